"""Copies of a journal beside it, as services that copy files leave them: named, never an assessment, never touched."""

import json
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from assess.cli.main import main
from tests.e2e.attacks import NEW, Ended, contents, is_in_order

FOLDER = Path("cases/C-7/2026-03")
JOURNAL, SEALED = FOLDER / "reengagement.A1.journal", FOLDER / "reengagement.A1.sealed"
NAMES = ["reengagement.A1-LAPTOP.journal", "reengagement.A1 (1).journal"]
if sys.platform not in {"win32", "darwin"}:  # there it is the journal itself
    NAMES.append("reengagement.A1.JOURNAL")
BEGUN = ("interview", "C-7", *NEW, "--occasion", "2026-03", "--as-of", "2026-03-01")
LOOKING = [
    ("case", "list"),
    ("case", "show", "C-7"),
    ("check", "C-7"),
    ("interview", "C-7"),
    ("report", "C-7"),
    ("seal", "C-7", "--yes", "--incomplete-reason-from", "why.txt"),
    ("amend", "C-7", "--reason-from", "why.txt"),
    ("withdraw", "C-7", "--reason-from", "why.txt"),
]
# Which state the journal is in, which the copy, and whether the copy holds lines of its own.
STATES = {
    "same": ("two", "two", False),
    "behind": ("two", "one", False),
    "ahead": ("one", "two", True),
    "parted": ("two", "other", True),
    "damaged": ("two", "damaged", True),
    "of what is sealed": ("sealed", "two", False),
    "parted from what is sealed": ("sealed", "other", True),
    "sealed elsewhere": ("two", "sealed", True),
    "amended elsewhere": ("sealed", "amended", True),
}
Call = Callable[..., Ended]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Give what carries out a call in a workspace, and sees that a refused one changed nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)

    def carried_out(*words: str | Path, typed: bytes = b"") -> Ended:
        before = contents(tmp_path)
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(typed)))
        code = main([str(word) for word in words])
        ended = Ended(code, *capsys.readouterr())
        assert is_in_order(ended), ended.err
        assert "ZEBRA" not in ended.err
        assert code in {0, 6} or contents(tmp_path) == before
        return ended

    return carried_out


@pytest.fixture
def states(call: Call) -> dict[str, bytes]:
    """Give the journal as it was at several moments; the seal of `sealed` lies beside it."""
    assert call("init").code == 0
    Path("why.txt").write_text("ZEBRA")
    found: dict[str, bytes] = {}

    def after(name: str, *words: str, typed: bytes = b"") -> None:
        assert call(*words, typed=typed).code == 0
        found[name] = JOURNAL.read_bytes()

    after("one", *BEGUN, typed=b"go D1\nnote one\n")
    after("other", "interview", "C-7", typed=b"go D1\nnote ZEBRA\n")
    JOURNAL.write_bytes(found["one"])
    after("two", "interview", "C-7", typed=b"go D1\nnote two\nnote three\n")
    after("sealed", "seal", "C-7", "--yes", "--incomplete-reason-from", "why.txt")
    after("amended", "amend", "C-7", "--reason-from", "why.txt")
    two = found["two"]
    return found | {"damaged": two[:900] + b"#" + two[901:]}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_named_and_never_touched(call: Call, states: dict[str, bytes], name: str, state: str) -> None:
    here, there, holds_more = STATES[state]
    seal, copy = SEALED.read_bytes(), FOLDER / name
    for words in LOOKING:
        JOURNAL.write_bytes(states[here])
        copy.write_bytes(states[there])
        SEALED.unlink(missing_ok=True)
        if here == "sealed":
            SEALED.write_bytes(seal)
        ended = call(*words)
        assert copy.read_bytes() == states[there]
        assert JOURNAL.read_bytes().startswith(states[here])
        opens = here == "sealed" and words[0] in {"amend", "withdraw"}
        if words[0] in {"case", "check"} or opens or (words[0] in {"interview", "seal"} and here != "sealed"):
            assert name in ended.out + ended.err, words
        if words[0] == "seal" and here != "sealed":
            assert ended.code == (5 if holds_more else 0)
        assert not opens or ended.code == 0
    (listed,) = json.loads(call("case", "list", "--json").out)["data"]
    assert [one["label"] for one in listed["assessments"]] == ["A1"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_begun_anew_where_a_copy_is_left(call: Call, states: dict[str, bytes], name: str) -> None:
    JOURNAL.unlink()
    SEALED.unlink()
    (FOLDER / name).write_bytes(states["two"])
    for words in (BEGUN, *LOOKING):
        assert call(*words).code in ({0} if words[0] == "case" else {2, 3, 5}), words
    assert not JOURNAL.exists()
