"""The current question as it is shown on arrival: one fact a line, anchors beside the options, codes never."""

from collections.abc import Iterator

from assess.interview.earlier import earlier_lines
from assess.interview.questions import (
    current_question,
    is_hidden,
    is_supporting,
    may_rate,
    scale_of,
)
from assess.interview.rating import allowed_reasons
from assess.interview.state import State
from assess.interview.words import (
    asked_here,
    caps_in_words,
    certainty_label,
    kind_words,
    label_of,
    ledger_lines,
    lowered,
    rating_lines,
)
from assess.logic.certainty import ceiling, cited, ground_of
from assess.model.instrument import Dimension, Facet, Instrument, Item, Judgement, Question


def arrival(state: State) -> tuple[str, ...]:
    """Return what is shown when an assessor comes to the current question."""
    question = current_question(state)
    return (*_header(state, question), *_body(state, question))


def _body(state: State, question: Question) -> Iterator[str]:
    if state.notes_only:
        yield _counts(state, question)
        return
    if is_hidden(state, question):
        yield f"Does not apply in this case: asked only when {question.applies_when}."
        return
    yield from rating_lines(state, question, state.assessment.rating(question.id))
    if may_rate(state, question):
        yield from earlier_lines(state, question)
    yield _counts(state, question)
    if not may_rate(state, question):
        yield f"Rated by {' or '.join(question.roles)} only. {_welcome(state)}"
        return
    yield from _options(state, question)
    yield from _besides(state, question)


def _welcome(state: State) -> str:
    return (
        "Nothing is written here in a supporting role." if is_supporting(state) else "Extracts and notes are welcome."
    )


def _header(state: State, question: Question) -> Iterator[str]:
    yield f"{_position(state, question)} {question.code}.{_heading(state.instrument, question)}"
    yield label_of(question, 200)
    if isinstance(question, Dimension):
        yield question.about
        if question.setting:
            yield question.setting
    if question.period:
        yield f"Period: {question.period}."
    if isinstance(question, Judgement) and question.scenario:
        yield f"About a scenario of kind {question.scenario}."


def _position(state: State, question: Question) -> str:
    """Say the how-manieth of its sort a question is, among those that apply."""
    if question.id.startswith("own-"):
        return "Own item."
    same = [one.id for one in asked_here(state) if one.sort == question.sort]
    if question.id not in same:
        return f"{question.sort.capitalize()}."
    return f"{question.sort.capitalize()} {same.index(question.id) + 1} of {len(same)}."


def _heading(instrument: Instrument, question: Question) -> str:
    if isinstance(question, Dimension):
        return f" From {question.from_} to {question.to}."
    if not isinstance(question, Item):
        return ""
    names, sections = [], {section.id: section for section in instrument.sections}
    section = sections.get(question.section)
    while section and section.label not in names:
        names.append(section.label)
        section = sections.get(section.parent or "")
    return f" {'. '.join((kind_words(question), ', '.join(reversed(names)))).rstrip('. ')}."


def _counts(state: State, question: Question) -> str:
    rating = state.assessment.rating(question.id)
    note = "Note: written (list here)." if rating.note else "Note: none."
    return f"Extracts: {len(rating.evidence)}. {note}"


def _options(state: State, question: Question) -> Iterator[str]:
    facet = question.facet(state.place.facet if state.place else "") or question.asked[0]
    if question.facets:
        others = ", ".join(f":{one.id}" for one in question.facets if one.id != facet.id)
        yield f"Facet {facet.id}: {facet.label}.{f' Also {others}.' if others else ''}"
    yield from option_lines(state, question, facet)
    given = state.assessment.rating(question.id).facets.get(facet.id)
    reasons = ", ".join(f"{one.key} {one.code}" for one in allowed_reasons(state, question))
    # Short where it is answered: with its ledger the question has to stay on one screen.
    yield "No level: none lists the reasons." if given else f"No level: none with {reasons}."
    levels = ", ".join(f"{one.key} {lowered(one.label)}" for one in state.instrument.certainty.levels)
    yield f"Certainty: {levels}{'' if given and given.certainty else _most(state, question)}."


def _most(state: State, question: Question) -> str:
    """Say how far certainty goes here without a written reason, once something is linked."""
    if not cited(state.assessment.rating(question.id).evidence):
        return ""
    allowed = ceiling(state.instrument, question, ground_of(state.assessment, question.id, state.register), ())
    if not allowed.caps:
        return ""
    return f"; at most {certainty_label(state, allowed.level)} here: {caps_in_words(allowed.caps)}"


def option_lines(state: State, question: Question, facet: Facet) -> tuple[str, ...]:
    """Return the options of a facet, each with its anchor, or its meaning where there is none."""
    levels = scale_of(state, facet).levels
    lines = []
    for number, level in enumerate(levels, 1):
        words = question.anchor(facet.id, level.code) or level.meaning
        lines.append(f"  {number} {level.label}{f': {words}' if words else ''}")
    return tuple(lines)


def _besides(state: State, question: Question) -> Iterator[str]:
    rating = state.assessment.rating(question.id)
    if question.relevance:
        yield f"Relevance: {rating.relevance or 'not yet'} (rel l, rel m, rel h)."
    if question.change:
        yield "Change: chg w worse, chg s same, chg b better, chg u unclear."
    if question.indicators:
        yield f"Indicators: {_ticks(question, 'indicators', rating.indicators)} (mark)."
    if question.flags:
        yield f"Flags: {_ticks(question, 'flags', rating.flags)} (flag)."
    if question.fields:
        yield f"Fields: {', '.join(f'{one.id} {_filled(rating.fields, one.id)}' for one in question.fields)} (field)."
    yield from ledger_lines(state, question) if any(one.level for one in rating.facets.values()) else ()


def _ticks(question: Question, what: str, ticked: tuple[str, ...]) -> str:
    marks = getattr(question, what)
    return "; ".join(f"{one.key} {lowered(one.label)}{' (ticked)' if one.key in ticked else ''}" for one in marks)


def _filled(fields: dict[str, str], name: str) -> str:
    return "filled" if name in fields else "empty"
