"""Many sittings killed at random moments, round after round, each in a folder of its own, and their figures."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

Kill = Callable[[Path, int, int], tuple[int, int]]
"""Kill so many sittings in a folder, by a seed; give how many lines were confirmed, and how many sittings had any."""


def campaign(kill: Kill, folder: Path, capsys: pytest.CaptureFixture[str], rounds: int, times: int) -> None:
    """Kill `times` sittings in each round, then print the figures."""
    began, in_all, fruitful = time.monotonic(), 0, 0
    for number in range(rounds):
        found = kill(folder / str(number), times, number)
        in_all, fruitful = in_all + found[0], fruitful + found[1]
    seconds = time.monotonic() - began
    with capsys.disabled():
        print(
            f"\n{rounds * times} kills, {fruitful} after a confirmation, {in_all} confirmed, none lost, {seconds:.0f} s"
        )
