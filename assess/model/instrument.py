"""An instrument: what is asked, on which scales, under which rules; written in TOML by its owner."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from assess.model.base import MAIN, Code, Effect, Key, MissingClass, Part, QuestionCode, Rule, Slug, Sort, Text, Word
from assess.model.codebook import ComparisonRules

FORMAT = "assess.instrument/0"
Strength = Literal["literature", "single-study", "practitioner", "single-case", "contested"]
CheckRule = Literal[
    "need-without-measure",
    "measure-without-need",
    "critical-but-uncertain",
    "static-only",
    "one-setting",
    "no-strength-rated",
    "mirrors-both-high",
    "mirrors-both-empty",
    "act-now-untold",
    "self-report-only",
]


class About(Part):
    """Who an instrument is and what it must not be used for."""

    id: Slug
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    title: Word
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
    licence: Word
    status: Word
    purpose: tuple[Text, ...] = ()
    not_for: tuple[Text, ...] = ()


class ExtraCare(Part):
    """A group of people for whom the instrument needs extra care, and which."""

    group: Slug
    note: Text


class Use(Part):
    """For whom, by whom, on how many sources and how often the instrument is meant to be used."""

    population: Text
    needs_extra_care: tuple[ExtraCare, ...] = ()
    roles: tuple[Slug, ...]
    barred_roles: tuple[Slug, ...] = ()
    barred_reason: Text | None = None
    assessors: Annotated[int, Field(ge=1, le=12)] = 2
    sources: Annotated[int, Field(ge=1, le=20)] = 2
    settings: Annotated[int, Field(ge=1, le=10)] = 1
    review_months: Annotated[int, Field(ge=1, le=60)] = 6
    review_when: tuple[Word, ...] = ()


class Reference(Part):
    """Literature that items rest on."""

    id: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9-]{1,31}$")]
    cite: Text


class Level(Part):
    """One code of a scale, its label, and what it means wherever no anchor says it better."""

    code: Code
    label: Word
    meaning: Text | None = None


class Scale(Part):
    """Levels in their order; `watershed` names the two neighbours between which a boundary lies ("P|Y")."""

    levels: Annotated[tuple[Level, ...], Field(min_length=2, max_length=7)]
    watershed: Word | None = None
    unordered: bool = False

    def level(self, code: str) -> Level | None:
        """Return the level with that code."""
        return next((level for level in self.levels if level.code == code), None)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in their order."""
        return tuple(level.code for level in self.levels)


class Missing(Part):
    """A named reason why there is no level."""

    code: Slug
    key: Key
    label: Word
    class_: MissingClass = Field(alias="class")


class CertaintyLevel(Part):
    """One level of certainty, anchored by the pattern of sources behind a rating."""

    code: Code
    key: Key
    label: Word
    meaning: Text


class Reason(Part):
    """A coded reason for more or less certainty; with `ledger` the program ticks it itself."""

    code: Slug
    key: Key
    label: Word
    effect: Literal["lowers", "raises"]
    ledger: Rule | None = None


class Cap(Part):
    """The highest certainty that a pattern of sources carries without a written reason.

    `kinds` are sorts of question, `items` narrows the cap to some of them; `exempt` names what the cap spares:
    static items, or ratings resting on a certified record. `days` counts back from the assessment's date.
    """

    when: Rule
    cap: Code
    kinds: tuple[Sort, ...] = ("item", "dimension")
    items: tuple[Slug, ...] = ()
    exempt: tuple[Literal["static", "record"], ...] = ()
    days: Annotated[int, Field(ge=1, le=3660)] | None = None


