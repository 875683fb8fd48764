"""Journals of a few lines, for the tests of the store."""

from pathlib import Path

from assess.model.event import Event, Opened
from assess.store.files import DISK, Disk
from assess.store.journal import Journal, create_journal
from tests.samples import event, log_of

NOTE = event("noted", question="ties", text="A “note” with [sic], \x1b[31m, \u2028 and <<<<.")


def rated(level: str = "N") -> Event:
    return event("rated", question="ties", facet="main", level=level)


def begun(folder: Path, *lines: tuple[Event, ...], disk: Disk = DISK) -> Journal:
    (opened,) = log_of()
    assert isinstance(opened, Opened)
    journal = create_journal(folder / "small.A1.journal", opened, disk)
    for line in lines:
        journal.append(line)
    return journal


def written(folder: Path, *lines: tuple[Event, ...]) -> Path:
    with begun(folder, *lines) as journal:
        return journal.path
