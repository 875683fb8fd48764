"""Scales and their levels, missing reasons, and certainty with its reasons and caps."""

from typing import Annotated, Literal

from pydantic import Field

from assess.model.base import Code, Key, MissingClass, Part, Rule, Slug, Sort, Text, Word


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
