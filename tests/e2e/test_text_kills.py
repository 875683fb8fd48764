"""Sittings are killed while a text is typed: each line that was followed by the next prompt is kept."""

import os
import random
import signal
import time
from pathlib import Path
from threading import Timer

import pytest

from assess.logic.drafts import open_drafts
from assess.store.journal import open_journal, read_journal
from assess.store.workspace import create_workspace
from tests.e2e.attacks import run
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e
WHO = ("--label", "A1", "--role", "forensic-psychologist", "--fictional")
BEGINNINGS = ("note", "ask", "formulation today", "scenario return : T", "prepare expectation")
LONGEST_SECONDS = 0.5


def lines_of(number: int) -> list[str]:
    """Return the lines of a text: each says which it is, none is a lone dot, some look like commands."""
    return [f"{number} {n} [/] -D7 : quit \u00e9" if n % 4 else f"quit {number} {n}" for n in range(400)]


def killed_while_writing(folder: Path, number: int, chance: random.Random) -> int:
    """Write a text, be killed, and return how many of its lines were followed by the next prompt."""
    terminal = Terminal(folder, "interview", "C-0142")
    terminal.wait_for("H1> ")
    terminal.type(BEGINNINGS[number % len(BEGINNINGS)], "text> ")
    killer = Timer(chance.uniform(0, LONGEST_SECONDS), os.kill, (terminal.child, signal.SIGKILL))
    killer.start()
    confirmed = 0
    try:
        for line in lines_of(number):
            terminal.type(line, "text> ")
            confirmed += 1
    except (AssertionError, OSError):
        pass
    killer.join()
    assert terminal.exit_code() == -signal.SIGKILL
    return confirmed


def kill_often(folder: Path, times: int, seed: int) -> tuple[int, int]:
    """Return how many lines were confirmed in all, and how many texts had any."""
    create_workspace(folder)
    assert run(folder, "interview", "C-0142", *WHO).code == 0
    chance = random.Random(seed)  # noqa: S311 - moments to kill at, no secrets
    in_all = fruitful = 0
    for number in range(times):
        confirmed = killed_while_writing(folder, number, chance)
        (journal,) = folder.glob("cases/*/*/*.journal")
        open_journal(journal).close()
        content = read_journal(journal)
        assert content.damage is None
        drafts = [one for one in open_drafts(content.events) if one.lines[0].split()[-2:] == [str(number), "0"]]
        kept = drafts[0].lines if drafts else ()
        assert len(kept) >= confirmed, "a line that was confirmed is lost"
        assert list(kept) == lines_of(number)[: len(kept)]
        in_all, fruitful = in_all + confirmed, fruitful + (confirmed > 0)
    return in_all, fruitful


def test_4_kills_lose_no_line_of_a_text(tmp_path: Path) -> None:
    in_all, fruitful = kill_often(tmp_path, 4, seed=3)
    assert in_all >= fruitful > 0


@pytest.mark.campaign
def test_150_kills_lose_no_line_of_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    began, in_all, fruitful = time.monotonic(), 0, 0
    for seed in range(10):
        found = kill_often(tmp_path / str(seed), 15, seed)
        in_all, fruitful = in_all + found[0], fruitful + found[1]
    with capsys.disabled():
        seconds = time.monotonic() - began
        print(f"\n150 kills, {fruitful} after a confirmation, {in_all} confirmed, none lost, {seconds:.0f} s")
