"""Questions: items, dimensions and judgements, and everything that guides their rating."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from assess.model.base import MAIN, Effect, Key, Part, QuestionCode, Slug, Sort, Text, Word

Strength = Literal["literature", "single-study", "practitioner", "single-case", "contested"]


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
        # Constructed, not validated: the label of an own item is running text, and may be long.
        return (Facet.model_construct(id=MAIN, label=self.label, scale=self.scale),)

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
    """A predictor or a need; `anew` says that an earlier level is never confirmed, static though the item is (age)."""

    sort: ClassVar[Sort] = "item"

    section: Slug
    dimension: Slug | None = None
    predictor: Literal["static", "dynamic"]
    anew: bool = False
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
