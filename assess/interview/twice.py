"""Keying a sheet twice: two passes, each blind to the other, of which nothing is a rating before they are compared."""

from dataclasses import dataclass, replace

from assess.interview.keying import HELP, LEAVE, NO_REST, Keying, Rest, Turn, back_from, carry_out
from assess.interview.keypad import canonical, keyed_words, number_lines, parse_keyed, row_code
from assess.interview.passes import FIRST, SECOND, Typed, drafted, end_line, typed_in, typed_line
from assess.interview.settling import Comparing, begin_comparing
from assess.interview.sheet import (
    first_open,
    is_answered_row,
    moved_on,
    place_of,
    row_at,
    row_line,
    rows_here,
    sheet_rows,
)
from assess.interview.state import Place, Refused, Stamp, State, keep, show
from assess.logic.keypad import BACK, KeypadRow

_NAMES = {FIRST: "first pass", SECOND: "second pass"}


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass through the sheet; `trial` is what the sitting would be with its rows, and is never stored."""

    state: State
    trial: State
    number: int
    typed: Typed
    rest: Rest = NO_REST

    @property
    def prompt(self) -> str:
        """The code of the row."""
        return row_code(row_at(self.trial, self.trial.place)) if self.trial.place else "end"

    def ask(self) -> tuple[str, ...]:
        """Say which pass and which row it is; nothing tells what was typed in the other pass."""
        if self.trial.place is None:
            return ("", f"This was the last row of the {_NAMES[self.number]}.", f"{_AFTER[self.number]} {_AT_THE_END}")
        row = row_at(self.trial, self.trial.place)
        line = row_line(self.trial, row, f"pass {self.number}, ")
        return (line, *self._now(row))

    def _now(self, row: KeypadRow) -> tuple[str, ...]:
        mine = self.typed.at(self.number, place_of(row))
        if mine:
            words = keyed_words(self.state.instrument, row, mine)
            return (f"  now, in this pass: {words}. Enter keeps it.",)
        return ("  It has an answer already. Enter keeps it.",) if is_answered_row(self.state, row) else ()

    def with_state(self, state: State, rest: Rest = NO_REST) -> "Pass":
        """Return the pass with the sitting as it stands now."""
        return replace(self, state=state, rest=rest)

    def unasked(self, _stamp: Stamp) -> Turn | None:
        """Record nothing that was not typed."""
        return None

    def take(self, line: str, stamp: Stamp) -> Turn:
        """Keep a row in the draft, and go on."""
        typed = line.strip()
        if typed == BACK:
            return self._to(back_from(self.trial))
        if self.trial.place is None:
            return self._ended(typed, stamp)
        row = row_at(self.trial, self.trial.place)
        if typed in HELP:
            return self._to(self.trial, *number_lines(self.trial, row))
        if not typed and self.typed.at(self.number, place_of(row)):
            return self._to(moved_on(self.trial))
        return self._typed(row, typed, stamp)

    def _typed(self, row: KeypadRow, typed: str, stamp: Stamp) -> Turn:
        instrument, trial, words = self.state.instrument, self.trial, ""
        if typed:
            outcome, _ = carry_out(trial, parse_keyed(instrument, row, typed), stamp)
            if outcome.refused:
                raise Refused(outcome.refused.message, outcome.refused.hint)
            typed = canonical(typed)
            trial, words = replace(outcome.state, asking=()), keyed_words(instrument, row, typed)
        event = drafted(self.state, typed_line(self.number, row_code(row), typed), stamp.now)
        lines = (f"Kept: {row_code(row)} {words}.",) if words else ()
        kept = keep(self.state, (event,), "", *lines)
        return Turn(replace(self, state=kept.state, trial=moved_on(trial), typed=typed_in(kept.state)), kept)

    def _to(self, trial: State, *lines: str) -> Turn:
        return Turn(replace(self, trial=trial), show(self.state, *lines))

    def _ended(self, typed: str, stamp: Stamp) -> Turn:
        if typed:
            raise Refused("the sheet ends here", f"{BACK} goes back, an empty line ends the {_NAMES[self.number]}")
        kept = keep(self.state, (drafted(self.state, end_line(self.number), stamp.now),))
        after = begin_twice(kept.state)
        lines = after.found() if isinstance(after, Comparing) else ()
        return Turn(after, replace(kept, lines=lines))


_AFTER = {
    FIRST: "An empty line begins the second pass: at best by somebody else, or after a break.",
    SECOND: "An empty line compares the two.",
}
_AT_THE_END = f"{BACK} goes back, {LEAVE} leaves."


def begin_twice(state: State) -> Keying:
    """Return the keying of a sheet that is keyed twice, where it was left."""
    typed = typed_in(state)
    if typed.number > SECOND:
        return begin_comparing(state)
    trial = _tried(replace(state, asking=()), typed)
    last = typed.last.get(typed.number)
    at = moved_on(replace(trial, place=last)) if last else replace(trial, place=_start(state, typed))
    return Pass(state, at, typed.number, typed)


def _tried(trial: State, typed: Typed) -> State:
    """Return what the sitting would be with the rows of this pass: which rows apply rests on it."""
    stamp = Stamp(trial.assessment.as_of + "T00:00:00+00:00", "0000")
    for row in sheet_rows(trial):
        keyed = typed.at(typed.number, place_of(row))
        if keyed:
            at = replace(trial, place=place_of(row))
            outcome, _ = carry_out(at, parse_keyed(trial.instrument, row, keyed), stamp)
            trial = replace(outcome.state, asking=())
    return trial


def _start(state: State, typed: Typed) -> Place | None:
    """Return where a pass begins: at the first row without an answer, and no later than the other pass did."""
    begun = {place for number, place in typed.rows if number != typed.number}
    open_place = first_open(state)
    found = (place_of(row) for row in sheet_rows(state) if place_of(row) in begun or place_of(row) == open_place)
    first = next((place_of(row) for row in rows_here(state)), None)
    return next(found, first)
