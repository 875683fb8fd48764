"""What an assessor writes, answers, writes again and takes out."""

from dataclasses import dataclass
from typing import Literal

from assess.interview.actions.base import Action


@dataclass(frozen=True, slots=True)
class Note(Action):
    """Write the rationale of the current question, here or line by line."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class Ask(Action):
    """Write down what to find out next, here or line by line."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class Formulate(Action):
    """Write a text of the formulation, here or line by line; without an id the texts are listed."""

    prompt: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Conclude(Action):
    """Write a text of the conclusion, here or line by line; without an id the texts are listed."""

    prompt: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Imagine(Action):
    """Write a scenario of a kind, or show the one with that id, or write one part of it; without either, list all."""

    scenario: str | None = None
    text: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Plan(Action):
    """Plan a measure in an area, or show or correct the one with that id; without either, list all.

    `needs` are codes of items, each behind + or -; `part` is what is corrected.
    """

    measure: str | None = None
    text: str | None = None
    needs: tuple[str, ...] = ()
    part: str | None = None


@dataclass(frozen=True, slots=True)
class AddOwn(Action):
    """Add an item for this case alone; without a text the ones there are, are listed."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class Weigh(Action):
    """Answer a check or an open question, or set a check aside with a reason; here or line by line."""

    name: str
    how: Literal["answered", "set-aside"]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Rewrite(Action):
    """Write the text of a scenario, a measure, an extract, an open question or an own item again."""

    name: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Drop(Action):
    """Take out a scenario, a measure, an open question or an own item."""

    name: str
