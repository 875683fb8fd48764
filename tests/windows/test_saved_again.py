"""Every kind of file that is read, saved again as programs on Windows save: CRLF, a byte-order mark, both, UTF-16."""

import os
import shutil
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from assess.cli.main import main
from assess.logic.documents import dump_document
from tests.e2e.attacks import SEALED, Ended, is_in_order, lay_out
from tests.interview.meetings import WHOLE
from tests.windows.walk import FILES

BOM = b"\xef\xbb\xbf"
WAYS: dict[str, Callable[[bytes], bytes]] = {
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "mark": lambda data: BOM + data,
    "both": lambda data: BOM + data.replace(b"\n", b"\r\n"),
}
# Each kind of file meets the first; how the others are told from text is the same for all.
UTF_16: dict[str, Callable[[bytes], bytes]] = {
    "UTF-16 of PowerShell": lambda data: b"\xff\xfe" + data.replace(b"\n", b"\r\n").decode().encode("utf-16-le"),
    "UTF-16, big end first": lambda data: b"\xfe\xff" + data.decode().encode("utf-16-be"),
}
POWERSHELL, BIG_END = UTF_16
JOURNAL = SEALED[1].with_suffix(".journal")
WHO = "--label A1 --role forensic-psychologist --fictional"
MEETING = "date 2026-03-12\npresent all K1\ngo D3\nsettle 2 m\nd I keep to it.\ncause reading\nclose\nNo time.\nclose\n"


class Read(NamedTuple):
    """A file that is read: which, by which call, and the exit code where it was saved again with the same words."""

    file: str
    words: str
    code: int = 0


READ = {
    "instrument": Read("mine.toml", "instrument show mine.toml"),
    "facts": Read("facts.toml", "case new C-8 --fictional --assessor A1:forensic-psychologist --from facts.toml"),
    "handout": Read("C-7.A1.handout.json", "case join C-7.A1.handout.json --as A1"),
    "script": Read("lines.txt", f"interview C-9 {WHO} --from lines.txt"),
    "sheet": Read("sheet.txt", f"form enter C-9 {WHO} --from sheet.txt"),
    "reason": Read("why.txt", "amend DEMO-01 --label A2 --reason-from why.txt"),
    "text": Read("why.txt", "addendum DEMO-01 --label A2 --kind person-view --by person --from why.txt"),
    "table": Read("ratings.csv", "agreement ratings.csv --levels 0,1,2"),
    "table in full": Read("ratings.csv", "agreement ratings.csv --levels 0,1,2 -o found.txt"),
    "meeting": Read("meeting.txt", "consensus comparison.json --from meeting.txt"),
    "look": Read("A1.look.json", "look A1.look.json"),
    "sealed": Read(str(SEALED[1]), f"merge {SEALED[1]} {SEALED[2]}"),
    "sealed, alone": Read(str(SEALED[1]), f"report {SEALED[1]}"),
    "workspace": Read("assess.workspace.json", "case list"),
    "panel": Read("cases/DEMO-01/panel.json", "case list"),
    "register": Read("cases/DEMO-01/register.json", "check DEMO-01 --label A2", 5),
    "journal": Read(str(JOURNAL), "check DEMO-01 --label A2", 8),
    "journal, to go on": Read(str(JOURNAL), "interview DEMO-01 --label A2", 8),
    "journal, by its file": Read(str(JOURNAL), f"report {JOURNAL}", 8),
    "comparison": Read("comparison.json", "report comparison.json", 8),
    "comparison, to meet": Read("comparison.json", "consensus comparison.json --from meeting.txt", 8),
    "record": Read("met.consensus.json", "report met.json", 8),
    "log of a meeting": Read("met.meeting", "report met.consensus.json", 8),
}
# What is piped in as lines, or read from a pipe as a whole.
PIPED = {
    "interview": (f"interview C-9 {WHO}", FILES["lines.txt"]),
    "script": (f"interview C-9 {WHO} --from -", FILES["lines.txt"]),
    "meeting": ("consensus comparison.json", MEETING),
    "reason": ("amend DEMO-01 --label A2 --reason-from -", FILES["why.txt"]),
    "table": ("agreement - --levels 0,1,2", FILES["ratings.csv"]),
}


