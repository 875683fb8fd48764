"""The line-mode face: one line in, one action, saved before the prompt returns; one fact a line out."""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assess.errors import FileInvalid, Interrupted, StorageFailed, UsageRefused
from assess.interview import actions
from assess.interview.completion import offered_words
from assess.interview.drafts import left_words, waiting_lines
from assess.interview.item import arrival
from assess.interview.longtext import LongText, count_words
from assess.interview.machine import perform, sit_down, stand_up, take_line
from assess.interview.questions import question_at
from assess.interview.settled import first_lines
from assess.interview.sources import last_source
from assess.interview.state import Outcome, State
from assess.interview.words import progress_words, work_words
from assess.logic.text import plain, visible
from assess.model.assessment import Assessment
from assess.model.event import Event

Save = Callable[[Sequence[Event]], object]
"""Store events; returns only when they are stored, raises StorageFailed where they are not."""

NARROWEST = 30
_NOT_CONFIRMED = "not-confirmed"
REMINDER = "Privacy: case material is on this screen. Who else can see or hear it?"


class Undecodable(Exception):
    """A typed line that is no text: it is refused, and the sitting goes on."""


@dataclass(frozen=True, slots=True)
class Ports:
    """What a sitting needs from outside; `typed` says that a person types, so that a refusal ends nothing.

    `machine` tells this computer from another one, and nothing else about it.
    """

    read_line: Callable[[str], str | None]
    write: Callable[[str], object]
    save: Save
    now: Callable[[], str]
    fresh: Callable[[], str]
    width: int = 80
    typed: bool = True
    offer: Callable[[Sequence[str]], object] = lambda _words: None
    machine: str | None = None


def folded(line: str, width: int) -> str:
    """Return one fact as it is shown: nothing in it is acted upon, and it wraps under its own beginning."""
    shown = plain(visible(line))
    if len(shown) <= width:
        return shown
    margin = " " * (len(shown) - len(shown.lstrip()) + 2)
    return textwrap.fill(
        shown, max(width, NARROWEST), subsequent_indent=margin, break_on_hyphens=False, replace_whitespace=False
    )


def sit(state: State, ports: Ports) -> State:
    """Hold one sitting until somebody leaves or the input ends; return how it stands then.

    Raises FileInvalid where nobody types and a line is refused, Interrupted at the second Ctrl-C in a row.
    """
    return _Sitting(ports).run(state)


class Desk:
    """Where outcomes are stored and facts are shown, whatever it is that people type."""

    def __init__(self, ports: Ports) -> None:
        self.ports = ports

    def saved(self, state: State, outcome: Outcome) -> Outcome:
        """Store the events of an outcome; where that fails, return one that changes nothing."""
        if not outcome.events:
            return outcome
        try:
            self.ports.save(outcome.events)
        except (StorageFailed, UsageRefused) as error:
            if not self.ports.typed:
                raise
            self.show((_not_saved(error.message), f"Hint: {error.hint or 'type it again'}."))
            # Written but not confirmed: the log has it, so the sitting must have it too.
            return Outcome(outcome.state if error.code == _NOT_CONFIRMED else state)
        self.show((f"Saved: {outcome.recorded}",) if outcome.recorded else ())
        return outcome

    def show(self, lines: Iterable[str]) -> None:
        """Write facts, each beginning a line of its own."""
        for line in lines:
            self.ports.write(f"{folded(line, self.ports.width)}\n")


class _Sitting(Desk):
    """The loop with what it has to remember between two lines: how many there were, and a Ctrl-C."""

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports)
        self.line = 0
        self.cancelled = False

    def run(self, state: State) -> State:
        """Greet, then read and carry out line after line."""
        self.show(greeting(state))
        if self.ports.typed:
            state = self.saved(state, sit_down(state, self.ports.now(), self.ports.machine)).state
        self.show(arrival(state) if state.place else _NOTES)
        self.show(last_source(state))
        while True:
            self.ports.offer(offered_words(state))
            try:
                line = self.ports.read_line(prompt_of(state))
            except KeyboardInterrupt:
                state = self.interrupted(state)
                continue
            except Undecodable:
                self.show(("Refused: the line holds a character that is not UTF-8.", "Hint: type it again."))
                continue
            if line is None:
                return self.ended(state)
            self.cancelled, self.line = False, self.line + 1
            outcome = self.carried_out(state, line)
            state = outcome.state
            if outcome.leaves:
                return self.left(state)

    def carried_out(self, state: State, line: str) -> Outcome:
        """Carry out one line: stored first, shown then."""
        outcome = take_line(state, line, self.ports.now(), self.ports.fresh())
        if outcome.refused:
            if not self.ports.typed:
                raise script_refused("standard input", self.line, outcome, kept=True)
            self.show((f"Refused: {outcome.refused.message}.", f"Hint: {outcome.refused.hint}."))
            return outcome
        outcome = self.saved(state, outcome)
        self.show(outcome.lines)
        self.show(outcome.state.asking[0].ask if outcome.state.asking else ())
        return outcome

    def interrupted(self, state: State) -> State:
        """Drop the line, or what is being asked; once nothing is asked, the second Ctrl-C in a row leaves."""
        if self.cancelled:
            raise Interrupted("interrupted", "interrupted; everything that said Saved is kept")
        outcome = perform(state, actions.Cancel(), self.ports.now(), self.ports.fresh())
        self.cancelled = not outcome.state.asking
        self.ports.write("\n")
        self.show(outcome.lines)
        self.show(("Cancelled. Ctrl-C again leaves; so does quit.",) if self.cancelled else ())
        return outcome.state

    def ended(self, state: State) -> State:
        """End where the input ended; of what was begun, the lines of a text are kept as a draft."""
        if state.asking and not self.ports.typed:
            raise script_unfinished("standard input", self.line, state, kept=True)
        if self.ports.typed:
            self.ports.write("\n")
        first = state.asking[0] if state.asking else None
        if isinstance(first, LongText) and first.draft:
            self.show((left_words(first.draft),))
        elif first:
            self.show((f"Not kept: {first.unfinished}.",))
        return self.left(state)

    def left(self, state: State) -> State:
        """End the sitting in order, and say how long it was."""
        if self.ports.typed:
            state = self.saved(state, stand_up(state, self.ports.now())).state
        self.show((left_line(state),))
        return state


