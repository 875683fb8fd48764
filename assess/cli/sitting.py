"""A sitting from its opening to its end: at a prompt, from a pipe, or from a script."""

import gc
import secrets
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli import clock
from assess.cli.ask import somebody_is_there
from assess.cli.beginning import Told
from assess.cli.chosen import Which, workspace_here
from assess.cli.opening import journal_of, open_sitting, say_where
from assess.cli.output import say, say_hint, show_fact
from assess.cli.terminal import width
from assess.errors import FileInvalid, StorageFailed
from assess.interview.console import Prompt, lines_of_stream
from assess.interview.desk import Ports
from assess.interview.line import sit
from assess.interview.machine import begin
from assess.interview.script import check_script, lines_of_script, replay
from assess.interview.state import State
from assess.interview.words import progress_words
from assess.logic.strict import MAX_BYTES
from assess.model.event import Event
from assess.store.earlier import find_earlier
from assess.store.files import read_bytes
from assess.store.machine import machine_of

if TYPE_CHECKING:
    from assess.store.journal import Journal

# The alphabet of source ids: no letter that is read as another, or as a digit.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def hold(case: str, which: Which, told: Told, script: str | None, *, notes_only: bool) -> None:
    """Open the sitting that is meant and hold it."""
    lines = script_lines(script)

    def check(state: State) -> None:
        if lines is not None:
            check_script(state, lines, script_name(script), here_and_now())

    def run(state: State, journal: "Journal") -> None:
        if lines is not None:
            _replayed(state, lines, script_name(script), journal)
        else:
            _sat(state, journal)

    hold_with(case, which, told, check, run, asks=script is None and somebody_is_there(), notes_only=notes_only)


def hold_with(  # noqa: PLR0913 - what is opened, and what is done with it
    case: str,
    which: Which,
    told: Told,
    check: Callable[[State], object],
    run: "Callable[[State, Journal], object]",
    *,
    asks: bool,
    notes_only: bool = False,
) -> None:
    """Open the sitting that is meant, check what is to be done before a journal is made, and do it."""
    gc.enable()
    workspace = workspace_here()
    opening = open_sitting(workspace, case, which, told, here_and_now(), asks=asks)
    try:
        say_where(opening, workspace)
        earlier = None if notes_only else find_earlier(workspace, opening.place, opening.log, say)
        register = opening.register or ()
        state = begin(opening.loaded.instrument, opening.log, register, notes_only=notes_only, earlier=earlier)
        check(state)
    except BaseException:
        if opening.journal:
            opening.journal.close()
        raise
    with closing(journal_of(workspace, opening)) as journal:
        run(state, journal)


def here_and_now() -> str:
    """Return this moment with the offset of this place."""
    moment = clock.now()
    try:
        here = moment.astimezone()
    except (OSError, OverflowError, ValueError):  # a place whose clock no calendar knows
        return moment.isoformat()
    whole_minutes = (here.utcoffset() or timedelta()) % timedelta(minutes=1) == timedelta()
    return (here if whole_minutes else moment).isoformat()


def token() -> str:
    """Return a random token for the id of a source: numbers in a row would betray gaps."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


def script_name(script: str | None) -> str:
    """Return how messages call a script."""
    return "standard input" if script in (None, "-") else Path(script or "").name


def script_lines(script: str | None) -> tuple[str, ...] | None:
    """Return the lines of a script, None where there is none; raise FileInvalid, NotFound."""
    return None if script is None else lines_of_script(_bytes(script), script_name(script))


def _bytes(script: str) -> bytes:
    if script != "-":
        return read_bytes(Path(script), MAX_BYTES)
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin is not None else b""
    if len(data) > MAX_BYTES:
        raise FileInvalid("too-large", "standard input is larger than any script")
    return data


def _replayed(state: State, lines: tuple[str, ...], name: str, journal: "Journal") -> None:
    before = len(journal.log)
    state = replay(state, lines, name, now=here_and_now, fresh=token, save=journal.append)
    events = len(journal.log) - before
    show_fact(f"{name}: {len(lines)} lines carried out, {events} events saved; {progress_words(state)}")
    say_hint(f"assess check {state.assessment.case}")


def _sat(state: State, journal: "Journal") -> None:
    if not sys.stdin or not sys.stdin.isatty():
        stream = sys.stdin.buffer if sys.stdin else None
        if stream is None:
            raise StorageFailed("no-standard-input", "there is no standard input to read from")
        sit(state, _ports(journal, lines_of_stream(stream)))
        return
    with Prompt() as prompt:
        ports = Ports(
            prompt.read_line,
            write,
            journal.append,
            here_and_now,
            token,
            width(),
            offer=prompt.offer,
            machine=machine_of(journal.path),
        )
        sit(state, ports)


def _ports(journal: "Journal", read_line: Callable[[str], str | None]) -> "Ports[Event]":
    return Ports(read_line, write, journal.append, here_and_now, token, width(), typed=False)


def write(text: str) -> None:
    """Write to standard output and see that it left."""
    if sys.stdout is None:
        raise StorageFailed("no-standard-output", "there is no standard output to write to")
    sys.stdout.write(text)
    sys.stdout.flush()
