"""A whole meeting is killed at random moments: whatever it said was saved is there when it is opened again."""

import random
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from assess.logic.documents import dump_document
from assess.model.meeting import Dissented, MeetingEvent, Settled
from assess.store.documents import load_comparison
from assess.store.meeting import open_meeting, read_meeting
from tests.e2e.kills import campaign
from tests.interview.meetings import WHOLE

MEETING = [sys.executable, "-m", "assess", "consensus", "comparison.json"]
LINES = 300
LONGEST_SECONDS = 1.6


def typed(sitting: int) -> list[str]:
    """Return what is typed in a sitting: every dissent says which it is, every third line settles D3 anew."""
    return [
        f"settle {2 + n // 3 % 2} {'lm'[n % 2]} : {sitting} {n}"
        if n % 3 == 2
        else f"dissent A1 1 l : {sitting} {n} [sic]"
        for n in range(LINES)
    ]


def said_saved(output: str) -> int:
    """Return how many lines the program had confirmed."""
    return sum(line.startswith(("Saved: A1 dissents", "Saved: D3 settled")) for line in output.splitlines())


def killed_sitting(folder: Path, sitting: int, chance: random.Random) -> int:
    """Hold a sitting, kill it somewhere between its start and its end, return how many lines it had confirmed."""
    # Nobody but A1 holds otherwise who is here, and A1 dissents: nobody is asked.
    lines = "\n".join(["present A1", "go D3", *typed(sitting), ""])
    with subprocess.Popen(
        MEETING, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        killer = Timer(chance.uniform(0.35, LONGEST_SECONDS), process.kill)
        killer.start()
        output, _ = process.communicate(lines.encode())
        killer.cancel()
    return said_saved(output.decode("utf-8", "replace"))


def recorded(log: tuple[MeetingEvent, ...]) -> list[str]:
    kept = (event for event in log if isinstance(event, Dissented | Settled))
    return [event.text if isinstance(event, Dissented) else str(event.level) for event in kept]


def kill_often(folder: Path, times: int, seed: int) -> tuple[int, int]:
    """Return how many lines were confirmed in all, and how many sittings were killed after confirming some."""
    folder.mkdir(exist_ok=True)
    path = folder / "comparison.json"
    path.write_bytes(dump_document(WHOLE))
    loaded = load_comparison(path)
    chance = random.Random(seed)  # noqa: S311 - moments to kill at, no secrets
    in_all = fruitful = 0
    for sitting in range(times):
        there = (folder / "comparison.meeting").exists()
        before = len(recorded(read_meeting(loaded).events)) if there else 0
        confirmed = killed_sitting(folder, sitting, chance)
        if not (folder / "comparison.meeting").exists():
            assert confirmed == 0
            continue
        open_meeting(loaded).close()
        content = read_meeting(loaded)
        assert content.damage is None
        kept = recorded(content.events)[before:]
        assert len(kept) >= confirmed, "a line that was confirmed is lost"
        said = [text for text in kept if text.startswith(f"{sitting} ")]
        meant = [line.partition(" : ")[2] for line in typed(sitting) if line.startswith("dissent")]
        assert said == meant[: len(said)]
        in_all, fruitful = in_all + confirmed, fruitful + (confirmed > 0)
    return in_all, fruitful


@pytest.mark.e2e
def test_10_kills_lose_nothing_that_was_saved(tmp_path: Path) -> None:
    in_all, fruitful = kill_often(tmp_path, 10, seed=142)
    assert in_all > 0
    assert fruitful > 0


@pytest.mark.campaign
def test_200_kills_lose_nothing_that_was_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    campaign(kill_often, tmp_path, capsys, rounds=20, times=10)
