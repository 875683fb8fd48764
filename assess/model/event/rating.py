"""Events that rate a question, or say something about its rating."""

from typing import Annotated, Literal

from pydantic import Field

from assess.model.assessment import ScenarioId
from assess.model.base import Change, Code, Effect, Occasion, Relevance, Slug, Text, Word
from assess.model.event.recorded import Recorded


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


class Judged(Recorded):
    """A judgement: its level, the scenario it refers to, and because of what."""

    event: Literal["judged"] = "judged"
    question: Slug
    level: Code
    scenario: ScenarioId | None = None
    because: Text | None = None


class CarriedForward(Recorded):
    """The ratings of the same line were confirmed from an earlier occasion."""

    event: Literal["carried"] = "carried"
    question: Slug
    occasion: Occasion


class KeyedTwice(Recorded):
    """An answer from paper was typed twice and differed: what was kept, and why."""

    event: Literal["keyed"] = "keyed"
    question: Slug
    facet: Slug
    first: Word
    second: Word
    kept: Literal["first", "second", "other"]
    reason: Text
