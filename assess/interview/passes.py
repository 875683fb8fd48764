"""What was typed of a sheet that is keyed twice, as a draft holds it: one line a row, read back strictly.

1 D3 3.2       first pass: D3 is 3.2          1 D3     first pass: nothing is written at D3
2 D3 3.1       second pass                    = D3     D3 was compared, and recorded where there was something
1 .            the first pass is finished
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assess.interview.keypad import canonical, parse_keyed
from assess.interview.sheet import place_of, row_named, sheet_rows
from assess.interview.state import Place, Refused, State
from assess.logic.drafts import KEYED_TWICE, Draft, open_drafts
from assess.logic.fold import next_number
from assess.logic.keypad import KeypadRow
from assess.model.event import Drafted

FIRST, SECOND = 1, 2
_END = "."
_LINE = re.compile(r"(?P<number>[12]) (?P<code>\S+)(?: (?P<typed>[0-9.]+))?|= (?P<settled>\S+)")


@dataclass(frozen=True, slots=True)
class Typed:
    """Both passes as far as they went: what was typed where, the last place of each, which ended, what is settled."""

    rows: dict[tuple[int, Place], str] = field(default_factory=dict)
    last: dict[int, Place] = field(default_factory=dict)
    ended: frozenset[int] = frozenset()
    settled: frozenset[Place] = frozenset()

    @property
    def number(self) -> int:
        """Which pass it is; the one after the second is no pass, but the comparison."""
        return FIRST + len(self.ended)

    def at(self, number: int, place: Place) -> str:
        """Return what was typed there in a pass; empty where nothing was."""
        return self.rows.get((number, place), "")

    def pending(self, state: State) -> tuple[Place, ...]:
        """Return the places where something was typed that is not compared yet, in the order of the sheet."""
        touched = {place for (_, place), typed in self.rows.items() if typed} - self.settled
        return tuple(place for row in sheet_rows(state) if (place := place_of(row)) in touched)


def keyed_draft(state: State) -> Draft | None:
    """Return the draft of a sheet that is keyed twice and not finished."""
    return next((draft for draft in open_drafts(state.log) if draft.keyed), None)


def typed_in(state: State) -> Typed:
    """Return what was typed so far; a line that is none of ours, or names no row of this sheet, is passed over."""
    draft = keyed_draft(state)
    return _read(state, draft.lines if draft else ())


def _read(state: State, lines: Iterable[str]) -> Typed:
    rows: dict[tuple[int, Place], str] = {}
    last: dict[int, Place] = {}
    ended: set[int] = set()
    settled: set[Place] = set()
    for match in filter(None, map(_LINE.fullmatch, lines)):
        number, code = int(match["number"] or 0), match["code"] or match["settled"]
        row = row_named(state, code)
        if code == _END:
            ended.add(number)
        elif row and number:
            place = place_of(row)
            rows[number, place] = _readable(state, row, match["typed"] or "")
            last[number] = place
            settled.discard(place)
        elif row:
            settled.add(place_of(row))
    return Typed(rows, last, frozenset(ended), frozenset(settled))


def _readable(state: State, row: KeypadRow, typed: str) -> str:
    """Return a row in its one form; what this sheet cannot mean counts as nothing, and is asked again."""
    try:
        return canonical(typed) if parse_keyed(state.instrument, row, typed) else ""
    except Refused:
        return ""


def typed_line(number: int, code: str, typed: str) -> str:
    """Return the line that keeps a row of a pass."""
    return f"{number} {code} {typed}" if typed else f"{number} {code}"


def end_line(number: int) -> str:
    """Return the line that says that a pass is finished."""
    return f"{number} {_END}"


def settled_line(code: str) -> str:
    """Return the line that says that a row was compared."""
    return f"= {code}"


def drafted(state: State, line: str, now: str) -> Drafted:
    """Return the event that keeps one line; the first one begins the draft."""
    draft = keyed_draft(state)
    if draft:
        return Drafted(at=now, id=draft.id, line=line)
    name = next_number("T", (event.id for event in state.log if isinstance(event, Drafted)))
    return Drafted(at=now, id=name, begun=KEYED_TWICE, line=line)


def closing(state: State, now: str) -> Sequence[Drafted]:
    """Return the event that closes the draft, if there is one."""
    draft = keyed_draft(state)
    return (Drafted(at=now, id=draft.id, closed=True),) if draft else ()
