"""Sealed assessments of a few lines, opened again and sealed anew, for the tests of the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from assess.logic.digest import digest_instrument
from assess.model.event import Event, Opened
from assess.store.journal import Journal, create_journal, open_journal
from assess.store.reopening import amend, withdraw
from assess.store.sealing import seal
from tests.samples import INSTRUMENT, RAW, cites, event, log_of, source

WHY = "Fictional: a letter came in."


def noon() -> datetime:
    return datetime(2026, 3, 2, 12, 0, 0, tzinfo=UTC)


def rated(level: str) -> Event:
    return event("rated", question="ties", facet="main", level=level)


def closed(journal: Journal) -> Path:
    return seal(journal, INSTRUMENT, RAW, None, noon, "moved away")


def sealed_file(folder: Path) -> Path:
    """Return the seal of an assessment with one rating, beside its journal."""
    pinned = {"id": "small", "version": "0.1.0", "digest": digest_instrument(RAW)}
    (first,) = log_of(instrument=pinned)
    assert isinstance(first, Opened)
    with create_journal(folder / "small.A1.journal", first) as journal:
        journal.append([event("began", machine="00000000")])
        journal.append(cites("ties", [source("S-7K2Q")]))
        journal.append([rated("S")])
        journal.append([event("ended")])
        return closed(journal)


@contextmanager
def journal_in(folder: Path) -> Iterator[Journal]:
    with open_journal(folder / "small.A1.journal") as journal:
        yield journal


def amended(folder: Path, level: str = "C") -> Path:
    """Amend the last seal with another level, and return the seal of the amendment."""
    with journal_in(folder) as journal:
        amend(journal, "amendment", WHY, noon)
        journal.append([rated(level)])
        return closed(journal)


def withdrawn(folder: Path) -> Path:
    with journal_in(folder) as journal:
        return withdraw(journal, WHY, noon)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
