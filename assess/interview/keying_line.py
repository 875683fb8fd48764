"""The face of keying: one row a line, saved before the next prompt; what is typed is numbers, and little is said."""

from collections.abc import Iterator

from assess.errors import Interrupted
from assess.interview.actions import Cancel
from assess.interview.desk import Desk, Ports, Undecodable
from assess.interview.keying import LEAVE, Keying, Once, Turn, take_keyed
from assess.interview.keypad import row_code
from assess.interview.line import REMINDER, heading, left_line
from assess.interview.machine import perform, sit_down, stand_up
from assess.interview.passes import keyed_draft
from assess.interview.sheet import first_open, position_words, row_at, rows_here
from assess.interview.state import Place, Stamp, State
from assess.interview.twice import Pass
from assess.logic.keypad import BACK
from assess.model.event import Event

_PUSHED = 60
_KEYS = f"{BACK} goes back, + or ? shows the numbers, {LEAVE} leaves. Saved says what is kept."


def key_in(keying: Keying, ports: Ports[Event]) -> State:
    """Key a sheet in until somebody leaves or the input ends; return how the sitting stands then.

    Raises Interrupted at the second Ctrl-C in a row.
    """
    return _Keying(ports).run(keying)


class _Keying(Desk[State, Event]):
    """The loop, and whether the last thing typed was Ctrl-C."""

    def __init__(self, ports: Ports[Event]) -> None:
        super().__init__(ports)
        self.cancelled = False

    def run(self, keying: Keying) -> State:
        """Greet, then read and carry out row after row."""
        self.show(keying_greeting(keying))
        began = sit_down(keying.state, self.ports.now(), self.ports.machine)
        keying = self.settled(keying.with_state(self.saved(keying.state, began).state))
        while True:
            try:
                line = self.ports.read_line(f"{_prompt(keying)}> ")
            except KeyboardInterrupt:
                keying = self.interrupted(keying)
                continue
            except Undecodable:
                self.show(("Refused: the line holds a character that is not UTF-8 (type it again).",))
                continue
            if line is None:
                self.ports.write("\n")
                return self.left(keying)
            self.cancelled = False
            turn = take_keyed(keying, line, self.stamp())
            if turn.outcome.leaves:
                return self.left(keying)
            keying = self.carried_out(keying, turn)

    def stamp(self) -> Stamp:
        """Return the time, and a token that nothing here needs but the machine asks for."""
        return Stamp(self.ports.now(), self.ports.fresh())

    def carried_out(self, before: Keying, turn: Turn) -> Keying:
        """Store what a line did and go on to what is asked next; a refusal stays where it was."""
        refused = turn.outcome.refused
        if refused:
            self.show((f"Refused: {refused.message} ({refused.hint}).",))
            return before
        if _is_new_pass(before, turn.keying):
            self.ports.write("\n" * _PUSHED)  # the second pass is blind: the first one leaves the screen
        return self.settled(self.stored(before, turn))

    def stored(self, before: Keying, turn: Turn) -> Keying:
        """Store and show an outcome; where that fails, everything is as before."""
        kept = self.saved(before.state, turn.outcome)
        failed = kept is not turn.outcome and kept.state is before.state
        self.show(() if failed else turn.outcome.lines)
        return before if failed else turn.keying

    def settled(self, keying: Keying) -> Keying:
        """Record what nobody has to be asked about, then show what is asked."""
        while turn := keying.unasked(self.stamp()):
            after = self.stored(keying, turn)
            if after is keying:
                break
            keying = after
        asking = keying.state.asking
        self.show(asking[0].ask if asking else keying.ask())
        return keying

    def interrupted(self, keying: Keying) -> Keying:
        """Drop the line, or what the machine asks; the second Ctrl-C in a row leaves."""
        self.ports.write("\n")
        if self.cancelled:
            raise Interrupted("interrupted", "interrupted; every row that was kept is still there")
        if keying.state.asking:
            outcome = perform(keying.state, Cancel(), self.ports.now(), self.ports.fresh())
            self.show(outcome.lines)
            return self.settled(keying.with_state(outcome.state))
        self.cancelled = True
        self.show((f"Cancelled. Ctrl-C again leaves; so does {LEAVE}.",))
        return keying

    def left(self, keying: Keying) -> State:
        """End the sitting in order, and say what comes next."""
        state = keying.state
        self.show(f"Left open: {one.unfinished}." for one in state.asking)
        state = self.saved(state, stand_up(state, self.ports.now())).state
        self.show((left_line(state), *next_lines(state)))
        return state


def _prompt(keying: Keying) -> str:
    asking = keying.state.asking
    return asking[0].prompt if asking else keying.prompt


def _is_new_pass(before: Keying, after: Keying) -> bool:
    return isinstance(before, Pass) and isinstance(after, Pass) and before.number != after.number


def keying_greeting(keying: Keying) -> Iterator[str]:
    """Say who and what, how long the sheet is, where it goes on, which keys there are, and who may be looking."""
    state = keying.state
    yield from heading(state)
    yield f"Rating sheet, {len(rows_here(state))} rows. {_where(keying)}"
    if not state.assessment.evidence:
        yield "No extract is written yet: a certainty that needs sources asks for a reason."
    yield REMINDER
    yield _KEYS
    yield ""


def _where(keying: Keying) -> str:
    """Say where keying goes on, where that is not the beginning."""
    state = keying.state
    if not isinstance(keying, Once):
        return "It is keyed twice and compared; nothing is a rating before." + (_GOES_ON if keyed_draft(state) else "")
    place: Place | None = state.place
    if place is None:
        return "Every row has an answer."
    at = position_words(state, place)
    return f"Go on at {row_code(row_at(state, place))} ({at})." if not at.startswith("row 1 ") else "Begin at the top."


_GOES_ON = " It goes on where it stopped."


def next_lines(state: State) -> Iterator[str]:
    """Say what comes next: the rest of the sheet, then what a keypad cannot say."""
    case, draft = state.assessment.case, keyed_draft(state)
    if draft:
        yield f"The passes are kept as the draft {draft.id}: assess form enter {case} --twice goes on with them."
        return
    if first_open(state):
        yield f"Next: assess form enter {case} goes on with the open rows."
    yield f"Next: assess interview {case} for notes, marks and extracts; then assess check {case}."
