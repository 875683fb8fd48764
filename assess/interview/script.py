"""A script: a file of lines that is tried as a whole first, so that either all of it is recorded or nothing."""

from collections.abc import Callable, Sequence

from assess.errors import FileInvalid, StorageFailed
from assess.interview.conversation import AskingT, script_refused, script_unfinished
from assess.interview.desk import Save
from assess.interview.machine import take_line
from assess.interview.state import Done, State
from assess.logic.fold.standing import EventT
from assess.logic.strict import decode_text
from assess.model.event import Event

Take = Callable[[AskingT, str, str, str], Done[AskingT, EventT]]
"""What one line does: of a state, the line, the time, a random token."""


def lines_of_script(data: bytes, name: str) -> tuple[str, ...]:
    """Return the lines of a script; raise FileInvalid where it is not UTF-8."""
    try:
        lines = decode_text(data).split("\n")
    except ValueError as error:
        raise FileInvalid("encoding", f"{name}: {error}", "save it as UTF-8") from None
    return tuple(line.removesuffix("\r") for line in (lines if lines[-1] else lines[:-1]))


def check_script(state: State, lines: Sequence[str], name: str, now: str) -> None:
    """Run a script without storing anything; raise FileInvalid at the first line that is refused."""
    check_lines(take_line, state, lines, name, now)


def replay(
    state: State,
    lines: Sequence[str],
    name: str,
    *,
    now: Callable[[], str],
    fresh: Callable[[], str],
    save: Save[Event],
) -> State:
    """Carry out a script line by line, each stored before the next is read; check it first."""
    return replay_lines(take_line, state, lines, name, (now, fresh, save))


def check_lines(take: Take[AskingT, EventT], state: AskingT, lines: Sequence[str], name: str, now: str) -> None:
    """Try the lines of any kind of sitting; raise FileInvalid at the first that is refused."""
    numbers = iter(range(len(lines) + 1))
    _run(take, state, lines, name, (lambda: now, lambda: _token(next(numbers)), None))


def replay_lines(
    take: Take[AskingT, EventT],
    state: AskingT,
    lines: Sequence[str],
    name: str,
    outside: tuple[Callable[[], str], Callable[[], str], Save[EventT]],
) -> AskingT:
    """Carry out the lines of any kind of sitting; `outside` is the time, random tokens, and where events are stored."""
    return _run(take, state, lines, name, outside)


def _run(
    take: Take[AskingT, EventT],
    state: AskingT,
    lines: Sequence[str],
    name: str,
    outside: tuple[Callable[[], str], Callable[[], str], Save[EventT] | None],
) -> AskingT:
    now, fresh, save = outside
    kept = save is not None
    for number, line in enumerate(lines, 1):
        outcome = take(state, line, now(), fresh())
        if outcome.refused:
            raise script_refused(name, number, outcome, kept=kept)
        if outcome.events and save:
            _store(outcome.events, save, f"{name} line {number}")
        state = outcome.state
        if outcome.leaves:
            return state
    if state.asking:
        raise script_unfinished(name, len(lines), state, kept=kept)
    return state


def _store(events: Sequence[EventT], save: Save[EventT], where: str) -> None:
    try:
        save(events)
    except StorageFailed as error:
        raise StorageFailed(error.code, f"{where}: {error.message}", error.hint) from None


def _token(number: int) -> str:
    """Return a token for a trial: not random, and different for each line."""
    return f"{number:08X}"[::-1]
