"""How long `assess agreement` takes beside `krippendorff` from the package index, and how much memory, as processes.

The other package (GPL-3.0, never imported here) is installed into an environment of its own for the measurement. It
computes one alpha without an interval; `assess` computes its whole catalogue with standard errors and limits.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from assess.logic.agreement.krippendorff import krippendorff_alpha
from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import of_units
from tests.benchmarks.made_up_ratings import csv_of, made_up
from tests.benchmarks.rounds import assess

PEER = "krippendorff==0.9.0"
SCRIPT = """
import csv, sys
import krippendorff
import numpy as np
with open(sys.argv[1], newline="") as file:
    rows = list(csv.reader(file))[1:]
data = np.array([[np.nan if cell == "" else float(cell) for cell in row] for row in rows]).T
print(krippendorff.alpha(reliability_data=data, level_of_measurement="ordinal", value_domain=[0, 1, 2, 3, 4]))
"""
WEIGH = """
import os, sys
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print(usage.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""
ROUNDS = 15


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a Python that has the other package and numpy, nothing else."""
    folder = tmp_path_factory.mktemp("peer")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", PEER]
    if subprocess.run(install, check=False).returncode:
        pytest.skip(f"{PEER} cannot be installed here")
    return python


def milliseconds(command: Sequence[str]) -> float:
    """Run once."""
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return (perf_counter() - start) * 1000


def mebibytes(command: Sequence[str]) -> float:
    """Run once and return the peak memory; from a small process, as a child begins with the size of its parent."""
    found = subprocess.run([sys.executable, "-S", "-c", WEIGH, *command], capture_output=True, text=True, check=True)
    return int(found.stderr) / 1024


def side_by_side(peer: Path, table: Path, levels: str) -> str:
    """Return a line: both times and memories, and how many times faster; the ratio is taken within each round."""
    ours = assess("agreement", str(table), "--levels", levels, "--json")
    theirs = [str(peer), "-c", SCRIPT, str(table)]
    rounds = [(milliseconds(ours), milliseconds(theirs)) for _ in range(ROUNDS + 1)][1:]
    times = [median(pair[side] for pair in rounds) for side in (0, 1)]
    ratio = median(peer_took / took for took, peer_took in rounds)
    return f"{times[0]:9.1f}  {times[1]:9.1f}  {ratio:6.1f}  {mebibytes(ours):10.0f}  {mebibytes(theirs):9.0f}"


@pytest.mark.benchmark
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the memory of one process is told on POSIX only")
def test_whole_processes(peer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        f"{'whole process':17}  {'assess ms':>9}  {'peer ms':>9}  {'ratio':>6}  {'assess MiB':>10}  {'peer MiB':>9}"
    ]
    for units, raters, levels, holes in ((30, 3, 3, 0.0), (100_000, 5, 5, 0.05)):
        table = tmp_path / f"{units}.csv"
        table.write_text(csv_of(made_up(units, raters, levels, holes)), encoding="utf-8")
        figures = side_by_side(peer, table, ",".join(map(str, range(levels))))
        lines.append(f"{units:>7} x {raters:<7}  {figures}")
    with capsys.disabled():
        print("\n" + "\n".join(lines))


@pytest.mark.benchmark
def test_alpha_with_its_interval_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(Levels("01234").codes) == 5
    units = made_up(100_000, 5, 5, 0.05)
    rounds = []
    for _ in range(ROUNDS):
        start = perf_counter()
        found = krippendorff_alpha(of_units(units, 5), "ordinal", None)
        rounds.append((perf_counter() - start) * 1000)
        assert found.low is not None
    with capsys.disabled():
        print(f"\nalpha of 100,000 x 5 rows in memory, counted, with its interval: {median(rounds):.1f} ms (aim 200)")
