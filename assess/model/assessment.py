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
from assess.model.preparation import Answer
from assess.model.source import Source

FORMAT = "assess.assessment/0"

EvidenceId = Annotated[str, Field(pattern=r"^E[1-9]\d{0,4}$")]
ScenarioId = Annotated[str, Field(pattern=r"^SC[1-9]\d?$")]
MeasureId = Annotated[str, Field(pattern=r"^M[1-9]\d?$")]
AskId = Annotated[str, Field(pattern=r"^[AQ][1-9]\d{0,2}$")]
"""Q1, Q2 and so on; A1 in logs of before, when they looked like the labels of assessors."""
Relation = Literal["supports", "contradicts", "context"]
Resolution = Literal["weaker-source", "other-time", "other-setting", "open"]
Nature = Literal["fact", "statement", "opinion"]
Form = Literal["verbatim", "paraphrase"]
ScenarioPart = Literal["nature", "severity", "imminence", "likelihood", "signs", "prevention"]
Stage = Literal["amendment", "second-look"]


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
    """One assessor's answer to one question; `carried` names the earlier occasion whose rating was confirmed."""

    question: Slug
    facets: dict[Slug, FacetRating] = {}
    relevance: Relevance | None = None
    evidence: tuple[Link, ...] = ()
    note: Text | None = None
    flags: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    fields: dict[Slug, Text] = {}
    scenario: ScenarioId | None = None
    carried: Occasion | None = None


class OwnItem(Part):
    """A case-specific item of one assessor: listed side by side, never compared; rated among the ratings."""

    id: Annotated[str, Field(pattern=r"^own-[1-9]\d?$")]
    text: Text
    effect: Effect


class Scenario(Part):
    """A plausible course in the assessor's words, and what each of its parts says; likelihood in words alone."""

    id: ScenarioId
    kind: Slug
    title: Word
    text: Text
    parts: dict[ScenarioPart, Text] = {}


class Measure(Part):
    """What will be done: where it belongs, which needs call for it, who, by when, how it will be known."""

    id: MeasureId
    area: Slug
    text: Text
    needs: tuple[Slug, ...] = ()
    who: Text | None = None
    by: Text | None = None
    known: Text | None = None


class Ask(Part):
    """Something to find out next, and what came of it."""

    id: AskId
    question: Slug | None = None
    text: Text
    answer: Text | None = None


class Weighed(Part):
    """A check that asked something of these questions (by code), and what the assessor made of it."""

    check: Slug
    questions: tuple[Code, ...] = ()
    how: Literal["answered", "set-aside"]
    text: Text


class Keyed(Part):
    """An answer that came back from paper, was typed twice, and differed; what was kept, and why."""

    question: Slug
    facet: Slug
    first: Word
    second: Word
    kept: Literal["first", "second", "other"]
    reason: Text


class Sitting(Part):
    """From when to when somebody worked; `ended` is the last entry where the sitting was cut off."""

    began: Moment
    ended: Moment


class Amendment(Part):
    """A change after sealing: when, at which stage, why, and the digest of the sealed bytes it amends."""

    at: Moment
    stage: Stage
    reason: Text
    of: Digest


class Withdrawal(Part):
    """A seal that was withdrawn: when, why, and the digest of the sealed bytes that no longer stand."""

    at: Moment
    reason: Text
    of: Digest


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
    """One assessor, one case, one instrument version, one point in time; ages count from `as_of`.

    `preparation` holds what was settled before rating, by the names of `assess.model.preparation`; `expected_first`
    says whether the assessor's own expectation stood there before the first rating, None where there is none.
    """

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
    context: dict[Slug, Answer] = {}
    preparation: dict[Slug, Text] = {}
    expected_first: bool | None = None
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
    weighed: tuple[Weighed, ...] = ()
    keyed: tuple[Keyed, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
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
