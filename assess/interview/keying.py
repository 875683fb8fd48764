"""Keying a sheet, pure: a typed row becomes the machine's own actions, recorded as one line of input."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

from assess.interview.actions import Action
from assess.interview.judging import ChooseScenario
from assess.interview.keypad import is_keyed_row, number_lines, parse_keyed, row_code
from assess.interview.machine import perform, take_line
from assess.interview.sheet import first_open, moved_back, moved_on, now_words, open_lines, row_at, row_line
from assess.interview.state import Outcome, Pending, Place, Refusal, Refused, Stamp, State, keep, record, show
from assess.interview.words import name_of
from assess.logic.fold import numbered
from assess.logic.keypad import BACK, KeypadRow
from assess.model.event import Event

LEAVE = "*"
HELP = ("?", "+")
_LEAVES = (LEAVE, "quit", "q")


@dataclass(frozen=True, slots=True)
class Rest:
    """What belongs to a row and waits until the machine knows which scenario a judgement is about."""

    place: Place | None = None
    actions: tuple[Action, ...] = ()
    events: tuple[Event, ...] = ()
    always: tuple[Event, ...] = ()


NO_REST = Rest()


@dataclass(frozen=True, slots=True)
class Turn:
    """What one line did: how the keying stands after it, and the outcome to store and show."""

    keying: "Keying"
    outcome: Outcome


class Keying(Protocol):
    """One stage of keying a sheet; the machine's own questions come before what the stage asks."""

    @property
    def state(self) -> State:
        """The sitting: what is stored, and what the machine is asking."""

    @property
    def rest(self) -> Rest:
        """What waits for a scenario."""

    @property
    def prompt(self) -> str:
        """The word before the cursor."""

    def ask(self) -> tuple[str, ...]:
        """Return what is printed before a line is typed."""

    def with_state(self, state: State, rest: Rest = NO_REST) -> Self:
        """Return this stage with the sitting as it stands now."""

    def unasked(self, stamp: Stamp) -> Turn | None:
        """Return what is to be recorded before anything is asked, if there is something."""

    def take(self, line: str, stamp: Stamp) -> Turn:
        """Return what a typed line does; raise Refused to be asked again."""


@dataclass(frozen=True, slots=True)
class Once:
    """A sheet that is keyed once: each row is recorded when it is typed; no place is the end of the sheet."""

    state: State
    rest: Rest = NO_REST

    @property
    def prompt(self) -> str:
        """The code of the row."""
        return row_code(row_at(self.state, self.state.place)) if self.state.place else "end"

    def ask(self) -> tuple[str, ...]:
        """Say which row it is, and what answer it has already."""
        if self.state.place is None:
            return ("", *end_lines(self.state))
        row = row_at(self.state, self.state.place)
        now = now_words(self.state, row)
        return (row_line(self.state, row), *((f"  now: {now} Enter keeps it.",) if now else ()))

    def with_state(self, state: State, rest: Rest = NO_REST) -> "Once":
        """Return the sheet with the sitting as it stands now."""
        return Once(state, rest)

    def unasked(self, _stamp: Stamp) -> Turn | None:
        """Record nothing that was not typed."""
        return None

    def take(self, line: str, stamp: Stamp) -> Turn:
        """Record a row, and go on; an empty line goes on alone."""
        state, typed = self.state, line.strip()
        if typed == BACK:
            return self._to(back_from(state))
        if state.place is None:
            return _at_the_end(self, typed)
        row = row_at(state, state.place)
        if typed in HELP:
            return self._to(state, *number_lines(state, row))
        if not typed:
            return self._to(moved_on(state))
        outcome, rest = carry_out(state, parse_keyed(state.instrument, row, typed), stamp)
        if outcome.refused:
            return Turn(self, outcome)
        state = moved_on(outcome.state)
        return Turn(Once(state, rest), replace(outcome, state=state))

    def _to(self, state: State, *lines: str) -> Turn:
        return Turn(Once(state), show(state, *lines))


def begin_keying(state: State) -> Once:
    """Return the keying of a sheet at the first row without an answer."""
    return Once(replace(state, place=first_open(state)))


def back_from(state: State) -> State:
    """Return the state one row back, or refuse at the first."""
    back = moved_back(state)
    if back is None:
        raise Refused("this is the first row", f"an empty line goes on, {LEAVE} leaves")
    return back


def _at_the_end(keying: Once, typed: str) -> Turn:
    if typed:
        raise Refused("the sheet ends here", f"{BACK} goes back, an empty line leaves")
    return Turn(keying, replace(show(keying.state), leaves=True))


def end_lines(state: State) -> Iterator[str]:
    """Say at the end of the sheet what is open and what comes next."""
    yield "The sheet ends here."
    yield from open_lines(state)
    yield f"{BACK} goes back, an empty line leaves."


