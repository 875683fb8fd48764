"""The events of a log: each sets one field to a new value; the assessment is their fold.

`tx` is the number of the first event that the same line of input left behind; an event without it stands alone.
`undone` names such a line by that number; undoing an `undone` redoes it.
"""

from typing import Annotated, Literal

from pydantic import Field

from assess.model.assessment import EvidenceId, Form, Nature, Relation, Resolution, ScenarioId
from assess.model.base import (
    CaseId,
    Change,
    Code,
    Date,
    Digest,
    Effect,
    Moment,
    Occasion,
    Part,
    Relevance,
    Slug,
    SourceId,
    Text,
    Word,
)
from assess.model.pinned import Assessor, PinnedInstrument, PinnedPanel, PinnedRegister
from assess.model.source import Source

Number = Annotated[int, Field(ge=1)]


class Recorded(Part):
    """What every event has: when, and which line of input it belongs to."""

    at: Moment
    tx: Number | None = None


class Opened(Recorded):
    """An assessor began: who, which case, which instrument, from which date ages count."""

    event: Literal["opened"] = "opened"
    fictional: bool = False
    case: CaseId
    occasion: Occasion
    assessor: Assessor
    panel: PinnedPanel | None = None
    register_: PinnedRegister | None = Field(default=None, alias="register")
    instrument: PinnedInstrument
    as_of: Date
    phase: Slug | None = None
    setting: Slug | None = None
    last_move: Date | None = None


class SourceAdded(Recorded):
    """The assessor added a source of their own."""

    event: Literal["source"] = "source"
    source: Source


class EvidenceAdded(Recorded):
    """An extract was written down, or one thing about it was said later; absent fields stay as they were."""

    event: Literal["evidence"] = "evidence"
    id: EvidenceId
    source: SourceId | None = None
    page: Word | None = None
    is_: Nature | None = Field(default=None, alias="is")
    form: Form | None = None
    text: Text | None = None


class Linked(Recorded):
    """An extract was linked to a question."""

    event: Literal["linked"] = "linked"
    id: EvidenceId
    question: Slug
    relation: Relation


class Unlinked(Recorded):
    """A link was taken back."""

    event: Literal["unlinked"] = "unlinked"
    id: EvidenceId
    question: Slug


class Resolved(Recorded):
    """Counter-evidence was resolved, or left open in so many words."""

    event: Literal["resolved"] = "resolved"
    id: EvidenceId
    question: Slug
    how: Resolution


class Rated(Recorded):
    """A facet got a level."""

    event: Literal["rated"] = "rated"
    question: Slug
    facet: Slug
    level: Code


class Unrated(Recorded):
    """A facet got a reason why there is no level."""

    event: Literal["none"] = "none"
    question: Slug
    facet: Slug
    missing: Slug


class Certain(Recorded):
    """A rating got its certainty, with coded reasons and, over a cap, a written one."""

    event: Literal["certain"] = "certain"
    question: Slug
    facet: Slug
    certainty: Code
    why: tuple[Slug, ...] = ()
    over_cap: Text | None = None


class Related(Recorded):
    """How much a question matters for this person."""

    event: Literal["related"] = "related"
    question: Slug
    relevance: Relevance


class Changed(Recorded):
    """How a facet moved since the last occasion."""

    event: Literal["changed"] = "changed"
    question: Slug
    facet: Slug
    change: Change


class Noted(Recorded):
    """The rationale in the assessor's words."""

    event: Literal["noted"] = "noted"
    question: Slug
    text: Text


class FieldSet(Recorded):
    """Something an item asks besides its level."""

    event: Literal["field"] = "field"
    question: Slug
    field: Slug
    value: Text


class Flagged(Recorded):
    """Which flags of a question are set."""

    event: Literal["flagged"] = "flagged"
    question: Slug
    flags: tuple[str, ...]


class Indicated(Recorded):
    """Which indicators of a question are ticked."""

    event: Literal["indicated"] = "indicated"
    question: Slug
    indicators: tuple[str, ...]


class OwnAdded(Recorded):
    """A case-specific item was added."""

    event: Literal["own"] = "own"
    id: Annotated[str, Field(pattern=r"^own-[1-9]\d?$")]
    text: Text
    effect: Effect


class Asked(Recorded):
    """Something to find out next."""

    event: Literal["asked"] = "asked"
    id: Annotated[str, Field(pattern=r"^A[1-9]\d{0,2}$")]
    question: Slug | None = None
    text: Text


class Formulated(Recorded):
    """One text of the formulation."""

    event: Literal["formulated"] = "formulated"
    id: Slug
    text: Text


class ScenarioWritten(Recorded):
    """A plausible course."""

    event: Literal["scenario"] = "scenario"
    id: ScenarioId
    kind: Slug
    title: Word
    text: Text


class MeasurePlanned(Recorded):
    """What will be done."""

    event: Literal["measure"] = "measure"
    id: Annotated[str, Field(pattern=r"^M[1-9]\d?$")]
    area: Slug
    text: Text
    who: Text | None = None
    by: Text | None = None
    known: Text | None = None


class Judged(Recorded):
    """A judgement: its level, the scenario it refers to, and because of what."""

    event: Literal["judged"] = "judged"
    question: Slug
    level: Code
    scenario: ScenarioId | None = None
    because: Text | None = None


class Concluded(Recorded):
    """One text of the conclusion."""

    event: Literal["concluded"] = "concluded"
    id: Slug
    text: Text


class Undone(Recorded):
    """The line of input that began with event `n` was taken back."""

    event: Literal["undone"] = "undone"
    n: Number


class Sealed(Recorded):
    """The last event: nothing follows it."""

    event: Literal["sealed"] = "sealed"
    nonce: Digest
    incomplete: Text | None = None


Event = Annotated[
    Opened
    | SourceAdded
    | EvidenceAdded
    | Linked
    | Unlinked
    | Resolved
    | Rated
    | Unrated
    | Certain
    | Related
    | Changed
    | Noted
    | FieldSet
    | Flagged
    | Indicated
    | OwnAdded
    | Asked
    | Formulated
    | ScenarioWritten
    | MeasurePlanned
    | Judged
    | Concluded
    | Undone
    | Sealed,
    Field(discriminator="event"),
]
