"""How long one confirmed rating takes, flush included, and how long a journal of 500 events takes to open."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.model.event import Opened
from assess.store.journal import Journal, assessment_in, create_journal, open_journal
from tests.samples import event, log_of

RATED = event("rated", question="ties", facet="main", level="N")
SURE = event("certain", question="ties", facet="main", certainty="M", why=["prepared"])


def milliseconds(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return (time.perf_counter() - start) * 1000


def look(journal: Path) -> None:
    with open_journal(journal) as opened:
        assessment_in(opened.content)


@pytest.mark.benchmark
def test_the_journal_is_quick(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (first,) = log_of()
    assert isinstance(first, Opened)
    journal: Journal = create_journal(tmp_path / "a.journal", first)
    with journal:
        times = [milliseconds(lambda: journal.append([RATED, SURE])) for _ in range(250)]
    opening = [milliseconds(lambda: look(journal.path)) for _ in range(20)]
    with capsys.disabled():
        print(f"\none rating, flushed: median {statistics.median(times):.2f} ms, longest {max(times):.2f} ms")
        print(f"opening and folding {len(journal.log)} events: median {statistics.median(opening):.1f} ms")
