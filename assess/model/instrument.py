"""An instrument: what is asked, on which scales, under which rules; written in TOML by its owner."""

from typing import Annotated, Literal

from pydantic import Field

from assess.model.base import Part, Slug, Text, Word
from assess.model.codebook import ComparisonRules
from assess.model.question import Basis, Dimension, Facet, FieldAsked, Item, Judgement, Mark, Question
from assess.model.scale import Cap, Certainty, Level, Missing, Reason, Scale

# An instrument and its parts are imported from here.
__all__ = [
    "About",
    "Basis",
    "Cap",
    "Certainty",
    "Check",
    "CheckRule",
    "Conclusion",
    "Dimension",
    "Facet",
    "FieldAsked",
    "Formulation",
    "Instrument",
    "Item",
    "Judgement",
    "Level",
    "Mark",
    "Missing",
    "Named",
    "OwnItems",
    "Prompt",
    "Question",
    "Reason",
    "Reference",
    "Scale",
    "ScenarioKind",
    "Section",
    "Use",
]

FORMAT = "assess.instrument/0"
CheckRule = Literal[
    "need-without-measure",
    "measure-without-need",
    "critical-but-uncertain",
    "urgent-but-thin",
    "scenario-parts-empty",
    "expectation-missing",
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
    """For whom, by whom, on how many sources and how often the instrument is meant to be used.

    `supporting_roles` are those among `roles` whose work rests on trust: a question that is put to other roles takes
    neither a level nor a word from them.
    """

    population: Text
    needs_extra_care: tuple[ExtraCare, ...] = ()
    roles: tuple[Slug, ...]
    supporting_roles: tuple[Slug, ...] = ()
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
