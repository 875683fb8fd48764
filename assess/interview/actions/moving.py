"""Moving about, looking things up, taking back, leaving."""

from dataclasses import dataclass
from typing import Literal

from assess.interview.actions.base import Action

Listing = Literal["todo", "problems", "answered", "asks", "evidence", "sources", "here", "all"]


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
