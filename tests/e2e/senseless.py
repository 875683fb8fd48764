"""Documents of a valid shape and without sense: sound ones in which one value became another of its form."""

import base64
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import to_json

from assess.store.envelope import wrap

Place = tuple[str | int, ...]
Kinds = Mapping[str, list[Place]]
WORDS = (
    *("ZZ", "zz", "own-9", "E9999", "SC9", "M9", "Q99", "A9", "S-ZZZZ", "0" * 64, "a|b", "1900-01-01", "9999-12-31"),
    *("2026-03-02T11:00:00+01:00", "none", "main", "N", "H", "x", "CON", "opposite", "open", "\u202e[/]\x1b", "=cmd"),
)
NUMBERS = (0, 1, -1, 2, 99, 10**14)


def payload_of(sealed: bytes) -> Any:
    """Return what a sealed file holds, as plain data."""
    return json.loads(base64.b64decode(json.loads(sealed)["payload"]))


def sealed_of(plain: object) -> bytes:
    """Return a sealed file that holds this; its digest is right."""
    return wrap(written(plain))


def written(plain: object) -> bytes:
    """Return a document as this program spells it."""
    return to_json(plain, indent=1) + b"\n"


def places(node: object, place: Place = ()) -> Iterator[Place]:
    """Give every place in plain data."""
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in parts:
        yield (*place, key)
        yield from places(value, (*place, key))


def kinds_of(plain: object) -> Kinds:
    """Return places by what kind they are: the same keys, whatever the numbers between them."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places(plain):
        found[".".join("*" if isinstance(step, int) else step for step in place)].append(place)
    return found


def changed(plain: Any, every: Kinds, kind: str, chance: random.Random) -> tuple[Any, str]:
    """Return a copy with one change at some place of a kind, and what was done; `every` are the kinds of `plain`."""
    new = json.loads(json.dumps(plain))
    place = chance.choice(every[kind])
    around = new
    for step in place[:-1]:
        around = around[step]
    way = _change(around, place[-1], [_at(new, other) for other in _alike(every, kind)], chance)
    return new, f"{place}: {way}"


def _alike(every: Kinds, kind: str) -> list[Place]:
    """Return the places of all kinds that end in the same key: what stands there has the same form."""
    end = kind.rpartition(".")[2]
    return [place for name, many in every.items() if name.rpartition(".")[2] == end for place in many]


def _at(plain: Any, place: Place) -> Any:
    for step in place:
        plain = plain[step]
    return plain


def _change(around: Any, key: Any, alike: list[Any], chance: random.Random) -> str:
    value = around[key]
    ways = {"taken out": lambda: around.pop(key), "a word": lambda: around.__setitem__(key, chance.choice(WORDS))}
    if isinstance(around, dict):
        ways["another key"] = lambda: around.__setitem__(chance.choice(WORDS), around.pop(key))
    if isinstance(value, bool):
        ways = {"turned": lambda: around.__setitem__(key, not value)}
    elif isinstance(value, int):
        ways["a number"] = lambda: around.__setitem__(key, chance.choice(NUMBERS))
    elif isinstance(value, list | dict):
        ways = {"emptied": value.clear, "taken out": ways["taken out"], **_of_many(value, chance)}
    else:
        ways["another of its kind"] = lambda: around.__setitem__(key, chance.choice(alike))
        ways["none"] = lambda: around.__setitem__(key, None)
    way = chance.choice(list(ways))
    ways[way]()
    return way


def _of_many(value: list[Any] | dict[str, Any], chance: random.Random) -> dict[str, Any]:
    if isinstance(value, list):
        return {
            "turned round": value.reverse,
            "one twice": lambda: value.extend(chance.sample(value, min(1, len(value)))),
        }
    return {"turned round": lambda: _turn(value)}


def _turn(table: dict[str, Any]) -> None:
    for key in list(reversed(table)):
        table[key] = table.pop(key)
