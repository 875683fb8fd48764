"""The log of a meeting, beside the comparison that it is about, and the record that closes it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

from assess.errors import AlreadyThere, FileInvalid, IntegrityBroken, StorageFailed
from assess.logic.documents import dump_document
from assess.logic.fold.meeting import MEETING
from assess.model.assessment import LogHead
from assess.model.comparison import Comparison
from assess.model.consensus import Consensus
from assess.model.meeting import Closed, MeetingEvent, MeetingOpened
from assess.store.documents import (
    LoadedComparison,
    LoadedConsensus,
    check_belongs,
    load_consensus,
    other_comparison,
    parse_consensus,
    require_coordinators,
)
from assess.store.files import DISK, Disk, write_new
from assess.store.lines import LogContent, LogKind
from assess.store.log import OpenLog, create_log, open_log, read_log, recorded, whole
from assess.store.naming import comparison_beside, consensus_path, meeting_path

Clock = Callable[[], datetime]
MeetingLog = OpenLog[MeetingEvent]
MeetingContent = LogContent[MeetingEvent]
ConsensusOf = Callable[[Sequence[MeetingEvent], Comparison], Consensus]
"""The fold: what the events of a meeting about that comparison amount to."""

KIND: LogKind[MeetingEvent] = LogKind(TypeAdapter(MeetingEvent), MEETING, "closed", "its end")


def create_meeting(loaded: LoadedComparison, at: str, disk: Disk = DISK) -> MeetingLog:
    """Begin the log of a meeting about a comparison, durable before this returns, and open it.

    Raises DoesNotFit (`not-coordinators`), AlreadyThere (`already-there`; `closed` where only the record is left),
    StorageFailed.
    """
    require_coordinators(loaded)
    record = consensus_path(loaded.path)
    path = meeting_path(loaded.path)
    if record.exists() and not path.exists():
        hint = f"put {path.name} back beside it; for another meeting, copy the comparison under another name"
        raise AlreadyThere("closed", f"the record of a meeting is there already: {record}", hint)
    return create_log(path, KIND, opened_on(loaded, at), disk)


def opened_on(loaded: LoadedComparison, at: str) -> MeetingOpened:
    """Return the first event of a meeting about a comparison."""
    comparison = loaded.comparison
    return MeetingOpened(
        at=at,
        fictional=comparison.fictional,
        case=comparison.case,
        occasion=comparison.occasion,
        instrument=comparison.instrument,
        comparison=loaded.digest,
    )


def open_meeting(loaded: LoadedComparison, disk: Disk = DISK) -> MeetingLog:
    """Open the log beside a comparison: locked, a torn last line kept aside and cut off; its `notices` say so.

    Raises as `open_log` does, DoesNotFit (`not-coordinators`, `other-comparison`).
    """
    require_coordinators(loaded)
    log = open_log(meeting_path(loaded.path), KIND, disk)
    try:
        _check_about(log.content, loaded, log.path)
    except BaseException:
        log.close()
        raise
    return log


def read_meeting(loaded: LoadedComparison) -> MeetingContent:
    """Return what the log beside a comparison holds, without locking or repairing it.

    Raises as `read_log` does, its damage where it has any, DoesNotFit `other-comparison`.
    """
    path = meeting_path(loaded.path)
    content = whole(read_log(path, KIND))
    _check_about(content, loaded, path)
    return content


def closing(content: MeetingContent) -> Closed | None:
    """Return the last event where it closed the record."""
    last = content.events[-1]
    return last if isinstance(last, Closed) else None


def close_meeting(
    log: MeetingLog, loaded: LoadedComparison, consensus_of: ConsensusOf, now: Clock, incomplete: str | None = None
) -> Path:
    """Close the record of a meeting and return where it lies, beside the comparison.

    Everything is computed first; then the log gets its last event; then the record is written. After a kill in between,
    closing again writes the same record from the log; closing what is closed changes nothing.
    Raises DoesNotFit (`other-comparison`), FileInvalid (`no-reason`), AlreadyThere, IntegrityBroken (`altered` where
    the record that is there says something else than the log, `log-senseless`), StorageFailed.
    """
    _check_about(log.content, loaded, log.path)
    path = consensus_path(loaded.path)
    if not closing(log.content):
        said = {"at": now().isoformat(timespec="seconds"), **({"incomplete": incomplete} if incomplete else {})}
        event = recorded(Closed, said)
        if path.exists():
            message = f"{path} is there, but its meeting is not closed"
            raise AlreadyThere("already-there", message, "move the file away, then close the meeting again")
        # A trial: whatever cannot be written shows before the log is closed for ever.
        head = LogHead(events=log.head.events + 1, head=log.head.head)
        _document(consensus_of, (*log.log, event), loaded, head)
        log.append([event])
    _write_once(path, _document(consensus_of, log.log, loaded, log.head), log.path)
    return path


def verify_meeting(record: LoadedConsensus, loaded: LoadedComparison, consensus_of: ConsensusOf) -> bool:
    """Compare a closed record with the log beside it; return whether there is one to compare it with.

    Raises DoesNotFit `other-comparison`, IntegrityBroken (`altered`, or the damage of the log).
    """
    check_belongs(record.consensus, loaded, record.path)
    comparison = comparison_beside(record.path)
    path = meeting_path(comparison) if comparison else None
    if path is None or not path.exists():
        return False
    content = whole(read_log(path, KIND))
    if not closing(content) or _document(consensus_of, content.events, loaded, content.head) != record.consensus:
        raise _altered(record.path, path)
    return True


def _check_about(content: MeetingContent, loaded: LoadedComparison, path: Path) -> None:
    """Raise DoesNotFit where a log was begun on another comparison."""
    opened = content.events[0]
    if not isinstance(opened, MeetingOpened) or opened.comparison != loaded.digest:
        raise other_comparison(path, loaded)


def _document(
    consensus_of: ConsensusOf, events: Sequence[MeetingEvent], loaded: LoadedComparison, head: LogHead
) -> Consensus:
    """Return the record as it is written, read back once: what is written can be read."""
    path = consensus_path(loaded.path)
    try:
        made = consensus_of(events, loaded.comparison).model_copy(update={"log": head})
        found = parse_consensus(dump_document(made), path)
        check_belongs(found.consensus, loaded, path)
    except (FileInvalid, IntegrityBroken, KeyError, IndexError, AttributeError, TypeError, ValueError):
        message = f"the events of {meeting_path(loaded.path).name} do not make a record of a meeting"
        raise IntegrityBroken("log-senseless", message) from None
    return found.consensus


def _write_once(path: Path, document: Consensus, log: Path) -> None:
    """Write the record; one that is there already must say the same."""
    if path.exists():
        if load_consensus(path).consensus != document:
            raise _altered(path, log)
        return
    try:
        write_new(path, dump_document(document))
    except StorageFailed as error:
        message = f"the meeting is closed, but {error.message}"
        raise StorageFailed("record-missing", message, "make room, then run `assess consensus` again") from None


def _altered(record: Path, log: Path) -> IntegrityBroken:
    message = f"{record} does not say what {log.name} beside it says"
    return IntegrityBroken("altered", message, "take the file away and run `assess consensus` again")
