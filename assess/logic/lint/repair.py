"""Mistakes of shape, and what is left of the data without them, so that mistakes of meaning are told in the same go."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from assess.logic.documents import adapter_of
from assess.logic.shape import Keys, Location, Mistake, known_keys, mistakes, path_of, problem_of
from assess.logic.strict import MAX_DEPTH, MAX_DIGITS, validate
from assess.model.instrument import FORMAT, Instrument
from assess.model.problem import Problem

_ROUNDS = 30
# What an instrument cannot be without: stands in for what is missing or not sound, so that the rest can be looked at.
_STAND_IN: Mapping[str, Any] = {
    "format": FORMAT,
    "instrument": {
        "id": "unknown",
        "version": "0.0.0",
        "title": "-",
        "language": "en",
        "licence": "-",
        "status": "-",
    },
    "use": {"population": "-", "roles": []},
    "scales": {},
    "missing": [{"code": "unknown", "key": "u", "label": "-", "class": "unknown"}],
    "certainty": {
        "question": "-",
        "levels": [
            {"code": "L", "key": "l", "label": "-", "meaning": "-"},
            {"code": "H", "key": "h", "label": "-", "meaning": "-"},
        ],
    },
}
_TYPES: tuple[tuple[type | tuple[type, ...], str], ...] = ((float, "float"), ((date, datetime, time), "date"))


class Sound(NamedTuple):
    """What is sound of a file's data, where the entries of its lists stood before, and what was wrong with the rest."""

    instrument: Instrument | None
    plain: Mapping[str, Any]
    origins: Mapping[Location, Sequence[int]]
    wrong: tuple[tuple[Problem, Location], ...] = ()


@cache
def instrument_keys() -> Keys:
    """Return the known keys of every table of an instrument."""
    return known_keys(Instrument)


def foreign_values(plain: object, location: Location = ()) -> Iterator[tuple[str, Location]]:
    """Give the code and place of every value that no document holds: TOML knows more than digests can bear."""
    if len(location) > MAX_DEPTH:
        yield "too-deep", location
    elif isinstance(plain, Mapping):
        for key, value in plain.items():
            yield from foreign_values(value, (*location, key))
    elif isinstance(plain, list):
        for at, value in enumerate(plain):
            yield from foreign_values(value, (*location, at))
    else:
        code = _foreign(plain)
        if code:
            yield code, location


def _foreign(value: object) -> str | None:
    if isinstance(value, int) and abs(value) >= 10**MAX_DIGITS:
        return "number-range"
    if isinstance(value, str) and not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        return "half-character"
    return next((code for kind, code in _TYPES if isinstance(value, kind)), None)


def validated(plain: Mapping[str, Any]) -> Instrument | tuple[Mistake, ...]:
    """Return the instrument, or its mistakes of shape; keys must be written as files write them."""
    try:
        found: Instrument = validate(adapter_of(Instrument), json.dumps(plain))
    except ValidationError as error:
        return mistakes(error, plain)
    return found


def without(
    plain: Mapping[str, Any], locations: Sequence[Location]
) -> tuple[dict[str, Any], dict[Location, list[int]]]:
    """Return a copy without what stands at `locations`, and the origins of the list entries that are left."""
    origins: dict[Location, list[int]] = {}
    return _copy(plain, (), frozenset(locations), origins), origins


def _copy(plain: Any, location: Location, gone: frozenset[Location], origins: dict[Location, list[int]]) -> Any:
    if isinstance(plain, Mapping):
        kept = {key: value for key, value in plain.items() if (*location, key) not in gone}
        return {key: _copy(value, (*location, key), gone, origins) for key, value in kept.items()}
    if isinstance(plain, list):
        stay = [at for at in range(len(plain)) if (*location, at) not in gone]
        if len(stay) < len(plain):
            origins[location] = stay
        return [_copy(plain[at], (*location, at), gone, origins) for at in stay]
    return plain


def original(location: Location, origins: Mapping[Location, Sequence[int]]) -> Location:
    """Return where something stood before the repair."""
    found: Location = ()
    for step in location:
        stay = origins.get(found)
        found = (*found, stay[step] if stay and isinstance(step, int) else step)
    return found


def sound_part(plain: Mapping[str, Any]) -> Sound:
    """Return the instrument in `plain`, or what is left of it without its mistakes of shape, and these."""
    foreign = tuple(foreign_values(plain))
    places = [location for _, location in foreign]
    clean, origins = without(plain, places)
    found = validated(clean)
    if isinstance(found, Instrument):
        return Sound(found, clean, origins, tuple(_told(*one) for one in foreign))
    placed = tuple(one._replace(location=original(one.location, origins)) for one in found)
    also = tuple((problem_of(one, instrument_keys()), one.location) for one in placed if one.location not in places)
    left = _repaired(plain, {*places, *map(_to_take_out, placed)})
    return left._replace(wrong=(*(_told(*one) for one in foreign), *also))


def _told(code: str, location: Location) -> tuple[Problem, Location]:
    message, hint = FOREIGN[code]
    return Problem(code, path_of(location), message, hint), location


FOREIGN: Mapping[str, tuple[str, str]] = {
    "float": ("a fraction stands where none is allowed", "write a whole number, or text in quotes"),
    "date": ("a date stands where text is expected", 'write it in quotes: "2026-03-02"'),
    "number-range": (f"a number has more than {MAX_DIGITS} digits", "write it in quotes if it is a name"),
    "half-character": ("the text holds half a character (a lone surrogate)", "write it again"),
    "too-deep": (f"tables and lists nest deeper than {MAX_DEPTH}", "nothing in the format nests deeper than five"),
}


def _repaired(plain: Mapping[str, Any], gone: set[Location]) -> Sound:
    """Take out what is not sound, and what cannot be without it, until an instrument is left; there may be none."""
    for _ in range(_ROUNDS):
        left, origins = without(plain, tuple(gone))
        found = validated(_filled_up(left))
        if isinstance(found, Instrument):
            return Sound(found, left, origins)
        more = {original(_to_take_out(one), origins) for one in found}
        if more <= gone:
            break
        gone |= more
    return Sound(None, {}, {})


def _filled_up(left: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(left)
    for name, stand_in in _STAND_IN.items():
        here = found.setdefault(name, stand_in)
        if isinstance(stand_in, dict) and isinstance(here, dict):
            found[name] = {**stand_in, **here}
    return found


def _to_take_out(one: Mistake) -> Location:
    """Return what has to go: the value, or the table that cannot be without it."""
    missing = one.kind in ("missing", "too_short")
    filled_up = len(one.location) == 1 or (len(one.location) == _KEY_OF_A_TABLE and one.location[0] in _STAND_IN)
    return one.location[:-1] if missing and not filled_up else one.location


_KEY_OF_A_TABLE = 2
