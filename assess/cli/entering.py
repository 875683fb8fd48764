"""A rating sheet that came back from paper, keyed in: at a prompt, once or twice, or from a file."""

import sys
from typing import TYPE_CHECKING

from assess.cli.ask import somebody_is_there
from assess.cli.beginning import Told
from assess.cli.chosen import Which
from assess.cli.output import say_hint, show_fact
from assess.cli.sitting import hold_with
from assess.cli.talking import here_and_now, script_lines, script_name, token, write
from assess.cli.terminal import width
from assess.errors import UsageRefused
from assess.interview.console import Prompt
from assess.interview.desk import Ports
from assess.interview.keyed_file import check_keyed, enter_keyed
from assess.interview.keying import begin_keying
from assess.interview.keying_line import key_in
from assess.interview.longtext import count_words
from assess.interview.passes import keyed_draft
from assess.interview.state import State
from assess.interview.twice import begin_twice
from assess.interview.words import progress_words
from assess.store.machine import machine_of

if TYPE_CHECKING:
    from assess.store.journal import Journal


def enter(case: str, which: Which, told: Told, script: str | None, *, twice: bool) -> None:
    """Open the sitting that is meant and key a sheet into it."""
    script = script or (None if sys.stdin is not None and sys.stdin.isatty() else "-")
    if twice and script is not None:
        hint = "leave --from away and type at a prompt; a file is entered once"
        raise UsageRefused("twice-needs-a-person", "--twice compares what two passes of typing say", hint)
    lines = script_lines(script)

    def check(state: State) -> None:
        _refuse_half_compared(state, twice=twice)
        if lines is not None:
            check_keyed(state, lines, script_name(script), here_and_now())

    def run(state: State, journal: "Journal") -> None:
        if lines is not None:
            _entered(state, lines, script_name(script), journal)
        else:
            _keyed(state, journal, twice=twice)

    hold_with(case, which, told, check, run, asks=script is None and somebody_is_there())


def _refuse_half_compared(state: State, *, twice: bool) -> None:
    draft = keyed_draft(state)
    if draft and not twice:
        hint = f"add --twice; or drop it: draft drop {draft.id} in assess interview {state.assessment.case}"
        raise UsageRefused("keyed-twice", "this sheet is being keyed twice and is not compared yet", hint)


def _entered(state: State, lines: tuple[str, ...], name: str, journal: "Journal") -> None:
    before = len(journal.log)
    entered = enter_keyed(state, lines, name, here_and_now, journal.append)
    rows, events = count_words(entered.rows, "row"), count_words(len(journal.log) - before, "event")
    show_fact(f"{name}: {rows} recorded, {events} saved; {progress_words(entered.state)}")
    for one in entered.left_open:
        show_fact(f"left open: {one}")
    say_hint(f"assess check {state.assessment.case}")


def _keyed(state: State, journal: "Journal", *, twice: bool) -> None:
    # No history: a key that brings back the first pass would make the second one worthless.
    with Prompt(history=False) as prompt:
        machine = machine_of(journal.path)
        ports = Ports(prompt.read_line, write, journal.append, here_and_now, token, width(), machine=machine)
        key_in(begin_twice(state) if twice else begin_keying(state), ports)
