"""Five marks typed in an interview are in clear nowhere but where case content is kept: names, logs, errors, notes."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.e2e.attacks import environment
from tests.samples import SMALL

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]
CLEAR_TODAY = {
    ".journal": "no workspace is encrypted yet, and each of them says so",
    ".sealed": "the same; its payload is base64",
    ".torn": "the half line of a journal that was cut off",
}
"""Where what was typed may stand today: what encryption protects is to be taken out here."""

# Running text and long names: of what is refused, a short word that may be a mistyped command is said again on purpose.
MARKS = (
    "Vexilmark one",
    "Quartzmark two",
    "zephyrmark-three-of-the-wing",
    "Jackalmark four",
    "Nimbusmark five",
)
NOTE, EXTRACT, ORIGIN, ASKED, STORY = MARKS
TYPED = f"""go D1
note {NOTE} and more
src new
interview
2026-02-10
custody
{ORIGIN}
{ORIGIN}
share
e {EXTRACT}
ask {ASKED}
formulation way-in : {STORY}
2 l
"""
REFUSED = (
    f"{NOTE}",
    f"go {NOTE}",
    f"e +ZZ : {EXTRACT}",
    f"src {ORIGIN}",
    f"answer Q9 : {ASKED}",
    f"own {STORY * 2000}",
)
ALONE = "--occasion 2026-03 --instrument small --fictional --label A1 --role forensic-psychologist --as-of 2026-03-01"
BEGIN = ["interview", "C-9", *ALONE.split()]
SEAL = ["seal", "C-9", "--yes", "--incomplete-reason-from", "why.txt"]
AMEND = ["amend", "C-9", "--reason-from", "why.txt"]
JOURNAL = Path("cases/C-9/2026-03/small.A1.journal")
Call = tuple[list[str], str, str]


class Spied(NamedTuple):
    """What calls did: how each ended, what was opened, named and written, arguments and environment."""

    ended: list[dict[str, Any]]
    opened: list[str]
    named: list[str]
    written: list[tuple[str, str]]
    around: list[str]


def spy(folder: Path, *calls: Call) -> Spied:
    """Carry out calls in the workspace of a folder that has its own home and its own folder of temporary files."""
    own = {name: str(folder / name.lower()) for name in ("HOME", "TMPDIR", "XDG_STATE_HOME")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.spied"],
        cwd=folder / "workspace",
        env=environment(**own),
        input=json.dumps(calls),
        capture_output=True,
        text=True,
        check=True,
    )
    return Spied(**json.loads(done.stdout))


def spellings(mark: str) -> Iterator[bytes]:
    """Give a mark as it might stand somewhere."""
    yield mark.encode()
    yield mark.encode("utf-16-le")
    for before in range(3):
        coded = base64.b64encode(b"x" * before + mark.encode())
        yield coded[4 if before else 0 : -4]


def marked(data: bytes | str) -> list[str]:
    """Return the marks that stand in what was written or said."""
    found = data.encode() if isinstance(data, str) else data
    return [mark for mark in MARKS if any(one in found for one in spellings(mark))]


def may_be_clear(name: str) -> bool:
    """Tell whether a file, or the temporary file that becomes it, is one in which case content is kept."""
    suffixes = Path(name).suffixes
    return any(one in CLEAR_TODAY for one in suffixes) and str(JOURNAL.parent) in name


def check_nowhere_else(folder: Path, spied: Spied) -> None:
    """See that no mark stands where none belongs."""
    for call in spied.ended:
        assert not marked(call["err"]), call
        assert "Traceback" not in call["err"]
    for told in (*spied.around, *spied.named, *spied.opened):
        assert not marked(told)
    for name, data in spied.written:
        assert may_be_clear(name) or not marked(data.encode("latin-1")), name
    for path in folder.rglob("*"):
        assert not marked(str(path))
        assert path.is_dir() or may_be_clear(str(path)) or not marked(path.read_bytes()), path
    inside = [name for name in spied.opened if name not in {os.devnull, "None"}]
    assert all((folder / "workspace" / name).is_relative_to(folder) for name in inside if not name.isdigit()), inside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("workspace/instruments", "home", "tmpdir", "xdg_state_home"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "workspace" / "instruments" / "small.toml").write_text(SMALL)
    (tmp_path / "workspace" / "why.txt").write_text("Why.")
    return tmp_path


def test_what_is_typed_stands_in_no_name_note_or_message(folder: Path) -> None:
    sealed = [(SEAL, "", ""), (AMEND, "", ""), (["check", "C-9"], "", ""), (["case", "list"], "", "")]
    spied = spy(folder, (["init"], "", ""), (BEGIN, TYPED, ""), *sealed)
    assert [call["code"] for call in spied.ended] == [0, 0, 0, 0, 6, 0], spied.ended
    kept = (folder / "workspace" / JOURNAL).read_bytes()
    assert marked(kept) == marked((folder / "workspace" / JOURNAL).with_suffix(".sealed").read_bytes()) == list(MARKS)
    check_nowhere_else(folder, spied)
    assert list((folder / "tmpdir").iterdir()) == list((folder / "home").iterdir()) == []


def test_no_refusal_repeats_what_was_typed(folder: Path) -> None:
    lines = [([*BEGIN, *how], f"go D1\n{line}\n", "") for line in REFUSED for how in ([], ["--from", "-"])]
    spied = spy(folder, (["init"], "", ""), *lines)
    assert all(call["code"] not in {0, 1} for call in spied.ended[1:]), spied.ended
    check_nowhere_else(folder, spied)


@pytest.mark.parametrize(("disk", "code"), [("full", 9), ("bug", 1)])
def test_a_full_disk_and_a_bug_leave_no_word_of_it(folder: Path, disk: str, code: int) -> None:
    again = (["interview", "C-9"], TYPED, disk)
    spied = spy(folder, (["init"], "", ""), (BEGIN, "", ""), again, ([*again[0], "--from", "-"], TYPED, disk))
    assert [call["code"] for call in spied.ended[2:]] == [code, code], spied.ended
    check_nowhere_else(folder, spied)
    notes = list((folder / "xdg_state_home").rglob("crash-*.txt"))
    assert bool(notes) == (disk == "bug")


def test_a_damaged_journal_and_seal_are_refused_without_a_word_of_it(folder: Path) -> None:
    spy(folder, (["init"], "", ""), (BEGIN, TYPED, ""), (SEAL, "", ""))
    journal = folder / "workspace" / JOURNAL
    sealed = journal.with_suffix(".sealed")
    whole = journal.read_bytes(), sealed.read_bytes()
    payload = base64.b64decode(json.loads(whole[1])["payload"])
    journal.write_bytes(whole[0].replace(NOTE.encode(), NOTE.encode() + b"x"))
    sealed.write_bytes(whole[1].replace(base64.b64encode(payload), base64.b64encode(payload + EXTRACT.encode())))
    looking = [["check", "C-9"], ["report", "C-9"], ["interview", "C-9"], ["merge", str(sealed)]]
    calls = [
        (words + how, "", "") for words in looking for how in ([], ["--json"]) if words[0] != "interview" or not how
    ]
    spied = spy(folder, *calls)
    assert all(call["code"] not in {0, 1} for call in spied.ended), spied.ended
    assert not any(marked(call["out"]) for call in spied.ended)
    check_nowhere_else(folder, spied)
