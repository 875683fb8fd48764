"""The line-mode face of a meeting: one line in, saved before the prompt returns, one fact a line out."""

from assess.interview.actions import Cancel
from assess.interview.conversation import Conversation
from assess.interview.desk import Ports
from assess.interview.line import REMINDER
from assess.interview.meeting.attending import asking_who, attendance_lines
from assess.interview.meeting.grammar import COMMANDS
from assess.interview.meeting.machine import perform, take_meeting_line
from assess.interview.meeting.moving import agenda_places
from assess.interview.meeting.page import arrival
from assess.interview.meeting.state import MeetingDone, MeetingState
from assess.logic.meeting.checks import outcome_at
from assess.model.meeting import MeetingEvent


def meet(state: MeetingState, ports: Ports[MeetingEvent]) -> MeetingState:
    """Hold the meeting until somebody leaves, the record is closed or the input ends; return how it stands then.

    Raises FileInvalid where nobody types and a line is refused, Interrupted at the second Ctrl-C in a row.
    """
    return _Meeting(ports).run(state)


class _Meeting(Conversation[MeetingState, MeetingEvent]):
    """A meeting at a prompt."""

    def began(self, state: MeetingState) -> MeetingState:
        """Greet, ask who is there where a person types, and show where it goes on."""
        self.show(greeting(state))
        if self.ports.typed:
            state = asking_who(state, self.ports.now()[:10])
        self.show(state.asking[0].ask if state.asking else ("", *arrival(state)))
        return state

    def taken(self, state: MeetingState, line: str) -> MeetingDone:
        """Carry out one line."""
        return take_meeting_line(state, line, self.ports.now(), self.ports.fresh())

    def cancelled(self, state: MeetingState) -> MeetingDone:
        """Drop what is being asked."""
        return perform(state, Cancel(), self.ports.now(), self.ports.fresh())

    def prompt(self, state: MeetingState) -> str:
        """Return what stands before the cursor."""
        return prompt_of(state)

    def offered(self, state: MeetingState) -> tuple[str, ...]:
        """Return what the tab key completes: command words, codes and labels, nothing while something is asked."""
        if state.asking:
            return ()
        comparison = state.comparison
        return (
            *COMMANDS,
            *(one.code for one in comparison.questions),
            *comparison.labels,
            *comparison.codebook.missing,
        )

    def left(self, state: MeetingState) -> MeetingState:
        """Say how far it is."""
        words = "The record is closed" if state.consensus.closed else f"Left; {progress_words(state)}"
        self.show((f"{words}. Everything that said Saved is kept.",))
        return state


def prompt_of(state: MeetingState) -> str:
    """Return what stands before the cursor: what is asked, else the current question."""
    if state.asking:
        return f"{state.asking[0].prompt}> "
    several = len(state.question.facets) > 1
    return f"{state.question.code}:{state.facet.facet}> " if several else f"{state.question.code}> "


def greeting(state: MeetingState) -> tuple[str, ...]:
    """Return what a meeting begins with: whose case, how far it is, who may be looking."""
    comparison = state.comparison
    fictional = ("This case is fictional.",) if comparison.fictional else ()
    return (
        f"Meeting on case {comparison.case}, {comparison.occasion}: {', '.join(state.order)}.",
        f"{comparison.codebook.title}: {comparison.codebook.status}.",
        *fictional,
        *attendance_lines(state),
        f"{progress_words(state)}. Each line is saved when it says Saved.",
        REMINDER,
        "Each speaks before anybody answers, in the order shown. help lists the commands, quit leaves.",
    )


def progress_words(state: MeetingState) -> str:
    """Return how far the agenda is gone through."""
    places = agenda_places(state.comparison)
    reached = sum(outcome_at(state.consensus, one.question, one.facet) is not None for one in places)
    return f"{reached} of {len(places)} points of the agenda settled or left open"
