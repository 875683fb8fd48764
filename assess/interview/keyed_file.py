"""Rows of a sheet from a file: tried as a whole first, so that either all of it is recorded or nothing."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from assess.errors import FileInvalid, StorageFailed
from assess.interview.conversation import script_refused
from assess.interview.desk import Save
from assess.interview.keying import Once, Turn, take_keyed
from assess.interview.keypad import is_keyed_row, row_code
from assess.interview.sheet import place_of, row_named, sheet_rows
from assess.interview.state import Outcome, Place, Refusal, Stamp, State
from assess.model.event import Event

_COMMENT = "#"
_CODED = re.compile(r"(?P<code>[A-Za-z][A-Za-z0-9:+-]*)(?:\s+(?P<typed>\S.*))?")


class KeyedLine(NamedTuple):
    """One row of a file: its line, which row it is for, and what was typed; empty where nothing was written."""

    number: int
    place: Place
    typed: str


class Entered(NamedTuple):
    """What a file did: the sitting after it, how many rows it recorded, and what it left open."""

    state: State
    rows: int
    left_open: tuple[str, ...]


def keyed_lines(state: State, lines: Sequence[str], name: str) -> tuple[KeyedLine, ...]:
    """Return the rows of a file: one a line in the order of the sheet, or each with its code before it.

    Raises FileInvalid where the two are mixed, or a line fits no row.
    """
    numbered = [(number, line.strip()) for number, line in enumerate(lines, 1) if not line.startswith(_COMMENT)]
    coded = [bool(_CODED.fullmatch(line)) for _, line in numbered if line]
    if any(coded) and not all(coded):
        at = next(number for number, line in numbered if line and bool(_CODED.fullmatch(line)) != coded[0])
        hint = "write D3 3.2 in every line, or 3.2 in every line in the order of the sheet"
        raise _invalid(state, name, at, "some lines begin with a code and some do not", hint)
    if not any(coded):
        return tuple(_in_order(state, numbered, name))
    # Which rows apply follows from the rows before them on the sheet, in whatever order a file has them.
    order = [place_of(row) for row in sheet_rows(state)]
    return tuple(sorted(_with_codes(state, numbered, name), key=lambda one: order.index(one.place)))


def _in_order(state: State, numbered: Sequence[tuple[int, str]], name: str) -> Iterator[KeyedLine]:
    rows = sheet_rows(state)
    for (number, line), row in zip(numbered, rows, strict=False):
        yield KeyedLine(number, place_of(row), line)
    beyond = next((number for number, line in numbered[len(rows) :] if line), None)
    if beyond is not None:
        raise _invalid(state, name, beyond, f"the sheet ends after {len(rows)} rows", "compare the file and the sheet")


def _with_codes(state: State, numbered: Sequence[tuple[int, str]], name: str) -> Iterator[KeyedLine]:
    seen: set[Place] = set()
    for number, line in numbered:
        match = _CODED.fullmatch(line)
        if match is None:
            continue
        row = row_named(state, match["code"])
        if row is None:
            hint = "the code stands before each row: D3, or X1:FACET where a question has several"
            raise _invalid(state, name, number, "the sheet has no such row for this role", hint)
        if place_of(row) in seen:
            raise _invalid(state, name, number, f"{row_code(row)} stands here twice", "keep one of the two lines")
        seen.add(place_of(row))
        yield KeyedLine(number, place_of(row), match["typed"] or "")


def _invalid(state: State, name: str, number: int, message: str, hint: str) -> FileInvalid:
    return script_refused(name, number, Outcome(state, refused=Refusal(message, hint)), kept=False)


def check_keyed(state: State, lines: Sequence[str], name: str, now: str) -> None:
    """Try a file without storing anything; raise FileInvalid at the first row that is refused."""
    _run(state, keyed_lines(state, lines, name), name, (lambda: now, lambda _events: None), kept=False)


def enter_keyed(state: State, lines: Sequence[str], name: str, now: Callable[[], str], save: Save[Event]) -> Entered:
    """Record the rows of a file, each stored before the next; check it first."""
    return _run(state, keyed_lines(state, lines, name), name, (now, save), kept=True)


def _run(
    state: State,
    rows: Sequence[KeyedLine],
    name: str,
    outside: tuple[Callable[[], str], Save[Event]],
    *,
    kept: bool,
) -> Entered:
    now, save = outside
    recorded, left_open = 0, []
    for row in rows:
        if not row.typed:
            continue
        stamp = Stamp(now(), f"{row.number:08X}")
        outcome = _taken(replace(state, place=row.place), row.typed, stamp).outcome
        if outcome.refused:
            raise script_refused(name, row.number, outcome, kept=kept)
        if outcome.events:
            _store(outcome, save, f"{name} line {row.number}")
        left_open += [one.unfinished for one in outcome.state.asking]
        recorded += bool(outcome.events)
        state = replace(outcome.state, asking=())
    return Entered(state, recorded, tuple(left_open))


def _taken(state: State, typed: str, stamp: Stamp) -> Turn:
    """Return what a row of a file does; nobody is there to be asked or shown something."""
    keying = Once(state)
    if not is_keyed_row(typed):
        return Turn(keying, Outcome(state, refused=Refusal("this is no row", "numbers and dots, as on the sheet")))
    return take_keyed(keying, typed, stamp)


def _store(outcome: Outcome, save: Save[Event], where: str) -> None:
    try:
        save(outcome.events)
    except StorageFailed as error:
        raise StorageFailed(error.code, f"{where}: {error.message}", error.hint) from None