def take_keyed(keying: Keying, line: str, stamp: Stamp) -> Turn:
    """Return what one line of input does: an answer where the machine asks something, else a row."""
    state = keying.state
    if line.strip() in _LEAVES:
        return Turn(keying, replace(show(state), leaves=True))
    try:
        line.encode()
        return _answered(keying, state.asking[0], line, stamp) if state.asking else keying.take(line, stamp)
    except UnicodeEncodeError:
        return Turn(keying, Outcome(state, refused=Refusal("the line holds half a character", "type it again")))
    except Refused as refused:
        return Turn(keying, Outcome(state, refused=refused.refusal))


def _answered(keying: Keying, asked: Pending, line: str, stamp: Stamp) -> Turn:
    """Answer what the machine asks; an empty line leaves open whatever it is."""
    if line.strip() == BACK or (asked.guarded and is_keyed_row(line)):
        raise Refused(f"that is for a row, and {asked.unfinished} is asked for", "an empty line leaves it open")
    gives_up = line.strip() in ("", ".")
    outcome = take_line(keying.state, "." if gives_up else line, stamp.now, stamp.fresh)
    if outcome.refused:
        return Turn(keying, outcome)
    if gives_up:
        outcome = replace(outcome, lines=(f"Left open: {asked.unfinished}.",))
    if not isinstance(asked, ChooseScenario):
        return Turn(keying.with_state(outcome.state, keying.rest), outcome)
    outcome = _with_rest(keying.state, outcome, keying.rest, stamp, given_up=gives_up)
    return Turn(keying.with_state(outcome.state), outcome)


def _with_rest(before: State, outcome: Outcome, rest: Rest, stamp: Stamp, *, given_up: bool) -> Outcome:
    """Return the outcome of a judgement together with what waited for its scenario."""
    asking, place = outcome.state.asking, outcome.state.place
    free = replace(outcome.state, asking=(), place=rest.place)
    after, _ = carry_out(free, () if given_up else rest.actions, stamp, rest.events, rest.always)
    if after.refused:  # the judgement stands; what could not follow it is said
        return replace(outcome, lines=(*outcome.lines, f"{after.refused.message}: {after.refused.hint}."))
    joined = _joined(before, (outcome, after), (*asking, *after.state.asking))
    state = replace(joined.state, place=place)
    return replace(joined, state=state, lines=outcome.lines if given_up else joined.lines)


def carry_out(
    state: State, wanted: Sequence[Action], stamp: Stamp, events: Sequence[Event] = (), always: Sequence[Event] = ()
) -> tuple[Outcome, Rest]:
    """Return the outcome of actions as one line of input, and what has to wait for a scenario.

    `events` are recorded in the same line, `always` too, although they say nothing of the assessment.
    """
    parts: list[Outcome] = []
    after, asking = state, state.asking
    for number, action in enumerate(wanted, 1):
        part = perform(replace(after, asking=()), action, stamp.now, stamp.fresh)
        if part.refused:
            return Outcome(state, refused=_not_here(part.refused)), NO_REST
        parts.append(part)
        after, asking = part.state, (*asking, *part.state.asking)
        if any(isinstance(one, ChooseScenario) for one in asking):
            waiting = Rest(state.place, tuple(wanted[number:]), tuple(events), tuple(always))
            return _joined(state, parts, asking), waiting
    free = replace(after, asking=())
    parts.append(record(free, events, "The reason is kept.", always=always) if events else keep(free, always))
    return _joined(state, parts, asking), NO_REST


def _not_here(refused: Refusal) -> Refusal:
    """Return a refusal of the machine with the way on: what its hint says is typed in the interview."""
    return Refusal(refused.message, f"{refused.hint}, in the interview; an empty line goes on")


def _joined(before: State, parts: Sequence[Outcome], asking: tuple[Pending, ...]) -> Outcome:
    """Return outcomes that follow each other as the outcome of one line of input."""
    events = numbered(before.log, [event for part in parts for event in part.events])
    state = replace(parts[-1].state, log=(*before.log, *events), asking=asking)
    return Outcome(state, events, _said(state, parts), _stood(parts, events, asking))


def _said(state: State, parts: Sequence[Outcome]) -> str:
    first, *more = [part.recorded for part in parts if part.recorded] or [""]
    return " ".join([first, *(_without_name(state, words) for words in more)])


def _without_name(state: State, words: str) -> str:
    """Return words without the name of the row that the words before them have said."""
    if state.place is None:
        return words
    row: KeypadRow = row_at(state, state.place)
    names = (name_of(row.question, row.facet), row.question.code)
    bare = next((words.removeprefix(f"{name} ") for name in names if words.startswith(f"{name} ")), words)
    return f"{bare[:1].upper()}{bare[1:]}"


def _stood(parts: Sequence[Outcome], events: Sequence[Event], asking: Sequence[Pending]) -> tuple[str, ...]:
    """Say it where a row changed nothing; what an interview shows besides would only hold up the next row."""
    return () if events or asking or not parts else ("It stands so already.",)
