"""From the facts that a coordinator wrote down to a register: the first one, or the next revision of one."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from pydantic import ValidationError

from assess.logic.documents import adapter_of
from assess.logic.locate import lines_of
from assess.logic.shape import Location, did_you_mean, known_keys, mistakes, path_of, problem_of
from assess.logic.strict import validate
from assess.model.facts import CaseFacts, SourceFacts
from assess.model.panel import Panel
from assess.model.preparation import CONTEXT
from assess.model.problem import Problem
from assess.model.source import Named, Register, SameAs, Source

MOST_SOURCES = 500
NEEDED = ("kind", "date", "setting", "origin")
"""What a source that is not registered yet has to say of itself."""
_IDENTITY = ("kind", "date", "setting", "present", "joint", "interpreter", "origin")

Placed = tuple[Problem, Location]
Fresh = Callable[[], str]


def check_facts(raw: Mapping[str, Any], text: str) -> tuple[CaseFacts | None, tuple[Problem, ...]]:
    """Return the facts in a TOML table (None where something is wrong) and everything that is wrong, by line."""
    written = json.dumps(raw, default=_as_plain)
    try:
        facts = validate(adapter_of(CaseFacts), written)
    except ValidationError as error:
        keys = known_keys(CaseFacts)
        found: list[Placed] = [(problem_of(one, keys), one.location) for one in mistakes(error, json.loads(written))]
        return None, _in_lines(found, text)
    wrong = tuple(_context(facts))
    return (None if wrong else facts), _in_lines(wrong, text)


def _as_plain(value: object) -> str | int:
    """Return a TOML date as people write it; a time becomes a number, which no key takes: its line is told."""
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else 0


def _in_lines(found: Sequence[Placed], text: str) -> tuple[Problem, ...]:
    lines = lines_of(text if found else "")
    placed = [replace(problem, line=lines.at(location)) for problem, location in found]
    return tuple(sorted(placed, key=lambda problem: problem.line or 0))


def _context(facts: CaseFacts) -> Iterator[Placed]:
    for name in facts.context:
        if name not in CONTEXT:
            hint = did_you_mean(name, CONTEXT, f"one of {', '.join(CONTEXT)}")
            yield Problem("key-unknown", f"context.{name}", "this is not asked about a case", hint), ("context", name)


def revised(
    register: Register, facts: CaseFacts, panel: Panel, fresh: Fresh, text: str = ""
) -> Register | tuple[Problem, ...]:
    """Return the register with these facts, under its old revision number, or everything that speaks against it.

    `text` is what the facts were written in, for the lines of problems; `fresh` gives random tokens for ids. An entry
    without an id that says what a registered source says is that source: the same file may be used again, grown.
    """
    matched = _matched(register, facts)
    labels = tuple(member.label for member in panel.assessors)
    wrong = (*_source_problems(register, matched), *_named_nobody(facts, labels))
    if wrong:
        return _in_lines(wrong, text)
    after = register.model_copy(update={**_said(register, facts), "sources": _sources(register, matched, fresh)})
    declared, wrong = _declared(after, facts, labels)
    return _in_lines(wrong, text) or after.model_copy(update={"same_as": declared})


def _said(register: Register, facts: CaseFacts) -> dict[str, Any]:
    names = ("referral", "commissioner", "told", "phase", "last_move")
    said = {name: value for name in names if (value := getattr(facts, name)) is not None}
    return {**said, "context": {**register.context, **facts.context}}


class _Match(NamedTuple):
    """An entry of the file, where it stands, and the registered source that it is."""

    at: int
    entry: SourceFacts
    source: Source | None


def _matched(register: Register, facts: CaseFacts) -> tuple[_Match, ...]:
    """Return each entry with the registered source it speaks of: by its id, else by everything it says."""
    free = list(register.sources)
    found: list[_Match] = []
    for at, entry in enumerate(facts.sources):
        source = register.source(entry.id) if entry.id else next((one for one in free if _same(entry, one)), None)
        if source in free:
            free.remove(source)
        found.append(_Match(at, entry, source))
    return tuple(found)


def _same(entry: SourceFacts, source: Source) -> bool:
    return all(getattr(entry, name) == getattr(source, name) for name in _IDENTITY)


def _source_problems(register: Register, matched: Sequence[_Match]) -> Iterator[Placed]:
    ids = [one.entry.id for one in matched if one.entry.id]
    for at, entry, source in matched:
        place: Location = ("sources", at)
        if entry.id and ids.count(entry.id) > 1:
            yield _wrong("source-twice", place, "this id stands twice", "one entry for one source")
        if source is None:
            for name in NEEDED:
                if getattr(entry, name) is None:
                    yield _wrong("key-missing", (*place, name), "a new source needs it", "add it")
        else:
            yield from _differing(entry, source, place)
    if len(register.sources) + sum(one.source is None for one in matched) > MOST_SOURCES:
        yield _wrong("list-too-long", ("sources",), f"a register holds at most {MOST_SOURCES} sources", None)


def _differing(entry: SourceFacts, source: Source, place: Location) -> Iterator[Placed]:
    for name in _IDENTITY:
        if name in entry.model_fields_set and getattr(entry, name) != getattr(source, name):
            message = f"{source.id} is registered with another {name}"
            hint = "only handling may change; another source is an entry without this id"
            yield _wrong("source-differs", (*place, name), message, hint)


def _named_nobody(facts: CaseFacts, labels: Sequence[str]) -> Iterator[Placed]:
    """Give a problem for a handling that names somebody who is not on the panel: a slip would hide the source."""
    for at, entry in enumerate(facts.sources):
        named = entry.handling.named if isinstance(entry.handling, Named) else ()
        for label in named:
            if label not in labels:
                hint = f"on it are {', '.join(labels)}"
                yield _wrong("not-on-panel", ("sources", at, "handling"), f"{label} is not on the panel", hint)


def _wrong(code: str, place: Location, message: str, hint: str | None) -> Placed:
    return Problem(code, path_of(place), message, hint), place


def _sources(register: Register, matched: Sequence[_Match], fresh: Fresh) -> tuple[Source, ...]:
    handling = {one.source.id: one.entry.handling for one in matched if one.source and one.entry.handling}
    old = (
        source.model_copy(update={"handling": handling[source.id]}) if source.id in handling else source
        for source in register.sources
    )
    new = [one.entry for one in matched if one.source is None]
    taken = {source.id for source in register.sources} | {entry.id for entry in new if entry.id}
    added: list[Source] = []
    for entry in new:
        name = entry.id or _free(taken, fresh)
        taken.add(name)
        said = {key: value for key in (*_IDENTITY, "handling") if (value := getattr(entry, key)) is not None}
        added.append(Source(**{**said, "id": name}))
    return (*old, *added)


def _free(taken: set[str], fresh: Fresh) -> str:
    """Return an id nobody has: ids are never reused, and tokens of four can meet."""
    while (name := f"S-{fresh()}") in taken:
        pass
    return name


def _declared(
    register: Register, facts: CaseFacts, labels: Sequence[str]
) -> tuple[tuple[SameAs, ...], tuple[Placed, ...]]:
    """Return what is declared about own sources, old and new, and what speaks against it."""
    declared = {(one.of, one.source): one for one in register.same_as}
    wrong: list[Placed] = []
    for at, one in enumerate(facts.same_as):
        known = declared.get((one.of, one.source))
        if known is None or known.same_as != one.same_as:
            wrong += _undeclarable(register, one, ("same_as", at), labels, known)
            declared[one.of, one.source] = one
    return tuple(declared.values()), tuple(wrong)


def _undeclarable(
    register: Register, one: SameAs, place: Location, labels: Sequence[str], known: SameAs | None
) -> Iterator[Placed]:
    if one.of not in labels:
        yield _wrong("not-on-panel", (*place, "of"), f"{one.of} is not on the panel", f"one of {', '.join(labels)}")
    if register.source(one.same_as) is None:
        hint = "an own source is declared to be one of the register; register that one first"
        yield _wrong("no-such-source", (*place, "same_as"), f"{one.same_as} is not registered", hint)
    if register.source(one.source) is not None:
        hint = "name the id that the assessor's own source has"
        yield _wrong("not-an-own-source", (*place, "source"), f"{one.source} is a registered source", hint)
    if known is not None:
        message = f"{one.source} of {one.of} was declared to be {known.same_as}"
        yield _wrong("declared-otherwise", place, message, "a declaration stands")
