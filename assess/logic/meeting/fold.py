"""The fold of a meeting's log: what stands of it becomes a consensus; who rated what is seen from the comparison."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from assess.logic.fold.parts import changed, copied
from assess.logic.fold.standing import standing
from assess.logic.held import facet_of, is_as_rated, speaking_order, stops
from assess.model.comparison import Comparison
from assess.model.consensus import Consensus, Dissent, FindOut, Meeting, Moved, Outcome
from assess.model.meeting import (
    Attended,
    Caused,
    Closed,
    Dissented,
    HasKept,
    HasMoved,
    LeftOpen,
    MeetingEvent,
    MeetingOpened,
    OnFacet,
    Reasoned,
    Settled,
    ToFindOut,
)

MeetingLog = Sequence[MeetingEvent]
_Step = Callable[[Outcome, Any], Outcome]


def consensus_of(log: MeetingLog, comparison: Comparison) -> Consensus:
    """Return what a meeting's log amounts to; its first event must be `opened`.

    A facet about which anything was said is open until it is settled, so that nobody's words depend on the others.
    """
    opened = log[0]
    if not isinstance(opened, MeetingOpened):
        message = "a meeting's log begins with `opened`"
        raise TypeError(message)
    events = [event for event, stands in zip(log, standing(log), strict=True) if stands]
    outcomes = _in_order(_outcomes(event for event in events if isinstance(event, OnFacet)), comparison)
    reached = {(outcome.question, outcome.facet) for outcome in outcomes}
    discussed = dict.fromkeys(name for entry in comparison.agenda for name in entry.questions)
    return copied(
        opened,
        Consensus,
        meeting=_meeting(opened, events, comparison),
        questions=tuple(_compared(outcome, comparison) for outcome in outcomes),
        unreached=tuple(
            name
            for name in discussed
            if (one := comparison.question(name)) and any((name, facet) not in reached for facet in stops(one))
        ),
        **_closing(events),
    )


def _meeting(opened: MeetingOpened, events: Iterable[MeetingEvent], comparison: Comparison) -> Meeting:
    """Return when the meeting was and who was there: on the day it was opened, and nobody, until somebody says so.

    The order holds every assessor who is there: as somebody said, then the least senior first.
    """
    meeting = Meeting.model_construct(date=opened.at[:10], present=(), order=())
    for event in events:
        if isinstance(event, Attended):
            said = {"date": event.date, "present": event.present, "order": event.order}
            meeting = changed(meeting, **{name: value for name, value in said.items() if value is not None})
    speaking = speaking_order(comparison, meeting.order)
    return changed(meeting, order=tuple(label for label in speaking if label in meeting.present))


def _closing(events: Sequence[MeetingEvent]) -> dict[str, Any]:
    last = events[-1]
    return {"closed": last.at, "incomplete": last.incomplete} if isinstance(last, Closed) else {}


def _outcomes(events: Iterable[OnFacet]) -> dict[tuple[str, str], Outcome]:
    found: dict[tuple[str, str], Outcome] = {}
    for event in events:
        key = (event.question, event.facet)
        before = found.get(key) or Outcome.model_construct(question=event.question, facet=event.facet, state="open")
        found[key] = _STEPS[type(event)](before, event)
    return found


def _settled(outcome: Outcome, event: Settled) -> Outcome:
    """Settle anew: who let another level stand has not been asked about this one, who dissents at it dissents no more.

    The reason belongs to what was settled or left open before; another certainty alone leaves everything else.
    """
    answer = (event.level, event.missing)
    now = changed(outcome, state="settled", level=event.level, missing=event.missing, certainty=event.certainty)
    if outcome.state == "settled" and (outcome.level, outcome.missing) == answer:
        return now
    dissent = tuple(one for one in outcome.dissent if (one.level, one.missing) != answer)
    return changed(now, kept=(), dissent=dissent, reason=None)


def _left_open(outcome: Outcome, _event: LeftOpen) -> Outcome:
    if outcome.state == "open":
        return outcome
    return changed(outcome, state="open", level=None, missing=None, certainty=None, reason=None, kept=())


def _moved(outcome: Outcome, event: HasMoved) -> Outcome:
    heard = _without(outcome, event.who)
    return changed(heard, moved=(*heard.moved, copied(event, Moved)))


def _kept(outcome: Outcome, event: HasKept) -> Outcome:
    heard = _without(outcome, event.who)
    return changed(heard, kept=(*heard.kept, *event.who))


def _dissented(outcome: Outcome, event: Dissented) -> Outcome:
    """Take a dissent; somebody may have moved, and dissent at another level than before."""
    kept = tuple(label for label in outcome.kept if label != event.of)
    dissent = tuple(one for one in outcome.dissent if one.of != event.of)
    return changed(outcome, kept=kept, dissent=(*dissent, copied(event, Dissent)))


def _without(outcome: Outcome, who: Iterable[str]) -> Outcome:
    """Return the outcome without what these assessors said before: their last word is the one that counts."""
    gone = frozenset(who)
    moved = (changed(one, who=tuple(label for label in one.who if label not in gone)) for one in outcome.moved)
    return changed(
        outcome,
        moved=tuple(one for one in moved if one.who),
        kept=tuple(label for label in outcome.kept if label not in gone),
        dissent=tuple(one for one in outcome.dissent if one.of not in gone),
    )


_STEPS: Mapping[type[OnFacet], _Step] = {
    Settled: _settled,
    LeftOpen: _left_open,
    Reasoned: lambda outcome, event: changed(outcome, reason=event.text),
    Caused: lambda outcome, event: changed(outcome, cause=event.cause),
    HasMoved: _moved,
    HasKept: _kept,
    Dissented: _dissented,
    ToFindOut: lambda outcome, event: changed(outcome, find_out=(*outcome.find_out, copied(event, FindOut))),
}


def _in_order(outcomes: Mapping[tuple[str, str], Outcome], comparison: Comparison) -> list[Outcome]:
    """Return outcomes in the order of the agenda, then of the instrument; facets in the order they are asked in."""
    names = [name for entry in comparison.agenda for name in entry.questions]
    names += [question.question for question in comparison.questions]
    facets = {(one.question, facet.facet): n for one in comparison.questions for n, facet in enumerate(one.facets)}
    places = {name: place for place, name in reversed(list(enumerate(names)))}
    last = len(names)
    return sorted(
        outcomes.values(),
        key=lambda one: (places.get(one.question, last), facets.get((one.question, one.facet), last)),
    )


def _compared(outcome: Outcome, comparison: Comparison) -> Outcome:
    """Return the outcome saying whether somebody rated it so."""
    question = comparison.question(outcome.question)
    facet = facet_of(question, outcome.facet) if question else None
    if outcome.state == "open" or question is None or facet is None:
        return outcome
    return changed(outcome, as_="rated" if is_as_rated(question, facet, outcome) else "otherwise")
