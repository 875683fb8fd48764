"""A comparison: the sealed assessments of one case laid side by side; recomputable, decides nothing."""

from typing import Literal

from pydantic import Field

from assess.model.assessment import Ask, EvidenceId, Form, Measure, Nature, Relation, Resolution, Scenario, ScenarioId
from assess.model.base import (
    CaseId,
    Change,
    Code,
    Date,
    Digest,
    Effect,
    Label,
    MissingClass,
    Occasion,
    Part,
    Relevance,
    Slug,
    Sort,
    SourceId,
    Text,
    Word,
)
from assess.model.codebook import Codebook
from assess.model.panel import Member
from assess.model.pinned import PinnedInstrument, PinnedPanel, PinnedRegister
from assess.model.source import SameAs, Source

FORMAT = "assess.comparison/0"

Who = str
"""An assessor's label, which is checked where the assessor is named; thousands of times again would be slow."""

Reader = Literal["coordinator", "meeting", "board", "agency", "person"]
Spread = Literal["same", "one-step", "apart", "opposite", "differ"]
Gap = Literal["same", "one-step", "apart"]
Footing = Literal["even", "uneven"]
Pattern = Literal["interpretation", "information", "echo", "convergence", "unclear", "uncited"]
State = Literal["all", "some", "none"]
Flag = Literal["act-now", "firm-and-apart", "relevance", "spread", "watershed", "footing"]
Because = Literal["act-now", "dynamic", "firm-and-apart", "relevance", "spread", "watershed"]


class ComparedAssessor(Part):
    """Who assessed, in which capacity, as of when, and the digest of what they sealed."""

    key: str
    label: Label
    role: Slug
    seniority: int | None = None
    as_of: Date
    setting: Slug | None = None
    sealed: Digest
    incomplete: Text | None = None


class OwnSource(Source):
    """A source that one assessor added."""

    of: Label


class Extract(Part):
    """An extract as one assessor linked it to a question."""

    id: EvidenceId
    source: SourceId
    page: Word | None = None
    relation: Relation
    resolved: Resolution | None = None
    is_: Nature | None = Field(default=None, validation_alias="is", serialization_alias="is")
    form: Form
    text: Text


class ComparedRating(Part):
    """One assessor's rating of one facet: a level, a missing reason with its class, or a question not shown."""

    level: Code | None = None
    certainty: Code | None = None
    why: tuple[Slug, ...] = ()
    over_cap: Text | None = None
    change: Change | None = None
    missing: Slug | None = None
    class_: MissingClass | None = Field(default=None, validation_alias="class", serialization_alias="class")
    hidden: bool = False


class Coverage(Part):
    """Who rated at all, and why the others did not."""

    state: State
    rated: int = 0
    unknown: int = 0
    not_applicable: int = Field(default=0, validation_alias="not-applicable", serialization_alias="not-applicable")
    not_asked: int = Field(default=0, validation_alias="not-asked", serialization_alias="not-asked")
    unanswered: int = 0


class PairPattern(Part):
    """What the cited sources of two assessors share."""

    pair: tuple[Who, Who]
    pattern: Pattern


class ComparedFacet(Part):
    """One facet side by side; a rating that is null was never given. `spread` is null with fewer than two levels."""

    facet: Slug
    scale: Slug
    ratings: dict[Who, ComparedRating | None]
    spread: Spread | None
    coverage: Coverage
    footing: Footing | None = None
    patterns: tuple[PairPattern, ...] = ()
    flags: tuple[Flag, ...] = ()


class RelevanceGiven(Part):
    """How much each assessor thinks a question matters, and how far that lies apart."""

    given: dict[Who, Relevance | None]
    gap: Gap | None


class ScenarioRef(Part):
    """The scenario that a judgement refers to."""

    id: ScenarioId
    kind: Slug


class ComparedQuestion(Part):
    """One question side by side: the sources cited, the extracts, notes and fields are copies."""

    question: Slug
    code: Code
    sort: Sort
    sources: dict[Who, tuple[SourceId, ...]]
    extracts: dict[Who, tuple[Extract, ...]]
    notes: dict[Who, Text] = {}
    fields: dict[Who, dict[Slug, Text]] = {}
    relevance: RelevanceGiven | None = None
    scenarios: dict[Who, ScenarioRef | None] | None = None
    facets: tuple[ComparedFacet, ...]
    flags: tuple[Flag, ...] = ()


class OwnCompared(Part):
    """A case-specific item of one assessor with its rating; listed, never compared."""

    of: Label
    id: str
    text: Text
    effect: Effect
    rating: ComparedRating | None = None
    note: Text | None = None


class AgendaEntry(Part):
    """Questions to discuss on one line, and by which parts of the printed rule they came here."""

    questions: tuple[Slug, ...]
    because: tuple[Because, ...]


class Counts(Part):
    """How many facets lie how far apart, who covered them, what pairs rest on: counts of questions only."""

    facets: int
    spread: dict[str, int]
    same_at_first_level: int
    coverage: dict[State, int]
    patterns: dict[Pattern, int]


class Comparison(Part):
    """Sealed assessments of one case, laid side by side for one reader; inputs stand in the order of assessor keys."""

    format: Literal["assess.comparison/0"] = "assess.comparison/0"
    fictional: bool = False
    reader: Reader
    case: CaseId
    occasion: Occasion
    instrument: PinnedInstrument
    panel: PinnedPanel | None = None
    register_: PinnedRegister | None = Field(default=None, validation_alias="register", serialization_alias="register")
    referral: Text | None = None
    commissioner: Text | None = None
    assessors: tuple[ComparedAssessor, ...]
    missing_assessors: tuple[Member, ...] = ()
    same_as: tuple[SameAs, ...] = ()
    own_sources: tuple[OwnSource, ...] = ()
    sources: tuple[Source, ...] = ()
    questions: tuple[ComparedQuestion, ...]
    own: tuple[OwnCompared, ...] = ()
    formulation: dict[Who, dict[Slug, Text]] = {}
    scenarios: dict[Who, tuple[Scenario, ...]] = {}
    measures: dict[Who, tuple[Measure, ...]] = {}
    conclusion: dict[Who, dict[Slug, Text]] = {}
    asks: dict[Who, tuple[Ask, ...]] = {}
    agenda: tuple[AgendaEntry, ...] = ()
    read: tuple[Slug, ...] = ()
    counts: Counts
    counts_by_sort: dict[Sort, Counts]
    codebook: Codebook

    @property
    def labels(self) -> tuple[str, ...]:
        """The assessors' labels in the order of their keys."""
        return tuple(assessor.label for assessor in self.assessors)

    def question(self, name: str) -> ComparedQuestion | None:
        """Return the question with that id."""
        return next((question for question in self.questions if question.question == name), None)
