"""Instruments as files: found by id or path, read strictly, refused with every problem."""

import os
from pathlib import Path

import pytest

from assess.errors import AlreadyThere, FileInvalid, NotFound, UsageRefused
from assess.logic.digest import digest_instrument
from assess.store.library import (
    MAX_BYTES,
    SHIPPED,
    check_all,
    check_instrument_file,
    load_instrument,
    shipped,
    starter,
    write_starter,
)

SOUND = starter("mine")
TEXT = SOUND.decode("utf-8")


def problem_of(path: Path, data: bytes) -> tuple[str, int | None]:
    path.write_bytes(data)
    (problem,) = check_instrument_file(str(path)).problems
    assert problem.file == str(path)
    assert problem.hint or problem.code == "too-deep"
    return problem.code, problem.line


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "mine.toml").write_bytes(SOUND)
    return tmp_path


def test_shipped_instruments_are_found_by_their_id() -> None:
    assert shipped().joinpath("reengagement.toml").is_file()
    loaded = load_instrument("reengagement")
    assert loaded.where == SHIPPED
    assert loaded.instrument.instrument.id == "reengagement"
    assert loaded.digest == digest_instrument(loaded.raw)


def test_those_of_the_workspace_are_found_too_and_come_first(workspace: Path) -> None:
    assert load_instrument("mine", workspace).where.endswith("mine.toml")
    (workspace / "instruments" / "copy.toml").write_bytes(starter("reengagement"))
    assert load_instrument("reengagement", workspace).where.endswith("copy.toml")
    names = [Path(one.where).name for one in check_all(workspace)]
    assert names[:2] == ["copy.toml", "mine.toml"]
    assert set(names[2:]) == {SHIPPED}


def test_a_path_needs_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other.toml").write_bytes(SOUND)
    monkeypatch.chdir(tmp_path)
    assert load_instrument("other.toml").instrument.instrument.id == "mine"
    assert load_instrument(str(tmp_path / "other.toml")).where == str(tmp_path / "other.toml")


def test_no_such_instrument_gets_a_suggestion(workspace: Path) -> None:
    with pytest.raises(NotFound) as caught:
        load_instrument("rengagement", workspace)
    assert caught.value.hint == 'did you mean "reengagement"?'
    with pytest.raises(NotFound):
        load_instrument("none.toml")


def test_two_files_with_one_id_are_told(workspace: Path) -> None:
    (workspace / "instruments" / "again.toml").write_bytes(SOUND)
    with pytest.raises(UsageRefused) as caught:
        load_instrument("mine", workspace)
    assert "again.toml" in str(caught.value.hint)


def test_a_file_that_is_not_valid_carries_all_its_problems(workspace: Path) -> None:
    path = workspace / "instruments" / "mine.toml"
    path.write_text(TEXT.replace('section = "people"', 'section = "x"').replace("maximum = 3", "maximum = 99"), "utf-8")
    with pytest.raises(FileInvalid) as caught:
        load_instrument("mine", workspace)
    assert [problem.code for problem in caught.value.problems] == ["section-unknown"] * 2 + ["number-too-large"]
    assert {problem.file for problem in caught.value.problems} == {str(path)}
    assert [one.where for one in check_all(workspace) if one.instrument is None] == [str(path)]


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (TEXT.encode("utf-16"), "encoding", 1),
        (b"# one\n# two\ntitle = '\xe9'\n", "encoding", 3),
        (b"a = 1\nb = [\n", "not-toml", 3),
        (b"a = 1\nb = c\n", "not-toml", 2),
        (b"a = 1\na = 2\n", "duplicate-key", 2),
        (b"[a]\n[b]\n[a]\n", "duplicate-key", 3),
        (b"a = " + b"[" * 5000, "too-deep", None),
        (b".".join([b"a"] * 50_000) + b" = 1", "too-deep", None),
        (b"a = " + b"9" * 5000, "number-range", None),
        (b"a = [{b = 0x" + b"f" * 5000 + b"}]", "number-range", None),
        (b"a = 0b" + b"1" * 60_000, "number-range", None),
        (b"#" * (MAX_BYTES + 1), "too-large", None),
        (b"a = '\x00\x01'\n", "not-toml", 1),
    ],
)
def test_bytes_that_are_no_instrument(tmp_path: Path, data: bytes, code: str, line: int | None) -> None:
    found = problem_of(tmp_path / "bad.toml", data)
    assert found[0] == code
    assert found[1] == line or (code in ("not-toml", "duplicate-key") and found[1] is not None)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + SOUND, SOUND.replace(b"\n", b"\r\n")])
def test_a_mark_at_the_beginning_and_line_ends_of_windows_are_fine(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.toml").write_bytes(data)
    (tmp_path / "b.toml").write_bytes(SOUND)
    assert load_instrument(str(tmp_path / "a.toml")).digest == load_instrument(str(tmp_path / "b.toml")).digest


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileInvalid):
        check_instrument_file(f"{tmp_path}/")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(FileInvalid):
        check_instrument_file(str(tmp_path / "pipe.toml"))


def test_a_starter_is_valid_named_after_its_file_and_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "My Own (v2).toml"
    write_starter(path)
    loaded = load_instrument(str(path))
    assert loaded.problems == ()
    assert loaded.instrument.instrument.id == "my-own-v2"
    with pytest.raises(AlreadyThere):
        write_starter(path)
