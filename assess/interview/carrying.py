"""Carrying a static rating forward: confirmed in one line, with the extracts, certainty and note it rested on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from assess.interview import actions
from assess.interview.earlier import confirmable, occasion_words
from assess.interview.fields import untold
from assess.interview.questions import current_question, rated_here
from assess.interview.settled import unexpected
from assess.interview.state import Outcome, Refused, Stamp, State, record
from assess.interview.words import caps_in_words, certainty_label, facet_words, joined, ledger_lines, name_of
from assess.logic.certainty import Ground, ceiling, exceeds, ground_of
from assess.logic.fold import apply, next_number
from assess.model.assessment import Assessment, Evidence
from assess.model.event import (
    CarriedForward,
    Certain,
    Event,
    EvidenceAdded,
    Linked,
    Noted,
    Rated,
    Resolved,
    SourceAdded,
)
from assess.model.instrument import Facet, Item, Question


@dataclass(frozen=True, slots=True)
class _Carrying:
    """What is confirmed: a question, the facets that had a level, and the assessment they had it in."""

    state: State
    question: Question
    facets: tuple[Facet, ...]
    earlier: Assessment
    stamp: Stamp


def same(state: State, _action: actions.Same, stamp: Stamp) -> Outcome:
    """Confirm the earlier rating of the current static item, or refuse."""
    question = rated_here(state, current_question(state))
    one = _Carrying(state, question, _confirmed(state, question), _earlier_of(state), stamp)
    before, left = _grounds(one)
    rated = [
        Rated(at=stamp.now, question=question.id, facet=facet.id, level=_level(one, facet)) for facet in one.facets
    ]
    events = [*before, *rated]
    certain, still_open = _certainties(one, reduce(apply, events, state.assessment))
    events += [*certain, *_note(one)]
    events.append(CarriedForward(at=stamp.now, question=question.id, occasion=one.earlier.occasion))
    asking = tuple(told for facet in one.facets for told in untold(state, question, facet, _level(one, facet)))
    outcome = record(state, events, _words(one, events), asking=asking)
    lines = (*ledger_lines(outcome.state, question), *left, *still_open, *_relevance(outcome.state, question))
    return Outcome(outcome.state, outcome.events, outcome.recorded, (*lines, *unexpected(outcome)))


def _confirmed(state: State, question: Question) -> tuple[Facet, ...]:
    """Return the facets that `same` confirms here, or say why it confirms none."""
    found = confirmable(state, question)
    if found:
        return found
    anew = "the number of the option rates it"
    if state.earlier is None:
        raise Refused("there is no earlier assessment of yours to confirm from", anew)
    if not isinstance(question, Item) or question.predictor != "static" or question.anew:
        raise Refused(
            f"{question.code} can be another one by now, so it is rated anew", f"{anew}; the earlier rating shows then"
        )
    if state.assessment.rating(question.id).facets:
        raise Refused(f"{question.code} is rated already", f"{anew} anew; undo takes the last line back")
    raise Refused(f"{question.code} has no earlier level that this scale still has", anew)


def _earlier_of(state: State) -> Assessment:
    """Return the earlier assessment, which is known to exist."""
    assert state.earlier is not None  # noqa: S101 - for the type checker: something was found to confirm
    return state.earlier


def _level(one: _Carrying, facet: Facet) -> str:
    return one.earlier.rating(one.question.id).facets[facet.id].level or ""


def _grounds(one: _Carrying) -> tuple[list[Event], tuple[str, ...]]:
    """Return the events that bring sources, extracts and links along, and what was left behind."""
    events: list[Event] = []
    lost: list[str] = []
    own = {source.id: source for source in one.earlier.sources}
    linked = {link.id for link in one.state.assessment.rating(one.question.id).evidence}
    for link in one.earlier.rating(one.question.id).evidence:
        extract = one.earlier.extract(link.id)
        if extract is None or (one.state.source_named(extract.source) is None and extract.source not in own):
            lost.append(extract.source if extract else "no source")
            continue
        now = reduce(apply, events, one.state.assessment)
        if one.state.source_named(extract.source) is None and now.source(extract.source) is None:
            events.append(SourceAdded(at=one.stamp.now, source=own[extract.source]))
        name, added = _extract(one, now, extract)
        events += added
        if name not in linked:
            linked.add(name)
            events.append(Linked(at=one.stamp.now, id=name, question=one.question.id, relation=link.relation))
            if link.resolved:
                events.append(Resolved(at=one.stamp.now, id=name, question=one.question.id, how=link.resolved))
    return events, (_left_behind(lost),) if lost else ()


def _left_behind(lost: Sequence[str]) -> str:
    return f"Not carried: what came from {joined(dict.fromkeys(lost))}, no source of this occasion."


def _extract(one: _Carrying, now: Assessment, extract: Evidence) -> tuple[str, list[Event]]:
    """Return the id of an extract here, and the event that adds it; one that is here already is not doubled."""
    there = next((known for known in now.evidence if _alike(known) == _alike(extract)), None)
    if there is not None:
        return there.id, []
    used = [event.id for event in one.state.log if isinstance(event, EvidenceAdded)]
    name = next_number("E", (*used, *(known.id for known in now.evidence)))
    maybe = {"page": extract.page, "is": extract.is_, "form": extract.form}
    said = {key: value for key, value in maybe.items() if value is not None}
    event = {"at": one.stamp.now, "id": name, "source": extract.source, "text": extract.text, **said}
    return name, [EvidenceAdded.model_validate(event)]


def _alike(extract: Evidence) -> tuple[str, str | None, str]:
    return extract.source, extract.page, extract.text


def _certainties(one: _Carrying, after: Assessment) -> tuple[list[Certain], tuple[str, ...]]:
    """Return the certainties that still hold, and a line for each that is left open."""
    ground = ground_of(after, one.question.id, one.state.register)
    found = [_certainty(one, facet, ground) for facet in one.facets]
    open_lines = tuple(each for each in found if isinstance(each, str))
    return [each for each in found if not isinstance(each, str)], open_lines


def _certainty(one: _Carrying, facet: Facet, ground: Ground) -> Certain | str:
    """Return the certainty of a facet as it was, or why it is open: there was none, or the sources carry less."""
    instrument, before = one.state.instrument, one.earlier.rating(one.question.id).facets[facet.id]
    is_open = f"The certainty of {name_of(one.question, facet)} is open"
    if before.certainty is None or before.certainty not in instrument.certainty.codes:
        keys = joined((f"sure {level.key}" for level in instrument.certainty.levels), "or")
        return f"{is_open}: {keys}."
    typed = {reason.code for reason in instrument.certainty.reasons if reason.ledger is None}
    why = tuple(reason.code for reason in before.why if reason.by == "assessor" and reason.code in typed)
    allowed = ceiling(instrument, one.question, ground, why)
    over = exceeds(instrument, before.certainty, allowed)
    if over and before.over_cap is None:
        was, most = certainty_label(one.state, before.certainty), certainty_label(one.state, allowed.level)
        return f"{is_open}: {was} then; {most} at most here, as {caps_in_words(allowed.caps)}."
    said = {"over_cap": before.over_cap} if over else {}
    about = {"question": one.question.id, "facet": facet.id, "certainty": before.certainty, "why": why, **said}
    return Certain.model_validate({"at": one.stamp.now, **about})


def _note(one: _Carrying) -> Iterator[Noted]:
    """Bring the earlier note along where none was written yet."""
    note = one.earlier.rating(one.question.id).note
    if note and not one.state.assessment.rating(one.question.id).note:
        yield Noted(at=one.stamp.now, question=one.question.id, text=note)


def _words(one: _Carrying, events: Sequence[Event]) -> str:
    """Say what was confirmed, and what came along."""
    after = reduce(apply, events, one.state.assessment).rating(one.question.id)
    ratings = (
        f"{name_of(one.question, facet)} {facet_words(one.state, facet, after.facets[facet.id])}"
        for facet in one.facets
    )
    extracts = [event.id for event in events if isinstance(event, Linked)]
    along = [*extracts, *(["its note"] if any(isinstance(event, Noted) for event in events) else [])]
    with_it = f", with {joined(along)}" if along else ""
    return f"{' '.join(ratings)} Confirmed from {occasion_words(one.state, one.earlier)}{with_it}."


def _relevance(state: State, question: Question) -> Iterator[str]:
    """Say that relevance is asked anew: it is about this person now."""
    if question.relevance and state.assessment.rating(question.id).relevance is None:
        yield f"How much {question.code} matters now is asked anew: rel l, rel m or rel h."
