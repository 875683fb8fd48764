"""An assessment: what one assessor recorded about one case on one occasion; the fold of its log."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

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
from assess.model.codebook import Codebook
from assess.model.pinned import Assessor, PinnedInstrument, PinnedPanel, PinnedRegister
from assess.model.source import Source

FORMAT = "assess.assessment/0"

EvidenceId = Annotated[str, Field(pattern=r"^E[1-9]\d{0,4}$")]
ScenarioId = Annotated[str, Field(pattern=r"^SC[1-9]\d?$")]
Relation = Literal["supports", "contradicts", "context"]
Resolution = Literal["weaker-source", "other-time", "other-setting", "open"]
Nature = Literal["fact", "statement", "opinion"]
Form = Literal["verbatim", "paraphrase"]


class Evidence(Part):
    """One extract from a source. `is_` stays None until somebody says what it is."""

    id: EvidenceId
    source: SourceId
    page: Word | None = None
    is_: Nature | None = Field(default=None, alias="is")
    form: Form = "paraphrase"
    text: Text


class Link(Part):
    """That an extract bears on a question; counter-evidence may be resolved, and how."""

    id: EvidenceId
    relation: Relation
    resolved: Resolution | None = None


class Why(Part):
    """A coded reason for the certainty, given by the assessor or ticked from the ledger."""

    code: Slug
    by: Literal["assessor", "ledger"]


class FacetRating(Part):
    """One facet: a level or a missing reason, exactly one; certainty only beside a level."""

    level: Code | None = None
    missing: Slug | None = None
    certainty: Code | None = None
    why: tuple[Why, ...] = ()
    over_cap: Text | None = None
    change: Change | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "FacetRating":
        if (self.level is None) == (self.missing is None):
            message = "a facet has a level or a missing reason, exactly one"
            raise ValueError(message)
        if self.missing is not None and (self.certainty is not None or self.why):
            message = "where there is no level there is no certainty"
            raise ValueError(message)
        return self


class Rating(Part):
    """One assessor's answer to one question."""

    question: Slug
    facets: dict[Slug, FacetRating] = {}
    relevance: Relevance | None = None
    evidence: tuple[Link, ...] = ()
    note: Text | None = None
    flags: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    fields: dict[Slug, Text] = {}
    scenario: ScenarioId | None = None


class OwnItem(Part):
    """A case-specific item of one assessor: listed side by side, never compared; rated among the ratings."""

    id: Annotated[str, Field(pattern=r"^own-[1-9]\d?$")]
    text: Text
    effect: Effect


class Scenario(Part):
    """A plausible course in the assessor's words."""

    id: ScenarioId
    kind: Slug
    title: Word
    text: Text


class Measure(Part):
    """What will be done: where it belongs, who does it, by when, how it will be known."""

    id: Annotated[str, Field(pattern=r"^M[1-9]\d?$")]
    area: Slug
    text: Text
    who: Text | None = None
    by: Text | None = None
    known: Text | None = None


class Ask(Part):
    """Something to find out next."""

    id: Annotated[str, Field(pattern=r"^A[1-9]\d{0,2}$")]
    question: Slug | None = None
    text: Text


class LogHead(Part):
    """How far the log went: the number of its events and the digest of its last line."""

    events: int
    head: Digest


class Seal(Part):
    """When an assessment was sealed; the nonce keeps its digest from being guessed."""

    at: Moment
    nonce: Digest
    incomplete: Text | None = None


class Assessment(Part):
    """One assessor, one case, one instrument version, one point in time; ages count from `as_of`."""

    format: Literal["assess.assessment/0"] = "assess.assessment/0"
    fictional: bool = False
    case: CaseId
    occasion: Occasion
    instrument: PinnedInstrument
    panel: PinnedPanel | None = None
    register_: PinnedRegister | None = Field(default=None, alias="register")
    assessor: Assessor
    as_of: Date
    phase: Slug | None = None
    setting: Slug | None = None
    last_move: Date | None = None
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    ratings: tuple[Rating, ...] = ()
    hidden: tuple[Slug, ...] = ()
    own: tuple[OwnItem, ...] = ()
    formulation: dict[Slug, Text] = {}
    scenarios: tuple[Scenario, ...] = ()
    measures: tuple[Measure, ...] = ()
    asks: tuple[Ask, ...] = ()
    conclusion: dict[Slug, Text] = {}
    log: LogHead | None = None
    sealed: Seal | None = None
    codebook: Codebook | None = None

    def rating(self, question: str) -> Rating:
        """Return the rating of that question; an empty one where nothing was recorded."""
        found = next((rating for rating in self.ratings if rating.question == question), None)
        return found or Rating(question=question)

    def extract(self, name: str) -> Evidence | None:
        """Return the extract with that id."""
        return next((extract for extract in self.evidence if extract.id == name), None)

    def source(self, name: str) -> Source | None:
        """Return the source with that id."""
        return next((source for source in self.sources if source.id == name), None)
