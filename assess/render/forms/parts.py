"""What a form is made of, whatever it is printed from: boxes to cross, lines to write on, words."""

from dataclasses import dataclass

from assess.model.instrument import Instrument


@dataclass(frozen=True, slots=True)
class Box:
    """A box to cross: what stands in it, its label, and what it looks like; `cannot_wait` asks to tell somebody."""

    sign: str
    label: str
    text: str = ""
    cannot_wait: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Boxes of which one is crossed."""

    name: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to fill in: a line to write on, or what is known already."""

    name: str
    known: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """A heading with single sentences under it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top of a form: what it is, what everybody must know, and the blanks that tell whose it is."""

    title: str
    about: str
    notices: tuple[str, ...]
    blanks: tuple[Blank, ...]
    language: str
    foot: str
    """Stands at the end, and on every printed page."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of the conversation: prompts that belong together, in groups."""

    title: str
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The theme guide for the room: nothing in it shows what is rated."""

    head: Head
    advice: tuple[Advice, ...]
    themes: tuple[Theme, ...]
    room: int = 3
    """Lines to write on under each group of prompts."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row to be typed later: levels, else a reason; then certainty, relevance and change where they are asked."""

    title: str
    levels: tuple[Box, ...]
    reasons: Choice
    more: tuple[Choice, ...]
    told: str = ""
    """Which numbers ask to tell somebody at once; nothing where none does."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something asked besides: a line to write on, or choices without numbers."""

    name: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with its rows and everything else that is asked in it."""

    code: str
    title: str
    facts: tuple[str, ...]
    rows: tuple[Row, ...]
    marks: tuple[Choice, ...]
    fields: tuple[Field, ...]
    room: tuple[tuple[str, int], ...]
    """What is written in words, and on how many lines."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with the questions under it."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rating sheet: its first page is the key, then every question, then what is not on it."""

    head: Head
    advice: tuple[Advice, ...]
    key: tuple[Choice, ...]
    chapters: tuple[Chapter, ...]
    closing: Advice


def foot_of(instrument: Instrument, case: str, what: str) -> str:
    """Return what tells a loose page apart: of which instrument, for which case, of which form."""
    about = instrument.instrument
    return f"{about.id} {about.version}, {what}, case {case or '____________'}"
