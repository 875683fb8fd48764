"""A sitting where there is no line editor, as in a console of Windows: lines are read, nothing is offered or kept."""

import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from assess.interview.console import Prompt
from assess.interview.desk import Undecodable
from assess.store.journal import read_whole_journal
from assess.store.workspace import create_workspace


@pytest.fixture
def prompt(monkeypatch: pytest.MonkeyPatch) -> Prompt:
    monkeypatch.setitem(sys.modules, "readline", None)
    return Prompt()


def test_lines_are_read_without_a_line_editor(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("go D1\nZ\u00fcrich \u2713\n"))
    with prompt:
        prompt.offer(["go", "quit"])
        assert [prompt.read_line("> ") for _ in range(3)] == ["go D1", "Z\u00fcrich \u2713", None]


def test_ctrl_z_and_return_end_the_input(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(""))  # the console gives no character at all
    with prompt:
        assert prompt.read_line("> ") is None


def test_ctrl_c_reaches_the_sitting(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    with prompt, pytest.raises(KeyboardInterrupt):
        prompt.read_line("> ")


def test_bytes_of_another_code_page_are_told_and_not_taken(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO("Zürich\n".encode("cp850")), encoding="utf-8"))
    with prompt, pytest.raises(Undecodable):
        prompt.read_line("> ")


@pytest.mark.e2e
def test_a_sitting_at_a_terminal_that_pretends(tmp_path: Path) -> None:
    pytest.importorskip("pty", reason="pseudo-terminals are POSIX")
    from tests.e2e.terminal import CTRL_C, CTRL_D, Terminal

    create_workspace(tmp_path)
    words = ("interview", "C-1", "--label", "A1", "--role", "forensic-psychologist", "--fictional")
    terminal = Terminal(tmp_path, *words, module="tests.windows.pretended")
    for question in ("ages of sources", "Phase", "Setting", "last move"):
        terminal.wait_for(question)
        terminal.type("", "")
    terminal.wait_for("H1> ")
    terminal.type("go D1", "D1> ")
    assert "Saved: note on D1." in terminal.type("note Z\u00fcrich \u2713", "D1> ")
    assert "D1> " in terminal.press(CTRL_C, "D1> ")
    terminal.press(CTRL_D, "Left; ")
    assert terminal.exit_code() == 0
    (journal,) = tmp_path.glob("cases/*/*/*.journal")
    assert "Z\u00fcrich \u2713" in [getattr(one, "text", None) for one in read_whole_journal(journal).events]
    assert [path.name for path in journal.parent.iterdir()] == [journal.name]
