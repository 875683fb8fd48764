"""A process that keeps a journal is killed at random moments: everything that it had confirmed is there."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assess.model.event import Noted
from assess.store.journal import open_journal, read_journal

ROOT = Path(__file__).parents[2]

TYPING = """
import sys
from pathlib import Path
from assess.store.journal import create_journal, open_journal
from tests.samples import event, log_of

path = Path(sys.argv[1])
journal = open_journal(path) if path.exists() else create_journal(path, log_of()[0])
while True:
    n = len(journal.log) + 1
    note = event("noted", question="ties", text=f"note {n} " + "x" * (n * 7919 % 9000))
    journal.append([note] * (1 + n % 3))
    print(len(journal.log), flush=True)
"""

GROWING = """
import resource, signal, sys
from pathlib import Path
from assess.errors import StorageFailed
from assess.store.journal import create_journal
from tests.samples import event, log_of

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
note = event("noted", question="ties", text="x" * 1000)
with create_journal(Path(sys.argv[1]), log_of()[0]) as journal:
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, resource.RLIM_INFINITY))
    refused = 0
    for _ in range(8):
        try:
            journal.append([note, note])
        except StorageFailed:
            refused += 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    journal.append([note])
    print(refused, len(journal.log))
"""


def killed_while_typing(path: Path, chance: random.Random) -> int:
    """Run a process that types into the journal, kill it, and return how many events it had confirmed."""
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        confirmed = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        lines = [confirmed, *process.stdout.read().split("\n")[:-1]]
        assert process.wait() != 0
    return int(lines[-1])


def notes(path: Path) -> Iterator[tuple[int, str]]:
    for n, one in enumerate(read_journal(path).events, 1):
        if isinstance(one, Noted):
            yield one.tx or n, one.text


def kill_often(path: Path, times: int) -> None:
    chance = random.Random(20)  # noqa: S311 - moments to kill at, no secrets
    for _ in range(times):
        confirmed = killed_while_typing(path, chance)
        found = read_journal(path)
        assert found.damage is None
        assert len(found.events) >= confirmed
        open_journal(path).close()
    assert all(text.startswith(f"note {n} ") for n, text in notes(path))


def test_no_confirmed_entry_is_lost_in_20_kills(tmp_path: Path) -> None:
    kill_often(tmp_path / "a.journal", 20)


@pytest.mark.campaign
def test_no_confirmed_entry_is_lost_in_500_kills(tmp_path: Path) -> None:
    for number in range(25):
        kill_often(tmp_path / f"{number}.journal", 20)


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_full_disk_stops_nothing_but_the_entry_and_the_sitting_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    done = subprocess.run(
        [sys.executable, "-c", GROWING, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    refused, kept = map(int, done.stdout.split())
    assert refused > 0
    assert len(read_journal(path).events) == kept == 1 + 2 * (8 - refused) + 1
    assert read_journal(path).torn == b""
