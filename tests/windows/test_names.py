"""Names on Windows: whatever the program makes of ids is a file there, and what a person types leads nowhere else."""

import sys
from itertools import product
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.cli.main import main
from assess.errors import AlreadyThere, NotFound, StorageFailed, UsageRefused
from assess.model.base import CASE_PATTERN, RESERVED_NAMES, SLUG_PATTERN
from assess.store.case import check_name
from assess.store.files import write_new, write_output
from assess.store.library import check_all, check_instrument_file, write_starter
from assess.store.refusals import LONGEST_ON_WINDOWS, what_to_do
from assess.store.workspace import create_workspace
from tests.windows.files import is_windows_name
from tests.windows.pretended import run_pretended

IDS = st.from_regex(CASE_PATTERN, fullmatch=True)
SLUGS = st.from_regex(SLUG_PATTERN, fullmatch=True).filter(lambda name: len(name) <= 64)
# As the modules of the store put names together: for a case, an occasion, an instrument and a label.
MADE = (
    "{label}.x",
    "{case}",
    "{occasion}",
    "{instrument}.{label}.journal",
    "{instrument}.{label}.journal.lock",
    "{instrument}.{label}.journal.torn2",
    "{instrument}.{label}.amended-12.withdrawn-12.sealed",
    "{instrument}.{label}.amended-12.withdrawn-12.addendum-12.json",
    ".{instrument}.{label}.amended-12.withdrawn-12.sealed.0a1b2c3d.part",
    "{case}.{label}.handout.json",
)
HOSTILE = [
    *sorted(RESERVED_NAMES),
    *(name.lower() for name in sorted(RESERVED_NAMES)),
    *(f"{name}.txt" for name in ("CON", "nul", "COM1")),
    "COM\u00b9",
    "CONIN$",
    "C:",
    "C:x",
    "C:\\x",
    "\\\\server\\share",
    "\\\\?\\C:\\x",
    "a\\b",
    "a:b",
    "a.",
    "a ",
    " a",
    "a*",
    "a?",
    "a|b",
    'a"b',
    "x" * 41,
    "-a",
    "a-",
    "PROGRA~1",
]


@settings(max_examples=25)
@given(IDS, IDS, SLUGS, IDS)
def test_what_the_program_makes_of_ids_is_a_name_on_windows(
    case: str, occasion: str, instrument: str, label: str
) -> None:
    try:
        ids = {"case": check_name("a", case), "occasion": check_name("a", occasion), "label": check_name("a", label)}
        ids["instrument"] = check_name("a", instrument, SLUG_PATTERN)
    except UsageRefused:
        assert not RESERVED_NAMES.isdisjoint(name.upper() for name in (case, occasion, label, instrument))
        return
    made = [name.format(**ids) for name in MADE]
    assert [name for name in made if not is_windows_name(name)] == []
    assert [name for name in made if PureWindowsPath(name).name != name or PureWindowsPath(name).is_reserved()] == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_leads_elsewhere_on_windows_is_refused(name: str) -> None:
    with pytest.raises(UsageRefused):
        check_name("a case", name)


def test_the_longest_names_leave_room_for_the_folder_of_the_workspace() -> None:
    ids = {"case": "c" * 40, "occasion": "o" * 40, "instrument": "i" * 64, "label": "l" * 40}
    longest = max(len(name.format(**ids)) for name in MADE)
    assert longest <= 255
    usual = {"case": "C-0142", "occasion": "2026-03", "instrument": "reengagement", "label": "A1"}
    deepest = max(len(f"cases\\C-0142\\2026-03\\{name.format(**usual)}") for name in MADE)
    assert deepest < 85  # docs/windows.md: 170 characters are left for the folder of the workspace


def test_names_that_differ_in_capitals_are_one(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path)
    workspace.prepare(workspace.place("C-1", "2026-Spring", "small", "A1")).journal.touch()
    others = (("c-1", "2026-Spring", "A1"), ("C-1", "2026-spring", "A1"), ("C-1", "2026-Spring", "a1"))
    for case, occasion, label in others:
        with pytest.raises(UsageRefused, match="is written"):
            workspace.place(case, occasion, "small", label)


@pytest.mark.parametrize("name", ["A1.SEALED", "a1.Journal", "PANEL.json", "Register.2.JSON", "C.Consensus.JSON"])
def test_a_record_is_kept_however_its_name_is_written(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"kept")
    with pytest.raises(AlreadyThere):
        write_output(tmp_path / name, b"other")
    assert (tmp_path / name).read_bytes() == b"kept"


def test_an_instrument_may_end_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "instruments").mkdir()
    write_starter(tmp_path / "instruments" / "MINE.TOML")
    assert next(iter(check_all(tmp_path))).instrument is not None
    assert check_instrument_file("mine", tmp_path).where.endswith("MINE.TOML")
    with pytest.raises(NotFound) as refused:
        check_instrument_file("MINE.TOML")  # a file of this folder, which is not there
    assert refused.value.code == "file-not-found"


@pytest.mark.parametrize("name", ["report:2.html", "A1.sealed:x", "x::$DATA"])
@pytest.mark.parametrize("write", [write_new, write_output])
def test_nothing_is_written_into_a_hidden_stream(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, write: object
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(UsageRefused, match="cannot be the name of a file"):
        write(tmp_path / name, b"data")  # type: ignore[operator]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("length", "platform"), [*product((200, 300), ("win32", "linux"))])
def test_a_path_that_is_too_long_is_told(monkeypatch: pytest.MonkeyPatch, length: int, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    hint = what_to_do(Path("/", "x" * length), FileNotFoundError(2, "no such file"))
    assert (hint is not None) == (length > LONGEST_ON_WINDOWS and platform == "win32")


@pytest.mark.parametrize(
    "name", ["C:\\cases\\a1.toml", "C:\\a1", "\\\\server\\share\\a1.toml", "sub\\a1", "\\\\?\\C:\\a1"]
)
def test_a_path_of_windows_is_a_file_and_no_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    for words in (["instrument", "check", name], ["report", name], ["look", name], ["merge", name, name]):
        assert main(words) == NotFound.exit_code
        assert f"there is no file {name}" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["none*.sealed", "who?.sealed", 'a"b'])
def test_a_file_that_no_file_can_be_is_not_there(tmp_path: Path, name: str) -> None:
    done = run_pretended(["merge", name, name], tmp_path)
    assert (done.returncode, b"there is no file" in done.stderr) == (3, True), done.stderr


def test_a_workspace_that_does_not_fit_is_refused_in_words(tmp_path: Path) -> None:
    """In a process that pretends: the folder can be made, the file in it cannot."""
    deep = tmp_path / ("d" * 100) / ("e" * (230 - len(str(tmp_path)) - 102))
    done = run_pretended(["init", str(deep)], tmp_path)
    told = done.stderr.decode()
    assert done.returncode == StorageFailed.exit_code, told
    assert (
        "hint: the path is too long for Windows (259 characters): keep the workspace in a folder with a short path"
        in told
    )
