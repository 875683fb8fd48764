"""Measure commands against bare Python in turns, so that a slow moment of the machine hits all alike."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

BARE = "python -c pass"
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Row:
    """One command: the median of its times in milliseconds, the median of its ratios to bare Python, the aim if any."""

    name: str
    milliseconds: float
    ratio: float
    aim: float | None = None


def assess(*words: str) -> list[str]:
    """Return the command line of one call, with this interpreter."""
    return [sys.executable, "-m", "assess", *words]


def elapsed(command: Sequence[str]) -> float:
    """Run once and return milliseconds; what fails is no measurement."""
    start = perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return (perf_counter() - start) * 1000


def measure(commands: Mapping[str, Sequence[str]], rounds: int, aims: Mapping[str, float]) -> list[Row]:
    """Run every command once a round, bare Python among them; a ratio is taken within its round."""
    every = {BARE: [sys.executable, "-c", "pass"], **commands}
    for command in every.values():
        elapsed(command)  # fills caches and writes bytecode
    times = [{name: elapsed(command) for name, command in every.items()} for _ in range(rounds)]
    return [
        Row(name, median(one[name] for one in times), median(one[name] / one[BARE] for one in times), aims.get(name))
        for name in every
    ]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as text: name, milliseconds, ratio, aim."""
    width = max(len(row.name) for row in rows)
    lines = [f"{'':{width}}  {'ms':>7}  {'ratio':>6}  {'aim':>6}"]
    for row in rows:
        aim = "" if row.aim is None else f"<={row.aim:g}"
        mark = "  over" if row.aim is not None and row.ratio > row.aim else ""
        lines.append(f"{row.name:{width}}  {row.milliseconds:7.1f}  {row.ratio:6.1f}  {aim:>6}{mark}")
    return "\n".join(lines)
