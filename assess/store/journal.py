"""The journal of one assessment: a log of its events, and the assessment that they make."""

from pathlib import Path

from assess.errors import IntegrityBroken
from assess.logic.documents import dump_document, read_document
from assess.logic.fold import fold
from assess.model.assessment import Assessment
from assess.model.event import Event, Opened
from assess.store.files import DISK, Disk
from assess.store.lines import ASSESSMENT, JournalContent
from assess.store.log import OpenLog, create_log, open_log, read_log, whole

Journal = OpenLog[Event]


def read_journal(path: Path) -> JournalContent:
    """Return what a journal holds as `read_log` does; look at `damage` before trusting it to be whole."""
    return read_log(path, ASSESSMENT)


def read_whole_journal(path: Path) -> JournalContent:
    """Return what a journal holds; raise its damage where it has any."""
    return whole(read_journal(path))


def assessment_in(content: JournalContent, events: int | None = None) -> Assessment:
    """Return the fold of a journal that came from outside, or of its first `events`.

    Raises IntegrityBroken where they make no sense.
    """
    try:
        found = read_document(Assessment, dump_document(fold(content.events[:events])))
    except (KeyError, IndexError, AttributeError, TypeError, ValueError):
        found = ()
    if isinstance(found, tuple):
        raise IntegrityBroken("log-senseless", "the events of this journal do not make an assessment")
    return found


def create_journal(path: Path, opened: Opened, disk: Disk = DISK) -> Journal:
    """Begin a journal with its first event as `create_log` does, and open it."""
    return create_log(path, ASSESSMENT, opened, disk)


def open_journal(path: Path, disk: Disk = DISK) -> Journal:
    """Open a journal for a sitting as `open_log` does."""
    return open_log(path, ASSESSMENT, disk)
