"""What a journal confirms is on the disk; what it does not confirm is not in it."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from assess.errors import (
    AlreadyThere,
    IntegrityBroken,
    Locked,
    NotFound,
    StorageFailed,
    UsageRefused,
)
from assess.model.event import Event, Opened, Rated
from assess.store.files import Disk
from assess.store.journal import assessment_in, create_journal, open_journal, read_journal, read_whole_journal
from tests.samples import event, log_of
from tests.store.journals import NOTE, begun, rated, written

GOLDEN = Path(__file__).parents[1] / "golden" / "documents" / "A1.journal"


def test_the_golden_journal_is_read() -> None:
    content = read_whole_journal(GOLDEN)
    assert content.head.events == 32
    assert content.head.head == "ebe92a6c48debf0825d08c1e56e54a9c6754ee19e2fe2f5c4968d4511adca707"
    assert content.length == len(GOLDEN.read_bytes())
    assert assessment_in(content).rating("active-ties").facets["main"].level == "N"
    assert content.sealed is not None


def test_the_golden_journal_is_written_again_byte_by_byte(tmp_path: Path) -> None:
    first, *others = read_whole_journal(GOLDEN).events
    assert isinstance(first, Opened)
    with create_journal(tmp_path / "a.journal", first) as journal:
        for one in others:
            journal.append([one])
    assert journal.path.read_bytes() == GOLDEN.read_bytes()


def test_what_was_appended_is_read_back(tmp_path: Path) -> None:
    with begun(tmp_path, (NOTE,), (rated(),)) as journal:
        kept = journal.log
    with open_journal(journal.path) as again:
        assert again.log == kept
        assert again.head == journal.head
        assert again.notices == ()


def test_events_of_one_line_of_input_carry_its_number(tmp_path: Path) -> None:
    with begun(tmp_path) as journal:
        stored = journal.append([rated(), event("certain", question="ties", facet="main", certainty="L"), NOTE])
        assert [one.tx for one in stored] == [None, 2, 2]
        assert journal.append([NOTE])[0].tx is None
        assert journal.append([]) == ()
    lines = journal.path.read_text(encoding="utf-8").splitlines()
    assert '\\"tx\\"' not in lines[1]
    assert json.loads(json.loads(lines[2])["body"])["tx"] == 2


def test_only_what_was_said_about_an_extract_is_kept(tmp_path: Path) -> None:
    said = event("evidence", id="E1", source="S-7K2Q", page=None, text="x")
    more = event("evidence", id="E1", form="verbatim")
    with begun(tmp_path, (said,), (more,)) as journal:
        lines = journal.path.read_text(encoding="utf-8").splitlines()
        assert json.loads(json.loads(lines[1])["body"])["page"] is None
        assert "page" not in json.loads(json.loads(lines[2])["body"])
        assert "page" not in read_journal(journal.path).events[2].model_fields_set


def test_a_journal_is_not_begun_twice(tmp_path: Path) -> None:
    written(tmp_path)
    with pytest.raises(AlreadyThere):
        begun(tmp_path)
    with pytest.raises(NotFound):
        open_journal(tmp_path / "other.journal")


def test_a_second_terminal_is_refused_by_name_until_the_first_ends(tmp_path: Path) -> None:
    with begun(tmp_path) as journal:
        with pytest.raises(
            Locked, match=rf"small\.A1\.journal is open in another terminal \(on .+, process {os.getpid()}"
        ):
            open_journal(journal.path)
        assert len(read_journal(journal.path).events) == 1
    open_journal(journal.path).close()
    assert [path.name for path in tmp_path.iterdir()] == ["small.A1.journal"]


@pytest.mark.parametrize(
    "note",
    [
        *("", "[]", "[" * 4000, '{"host": "x", "pid": 1e999}', '{"host": "x", "pid": "7"}', '{"pid": 7}', "9" * 5000),
        *('{"host": "x", "pid": ' + "9" * 4000 + "}", '{"host": "\\ud800", "pid": 7}'),
    ],
)
def test_a_lock_without_its_note_still_holds(tmp_path: Path, note: str) -> None:
    with begun(tmp_path) as journal:
        (tmp_path / "small.A1.journal.lock").write_text(note)
        with pytest.raises(Locked, match=r"in another terminal$"):
            open_journal(journal.path)


def test_nothing_follows_a_seal(tmp_path: Path) -> None:
    with begun(tmp_path, (event("sealed", nonce="0" * 64),)) as journal, pytest.raises(AlreadyThere) as refused:
        journal.append([NOTE])
    assert refused.value.code == "sealed"


def after(calls: int, then: Callable[..., Any], otherwise: Callable[..., Any]) -> Callable[..., Any]:
    """Return a system call that is `otherwise` for `calls` times, then `then` once, then `otherwise` again."""
    counted = iter(range(10_000))
    return lambda *args: then(*args) if next(counted) == calls else otherwise(*args)


def full(*_: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "no space")


def half_then_full(descriptor: int, data: bytes) -> NoReturn:
    os.write(descriptor, data[: len(data) // 2])
    full()


def interrupted(*_: object) -> NoReturn:
    raise KeyboardInterrupt


# The first call of each sort creates the journal.
FAILING = [
    Disk(write=after(1, full, os.write)),
    Disk(write=after(1, half_then_full, os.write)),
    Disk(flush=after(1, full, os.fsync)),
]


@pytest.mark.parametrize("disk", FAILING)
def test_a_failed_write_is_not_saved_and_the_sitting_goes_on(tmp_path: Path, disk: Disk) -> None:
    with begun(tmp_path, disk=disk) as journal:
        with pytest.raises(StorageFailed, match="NOT saved: No space left"):
            journal.append([rated("C"), NOTE])
        assert len(journal.log) == len(read_whole_journal(journal.path).events) == 1
        assert read_whole_journal(journal.path).torn == b""
        journal.append([rated("S")])
    assert [one.level for one in read_whole_journal(journal.path).events if isinstance(one, Rated)] == ["S"]


@pytest.mark.parametrize(
    "disk",
    [
        Disk(write=after(1, interrupted, os.write)),
        Disk(flush=after(1, interrupted, os.fsync)),
    ],
)
def test_ctrl_c_in_the_middle_of_a_write_keeps_file_and_memory_together(tmp_path: Path, disk: Disk) -> None:
    with begun(tmp_path, disk=disk) as journal:
        with pytest.raises(KeyboardInterrupt):
            journal.append([rated("C")])
        journal.append([rated("S")])
        assert read_whole_journal(journal.path).events == journal.log


def test_a_disk_that_cannot_cut_back_is_settled_before_the_next_entry(tmp_path: Path) -> None:
    disk = Disk(write=after(1, half_then_full, os.write), truncate=after(0, full, os.ftruncate))
    with begun(tmp_path, disk=disk) as journal:
        with pytest.raises(StorageFailed, match="NOT saved"):
            journal.append([NOTE])
        assert read_journal(journal.path).torn
        journal.append([rated("S")])
        assert read_whole_journal(journal.path).events == journal.log
        assert len(journal.log) == 2


def test_an_entry_that_the_disk_neither_confirms_nor_lets_go_is_said(tmp_path: Path) -> None:
    disk = Disk(flush=after(1, full, os.fsync), truncate=full)
    with begun(tmp_path, disk=disk) as journal:
        with pytest.raises(StorageFailed) as failed:
            journal.append([NOTE])
        assert failed.value.code == "not-confirmed"
        assert read_whole_journal(journal.path).events == journal.log


def test_short_writes_are_continued(tmp_path: Path) -> None:
    disk = Disk(write=lambda descriptor, data: os.write(descriptor, data[:7]))
    with begun(tmp_path, (NOTE, rated()), disk=disk) as journal:
        assert read_whole_journal(journal.path).events == journal.log


def test_a_second_writer_is_noticed(tmp_path: Path) -> None:
    with begun(tmp_path) as journal:
        with journal.path.open("ab") as other:
            other.write(b"x")
        with pytest.raises(IntegrityBroken, match="another program"):
            journal.append([NOTE])


def test_a_closed_journal_takes_nothing(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    journal.close()
    journal.close()
    with pytest.raises(StorageFailed):
        journal.append([NOTE])


@pytest.mark.parametrize(
    "refused",
    [
        Rated.model_construct(at="2026-03-02T11:00:00+01:00", question="ties", facet="main", level="no level"),
        Rated.model_construct(at="2026-03-02T11:00:00+01:00", question="\ud800", facet="main", level="N"),
        event("undone", n=1),
        event("undone", n=7),
        log_of()[0],
    ],
)
def test_nothing_is_written_that_could_not_be_read_back(tmp_path: Path, refused: Event) -> None:
    with begun(tmp_path) as journal:
        with pytest.raises(UsageRefused, match="NOT saved"):
            journal.append([NOTE, refused])
        assert len(read_whole_journal(journal.path).events) == len(journal.log) == 1


def first_line_only_then_full(descriptor: int, _data: bytes) -> NoReturn:
    os.truncate(descriptor, os.pread(descriptor, 10_000, 0).index(b"\n") + 1)
    full()


@pytest.mark.skipif(os.name == "nt", reason="reads at a place are POSIX")
def test_confirmed_entries_that_are_gone_after_a_failure_are_missed(tmp_path: Path) -> None:
    disk = Disk(write=after(2, first_line_only_then_full, os.write), truncate=lambda _file, _length: None)
    with begun(tmp_path, (NOTE,), disk=disk) as journal:
        with pytest.raises(StorageFailed):
            journal.append([NOTE])
        for _ in range(2):
            with pytest.raises(IntegrityBroken, match="another program"):
                journal.append([NOTE])
