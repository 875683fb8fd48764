"""Rules about wording: alternatives in anchors, words that mark a person, findings that need a guard."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assess.logic.lint.finding import Draft, Finding, quoted
from assess.logic.lint.words import ALTERNATIVES, FAMILIES, FIRST_WORDS, GUARDS, LONGEST, MARKS
from assess.logic.shape import Location
from assess.model.instrument import Item, Question

_SLASH = re.compile(r"[^\W\d_]\s*/\s*[^\W\d_]")
_PARTS = re.compile(r"(?:;|[.!?])\s")
# "None of these four is missing: home; income; health care; papers." is one thing that is counted.
_LIST = re.compile(r":[^.!?]*")
_WORD = re.compile(r"[^\W_]+")
_MOST_PARTS = 3
# Titles of other people's works and translations are not the instrument's own words in its own language.
_NOT_OUR_WORDS = frozenset(["cite", "text", "format", "licence", "language", "applies_when", "when", "lines"])


def texts_in(plain: object, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Give every text below `plain` that a person may read, with its place."""
    if isinstance(plain, str):
        yield location, plain
    elif isinstance(plain, Mapping):
        for key, value in plain.items():
            if key not in _NOT_OUR_WORDS:
                yield from texts_in(value, (*location, key))
    elif isinstance(plain, list | tuple):
        for at, value in enumerate(plain):
            yield from texts_in(value, (*location, at))


def _anchors(place: Location, one: Question) -> Iterator[tuple[Location, str]]:
    yield from texts_in(one.anchors, (*place, "anchors"))


def alternatives(draft: Draft) -> Iterator[Finding]:
    """No anchor offers alternatives."""
    word = ALTERNATIVES.get(draft.instrument.instrument.language[:2])
    either = re.compile(word, re.IGNORECASE) if word else None
    for place, one in draft.questions:
        for location, text in _anchors(place, one):
            if (either and either.search(text)) or _SLASH.search(text):
                message = f"the anchor {_step(location)} of {one.code} has alternatives"
                yield Finding("anchor-or", location, message, "keep one, or let one word cover both")


def _step(location: Location) -> str:
    return str(location[-1])[:8]


def long_anchors(draft: Draft) -> Iterator[Finding]:
    """No anchor of an item has so many parts that two people will weigh them differently."""
    for place, item in draft.items:
        for location, text in _anchors(place, item):
            if len(_PARTS.split(_LIST.sub("", text).strip())) > _MOST_PARTS:
                message = f"the anchor {_step(location)} of {item.code} has more than {_MOST_PARTS} parts"
                yield Finding("anchor-long", location, message, "one axis an item: make two, or use facets")


def stigma(draft: Draft) -> Iterator[Finding]:
    """No text marks the person; ids are printed too."""
    if not draft.instrument.instrument.language.startswith("en"):
        return
    for location, text in texts_in(draft.plain):
        for phrase in dict.fromkeys(_phrases(text)):
            if phrase in MARKS:
                mark = MARKS[phrase]
                yield Finding("stigma", location, f"{quoted(phrase)} {mark.why}", f"better: {mark.better}")


def _phrases(text: str) -> Iterator[str]:
    """Give every run of words that could stand in the list; hyphens part words, as in ids."""
    words = _WORD.findall(text.lower())
    for at, word in enumerate(words):
        if word in FIRST_WORDS:
            yield from (" ".join(words[at : at + length]) for length in range(1, LONGEST + 1))


def guards(draft: Draft) -> Iterator[Finding]:
    """Religion, origin, politics and diagnoses are no findings: an item that speaks of them rules them out."""
    if not draft.instrument.instrument.language.startswith("en"):
        return
    for place, item in draft.items:
        for family, words in FAMILIES.items():
            where = next((location for location, text in _findings(place, item) if words.search(text)), None)
            if where and not any(GUARDS[family].search(text) for text in item.not_evidence):
                message = f"{item.code} speaks of {family} and does not rule it out"
                yield Finding("guard-missing", where, message, f"say in not_evidence that {family} by itself is none")


def _findings(place: Location, item: Item) -> Iterator[tuple[Location, str]]:
    """Give what a rater looks for and at: label, anchors, indicators, look_for."""
    parts: Sequence[tuple[str, object]] = (
        ("label", item.label),
        ("anchors", item.anchors),
        ("indicators", [mark.label for mark in item.indicators]),
        ("look_for", item.look_for),
    )
    for key, part in parts:
        yield from texts_in(part, (*place, key))


RULES = (alternatives, long_anchors, stigma, guards)
