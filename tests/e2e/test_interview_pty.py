"""One sitting in a real terminal: the opening, line editing, Ctrl-C, the end of the input, going on later."""

import os
import signal
import time
from pathlib import Path

import pytest

from assess.store.journal import read_whole_journal
from assess.store.workspace import create_workspace
from tests.e2e.terminal import CTRL_C, CTRL_D, SETTLED, Terminal

pytestmark = pytest.mark.e2e


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_workspace(tmp_path)
    return tmp_path


def stored(folder: Path) -> list[str]:
    (journal,) = folder.glob("cases/*/*/*.journal")
    return [one.event for one in read_whole_journal(journal).events]


def opened(folder: Path, *more: str) -> Terminal:
    terminal = Terminal(folder, "interview", "C-0142", "--label", "A1", "--role", "forensic-psychologist", *more)
    for question in ("ages of sources", "Phase", "Setting", "last move"):
        terminal.wait_for(question)
        os.write(terminal.terminal, b"\n")
    terminal.wait_for("H1> ")
    return terminal


def test_a_lone_psychologist_types_the_case_and_answers_questions(folder: Path) -> None:
    terminal = Terminal(folder, "interview", "C-0142")
    terminal.wait_for("Which label")
    assert "mentor (may not rate here)" in terminal.type("", "1 to ")
    terminal.type("1", "ages of sources")
    terminal.type("yesterday", "ages of sources")
    terminal.type("", "Phase")
    terminal.type("Pre release", "Setting")
    terminal.type("custody", "last move")
    said = terminal.type("", "H1> ")
    assert "phase pre-release, setting custody. prepare corrects it later." in said
    assert said.count("Privacy:") == 1
    assert "Saved: H1 " in terminal.type("2 l", "H1> ")
    terminal.type("quit", "Left; 1 of ")
    assert terminal.exit_code() == 0
    (journal,) = folder.glob("cases/*/*/*.journal")
    first = read_whole_journal(journal).opened
    assert (first.assessor.label, first.phase, first.setting, first.last_move) == ("A1", "pre-release", "custody", None)
    assert stored(folder) == ["opened", "began", "rated", "certain", "ended"]
    again = Terminal(folder, "interview", "C-0142")
    assert "Item 2 of" in again.wait_for("H2:")
    again.press(CTRL_D, "Left; 1 of ")
    assert again.exit_code() == 0


def test_a_barred_role_is_refused_with_its_reason(folder: Path) -> None:
    terminal = Terminal(folder, "interview", "C-0142", "--label", "A1", "--role", "mentor")
    terminal.wait_for("People in a supporting role")
    assert terminal.exit_code() == 5
    assert not list(folder.glob("cases/*/*/*.journal"))


def test_ctrl_c_drops_the_line_and_again_leaves(folder: Path) -> None:
    terminal = opened(folder)
    terminal.type("2 l", "H1> ")
    terminal.type("formulation way-in", "text> ")
    terminal.type("half a text", "text> ")
    assert "the text so far (1 line) is still here" in terminal.press(CTRL_C, "text> ")
    assert "Kept as the draft T1: draft T1 goes on with it" in terminal.press(CTRL_C, "H1> ")
    terminal.press(CTRL_C, "everything that said Saved is kept")
    assert terminal.exit_code() == 130
    assert stored(folder) == ["opened", "began", "rated", "certain", "drafted"]


def test_the_end_of_the_input_names_what_is_not_kept(folder: Path) -> None:
    terminal = opened(folder)
    terminal.type("src new", "kind> ")
    assert "Not kept: the new source." in terminal.press(CTRL_D, "Left; 0 of ")
    assert terminal.exit_code() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_stop_ends_the_sitting_in_order(folder: Path, number: signal.Signals) -> None:
    terminal = opened(folder)
    terminal.type("2 l", "H1> ")
    time.sleep(SETTLED)
    os.kill(terminal.child, number)
    assert terminal.exit_code() == 130
    assert stored(folder) == ["opened", "began", "rated", "certain"]


def test_a_text_survives_a_power_cut_line_by_line(folder: Path) -> None:
    terminal = opened(folder)
    terminal.type("note", "text> ")
    terminal.type("A first line [/] p214 : -D7", "text> ")
    terminal.type("and a second", "text> ")
    os.kill(terminal.child, signal.SIGKILL)
    terminal.exit_code()
    again = Terminal(folder, "interview", "C-0142")
    assert "Not finished: T1 (note at H1, 2 lines)" in again.wait_for("H1> ")
    assert "A first line [/] p214 : -D7" in again.type("draft", "text> ")
    assert "Saved: note on H1." in again.type(".", "H1> ")
    again.type("quit", "Left;")


def test_nothing_typed_lies_on_the_disk_but_in_the_journal(folder: Path) -> None:
    terminal = opened(folder)
    terminal.type("ask Whose kiosk is it?", "H1> ")
    terminal.type("quit", "Left;")
    assert terminal.exit_code() == 0
    holding = [path.suffix for path in folder.rglob("*") if path.is_file() and b"kiosk" in path.read_bytes()]
    assert holding == [".journal"]


def test_a_second_terminal_is_refused(folder: Path) -> None:
    first = opened(folder)
    second = Terminal(folder, "interview", "C-0142")
    second.wait_for("assess: ")
    assert second.exit_code() == 7
    first.press(CTRL_D, "Left;")
    assert first.exit_code() == 0
