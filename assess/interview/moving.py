"""Moving about: next, back, go; where a sitting goes on; taking back and bringing back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assess.interview import actions
from assess.interview.item import arrival
from assess.interview.preparation import what_follows
from assess.interview.questions import (
    all_questions,
    current_question,
    facet_in,
    find_question,
    may_rate,
    places,
    question_at,
    question_named,
    standing_at,
)
from assess.interview.state import Outcome, Place, Refused, Stamp, State, reloaded, show
from assess.interview.words import line_words, rating_lines
from assess.logic.drafts import open_drafts
from assess.logic.fold import standing, to_redo, to_undo, transaction
from assess.model.event import Certain, Changed, Event, Judged, Prepared, Rated, Undone, Unrated

_RATED = Rated | Unrated | Certain | Changed | Judged
_BEFORE_RATING = frozenset(
    [
        *("opened", "source", "evidence", "linked", "unlinked", "resolved", "noted", "asked", "answered"),
        *("prepared", "drafted", "dropped", "undone"),
    ]
)


def step_on(state: State, _action: actions.Action, _stamp: Stamp) -> Outcome:
    """Go to the next question or facet, and say which questions were skipped."""
    return _step(state, 1, "this is the last question", "review shows what is missing; go CODE goes anywhere")


def step_back(state: State, _action: actions.Action, _stamp: Stamp) -> Outcome:
    """Go to the question or facet before."""
    return _step(state, -1, "this is the first question", "next goes on; go CODE goes anywhere")


def _step(state: State, direction: int, end: str, hint: str) -> Outcome:
    everywhere = tuple(Place(one.id, facet.id) for one in all_questions(state) for facet in one.asked)
    asked = frozenset(places(state))
    at = everywhere.index(state.place) if state.place in everywhere else (-1 if direction > 0 else len(everywhere))
    ahead = everywhere[at + 1 :] if direction > 0 else everywhere[:at][::-1]
    to = next((place for place in ahead if place in asked), None)
    if to is None:
        raise Refused(end, hint)
    moved = replace(state, place=to)
    skipped = tuple(_skipped(state, ahead[: ahead.index(to)]))
    return show(moved, *skipped, "", *arrival(moved))


def _skipped(state: State, between: Sequence[Place]) -> Iterator[str]:
    for name in dict.fromkeys(place.question for place in between):
        question = question_at(state, name)
        if may_rate(state, question):
            yield f"Skipped {question.code}: asked only when {question.applies_when}."
        else:
            yield f"Skipped {question.code}: put to other roles."


def go(state: State, action: actions.Go, _stamp: Stamp) -> Outcome:
    """Go to a question or to a facet of it."""
    question = current_question(state) if action.question is None else question_named(state, action.question)
    facet = facet_in(state, question, action.facet).id if action.facet else None
    moved = standing_at(state, question, facet)
    return show(moved, "", *arrival(moved))


def resumed(state: State) -> State:
    """Return the state at the first unanswered question after the last one touched; notes mode begins at none."""
    if state.notes_only:
        return state
    open_places = tuple(place for place in places(state) if _is_open(state, place))
    asked = places(state)
    last = _last_touched(state)
    at = next((number for number, place in enumerate(asked) if place.question == last), 0)
    ahead = (*asked[at:], *asked[:at])
    fallback = ahead[0] if ahead else None
    return replace(state, place=next((place for place in ahead if place in open_places), fallback))


def _is_open(state: State, place: Place) -> bool:
    return not _answered(state, place)


def _answered(state: State, place: Place) -> bool:
    return place.facet in state.assessment.rating(place.question).facets


def _last_touched(state: State) -> str | None:
    for event, stands in zip(reversed(state.log), reversed(standing(state.log)), strict=True):
        name = getattr(event, "question", None)
        if stands and name is not None:
            return str(name)
    return None


def undo(state: State, _action: actions.Undo, stamp: Stamp) -> Outcome:
    """Take back the last line that recorded something."""
    n = to_undo(state.log)
    if n is None:
        raise Refused("there is nothing to take back", "redo brings back what was taken back before")
    return _turned(state, n, n, "taken back", stamp)


def redo(state: State, _action: actions.Redo, stamp: Stamp) -> Outcome:
    """Bring back what the last undo took back."""
    n = to_redo(state.log)
    if n is None:
        raise Refused("there is nothing to bring back", "redo works until something new is recorded")
    undone = state.log[n - 1]
    line = undone.n if isinstance(undone, Undone) else n
    return _turned(state, n, line, "brought back", stamp)


def _turned(state: State, n: int, line: int, words: str, stamp: Stamp) -> Outcome:
    """Undo event `n`; `line` is the line of input that this is about."""
    events = [event for number, event in enumerate(state.log, 1) if transaction(state.log, number) == line]
    _refuse_ratings(state, events)
    about = line_words(state, events)
    outcome = reloaded(state, (Undone(at=stamp.now, n=n),), f"{words}: {about}.")
    settled = _settled(outcome.state)
    follows = what_follows(state, settled) if any(isinstance(event, Prepared) for event in events) else ()
    return replace(
        outcome, state=settled, lines=(*_standing_of(settled, events), *follows, *_open_again(state, settled))
    )


def _open_again(before: State, after: State) -> Iterator[str]:
    """Say which texts are drafts again, now that what they became is taken back."""
    there = {one.id for one in open_drafts(before.log)}
    for draft in open_drafts(after.log):
        if draft.id not in there:
            yield f"Its text is the draft {draft.id} again: draft {draft.id} goes on with it."


def _standing_of(state: State, events: Sequence[Event]) -> Iterator[str]:
    """Say how the ratings stand that were turned, each with the code of its question."""
    for name in dict.fromkeys(event.question for event in events if isinstance(event, _RATED)):
        question = question_at(state, name)
        for line in rating_lines(state, question, state.assessment.rating(name)):
            yield f"{question.code}. {line}"


def _refuse_ratings(state: State, events: Sequence[Event]) -> None:
    if state.notes_only and any(event.event not in _BEFORE_RATING for event in events):
        raise Refused("the last line was a rating, and notes mode shows none", "quit, then undo outside notes mode")


def _settled(state: State) -> State:
    """Return the state with nothing current that is no longer there."""
    gone = state.place is not None and find_question(state, state.place.question) is None
    source = state.source if state.source and state.source_named(state.source) else None
    settled = replace(state, source=source)
    return resumed(settled) if gone else settled
