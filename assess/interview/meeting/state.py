"""What a meeting knows at one moment, and what one action makes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from assess.interview.asked import Question
from assess.interview.state import Done, Place, Stamp
from assess.logic.fold.standing import numbered
from assess.logic.meeting import consensus_of, speaking_order
from assess.logic.meeting.checks import outcome_at
from assess.model.comparison import (
    AgendaEntry,
    ComparedFacet,
    ComparedQuestion,
    ComparedRating,
    Comparison,
    PairPattern,
)
from assess.model.consensus import Consensus, Outcome
from assess.model.meeting import MeetingEvent


class Telling(Protocol):
    """The words of the report, so that the meeting and the report call one thing by one name."""

    def title(self, question: ComparedQuestion) -> str:
        """Return code and label of a question."""

    def facet(self, question: ComparedQuestion, facet: ComparedFacet) -> str:
        """Return the label of a facet; nothing where there is only one."""

    def rating(self, scale: str, rating: ComparedRating | None) -> str:
        """Return a rating in words."""

    def patterns(self, pairs: Iterable[PairPattern]) -> tuple[str, ...]:
        """Return what pairs of assessors rest on."""

    def extracts(self, question: ComparedQuestion, label: str) -> Iterable[str]:
        """Give each extract that an assessor linked to a question."""

    def why(self, entry: AgendaEntry) -> str:
        """Return why a line is on the agenda."""

    def opening(self, questions: Sequence[ComparedQuestion]) -> str:
        """Return the neutral question that opens a line of the agenda."""


class Pending(Question, Protocol):
    """Something that is being asked: the following line is its answer."""

    def answer(self, state: "MeetingState", line: str, stamp: Stamp) -> "Done[MeetingState, MeetingEvent]":
        """Return what this answer does; raise Refused to be asked again."""


@dataclass(frozen=True, slots=True)
class MeetingState:
    """One moment of a meeting; the comparison is as the meeting may see it.

    `uncovered` are the judgements that somebody asked to see; `asking` what the following lines answer, in order.
    """

    comparison: Comparison
    telling: Telling
    log: tuple[MeetingEvent, ...]
    consensus: Consensus
    place: Place
    asking: tuple[Pending, ...] = ()
    uncovered: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[str, ...]:
        """Every assessor in the order of speaking, those who are not here too."""
        return speaking_order(self.comparison, self.consensus.meeting.order)

    @property
    def question(self) -> ComparedQuestion:
        """The question they are at."""
        return next(one for one in self.comparison.questions if one.question == self.place.question)

    @property
    def facet(self) -> ComparedFacet:
        """The facet they are at."""
        return next(one for one in self.question.facets if one.facet == self.place.facet)

    @property
    def outcome(self) -> Outcome | None:
        """What is recorded about the facet they are at."""
        return outcome_at(self.consensus, self.place.question, self.place.facet)


MeetingDone = Done[MeetingState, MeetingEvent]


def show(state: MeetingState, *lines: str) -> MeetingDone:
    """Return an outcome that records nothing."""
    return Done(state, lines=lines)


def record(state: MeetingState, events: Sequence[MeetingEvent], words: str, *lines: str, **changes: Any) -> MeetingDone:
    """Return the outcome of new events; what would change nothing is not recorded."""
    if with_events(state, events).consensus == state.consensus:
        return Done(replace(state, **changes), lines=(f"{words[:1].upper()}{words[1:]} It stands so already.", *lines))
    return keep(state, events, words, *lines, **changes)


def keep(state: MeetingState, events: Sequence[MeetingEvent], words: str, *lines: str, **changes: Any) -> MeetingDone:
    """Return the outcome of events that are recorded whatever they change."""
    after = with_events(state, events)
    return Done(replace(after, **changes), after.log[len(state.log) :], words, lines)


def with_events(state: MeetingState, events: Sequence[MeetingEvent]) -> MeetingState:
    """Return the state after the events of one line of input."""
    log = (*state.log, *numbered(state.log, events))
    return replace(state, log=log, consensus=consensus_of(log, state.comparison))
