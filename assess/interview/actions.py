"""The named actions of an interview: every face translates what people type into them and holds no rule itself."""

from dataclasses import dataclass
from typing import Literal

from assess.model.assessment import Form, Nature, Relation, Resolution

Listing = Literal["todo", "problems", "asks", "evidence", "sources", "here", "all"]


class Action:
    """Something an assessor does in an interview."""

    __slots__ = ()


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
class TakeSource(Action):
    """From here on extracts come from this source; None shows the sources."""

    source: str | None = None


@dataclass(frozen=True, slots=True)
class NewSource(Action):
    """Add a source of one's own; its details are asked."""


@dataclass(frozen=True, slots=True)
class LinkTo(Action):
    """One link of an extract: the word that names a question, and how the extract bears on it."""

    question: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Extract(Action):
    """Write down an extract of the current source; without links it supports the current question."""

    text: str
    page: str | None = None
    links: tuple[LinkTo, ...] = ()


@dataclass(frozen=True, slots=True)
class Link(Action):
    """Link an extract to questions; without any it supports the current one."""

    extract: str
    links: tuple[LinkTo, ...]


@dataclass(frozen=True, slots=True)
class Unlink(Action):
    """Take a link back."""

    extract: str
    question: str


@dataclass(frozen=True, slots=True)
class Resolve(Action):
    """Say what becomes of counter-evidence."""

    extract: str
    question: str
    how: Resolution


@dataclass(frozen=True, slots=True)
class Describe(Action):
    """Say what an extract is, or whether it is quoted word for word."""

    extract: str
    nature: Nature | None = None
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Note(Action):
    """Write the rationale of the current question."""

    text: str


@dataclass(frozen=True, slots=True)
class Ask(Action):
    """Write down what to find out next."""

    text: str


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
class Judge(Action):
    """Make a judgement the current question and take its option with that number."""

    question: str
    number: int
    because: str | None = None
    certainty: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddOwn(Action):
    """Add an item for this case alone; without a text the ones there are, are listed."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class Undo(Action):
    """Take back the last line that recorded something."""


@dataclass(frozen=True, slots=True)
class Redo(Action):
    """Take back the last undo."""


@dataclass(frozen=True, slots=True)
class Next(Action):
    """Go to the next question, or the next facet of this one."""


@dataclass(frozen=True, slots=True)
class Back(Action):
    """Go to the question before, or the facet before."""


@dataclass(frozen=True, slots=True)
class Go(Action):
    """Go to a question, named by code or id, or to another facet of the current one."""

    question: str | None = None
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class Find(Action):
    """Show where a word stands: labels, prompts, notes, extracts."""

    word: str


@dataclass(frozen=True, slots=True)
class ShowList(Action):
    """Show one of the lists."""

    listing: Listing


@dataclass(frozen=True, slots=True)
class Guide(Action):
    """Show what to ask and look for: at the current question, at one that is named, of a theme, or `all`."""

    about: str | None = None


@dataclass(frozen=True, slots=True)
class ShowMap(Action):
    """Show all questions at a glance."""


@dataclass(frozen=True, slots=True)
class Review(Action):
    """Show what is missing and what to think about again."""


@dataclass(frozen=True, slots=True)
class Help(Action):
    """Show the commands, or one of them."""

    command: str | None = None


@dataclass(frozen=True, slots=True)
class Seal(Action):
    """Say which command seals."""


@dataclass(frozen=True, slots=True)
class Quit(Action):
    """Leave; everything is saved already."""


@dataclass(frozen=True, slots=True)
class Comment(Action):
    """A line for readers of a script: nothing happens."""


@dataclass(frozen=True, slots=True)
class Answer(Action):
    """The next line of what is being asked."""

    line: str


@dataclass(frozen=True, slots=True)
class Cancel(Action):
    """Drop what is being asked."""
