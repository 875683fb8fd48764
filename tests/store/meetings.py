"""Meetings of a few lines about a comparison of two assessors, for the tests of the store."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from assess.logic.compare import compare
from assess.logic.documents import dump_document
from assess.logic.fold.standing import standing
from assess.model.comparison import Comparison, Reader
from assess.model.consensus import Consensus, Meeting, Outcome
from assess.model.meeting import Attended, Closed, MeetingEvent, MeetingOpened, Settled
from assess.store.documents import LoadedComparison, load_comparison
from assess.store.files import DISK, Disk
from assess.store.meeting import MeetingLog, create_meeting
from tests.builders import assessment, sealed

EVENT: TypeAdapter[MeetingEvent] = TypeAdapter(MeetingEvent)
AT = "2026-03-09T14:00:00+01:00"


def said(name: str, **fields: Any) -> MeetingEvent:
    return EVENT.validate_json(json.dumps({"event": name, "at": AT, **fields}))


def settled(level: str = "N") -> MeetingEvent:
    return said("settled", question="active-ties", facet="main", level=level)


ATTENDED = said("attended", date="2026-03-09", present=["A1", "A2"])
REASONED = said(
    "reasoned", question="active-ties", facet="main", text="A “reason” with [sic], \x1b[31m, \u2028 and <<<<."
)
UNDONE = said("undone", n=3)
CLOSED = said("closed")
SIX = ((ATTENDED,), (settled("N"),), (UNDONE,), (settled("D"), REASONED))


def noon() -> datetime:
    return datetime(2026, 3, 9, 12, 0, 0, tzinfo=UTC)


def compared(folder: Path, name: str = "c.json", reader: Reader = "coordinator", level: str = "D") -> LoadedComparison:
    """Write the comparison of two assessors who differ, and read it back."""
    both = sealed(assessment("A1", {"D1": "N L"}), assessment("A2", {"D1": f"{level} L"}))
    path = folder / name
    path.write_bytes(dump_document(compare(both, None, None, reader)))
    return load_comparison(path)


def begun(folder: Path, *lines: tuple[MeetingEvent, ...], disk: Disk = DISK) -> MeetingLog:
    log = create_meeting(compared(folder), AT, disk)
    for line in lines:
        log.append(line)
    return log


def written(folder: Path, *lines: tuple[MeetingEvent, ...]) -> Path:
    with begun(folder, *lines) as log:
        return log.path


def consensus_of(events: Sequence[MeetingEvent], _comparison: Comparison) -> Consensus:
    """Fold what these tests record; the level that stands last counts."""
    opened, last = events[0], events[-1]
    assert isinstance(opened, MeetingOpened)
    stand = [event for event, stands in zip(events, standing(events), strict=True) if stands]
    meeting = next(
        Meeting(date=one.date or "", present=one.present or ()) for one in stand if isinstance(one, Attended)
    )
    outcomes = {
        one.question: Outcome(question=one.question, facet=one.facet, state="settled", level=one.level)
        for one in stand
        if isinstance(one, Settled)
    }
    return Consensus(
        fictional=opened.fictional,
        case=opened.case,
        occasion=opened.occasion,
        instrument=opened.instrument,
        comparison=opened.comparison,
        meeting=meeting,
        questions=tuple(outcomes.values()),
        closed=last.at if isinstance(last, Closed) else None,
        incomplete=last.incomplete if isinstance(last, Closed) else None,
    )
