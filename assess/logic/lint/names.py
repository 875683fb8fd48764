"""Rules about names: what must be unique, and what a name must not look like."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from assess.logic.completeness import TOLD
from assess.logic.lint.finding import Draft, Finding, quoted
from assess.logic.shape import Location
from assess.logic.text import same_words
from assess.model.base import OWN_ID

_WORDS_OF_CONDITIONS = frozenset(["phase", "setting", "answered", "and", "or", "not", "in"])
_TAKEN_CODE = re.compile(r"^(?:E|SC|M|A)[0-9]+$", re.IGNORECASE)
_LISTED = ("missing", "roles", "act_now", "needs")


def _again(names: Iterable[tuple[Location, str]]) -> Iterator[tuple[Location, str]]:
    """Give each place whose name stood somewhere before, with the name."""
    seen: set[str] = set()
    for location, name in names:
        if same_words(name) in seen:
            yield location, name
        seen.add(same_words(name))


def _of(table: Location, entries: Sequence[Any], key: str = "id") -> list[tuple[Location, str]]:
    return [((*table, at, key), getattr(entry, key)) for at, entry in enumerate(entries)]


def _twice(code: str, what: str, names: Iterable[tuple[Location, str]]) -> Iterator[Finding]:
    for location, name in _again(names):
        yield Finding(code, location, f"{what} {quoted(name)} stands twice", "give one of them another")


def question_ids(draft: Draft) -> Iterator[Finding]:
    """No two questions share an id."""
    yield from _twice("id-twice", "the id", (((*at, "id"), one.id) for at, one in draft.questions))


def other_ids(draft: Draft) -> Iterator[Finding]:
    """No two things of another kind share an id."""
    here = draft.instrument
    for table in ("references", "sections", "scenarios", "interventions", "plan_areas", "checks"):
        yield from _twice("id-twice", "the id", _of((table,), getattr(here, table)))
    yield from _twice("id-twice", "the id", _of(("formulation", "prompts"), here.formulation.prompts))
    yield from _twice("id-twice", "the id", _of(("conclusion", "texts"), here.conclusion.texts))
    for place, one in draft.questions:
        yield from _twice("id-twice", "the id", _of((*place, "facets"), one.facets))
        yield from _twice("id-twice", "the id", _of((*place, "fields"), one.fields))


def reserved_ids(draft: Draft) -> Iterator[Finding]:
    """No id is a word of conditions, an own item, or a field that a level asks for by itself."""
    for place, one in draft.questions:
        if one.id in _WORDS_OF_CONDITIONS or OWN_ID.match(one.id):
            yield Finding("id-reserved", (*place, "id"), f"{quoted(one.id)} means something else", "choose another id")
        for location, name in _of((*place, "fields"), one.fields):
            if name in TOLD:
                yield Finding("id-reserved", location, f"{quoted(name)} is asked by the program", "take it out")


def codes(draft: Draft) -> Iterator[Finding]:
    """No two codes of one kind differ in case alone."""
    here = draft.instrument
    yield from _twice("code-twice", "the code", (((*at, "code"), one.code) for at, one in draft.questions))
    for name, scale in here.scales.items():
        yield from _twice("code-twice", "the code", _of(("scales", name, "levels"), scale.levels, "code"))
    yield from _twice("code-twice", "the code", _of(("missing",), here.missing, "code"))
    yield from _twice("code-twice", "the code", _of(("certainty", "levels"), here.certainty.levels, "code"))
    yield from _twice("code-twice", "the code", _of(("certainty", "reasons"), here.certainty.reasons, "code"))


def reserved_codes(draft: Draft) -> Iterator[Finding]:
    """No question's code looks like something else that is typed."""
    for place, one in draft.questions:
        if _TAKEN_CODE.match(one.code):
            message = f"the code {quoted(one.code)} looks like an extract, a scenario, a measure, an assessor"
            yield Finding("code-reserved", (*place, "code"), message, "begin it with another letter")


def keys(draft: Draft) -> Iterator[Finding]:
    """No two things that are chosen beside each other have one key."""
    certainty = draft.instrument.certainty
    beside = [
        *_of(("certainty", "levels"), certainty.levels, "key"),
        *_of(("certainty", "reasons"), certainty.reasons, "key"),
    ]
    yield from _twice("key-twice", "among levels and reasons of certainty the key", beside)
    yield from _twice("key-twice", "the key", _of(("missing",), draft.instrument.missing, "key"))
    for place, one in draft.questions:
        yield from _twice("key-twice", "the key", _of((*place, "indicators"), one.indicators, "key"))
        yield from _twice("key-twice", "the key", _of((*place, "flags"), one.flags, "key"))


def level_labels(draft: Draft) -> Iterator[Finding]:
    """No two levels of a scale have one label."""
    for name, scale in draft.instrument.scales.items():
        yield from _twice("label-twice", "the label", _of(("scales", name, "levels"), scale.levels, "label"))


def listed(draft: Draft) -> Iterator[Finding]:
    """No list names a thing twice."""
    lists: list[tuple[Location, Sequence[str]]] = [
        (("use", "roles"), draft.instrument.use.roles),
        (("use", "supporting_roles"), draft.instrument.use.supporting_roles),
        (("use", "barred_roles"), draft.instrument.use.barred_roles),
        (("comparison", "spreads"), draft.instrument.comparison.spreads),
        (("comparison", "judgements"), draft.instrument.comparison.judgements),
    ]
    for place, one in draft.questions:
        lists += [((*place, name), getattr(one, name, ())) for name in _LISTED]
        lists += [((*place, "fields", at, "choices"), field.choices) for at, field in enumerate(one.fields)]
    for location, names in lists:
        places = (((*location, at), name) for at, name in enumerate(names))
        yield from _twice("listed-twice", "in this list", places)


RULES = (question_ids, other_ids, reserved_ids, codes, reserved_codes, keys, level_labels, listed)
