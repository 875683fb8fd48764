"""A comparison: the sealed assessments of one case laid side by side; recomputable, decides nothing."""

from typing import Literal

from pydantic import Field

from assess.model.addendum import Addendum
from assess.model.assessment import Ask, Evidence, Link, Measure, Scenario, ScenarioId
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
)
from assess.model.codebook import Codebook
from assess.model.consensus import Consensus
from assess.model.panel import Member
from assess.model.pinned import PinnedInstrument, PinnedPanel, PinnedRegister
from assess.model.second_look import SecondLook
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
Flag = Literal[
    "act-now",
    "act-now-one-side",
    "firm-and-apart",
    "relevance",
    "no-majority",
    "spread",
    "watershed",
    "footing",
    "on-other-items",
    "though-items-agree",
]
Because = Literal["act-now", "dynamic", "firm-and-apart", "relevance", "spread", "watershed", "no-majority"]
By = Literal["role", "setting", "source-setting", "source-kind"]
"""What assessors may be grouped by: their role, where they assessed, where and from whom their sources come."""


class ComparedAssessor(Part):
    """Who assessed, in which capacity, as of when, and the digest of what they sealed.

    `hidden` are the questions that did not apply; `last_move` is what the ages of sources are seen against.
    """

    key: str
    label: Label
    role: Slug
    seniority: int | None = None
    as_of: Date
    setting: Slug | None = None
    last_move: Date | None = None
    hidden: tuple[Slug, ...] = ()
    sealed: Digest
    incomplete: Text | None = None


class OwnSource(Source):
    """A source that one assessor added."""

    of: Label


class ComparedRating(Part):
    """One assessor's rating of one facet: a level, a missing reason with its class, or a question not shown.

    `why` are the assessor's own reasons for the certainty, `ticked` those that the ledger of sources shows.
    """

    level: Code | None = None
    certainty: Code | None = None
    why: tuple[Slug, ...] = ()
    ticked: tuple[Slug, ...] = ()
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
    """One facet side by side; a rating that is null was never given. `spread` is null with fewer than two levels.

    `spread_after` is the spread once second looks count; null where nobody changed a level.
    """

    facet: Slug
    scale: Slug
    ratings: dict[Who, ComparedRating | None]
    spread: Spread | None
    spread_after: Spread | None = None
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


class LookedAgain(Part):
    """A question as one assessor holds it since an amendment; everything of it, where anything of it changed."""

    facets: dict[Slug, ComparedRating | None]
    relevance: Relevance | None = None
    links: tuple[Link, ...] = ()
    note: Text | None = None
    fields: dict[Slug, Text] = {}


class ComparedQuestion(Part):
    """One question side by side: the sources cited; links, notes and fields are copies; extracts stand in `evidence`.

    `second_look` holds who has changed the question since the first seal, which is what everything else counts.
    """

    question: Slug
    code: Code
    sort: Sort
    sources: dict[Who, tuple[SourceId, ...]]
    links: dict[Who, tuple[Link, ...]]
    notes: dict[Who, Text] = {}
    fields: dict[Who, dict[Slug, Text]] = {}
    relevance: RelevanceGiven | None = None
    scenarios: dict[Who, ScenarioRef | None] | None = None
    facets: tuple[ComparedFacet, ...]
    flags: tuple[Flag, ...] = ()
    second_look: dict[Who, LookedAgain] = {}


class OwnCompared(Part):
    """A case-specific item of one assessor with its rating; listed, never compared."""

    of: Label
    id: str
    text: Text
    effect: Effect
    rating: ComparedRating | None = None
    links: tuple[Link, ...] = ()
    note: Text | None = None


class Group(Part):
    """Some of the assessors, and what they have in common."""

    name: Slug
    labels: tuple[Who, ...]


class OneWay(Part):
    """Questions on which two groups of assessors lie apart, each time in the same direction: a question, no finding."""

    by: By
    more_concern: Group
    less_concern: Group
    questions: tuple[Slug, ...]


class AgendaEntry(Part):
    """Questions to discuss on one line, and by which parts of the printed rule they came here."""

    questions: tuple[Slug, ...]
    because: tuple[Because, ...]


class Counts(Part):
    """How many facets lie how far apart, who covered them, what pairs rest on: counts of questions only.

    Two questions that mirror each other are counted as one, `mirrored` says how many such pairs there are.
    """

    facets: int
    spread: dict[str, int]
    same_at_first_level: int
    coverage: dict[State, int]
    patterns: dict[Pattern, int]
    mirrored: int = 0


class Comparison(Part):
    """Sealed assessments of one case, laid side by side for one reader; inputs stand in the order of assessor keys.

    `copies` are an assessor's own copies of registered sources, where one is not as the register has it. `critical`
    are the items each rated beyond the watershed and as mattering much. `consensus` is what a meeting recorded about
    this comparison: it changes nothing else here.
    """

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
    copies: dict[Who, tuple[Source, ...]] = {}
    evidence: dict[Who, tuple[Evidence, ...]] = {}
    second_looks: tuple[SecondLook, ...] = ()
    questions: tuple[ComparedQuestion, ...]
    own: tuple[OwnCompared, ...] = ()
    formulation: dict[Who, dict[Slug, Text]] = {}
    scenarios: dict[Who, tuple[Scenario, ...]] = {}
    measures: dict[Who, tuple[Measure, ...]] = {}
    conclusion: dict[Who, dict[Slug, Text]] = {}
    asks: dict[Who, tuple[Ask, ...]] = {}
    agenda: tuple[AgendaEntry, ...] = ()
    read: tuple[Slug, ...] = ()
    critical: dict[Who, tuple[Slug, ...]] = {}
    one_way: tuple[OneWay, ...] = ()
    counts: Counts
    counts_by_sort: dict[Sort, Counts]
    addenda: tuple[Addendum, ...] = ()
    consensus: Consensus | None = None
    codebook: Codebook

    @property
    def labels(self) -> tuple[str, ...]:
        """The assessors' labels in the order of their keys."""
        return tuple(assessor.label for assessor in self.assessors)

    def question(self, name: str) -> ComparedQuestion | None:
        """Return the question with that id."""
        return next((question for question in self.questions if question.question == name), None)