def run(words: str, typed: bytes = b"") -> int:
    before, sys.stdin = sys.stdin, TextIOWrapper(BytesIO(typed))
    try:
        return main(words.split())
    finally:
        sys.stdin = before


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which every kind of file lies."""
    folder = lay_out(tmp_path_factory.mktemp("made"))
    for name, text in {**FILES, "meeting.txt": MEETING, "sheet.txt": "D4 2.2\n"}.items():
        (folder / name).write_bytes(text.encode())
    for name in ("comparison.json", "met.json"):
        (folder / name).write_bytes(dump_document(WHOLE))
    before = Path.cwd()
    os.chdir(folder)
    calls = (
        "instrument new mine.toml",
        "case new C-7 --fictional --occasion 2026-03 --assessor A1:forensic-psychologist --from facts.toml",
        "case hand C-7",
        "consensus met.json --from meeting.txt",
        f"merge {' '.join(map(str, SEALED))} -o all.json",
        "look all.json --for A1 -o A1.look.json",
    )
    assert [run(words) for words in calls] == [0] * len(calls)
    os.chdir(before)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    monkeypatch.chdir(shutil.copytree(made, tmp_path / "copy"))
    return Path.cwd()


@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize("way", WAYS)
def test_a_file_saved_again_is_read_or_told_to_be_altered(
    folder: Path, capsys: pytest.CaptureFixture[str], kind: str, way: str
) -> None:
    one = READ[kind]
    (folder / one.file).write_bytes(WAYS[way]((folder / one.file).read_bytes()))
    ended = Ended(run(one.words), *capsys.readouterr())
    assert (ended.code, is_in_order(ended)) == (one.code, True), ended.err
    assert ("another program saved the file again" in ended.err) == (
        kind.startswith("journal") or kind == "log of a meeting"
    )


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        *((kind, POWERSHELL) for kind in READ),
        *((kind, BIG_END) for kind in ("instrument", "script", "sealed", "journal")),
    ],
)
def test_utf_16_is_refused_and_says_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str], kind: str, way: str
) -> None:
    one = READ[kind]
    (folder / one.file).write_bytes(UTF_16[way]((folder / one.file).read_bytes()))
    ended = Ended(run(one.words), *capsys.readouterr())
    told = ended.out + ended.err
    assert is_in_order(ended), ended.err
    assert "hint: " in told
    if kind == "panel":  # a list says what it could not read, and lists the rest
        assert "panel.json is no valid panel" in told
    else:
        assert ended.code == (8 if "saved the file again" in told else 4), told
        assert "UTF-16" in told or "saved the file again" in told


@pytest.mark.parametrize("kind", PIPED)
@pytest.mark.parametrize("way", [*WAYS, *UTF_16])
def test_what_is_piped_in(folder: Path, capsys: pytest.CaptureFixture[str], kind: str, way: str) -> None:
    words, typed = PIPED[kind]
    ended = Ended(run(words, {**WAYS, **UTF_16}[way](typed.encode())), *capsys.readouterr())
    assert is_in_order(ended), ended.err
    assert ended.code == (0 if way in WAYS else 4)
    assert way in WAYS or "UTF-16" in ended.err
    assert "\ufeff" not in "".join(path.read_text("utf-8") for path in folder.rglob("*.journal"))


def test_a_reason_keeps_no_trace_of_how_it_was_saved(folder: Path) -> None:
    (folder / "why.txt").write_bytes(BOM + b"One.\r\nTwo.\r\n")
    assert run("amend DEMO-01 --label A2 --reason-from why.txt") == 0
    last = JOURNAL.read_text("utf-8").splitlines()[-1]
    assert "One." in last
    assert "\\r" not in last
    assert "\ufeff" not in last
