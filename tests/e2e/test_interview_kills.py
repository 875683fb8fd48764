"""A whole interview is killed at random moments: whatever it said was saved is there when it is opened again."""

import random
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from assess.model.event import Event, Noted, Rated
from assess.store.journal import open_journal, read_journal
from assess.store.workspace import create_workspace
from tests.e2e.kills import campaign

WHO = ["--label", "A1", "--role", "forensic-psychologist", "--occasion", "2026-03", "--fictional"]
SITTING = [sys.executable, "-m", "assess", "interview", "C-0142", *WHO]
LINES = 400
LONGEST_SECONDS = 1.2


def typed(sitting: int) -> list[str]:
    """Return what is typed in a sitting: every line says which it is, every third is a rating."""
    return [f"{1 + n // 3 % 3}" if n % 3 == 2 else f"note {sitting} {n} [sic] \u00e9" for n in range(LINES)]


def said_saved(output: str) -> int:
    """Return how many lines the program had confirmed."""
    return sum(line.startswith(("Saved: note on D1", "Saved: D1 ")) for line in output.splitlines())


def killed_sitting(folder: Path, sitting: int, chance: random.Random) -> int:
    """Hold a sitting, kill it somewhere between its start and its end, return how many lines it had confirmed."""
    lines = "\n".join(["go D1", *typed(sitting), ""])
    with subprocess.Popen(
        SITTING, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        killer = Timer(chance.uniform(0.35, LONGEST_SECONDS), process.kill)
        killer.start()
        output, _ = process.communicate(lines.encode())
        killer.cancel()
    return said_saved(output.decode("utf-8", "replace"))


def recorded(log: tuple[Event, ...]) -> list[str]:
    kept = (event for event in log if isinstance(event, Noted | Rated))
    return [event.text if isinstance(event, Noted) else event.level for event in kept]


def kill_often(folder: Path, times: int, seed: int) -> tuple[int, int]:
    """Return how many lines were confirmed in all, and how many sittings were killed after confirming some."""
    create_workspace(folder)
    journal = folder / "cases" / "C-0142" / "2026-03" / "reengagement.A1.journal"
    chance = random.Random(seed)  # noqa: S311 - moments to kill at, no secrets
    in_all = fruitful = 0
    for sitting in range(times):
        before = len(recorded(read_journal(journal).events)) if journal.exists() else 0
        confirmed = killed_sitting(folder, sitting, chance)
        if not journal.exists():
            assert confirmed == 0
            continue
        open_journal(journal).close()
        content = read_journal(journal)
        assert content.damage is None
        kept = recorded(content.events)[before:]
        assert len(kept) >= confirmed, "a line that was confirmed is lost"
        notes = [text for text in kept if text.startswith(f"{sitting} ")]
        assert notes == [line.removeprefix("note ") for line in typed(sitting) if line.startswith("note")][: len(notes)]
        in_all, fruitful = in_all + confirmed, fruitful + (confirmed > 0)
    return in_all, fruitful


@pytest.mark.e2e
def test_20_kills_lose_nothing_that_was_saved(tmp_path: Path) -> None:
    in_all, fruitful = kill_often(tmp_path, 20, seed=142)
    assert in_all > 0
    assert fruitful > 0


@pytest.mark.campaign
def test_500_kills_lose_nothing_that_was_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    campaign(kill_often, tmp_path, capsys, rounds=25, times=20)