class Certainty(Part):
    """How firmly the evidence carries a rating: levels from low to high, reasons, caps."""

    question: Text
    levels: Annotated[tuple[CertaintyLevel, ...], Field(min_length=2, max_length=7)]
    reasons: tuple[Reason, ...] = ()
    caps: tuple[Cap, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes from the lowest to the highest."""
        return tuple(level.code for level in self.levels)


class Facet(Part):
    """One thing a question asks a level for, on a scale of its own."""

    id: Slug
    label: Word
    scale: Slug


class Mark(Part):
    """An indicator or a flag that can be ticked on a question."""

    key: Key
    label: Word


class FieldAsked(Part):
    """Something an item asks besides its level."""

    id: Slug
    label: Word
    type: Literal["text", "date", "label", "choice"] = "text"
    choices: tuple[Word, ...] = ()


class Basis(Part):
    """What an item rests on; `lines` are those of the source document, `contested` where research contradicts it."""

    reference: str
    lines: Annotated[str, Field(pattern=r"^\d+(-\d+)?(, ?\d+(-\d+)?)*$")] | None = None
    claim: Text
    strength: Strength


Anchors = dict[str, Text | dict[str, Text]]


class Question(Part):
    """What items, dimensions and judgements share: something that is rated."""

    sort: ClassVar[Sort]

    id: Slug
    code: QuestionCode
    label: Word
    scale: Slug | None = None
    facets: tuple[Facet, ...] = ()
    anchors: Anchors = {}
    period: Text | None = None
    theme: Word | None = None
    prompts: tuple[Text, ...] = ()
    look_for: tuple[Text, ...] = ()
    not_evidence: tuple[Text, ...] = ()
    indicators: tuple[Mark, ...] = ()
    flags: tuple[Mark, ...] = ()
    fields: tuple[FieldAsked, ...] = ()
    missing: tuple[Slug, ...] = ()
    relevance: bool = False
    change: bool = False
    narrative: bool = False
    act_now: tuple[str, ...] = ()
    applies_when: Text | None = None
    roles: tuple[Slug, ...] = ()
    basis: tuple[Basis, ...] = ()

    @property
    def asked(self) -> tuple[Facet, ...]:
        """The facets that get a level; a question without facets asks for `main`."""
        if self.facets or self.scale is None:
            return self.facets
        return (Facet(id=MAIN, label=self.label, scale=self.scale),)

    def facet(self, name: str) -> Facet | None:
        """Return the facet with that id."""
        return next((facet for facet in self.asked if facet.id == name), None)

    def anchor(self, facet: str, level: str) -> str | None:
        """Return what `level` looks like here, or None where the scale's meaning has to do."""
        found = self.anchors.get(level) if not self.facets else self.anchors.get(facet)
        if isinstance(found, dict):
            return found.get(level)
        return found if not self.facets else None

    def cannot_wait(self, facet: str, level: str) -> bool:
        """Tell whether choosing this level asks at once who was told."""
        return level in self.act_now if not self.facets else f"{facet}.{level}" in self.act_now


class Item(Question):
    """A predictor or a need."""

    sort: ClassVar[Sort] = "item"

    section: Slug
    dimension: Slug | None = None
    predictor: Literal["static", "dynamic"]
    effect: Effect
    mirrors: Slug | None = None
    needs: tuple[Slug, ...] = ()


class Dimension(Question):
    """One of the exit outcomes: a path `from` one pole `to` the other."""

    sort: ClassVar[Sort] = "dimension"

    from_: Word = Field(alias="from")
    to: Word
    about: Text
    setting: Text | None = None


class Judgement(Question):
    """One of the assessor's own conclusions, tied to a scenario where `scenario` names its kind."""

    sort: ClassVar[Sort] = "judgement"

    scenario: Slug | None = None
    dimension: Slug | None = None
    explain: bool = False
    required: bool = False


class Named(Part):
    """Something with an id and a label: an intervention or a plan area."""

    id: Slug
    label: Word


class Section(Named):
    """A heading that is not rated."""

    parent: Slug | None = None


class ScenarioKind(Named):
    """A plausible course that assessors may describe, and what its description covers."""

    fields: tuple[Word, ...] = ()


class Prompt(Part):
    """A text the assessor writes in answer to `ask`."""

    id: Slug
    ask: Text
    required: bool = False


class Formulation(Part):
    """The texts that explain why and how."""

    prompts: tuple[Prompt, ...] = ()


class Conclusion(Part):
    """The texts that close an assessment."""

    texts: tuple[Prompt, ...] = ()


class Check(Part):
    """A question to think again about, asked when an expression holds or a rule of the fixed vocabulary applies."""

    id: Slug
    ask: Text
    when: Text | None = None
    rule: CheckRule | None = None


class OwnItems(Part):
    """Case-specific items: their scale and how many an assessor may add."""

    scale: Slug
    maximum: Annotated[int, Field(ge=1, le=20)] = 5
    ask: Text | None = None


class Instrument(Part):
    """A versioned set of questions; identity is id, version and digest."""

    format: Literal["assess.instrument/0"]
    instrument: About
    use: Use
    references: tuple[Reference, ...] = ()
    scales: dict[Slug, Scale]
    missing: Annotated[tuple[Missing, ...], Field(min_length=1)]
    certainty: Certainty
    dimensions: tuple[Dimension, ...] = ()
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    formulation: Formulation = Formulation()
    scenarios: tuple[ScenarioKind, ...] = ()
    interventions: tuple[Named, ...] = ()
    plan_areas: tuple[Named, ...] = ()
    checks: tuple[Check, ...] = ()
    own_items: OwnItems | None = None
    conclusion: Conclusion = Conclusion()
    comparison: ComparisonRules = ComparisonRules()
    text: dict[str, dict[str, object]] = {}

    @property
    def questions(self) -> tuple[Item | Dimension | Judgement, ...]:
        """Every question in the order of interview and report: items, dimensions, judgements."""
        return (*self.items, *self.dimensions, *self.judgements)

    def question(self, name: str) -> Item | Dimension | Judgement | None:
        """Return the question with that id."""
        return next((question for question in self.questions if question.id == name), None)

    def missing_reason(self, code: str) -> Missing | None:
        """Return the missing reason with that code."""
        return next((reason for reason in self.missing if reason.code == code), None)
