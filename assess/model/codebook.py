"""The codebook: what the codes of a sealed document mean, so that it can be read without its instrument."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from assess.model.base import Code, Digest, Effect, Key, MissingClass, Part, Rule, Slug, Sort, Text, Word

Spreads = tuple[Literal["one-step", "apart", "opposite", "differ"], ...]


def _if(default: object) -> Any:
    """Return a field that is left out where it says what documents of before it meant."""
    return Field(default=default, exclude_if=lambda value: value == default)


class ComparisonRules(Part):
    """What raises flags in a comparison and how long the agenda may be.

    `judgements` are the spreads at which judgements differ. Two assessors have different `critical` items where they
    share none of them (`disjoint`) or where the two lists are not the same (`differ`). Items agree for `items_agree`
    where no item that both rated lies further apart; both are asked only with `in_common` such items. `one_way` is
    the fewest questions on which groups lie apart in one direction before it is asked about. What is null or false
    raises nothing.
    """

    spreads: Spreads = ("apart", "opposite", "differ")
    watershed: bool = True
    footing: bool = True
    relevance: Literal["one-step", "apart"] | None = "apart"
    no_majority: bool = _if(default=True)
    act_now: bool = _if(default=True)
    judgements: Spreads = _if(("one-step", "apart", "opposite", "differ"))
    critical: Literal["disjoint", "differ"] | None = _if("disjoint")
    items_agree: Literal["same", "one-step"] | None = _if("one-step")
    in_common: Annotated[int, Field(ge=1, le=100)] = _if(5)
    one_way: Annotated[int, Field(ge=2, le=100)] | None = _if(3)
    agenda: Annotated[int, Field(ge=1, le=20)] = 7


class CodedScale(Part):
    """A scale: its codes and labels in their order, and between which two the watershed lies."""

    ordered: bool
    levels: dict[Code, Word]
    watershed: Word | None = None


class CodedMissing(Part):
    """A missing reason and its class."""

    label: Word
    class_: MissingClass = Field(validation_alias="class", serialization_alias="class")


class CodedReason(Part):
    """A reason for certainty; `ledger` names the rule that ticks it."""

    label: Word
    effect: Literal["lowers", "raises"]
    ledger: Rule | None = None


class CodedFacet(Part):
    """A facet and its scale."""

    label: Word
    scale: Slug


def _is_empty(many: Sequence[object] | Mapping[str, object]) -> bool:
    return not many


class CodedQuestion(Part):
    """A question as far as a reader of the document needs it; the digest covers its own TOML table.

    `days` is how old evidence may be before the ledger says so, where the instrument names it. `roles` are those the
    question is put to; `indicators`, `flags` and `fields` say what their keys mean. What is empty is left out, as in
    documents of before there was any such thing.
    """

    id: Slug
    code: Code
    sort: Sort
    label: Word
    facets: dict[Slug, CodedFacet]
    digest: Digest
    predictor: Literal["static", "dynamic"] | None = None
    effect: Effect | None = None
    mirrors: Slug | None = None
    scenario: Slug | None = None
    act_now: tuple[str, ...] = ()
    days: Annotated[int, Field(ge=1, le=3660)] | None = None
    roles: tuple[Slug, ...] = Field(default=(), exclude_if=_is_empty)
    indicators: dict[Key, Word] = Field(default={}, exclude_if=_is_empty)
    flags: dict[Key, Word] = Field(default={}, exclude_if=_is_empty)
    fields: dict[Slug, Word] = Field(default={}, exclude_if=_is_empty)

    def is_put_to(self, role: str) -> bool:
        """Tell whether the question is put to somebody in this role."""
        return not self.roles or role in self.roles


class Codebook(Part):
    """Everything needed to read and compare a sealed assessment; `required` names the texts that may not stay empty."""

    title: Word
    status: Word
    not_for: tuple[Text, ...] = ()
    scales: dict[Slug, CodedScale]
    missing: dict[Slug, CodedMissing]
    certainty: dict[Code, Word]
    reasons: dict[Slug, CodedReason] = {}
    questions: tuple[CodedQuestion, ...]
    scenarios: dict[Slug, Word] = {}
    formulation: dict[Slug, Text] = {}
    conclusion: dict[Slug, Text] = {}
    required: tuple[Slug, ...] = Field(default=(), exclude_if=_is_empty)
    checks: dict[Slug, Text] = Field(default={}, exclude_if=_is_empty)
    areas: dict[Slug, Word] = {}
    own_scale: Slug | None = None
    comparison: ComparisonRules = ComparisonRules()

    def question(self, name: str) -> CodedQuestion | None:
        """Return the question with that id."""
        return next((question for question in self.questions if question.id == name), None)
