"""How a question is rated: levels, reasons without one, certainty, relevance, change, marks, fields, judgements."""

from dataclasses import dataclass
from typing import Literal

from assess.interview.actions.base import Action


@dataclass(frozen=True, slots=True)
class Choose(Action):
    """Take the option with that number, perhaps with a certainty and reasons; `facet` None is the current one."""

    number: int
    certainty: str | None = None
    reasons: tuple[str, ...] = ()
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class Decline(Action):
    """Give a reason why there is no level; without one, the reasons are shown."""

    reason: str | None = None
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class Sure(Action):
    """Say how firmly the evidence carries the level."""

    certainty: str
    reasons: tuple[str, ...] = ()
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class Relate(Action):
    """Say how much the question matters for this person."""

    relevance: str


@dataclass(frozen=True, slots=True)
class Change(Action):
    """Say how the facet moved since the last occasion."""

    change: str
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class Mark(Action):
    """Tick exactly these indicators or flags; None shows them, an empty tuple clears them."""

    what: Literal["indicators", "flags"]
    keys: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Fill(Action):
    """Fill in a field of the question; without a name the fields are shown."""

    field: str | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Judge(Action):
    """Make a judgement the current question and take its option with that number."""

    question: str
    number: int
    because: str | None = None
    certainty: str | None = None
    reasons: tuple[str, ...] = ()
