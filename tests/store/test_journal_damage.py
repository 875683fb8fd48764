"""A journal that is not as it was written: what is repaired, what is read, what is refused."""

from contextlib import suppress
from pathlib import Path

import pytest

from assess.errors import AssessError, FileInvalid, IntegrityBroken
from assess.store.journal import assessment_in, open_journal, read_journal
from tests.samples import event
from tests.store.journals import NOTE, rated, written


@pytest.mark.parametrize("tail", [b'{"v":0,"n":3', b"\x00" * 40, b"\x00" * 40 + b"\n", b"x" * 10 + b"\x00\n"])
def test_a_torn_last_line_is_kept_aside_cut_and_said(tmp_path: Path, tail: bytes) -> None:
    path = written(tmp_path, (NOTE,))
    whole = path.read_bytes()
    for name in ("small.A1.journal.torn", "small.A1.journal.torn2"):
        path.write_bytes(whole + tail)
        with open_journal(path) as journal:
            assert len(journal.notices) == 1
            assert name in journal.notices[0]
        assert path.read_bytes() == whole
        assert (tmp_path / name).read_bytes() == tail


def test_reading_alone_repairs_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, (NOTE,))
    path.write_bytes(path.read_bytes() + b"torn")
    assert read_journal(path).torn == b"torn"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def spoiled(path: Path, line: int, old: bytes, new: bytes) -> None:
    lines = path.read_bytes().split(b"\n")
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    path.write_bytes(b"\n".join(lines))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"ties", b"tie5"),
        (b'"n":2', b'"n":3'),
        (b'"v":0', b'"v": 0'),
        (b'"sig":null', b'"sig":"x"'),
        (b"{", b""),
        (b'"enc":"none",', b""),
        (b'\\"facet\\":\\"main\\"', b'\\"facet\\":\\"main\\",\\"facet\\":\\"main\\"'),
        (b"ties", b"\\u0074ies"),
        (b"ties", b"\xff"),
        (b"ties", b"\\ud800"),
        (b"ties", b"[" * 100_000),
    ],
)
def test_a_bad_line_in_the_middle_leaves_the_good_part_readable_and_nothing_writable(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    path = written(tmp_path, (rated(),), (NOTE,))
    spoiled(path, 2, old, new)
    before = path.read_bytes()
    content = read_journal(path)
    assert len(content.events) in {1, 2}
    assert isinstance(content.damage, IntegrityBroken)
    with pytest.raises(IntegrityBroken, match=r"small\.A1\.journal, line [23]: "):
        open_journal(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(("old", "new"), [(b'"v":0', b'"v":1'), (b'"enc":"none"', b'"enc":"box"')])
def test_a_newer_version_is_refused_by_name(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = written(tmp_path, (NOTE,))
    spoiled(path, 1, old, new)
    with pytest.raises(FileInvalid, match="newer version") as refused:
        read_journal(path)
    assert refused.value.code == "written-by-newer"


@pytest.mark.parametrize("data", [b"", b"\n", b"{}\n", b"[1]\n", b"torn", b"\x00\x00"])
def test_a_file_without_one_good_line_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.journal"
    path.write_bytes(data)
    with pytest.raises(AssessError) as refused:
        open_journal(path)
    assert refused.value.exit_code == 8
    assert path.read_bytes() == data


def test_every_flipped_bit_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path, (NOTE,), (rated(),), (rated("S"), NOTE))
    whole = path.read_bytes()
    last = whole.rindex(b"\n", 0, -1)
    for position in range(0, last, 7):
        changed = bytearray(whole)
        changed[position] ^= 1 << (position % 8)
        path.write_bytes(changed)
        with suppress(IntegrityBroken, FileInvalid):
            assert read_journal(path).damage


def test_a_log_that_makes_no_assessment_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, (event("certain", question="ties", facet="main", certainty="L"),))
    with pytest.raises(IntegrityBroken):
        assessment_in(read_journal(path))


def test_a_copy_that_ends_before_the_bad_line_can_be_gone_on_with(tmp_path: Path) -> None:
    path = written(tmp_path, (rated(),), (NOTE,), (NOTE,))
    spoiled(path, 3, b"ties", b"tie5")
    good = read_journal(path)
    path.write_bytes(path.read_bytes()[: good.length])
    with open_journal(path) as journal:
        assert journal.log == good.events
        journal.append([NOTE])