_NOTES = ("Notes mode: sources, extracts, notes and open questions; no ratings.", "Next: src, then e TEXT.")


def _not_saved(message: str) -> str:
    return message if message.startswith("NOT saved") else f"NOT saved: {message}"


def greeting(state: State) -> tuple[str, ...]:
    """Return what a sitting begins with: who and what, how far it is, and who may be looking."""
    return (
        *heading(state),
        f"{progress_words(state)}. Each line is saved when it says Saved.",
        *_so_far(state),
        *waiting_lines(state),
        REMINDER,
        *first_lines(state),
        "help lists the commands, quit leaves.",
        "",
    )


def heading(state: State) -> tuple[str, ...]:
    """Return who assesses whom on which instrument, and whether the case is made up."""
    one, about = state.assessment, state.instrument.instrument
    fictional = ("This case is fictional.",) if one.fictional else ()
    return (
        f"Case {one.case}, {one.occasion}. Assessor {one.assessor.label}, {one.assessor.role}.",
        f"{about.title}, version {about.version}: {about.status}.",
        *fictional,
        *_reopened(one),
    )


def _reopened(assessment: Assessment) -> tuple[str, ...]:
    """Say that the log goes on after a seal."""
    if assessment.amendments and not assessment.sealed:
        day = assessment.amendments[-1].at[:10]
        return (f"An amendment, opened on {day}: the first seal stays, and undo goes back no further.",)
    if assessment.withdrawals and not assessment.sealed:
        return (f"A seal was withdrawn on {assessment.withdrawals[-1].at[:10]}: undo goes back no further.",)
    return ()


def _so_far(state: State) -> tuple[str, ...]:
    """Say how long was worked on this assessment before."""
    sittings = state.sittings
    worked = work_words(sittings)
    return (f"So far {count_words(len(sittings), 'sitting')}, {worked} of work.",) if worked else ()


def left_line(state: State) -> str:
    """Return what is said when somebody leaves: how far it is, and how long they worked."""
    worked = work_words(state.sittings[-1:])
    this_time = f" Worked for {worked} this time." if worked else ""
    return f"Left; {progress_words(state)}.{this_time} Everything that said Saved is kept."


def prompt_of(state: State) -> str:
    """Return what stands before the cursor: what is asked, else the current question."""
    if state.asking:
        return f"{state.asking[0].prompt}> "
    if state.place is None:
        return "notes> "
    question = question_at(state, state.place.question)
    return f"{question.code}:{state.place.facet}> " if question.facets else f"{question.code}> "


def script_refused(name: str, line: int, outcome: Outcome, *, kept: bool) -> FileInvalid:
    """Return the error of a refused line; `kept` says whether the lines before it are stored."""
    message, hint = (outcome.refused.message, outcome.refused.hint) if outcome.refused else ("", None)
    stored = "; every line before it is kept" if kept else "; nothing was written"
    return FileInvalid("script-refused", f"{name} line {line}: {message}{stored}", hint)


def script_unfinished(name: str, line: int, state: State, *, kept: bool) -> FileInvalid:
    """Return the error of a script that ends while something is being asked."""
    one = state.asking[0]
    stored = "; every finished line is kept" if kept else "; nothing was written"
    hint = "a lone dot is missing" if one.prompt == "text" else f"the line that answers {one.prompt} is missing"
    return FileInvalid("script-refused", f"{name} line {line}: {one.unfinished} is not finished{stored}", hint)
