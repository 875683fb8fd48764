"""The line-mode face of an interview: one line in, one action, saved before the prompt returns."""

from assess.interview import actions
from assess.interview.completion import offered_words
from assess.interview.conversation import Conversation
from assess.interview.desk import Ports
from assess.interview.drafts import left_words, waiting_lines
from assess.interview.item import arrival
from assess.interview.longtext import LongText, count_words
from assess.interview.machine import perform, sit_down, stand_up, take_line
from assess.interview.questions import question_at
from assess.interview.settled import first_lines
from assess.interview.sources import last_source
from assess.interview.state import Outcome, State
from assess.interview.words import progress_words, work_words
from assess.model.assessment import Assessment
from assess.model.event import Event

REMINDER = "Privacy: case material is on this screen. Who else can see or hear it?"


def sit(state: State, ports: Ports[Event]) -> State:
    """Hold one sitting until somebody leaves or the input ends; return how it stands then.

    Raises FileInvalid where nobody types and a line is refused, Interrupted at the second Ctrl-C in a row.
    """
    return _Sitting(ports).run(state)


class _Sitting(Conversation[State, Event]):
    """An interview at a prompt."""

    def began(self, state: State) -> State:
        """Greet, and say where it goes on."""
        self.show(greeting(state))
        if self.ports.typed:
            state = self.saved(state, sit_down(state, self.ports.now(), self.ports.machine)).state
        self.show(arrival(state) if state.place else _NOTES)
        self.show(last_source(state))
        return state

    def taken(self, state: State, line: str) -> Outcome:
        """Carry out one line."""
        return take_line(state, line, self.ports.now(), self.ports.fresh())

    def cancelled(self, state: State) -> Outcome:
        """Drop what is being asked."""
        return perform(state, actions.Cancel(), self.ports.now(), self.ports.fresh())

    def prompt(self, state: State) -> str:
        """Return what stands before the cursor."""
        return prompt_of(state)

    def offered(self, state: State) -> tuple[str, ...]:
        """Return what the tab key completes here."""
        return offered_words(state)

    def not_kept(self, state: State) -> tuple[str, ...]:
        """Say what is dropped; of a text that was begun, the lines are kept as a draft."""
        first = state.asking[0]
        if isinstance(first, LongText) and first.draft:
            return (left_words(first.draft),)
        return super().not_kept(state)

    def left(self, state: State) -> State:
        """End the sitting in order, and say how long it was."""
        if self.ports.typed:
            state = self.saved(state, stand_up(state, self.ports.now())).state
        self.show((left_line(state),))
        return state


_NOTES = ("Notes mode: sources, extracts, notes and open questions; no ratings.", "Next: src, then e TEXT.")


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
