"""A sitting from its opening to its end: at a prompt, from a pipe, or from a script."""

import gc
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from assess.cli.ask import somebody_is_there
from assess.cli.beginning import Told
from assess.cli.chosen import Which, workspace_here
from assess.cli.opening import journal_of, open_sitting, say_where
from assess.cli.output import say, say_hint, show_fact
from assess.cli.talking import here_and_now, script_lines, script_name, talk, token
from assess.interview.line import sit
from assess.interview.machine import begin
from assess.interview.script import check_script, replay
from assess.interview.state import State
from assess.interview.words import progress_words
from assess.store.earlier import find_earlier
from assess.store.machine import machine_of

if TYPE_CHECKING:
    from assess.store.journal import Journal


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


def _replayed(state: State, lines: tuple[str, ...], name: str, journal: "Journal") -> None:
    before = len(journal.log)
    state = replay(state, lines, name, now=here_and_now, fresh=token, save=journal.append)
    events = len(journal.log) - before
    show_fact(f"{name}: {len(lines)} lines carried out, {events} events saved; {progress_words(state)}")
    say_hint(f"assess check {state.assessment.case}")


def _sat(state: State, journal: "Journal") -> None:
    talk(lambda ports: sit(state, ports), journal.append, lambda: machine_of(journal.path))
