"""What an assessor writes: notes, open questions, formulation, scenarios, measures, conclusions, own items."""

from dataclasses import dataclass

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
    """Write a scenario of a kind, or show the one with that id; without either, kinds and scenarios are listed."""

    kind: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Plan(Action):
    """Plan a measure in an area; without one, areas and measures are listed."""

    area: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class AddOwn(Action):
    """Add an item for this case alone; without a text the ones there are, are listed."""

    text: str | None = None
