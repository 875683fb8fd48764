"""One short meeting in a real terminal: who is there, Ctrl-C, going on later, the close."""

import os
import signal
from pathlib import Path

import pytest

from assess.logic.documents import dump_document
from assess.store.documents import load_comparison, load_consensus
from assess.store.meeting import read_meeting
from tests.e2e.terminal import CTRL_C, CTRL_D, Terminal
from tests.interview.meetings import WHOLE

pytestmark = pytest.mark.e2e


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "comparison.json").write_bytes(dump_document(WHOLE))
    return tmp_path


def stored(folder: Path) -> list[str]:
    return [one.event for one in read_meeting(load_comparison(folder / "comparison.json")).events]


def begun(folder: Path) -> Terminal:
    terminal = Terminal(folder, "consensus", "comparison.json")
    terminal.wait_for("date> ")
    terminal.type("2026-03-12", "present> ")
    assert "An empty line: A1, A3, A2." in terminal.type("all K1", "order> ")
    terminal.type("", "> ")
    return terminal


def test_a_meeting_from_its_opening_to_its_record(folder: Path) -> None:
    terminal = begun(folder)
    terminal.type("go D3", "D3> ")
    assert "What does A1 say to it?" in terminal.type("settle 2 m", "A1> ")
    assert "is no answer" in terminal.type("next", "A1> ")
    assert "Saved: A1 dissents on D3" in terminal.type("d I keep to it: the list is his.", "D3> ")
    terminal.type("cause reading", "D3> ")
    terminal.press(CTRL_D, "Left; 1 of ")
    assert terminal.exit_code() == 0
    again = Terminal(folder, "consensus", "comparison.json")
    assert "2026-03-12. Present: A1, A2, A3, K1. Speaking: A1, A3, A2." in again.wait_for("> ")
    again.type("close", "why> ")
    again.type("Time ran out.", "close?> ")
    again.type("close", "The record is closed.")
    assert again.exit_code() == 0
    record = load_consensus(folder / "comparison.consensus.json").consensus
    assert [one.text for one in record.questions[0].dissent] == ["I keep to it: the list is his."]
    assert Terminal(folder, "consensus", "comparison.json").exit_code() == 7


def test_ctrl_c_drops_the_line_then_the_text_then_leaves_and_it_goes_on_there(folder: Path) -> None:
    terminal = begun(folder)
    terminal.type("go D3", "D3> ")
    terminal.type("settle 2", "A1> ")
    terminal.type("d", "text> ")
    terminal.type("half a dissent", "text> ")
    assert "the text so far (1 line) is still here" in terminal.press(CTRL_C, "text> ")
    assert "Not kept: the dissent of A1." in terminal.press(CTRL_C, "D3> ")
    terminal.press(CTRL_C, "everything that said Saved is kept")
    assert terminal.exit_code() == 130
    assert stored(folder) == ["opened", "attended", "attended", "attended", "settled"]
    again = Terminal(folder, "consensus", "comparison.json")
    assert "not heard yet: A1" in again.wait_for("D3> ")
    assert "Saved: A1 held otherwise on D3" in again.type("keeps A1", "D3> ")
    os.kill(again.child, signal.SIGKILL)
    again.exit_code()
    assert stored(folder)[-1] == "kept"


def test_who_is_there_is_asked_again_where_nobody_answered(folder: Path) -> None:
    terminal = Terminal(folder, "consensus", "comparison.json")
    terminal.wait_for("date> ")
    assert "that is a command" in terminal.type("quit", "date> ")
    terminal.type("", "present> ")
    assert "Not kept: the speaking order." in terminal.press(CTRL_C, "Ctrl-C again leaves")
    terminal.type("quit", "Left; 0 of ")
    assert terminal.exit_code() == 0
    again = Terminal(folder, "consensus", "comparison.json")
    again.wait_for("present> ")
    again.press(CTRL_D, "Left; 0 of ")
    assert again.exit_code() == 0
