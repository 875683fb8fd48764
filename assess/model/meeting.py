"""The events of a meeting's log: each sets one field of one outcome; the consensus is their fold."""

from typing import Annotated, Literal

from pydantic import Field

from assess.model.base import CaseId, Code, Date, Digest, Label, Occasion, Slug, Text
from assess.model.consensus import After, Cause
from assess.model.event.recorded import Recorded
from assess.model.event.sitting import Undone
from assess.model.pinned import PinnedInstrument


class MeetingOpened(Recorded):
    """A meeting began on one comparison, named by the digest of the coordinator's document."""

    event: Literal["opened"] = "opened"
    fictional: bool = False
    case: CaseId
    occasion: Occasion
    instrument: PinnedInstrument
    comparison: Digest


class Attended(Recorded):
    """When the meeting is, who is there, in which order the assessors speak; what is left away stays as it was."""

    event: Literal["attended"] = "attended"
    date: Date | None = None
    present: Annotated[tuple[Label, ...], Field(min_length=1, max_length=40)] | None = None
    order: tuple[Label, ...] | None = None


class OnFacet(Recorded):
    """What every event about one facet of a question says first."""

    question: Slug
    facet: Slug


class Settled(OnFacet):
    """A facet is settled at a level or a missing reason; whether somebody rated it so is seen from the comparison."""

    event: Literal["settled"] = "settled"
    level: Code | None = None
    missing: Slug | None = None
    certainty: Code | None = None


class LeftOpen(OnFacet):
    """A facet is left open, whatever was settled before."""

    event: Literal["left-open"] = "left-open"


class Reasoned(OnFacet):
    """Why it is settled so, or left open."""

    event: Literal["reasoned"] = "reasoned"
    text: Text


class Caused(OnFacet):
    """Why the levels differed, as people named it."""

    event: Literal["caused"] = "caused"
    cause: Cause


class HasMoved(OnFacet):
    """Who no longer holds what they sealed, after what."""

    event: Literal["moved"] = "moved"
    who: Annotated[tuple[Label, ...], Field(min_length=1)]
    after: After
    text: Text


class HasKept(OnFacet):
    """Who holds what they held, and lets the meeting settle it otherwise without a word of dissent."""

    event: Literal["kept"] = "kept"
    who: Annotated[tuple[Label, ...], Field(min_length=1)]


class Dissented(OnFacet):
    """What one assessor holds against it, in their own words."""

    event: Literal["dissented"] = "dissented"
    of: Label
    level: Code | None = None
    missing: Slug | None = None
    certainty: Code | None = None
    text: Text


class ToFindOut(OnFacet):
    """What is to be found out, who does it, by when."""

    event: Literal["find-out"] = "find-out"
    text: Text
    who: Label | None = None
    by: Date | None = None


class Closed(Recorded):
    """The record is closed: the last event of its log; `incomplete` says why the agenda was not gone through."""

    event: Literal["closed"] = "closed"
    incomplete: Text | None = None


MeetingEvent = Annotated[
    MeetingOpened
    | Attended
    | Settled
    | LeftOpen
    | Reasoned
    | Caused
    | HasMoved
    | HasKept
    | Dissented
    | ToFindOut
    | Undone
    | Closed,
    Field(discriminator="event"),
]
