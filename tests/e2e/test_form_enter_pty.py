"""A rating sheet keyed in a real terminal: once, and twice with a kill in the second pass and one difference."""

import os
import signal
import time
from pathlib import Path

import pytest

from assess.store.journal import assessment_in, read_whole_journal
from assess.store.workspace import create_workspace
from tests.e2e.terminal import CTRL_D, SETTLED, Terminal
from tests.samples import SMALL

pytestmark = pytest.mark.e2e
WHO = ("--instrument", "small", "--label", "A1", "--role", "forensic-psychologist", "--fictional")
UP = b"\x1b[A"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_workspace(tmp_path)
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "small.toml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def begun(folder: Path, *more: str) -> Terminal:
    terminal = Terminal(folder, "form", "enter", "C-0142", *WHO, *more)
    for question in ("ages of sources", "Phase", "Setting", "last move"):
        terminal.wait_for(question)
        os.write(terminal.terminal, b"\n")
    terminal.wait_for("H1> ")
    return terminal


def journal(folder: Path) -> Path:
    (found,) = folder.glob("cases/*/*/*.journal")
    return found


def stored(folder: Path) -> list[str]:
    return [one.event for one in read_whole_journal(journal(folder)).events]


def test_a_sheet_keyed_once_and_gone_on_with(folder: Path) -> None:
    terminal = begun(folder)
    assert "Saved: H1 Clear. Certainty: low.\n" in terminal.type("3.1", "D1> ")
    assert "Saved: D1 Some. Certainty: low. Relevance: high.\n" in terminal.type("2,1,3", "P1> ")
    terminal.type("*", "then")
    assert terminal.exit_code() == 0
    assert stored(folder) == ["opened", "began", "rated", "certain", "rated", "certain", "related", "ended"]
    again = Terminal(folder, "form", "enter", "C-0142")
    assert "Go on at P1 (row 3 of 6)." in again.wait_for("P1> ")
    again.press(CTRL_D, "Left; 2 of 5")
    assert again.exit_code() == 0


def test_a_kill_in_the_second_pass_loses_no_row(folder: Path) -> None:
    terminal = begun(folder, "--twice")
    for row, prompt in (("3.1", "D1> "), ("2.1", "P1> "), ("0.2", "how-far> "), ("", "by> "), ("", "J1> ")):
        terminal.type(row, prompt)
    terminal.type("", "end> ")
    terminal.type("", "H1> ")
    terminal.type("3.1", "D1> ")
    time.sleep(SETTLED)
    os.kill(terminal.child, signal.SIGKILL)
    assert terminal.exit_code() == -signal.SIGKILL
    assert assessment_in(read_whole_journal(journal(folder))).ratings == ()
    again = Terminal(folder, "form", "enter", "C-0142", "--twice")
    shown = again.wait_for("D1> ")
    assert "It goes on where it stopped." in shown
    assert "pass 2, row 2 of 6" in shown
    again.type("3.1", "P1> ")
    for row, prompt in (("0.2", "how-far> "), ("", "by> "), ("", "J1> "), ("", "end> ")):
        again.type(row, prompt)
    assert "  2 second pass: Clear, low\n" in again.type("", "D1 1, 2 or 3> ")
    again.type("2", "why> ")
    again.type("Slip of the key.", "end> ")
    again.type("", "Left; 3 of 5")
    assert again.exit_code() == 0
    found = assessment_in(read_whole_journal(journal(folder)))
    assert {one.question: one.facets["main"].level for one in found.ratings} == {
        "history": "C",
        "ties": "C",
        "distance": None,
    }
    assert [(one.question, one.kept, one.reason) for one in found.keyed] == [("ties", "second", "Slip of the key.")]


def test_no_key_brings_back_what_the_first_pass_was(folder: Path) -> None:
    terminal = begun(folder, "--twice")
    for row, prompt in (("3.1", "D1> "), ("", "P1> "), ("", "how-far> "), ("", "by> "), ("", "J1> ")):
        terminal.type(row, prompt)
    terminal.type("", "end> ")
    terminal.type("", "H1> ")
    time.sleep(SETTLED)
    os.write(terminal.terminal, UP)
    terminal.type("", "D1> ")
    terminal.type("*", "Left;")
    assert terminal.exit_code() == 0
    assert b"3.1" not in terminal.seen.split(b"\r\n" * 50)[1]


def test_keying_once_is_refused_while_a_sheet_is_not_compared(folder: Path) -> None:
    terminal = begun(folder, "--twice")
    terminal.type("3.1", "D1> ")
    terminal.type("*", "Left;")
    assert terminal.exit_code() == 0
    once = Terminal(folder, "form", "enter", "C-0142")
    once.wait_for("add --twice")
    assert once.exit_code() == 2
