"""Mending what was written: a text written again under the same id, and what is taken out again."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from assess.interview import actions
from assess.interview.longtext import LongText, length_words
from assess.interview.measures import replanned
from assess.interview.moving import resumed
from assess.interview.questions import extract_named, question_at, refuse_in_notes
from assess.interview.state import Outcome, Refused, Stamp, State, echoed, record
from assess.interview.words import joined
from assess.interview.writing import begun, replacing
from assess.model.assessment import Ask, Evidence, Measure, OwnItem, Scenario
from assess.model.event import Asked, Dropped, Event, EvidenceAdded, OwnAdded, ScenarioWritten

_EXTRACT = re.compile(r"E[0-9]*", re.IGNORECASE)
_Part = Scenario | Measure | Ask | OwnItem | Evidence


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of written thing: its name, and the event that writes its text again."""

    noun: str
    again: Callable[[Any, str, Stamp], Event]


_KINDS: dict[type[_Part], _Kind] = {
    Scenario: _Kind(
        "scenario",
        lambda one, text, stamp: ScenarioWritten(at=stamp.now, id=one.id, kind=one.kind, title=one.title, text=text),
    ),
    Measure: _Kind("measure", lambda one, text, stamp: replanned(one, stamp, text=text)),
    Ask: _Kind(
        "open question", lambda one, text, stamp: Asked(at=stamp.now, id=one.id, question=one.question, text=text)
    ),
    OwnItem: _Kind(
        "own item", lambda one, text, stamp: OwnAdded(at=stamp.now, id=one.id, text=text, effect=one.effect)
    ),
    # Source, page, and whether it is verbatim stay: only the fields that are said are set.
    Evidence: _Kind("extract", lambda one, text, stamp: EvidenceAdded(at=stamp.now, id=one.id, text=text)),
}


def rewrite(state: State, action: actions.Rewrite, stamp: Stamp) -> Outcome:
    """Begin or record a new text of something written; the earlier one stays in the log."""
    one = extract_named(state, action.name) if _EXTRACT.fullmatch(action.name) else _written(state, action.name)
    if one is None:
        hint = "rewrite SC1, M1, E3, Q2 or own-1; note, formulation and conclude replace their own texts"
        raise Refused(f"there is no {echoed(action.name)} to rewrite", hint)
    if not isinstance(one, Ask | Evidence):
        refuse_in_notes(state)
    kind = _KINDS[type(one)]

    def make(_state: State, text: str, stamp: Stamp) -> tuple[Event, str]:
        return kind.again(
            one, text, stamp
        ), f"{kind.noun} {one.id} {length_words(text)}. The text before it stays in the log."

    pending = LongText(f"the {kind.noun} {one.id}", make, replacing(one.text))
    return begun(state, pending, action.text, stamp)


def _written(state: State, word: str) -> Scenario | Measure | Ask | OwnItem | None:
    """Return what has that id, small letters or large."""
    told = state.assessment
    everything: tuple[Scenario | Measure | Ask | OwnItem, ...] = (
        *told.scenarios,
        *told.measures,
        *told.asks,
        *told.own,
    )
    return next((one for one in everything if one.id.casefold() == word.casefold()), None)


def drop(state: State, action: actions.Drop, stamp: Stamp) -> Outcome:
    """Take out a scenario, a measure, an open question, an own item or an extract; undo brings it back."""
    one = extract_named(state, action.name) if _EXTRACT.fullmatch(action.name) else _written(state, action.name)
    if one is None:
        raise Refused(f"there is no {echoed(action.name)} to drop", "drop SC1, M1, E3, Q2 or own-1")
    if not isinstance(one, Ask | Evidence):
        refuse_in_notes(state)
    _refuse_where_named(state, one)
    words = f"{one.id} is taken out{_along(state, one)}; it stays in the log. undo brings it back."
    return _moved_away(record(state, (Dropped(at=stamp.now, id=one.id),), words), one.id)


def _along(state: State, one: _Part) -> str:
    """Say what goes with it: the rating of an own item, the links of an extract."""
    if isinstance(one, OwnItem) and state.assessment.rating(one.id).facets:
        return ", and its rating goes with it"
    ratings = state.assessment.ratings
    linked = [rating.question for rating in ratings if one.id in [link.id for link in rating.evidence]]
    codes = joined(question_at(state, name).code for name in linked) if linked else ""
    return f", and no longer bears on {codes}" if codes else ""


def _refuse_where_named(state: State, one: _Part) -> None:
    """Refuse to take out what something else names: it would speak of nothing."""
    if isinstance(one, Scenario):
        about = [rating.question for rating in state.assessment.ratings if rating.scenario == one.id]
        rated = [name for name in about if any(given.level for given in state.assessment.rating(name).facets.values())]
        if rated:
            codes = joined(question_at(state, name).code for name in rated)
            raise Refused(f"{codes} is about {one.id}", f"rewrite {one.id} mends it, or judge {codes} about another")
    if isinstance(one, OwnItem):
        named = [measure.id for measure in state.assessment.measures if one.id in measure.needs]
        if named:
            raise Refused(f"{joined(named)} names {one.id}", f"measure {named[0]} -{one.id} takes it from there")


def _moved_away(outcome: Outcome, name: str) -> Outcome:
    """Return the outcome with a place that is still there, where somebody stood at what was taken out."""
    place = outcome.state.place
    if place is None or place.question != name:
        return outcome
    state = resumed(outcome.state)
    here = (f"Now at {question_at(state, state.place.question).code}.",) if state.place else ()
    return replace(outcome, state=state, lines=(*outcome.lines, *here))
