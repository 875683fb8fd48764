"""Where a rating comes from: sources, extracts and what they bear on."""

from dataclasses import dataclass

from assess.interview.actions.base import Action
from assess.model.assessment import Form, Nature, Relation, Resolution


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
    """Write down an extract of the current source; without links it supports the current question.

    A text of None is written line by line. What is not said of the extract stays open until somebody says it.
    """

    text: str | None
    page: str | None = None
    links: tuple[LinkTo, ...] = ()
    nature: Nature | None = None
    form: Form | None = None


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
