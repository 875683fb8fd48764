"""Walking: the agenda, then everything else, judgements last; where a meeting goes on; taking back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assess.interview import actions
from assess.interview.meeting.naming import facet_named, question_named
from assess.interview.meeting.page import arrival, standing_lines
from assess.interview.meeting.state import MeetingDone, MeetingState, keep, show
from assess.interview.state import Place, Refused, Stamp
from assess.interview.words import joined
from assess.logic.fold.meeting import MEETING
from assess.logic.fold.standing import standing, to_redo, to_undo, transaction
from assess.logic.held import facet_of, stops, unheard
from assess.logic.meeting.checks import name_of, outcome_at
from assess.model.comparison import ComparedQuestion, Comparison
from assess.model.event import Undone
from assess.model.meeting import MeetingEvent, OnFacet


def agenda_places(comparison: Comparison) -> tuple[Place, ...]:
    """Return where the agenda leads: every facet of its lines that is flagged or different."""
    names = dict.fromkeys(name for entry in comparison.agenda for name in entry.questions)
    return _places(question for name in names if (question := comparison.question(name)))


def every_place(comparison: Comparison) -> tuple[Place, ...]:
    """Return where `next` leads: the agenda, then everything else, judgements last."""
    first = agenda_places(comparison)
    there = {place.question for place in first}
    rest = [one for one in comparison.questions if one.question not in there]
    last = sorted(rest, key=lambda one: one.sort == "judgement")
    return (*first, *_places(last))


def _places(questions: Sequence[ComparedQuestion] | Iterator[ComparedQuestion]) -> tuple[Place, ...]:
    return tuple(Place(question.question, facet) for question in questions for facet in stops(question))


def step_on(state: MeetingState, _action: actions.Action, _stamp: Stamp) -> MeetingDone:
    """Go to the next line of the agenda; after its last to everything else."""
    return _step(state, 1, "this is the last question", "review shows what is left out; close ends the meeting")


def step_back(state: MeetingState, _action: actions.Action, _stamp: Stamp) -> MeetingDone:
    """Go to the question before."""
    return _step(state, -1, "this is the first line of the agenda", "next goes on; go CODE goes anywhere")


def _step(state: MeetingState, direction: int, end: str, hint: str) -> MeetingDone:
    everywhere = every_place(state.comparison)
    at = _position(everywhere, state.place)
    if not 0 <= at + direction < len(everywhere):
        raise Refused(end, hint)
    moved = replace(state, place=everywhere[at + direction])
    agenda = len(agenda_places(state.comparison))
    through = (_THROUGH,) if (at, direction) == (agenda - 1, 1) else ()
    return show(moved, *through, "", *arrival(moved))


_THROUGH = "That was the agenda: review, then close. What follows was to be read, not discussed."


def _position(everywhere: Sequence[Place], place: Place) -> int:
    """Return where a place stands on the walk; a facet that is passed over stands where its question does."""
    if place in everywhere:
        return everywhere.index(place)
    return next(number for number, one in enumerate(everywhere) if one.question == place.question)


def go(state: MeetingState, action: actions.Go, _stamp: Stamp) -> MeetingDone:
    """Go to a question or to a facet of it; a judgement is uncovered."""
    question = state.question if action.question is None else question_named(state, action.question)
    facet = facet_named(question, action.facet).facet if action.facet else stops(question)[0]
    uncovered = state.uncovered | ({question.question} if action.question else frozenset())
    moved = replace(state, place=Place(question.question, facet), uncovered=uncovered)
    return show(moved, "", *arrival(moved))


def resumed(comparison: Comparison, state: MeetingState) -> Place:
    """Return where a meeting goes on: where somebody was last, if that is unfinished, else the next open line."""
    places = agenda_places(comparison) or every_place(comparison)
    last = _last_touched(state)
    if last is not None and _is_unfinished(state, last):
        return last
    at = _position(places, last) if last and any(one.question == last.question for one in places) else 0
    ahead = (*places[at:], *places[:at])
    untouched = (one for one in ahead if outcome_at(state.consensus, one.question, one.facet) is None)
    return next(untouched, last or ahead[0])


def _last_touched(state: MeetingState) -> Place | None:
    for event, stands in zip(reversed(state.log), reversed(standing(state.log)), strict=True):
        if stands and isinstance(event, OnFacet):
            return Place(event.question, event.facet)
    return None


def _is_unfinished(state: MeetingState, place: Place) -> bool:
    question = state.comparison.question(place.question)
    facet = facet_of(question, place.facet) if question else None
    outcome = outcome_at(state.consensus, place.question, place.facet)
    return bool(question and facet and outcome and unheard(question, facet, outcome))


def undo(state: MeetingState, _action: actions.Undo, stamp: Stamp) -> MeetingDone:
    """Take back the last line that recorded something."""
    n = to_undo(state.log, MEETING)
    if n is None:
        raise Refused("there is nothing to take back", "redo brings back what was taken back before")
    return _turned(state, n, n, "taken back", stamp)


def redo(state: MeetingState, _action: actions.Redo, stamp: Stamp) -> MeetingDone:
    """Bring back what the last undo took back."""
    n = to_redo(state.log, MEETING)
    if n is None:
        raise Refused("there is nothing to bring back", "redo works until something new is recorded")
    undone = state.log[n - 1]
    line = undone.n if isinstance(undone, Undone) else n
    return _turned(state, n, line, "brought back", stamp)


def _turned(state: MeetingState, n: int, line: int, words: str, stamp: Stamp) -> MeetingDone:
    """Undo event `n`; `line` is the line of input that this is about."""
    events = [event for number, event in enumerate(state.log, 1) if transaction(state.log, number) == line]
    about = joined(dict.fromkeys(_event_words(state, event) for event in events))
    done = keep(state, (Undone(at=stamp.now, n=n),), f"{words}: {about}.")
    return replace(done, lines=(*done.lines, *_standing_of(done.state, events)))


_NOUNS = {
    "attended": "the meeting's date, people or order",
    "settled": "what was settled on",
    "left-open": "leaving open",
    "reasoned": "the reason on",
    "caused": "the cause on",
    "moved": "who moved on",
    "kept": "who let it stand on",
    "dissented": "the dissent on",
    "find-out": "what to find out on",
}


def _event_words(state: MeetingState, event: MeetingEvent) -> str:
    """Return what an event was about, without what it said."""
    words = _NOUNS.get(event.event, event.event)
    return f"{words} {_name(state, event)}" if isinstance(event, OnFacet) else words


def _name(state: MeetingState, event: OnFacet) -> str:
    question = state.comparison.question(event.question)
    facet = facet_of(question, event.facet) if question else None
    return name_of(state.comparison, question, facet) if question and facet else event.question


def _standing_of(state: MeetingState, events: Sequence[MeetingEvent]) -> Iterator[str]:
    """Say how the question stands now that was turned."""
    about = next((event for event in events if isinstance(event, OnFacet)), None)
    question = state.comparison.question(about.question) if about else None
    facet = facet_of(question, about.facet) if question and about else None
    if about and question and facet:
        outcome = outcome_at(state.consensus, question.question, facet.facet)
        lines = list(standing_lines(state, question, facet, outcome)) or ["Neither settled nor left open."]
        yield from (f"{_name(state, about)}. {line}" if n == 0 else line for n, line in enumerate(lines))
