"""Comparing two passes: equal rows are recorded, a row that differs is chosen or keyed anew, with a reason in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assess.interview.keying import HELP, LEAVE, NO_REST, Once, Rest, Turn, carry_out
from assess.interview.keypad import canonical, is_keyed_row, keyed_words, number_lines, parse_keyed, row_code
from assess.interview.passes import FIRST, SECOND, closing, drafted, settled_line, typed_in
from assess.interview.questions import is_hidden
from assess.interview.sheet import place_of, row_at
from assess.interview.state import Outcome, Place, Refused, Stamp, State, checked_text, keep, show
from assess.logic.keypad import BACK, KeypadRow
from assess.logic.text import shortened
from assess.model.base import LINE_LIMIT
from assess.model.event import Drafted, Event, KeyedTwice

Kept = Literal["first", "second", "other"]


@dataclass(frozen=True, slots=True)
class Comparing:
    """Between two rows that differ: what is equal is recorded without a question."""

    state: State
    rest: Rest = NO_REST
    prompt = "compare"

    def ask(self) -> tuple[str, ...]:
        """Say that storing stopped: what differs is asked by its own stage."""
        return (f"Not everything is compared yet: an empty line tries again, {LEAVE} leaves.",)

    def with_state(self, state: State, rest: Rest = NO_REST) -> "Comparing":
        """Return the comparison with the sitting as it stands now."""
        return Comparing(state, rest)

    def found(self) -> tuple[str, ...]:
        """Say how many rows are the same and how many have to be looked at."""
        typed = typed_in(self.state)
        pending = typed.pending(self.state)
        same = sum(typed.at(FIRST, place) == typed.at(SECOND, place) for place in pending)
        return (f"Compared: {same} of {len(pending)} rows are the same, {len(pending) - same} to look at.",)

    def unasked(self, stamp: Stamp) -> Turn | None:
        """Record the next row if both passes agree, else go to it; after the last one the sheet is at its end."""
        if self.state.asking:
            return None
        typed = typed_in(self.state)
        pending = typed.pending(self.state)
        if not pending:
            closed = keep(self.state, closing(self.state, stamp.now))
            return Turn(Once(replace(closed.state, place=None)), closed)
        differing = Differing(pending[0], typed.at(FIRST, pending[0]), typed.at(SECOND, pending[0]))
        state = replace(self.state, place=pending[0])
        row = row_at(state, pending[0])
        if is_hidden(state, row.question):
            return _set_aside(state, row, f"{row_code(row)} does not apply in this case: not recorded.", stamp)
        if differing.first != differing.second:
            return Turn(Choosing(state, differing), show(state))
        return _recorded(state, row, differing.first, (), stamp)

    def take(self, _line: str, _stamp: Stamp) -> Turn:
        """Try again what could not be stored."""
        return Turn(self, show(self.state))


def begin_comparing(state: State) -> Comparing:
    """Return the comparison of two finished passes."""
    return Comparing(replace(state, asking=()))


@dataclass(frozen=True, slots=True)
class Differing:
    """A row that was typed in two ways."""

    place: Place
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """A row that differs, and waits for a choice; `anew` is set while it is keyed once more."""

    state: State
    differing: Differing
    anew: bool = False
    rest: Rest = NO_REST

    @property
    def row(self) -> KeypadRow:
        """The row that differs."""
        return row_at(self.state, self.differing.place)

    @property
    def prompt(self) -> str:
        """The code of the row while it is keyed anew."""
        return row_code(self.row) if self.anew else f"{row_code(self.row)} 1, 2 or 3"

    def ask(self) -> tuple[str, ...]:
        """Show both passes in words; look at the paper."""
        if self.anew:
            return (f"{row_code(self.row)} as it stands on the paper; {BACK} goes back to the choice.",)
        first, second = words_of(self.state, self.differing)
        title = shortened(self.row.question.label, 40)
        return (
            "",
            f"{row_code(self.row)} {title}: typed differently. What does the paper say?",
            *_three(first, second),
        )

    def with_state(self, state: State, rest: Rest = NO_REST) -> "Choosing":
        """Return the choice with the sitting as it stands now."""
        return replace(self, state=state, rest=rest)

    def unasked(self, _stamp: Stamp) -> Turn | None:
        """Record nothing that was not chosen."""
        return None

    def take(self, line: str, _stamp: Stamp) -> Turn:
        """Take one of the two passes, or the row as it is keyed anew."""
        typed, row = line.strip(), self.row
        if typed in HELP:
            return self._to(self, *number_lines(self.state, row))
        if self.anew:
            return self._to(replace(self, anew=False)) if typed == BACK else self._reasoned(typed)
        if typed == "3":
            return self._to(replace(self, anew=True))
        if typed not in ("1", "2"):
            raise Refused("a choice is asked for", f"1, 2, or 3 to key the row anew; {LEAVE} leaves it for later")
        return self._reasoned(self.differing.first if typed == "1" else self.differing.second)

    def _reasoned(self, typed: str) -> Turn:
        if typed:
            parse_keyed(self.state.instrument, self.row, typed)
            typed = canonical(typed)
        return self._to(Reasoning(self.state, self.differing, typed))

    def _to(self, stage: "Choosing | Reasoning", *lines: str) -> Turn:
        return Turn(stage, show(self.state, *lines))


def words_of(state: State, differing: Differing) -> tuple[str, str]:
    """Return both passes of a row in words."""
    row = row_at(state, differing.place)
    first, second = (keyed_words(state.instrument, row, typed) for typed in (differing.first, differing.second))
    return first, second


def _three(first: str, second: str) -> tuple[str, ...]:
    return (f"  1 first pass: {first}", f"  2 second pass: {second}", "  3 neither: key it anew")


@dataclass(frozen=True, slots=True)
class Reasoning:
    """A choice that waits for its reason."""

    state: State
    differing: Differing
    chosen: str
    rest: Rest = NO_REST
    prompt = "why"

    def ask(self) -> tuple[str, ...]:
        """Ask for the reason."""
        words = keyed_words(self.state.instrument, row_at(self.state, self.differing.place), self.chosen)
        return (f"To be kept: {words}. Why did the two differ? In words; {BACK} goes back.",)

    def with_state(self, state: State, rest: Rest = NO_REST) -> "Reasoning":
        """Return the question with the sitting as it stands now."""
        return replace(self, state=state, rest=rest)

    def unasked(self, _stamp: Stamp) -> Turn | None:
        """Record nothing without its reason."""
        return None

    def take(self, line: str, stamp: Stamp) -> Turn:
        """Record the row together with what differed and why."""
        if line.strip() == BACK:
            return Turn(Choosing(self.state, self.differing), show(self.state))
        if is_keyed_row(line) or not any(letter.isalpha() for letter in line):
            raise Refused("a reason in words is asked for", f"such as: slip of the key; {BACK} goes back")
        row = row_at(self.state, self.differing.place)
        return _recorded(self.state, row, self.chosen, (self._event(checked_text(line, "the reason"), stamp),), stamp)

    def _event(self, reason: str, stamp: Stamp) -> KeyedTwice:
        first, second = (shortened(words, LINE_LIMIT) for words in words_of(self.state, self.differing))
        place, kept = self.differing.place, self._kept()
        return KeyedTwice(
            at=stamp.now,
            question=place.question,
            facet=place.facet,
            first=first,
            second=second,
            kept=kept,
            reason=reason,
        )

    def _kept(self) -> Kept:
        if self.chosen == self.differing.first:
            return "first"
        return "second" if self.chosen == self.differing.second else "other"


def _recorded(state: State, row: KeypadRow, typed: str, events: Sequence[Event], stamp: Stamp) -> Turn:
    """Record a row as it is kept, with its events and the line of the draft, all as one line of input."""
    wanted = parse_keyed(state.instrument, row, typed) if typed else ()
    outcome, rest = carry_out(state, wanted, stamp, events, _settled(state, row, stamp))
    if outcome.refused:
        said = f"{row_code(row)} is not recorded: {outcome.refused.message}; {outcome.refused.hint}."
        return _set_aside(state, row, said, stamp)
    return Turn(Comparing(outcome.state, rest), outcome)


def _set_aside(state: State, row: KeypadRow, said: str, stamp: Stamp) -> Turn:
    kept: Outcome = keep(state, _settled(state, row, stamp), "", said)
    return Turn(Comparing(kept.state), kept)


def _settled(state: State, row: KeypadRow, stamp: Stamp) -> tuple[Drafted, ...]:
    """Return the line that says that a row is compared; the last row closes the draft."""
    line = drafted(state, settled_line(row_code(row)), stamp.now)
    last = typed_in(state).pending(state) == (place_of(row),)
    return (line, *(closing(state, stamp.now) if last else ()))
