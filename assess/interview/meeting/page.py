"""What is shown at a question: who holds what, least senior first, on which extracts; how to open; how it stands."""

from collections.abc import Iterator, Sequence

from assess.interview.meeting.naming import certainty_words, level_words
from assess.interview.meeting.state import MeetingState
from assess.interview.words import joined
from assess.logic.causes import AFTERS, CAUSES
from assess.logic.held import all_at_low, held_by, unheard
from assess.logic.text import shortened
from assess.model.comparison import AgendaEntry, ComparedFacet, ComparedQuestion, ComparedRating
from assess.model.consensus import Outcome

EXTRACT, EXTRACTS = 150, 3
"""How much of an extract is shown at a question, and how many of one assessor."""
AGAINST = "All hold this at low certainty. Before it is settled: what would speak against it, and who would know?"


def arrival(state: MeetingState) -> Iterator[str]:
    """Show the current question; a judgement only once somebody has asked to see it."""
    question = state.question
    if is_covered(state, question):
        yield f"Judgement: {state.telling.title(question)}."
        yield f"Covered: what each of you concluded is shown by go {question.code}. Judgements come last."
        return
    yield from _heading(state, question, state.facet)
    yield from (line for label in state.order for line in _side(state, question, state.facet, label))
    yield from state.telling.patterns(state.facet.patterns)
    yield from _opening(state, question)
    yield f"Levels: {level_words(state, state.facet)}. Certainty: {certainty_words(state.comparison.codebook)}."
    yield from standing_lines(state, question, state.facet, state.outcome)


def is_covered(state: MeetingState, question: ComparedQuestion) -> bool:
    """Tell whether a question is a judgement that nobody has asked to see."""
    return question.sort == "judgement" and question.question not in state.uncovered


def entry_of(state: MeetingState, question: ComparedQuestion) -> tuple[int, AgendaEntry] | None:
    """Return the line of the agenda that a question stands on, and its number."""
    lines = enumerate(state.comparison.agenda, 1)
    return next(((number, line) for number, line in lines if question.question in line.questions), None)


def _heading(state: MeetingState, question: ComparedQuestion, facet: ComparedFacet) -> Iterator[str]:
    found = entry_of(state, question)
    label = state.telling.facet(question, facet)
    where = f"Agenda {found[0]} of {len(state.comparison.agenda)}" if found else "Not on the agenda"
    yield f"{where}: {state.telling.title(question)}{f' ({label})' if label else ''}"
    if found:
        yield f"Here because {state.telling.why(found[1])}."
    others = [f":{one.facet}" for one in question.facets if one.facet != facet.facet]
    if others:
        yield f"Asked besides: {', '.join(others)}."


def _side(state: MeetingState, question: ComparedQuestion, facet: ComparedFacet, label: str) -> Iterator[str]:
    """Give one assessor's side: what they hold, how firmly, on what it rests."""
    sealed, held = facet.ratings.get(label), held_by(question, facet, label)
    relevance = question.relevance.given.get(label) if question.relevance else None
    matters = f"; relevance {relevance}" if relevance and "relevance" in question.flags else ""
    yield f"  {label}: {state.telling.rating(facet.scale, held)}{matters}"
    if held != sealed:
        yield f"    since the second look; sealed was: {state.telling.rating(facet.scale, sealed)}"
    extracts = list(state.telling.extracts(question, label))
    yield from (f"    {shortened(extract, EXTRACT)}" for extract in extracts[:EXTRACTS])
    if len(extracts) > EXTRACTS:
        yield f"    and {len(extracts) - EXTRACTS} more: the report for the meeting holds all"


def _opening(state: MeetingState, question: ComparedQuestion) -> Iterator[str]:
    found = entry_of(state, question)
    if found:
        line = [one for one in state.comparison.questions if one.question in found[1].questions]
        yield f"To open: {state.telling.opening(line)}"
    elif all_at_low(state.comparison.codebook, question, state.facet):
        yield AGAINST


def standing_lines(
    state: MeetingState, question: ComparedQuestion, facet: ComparedFacet, outcome: Outcome | None
) -> Iterator[str]:
    """Say how one facet stands; dissent before what was settled."""
    if outcome is None:
        return
    for one in outcome.dissent:
        held = "" if one.level is None and one.missing is None else f" ({answer_words(state, facet, one)})"
        yield f"{one.of} dissents{held}: {shortened(one.text, EXTRACT)}"
    yield f"{settled_words(state, facet, outcome)}."
    yield from (f"  because {shortened(text, EXTRACT)}" for text in (outcome.reason,) if text)
    yield from (f"  cause named: {CAUSES[cause]}" for cause in (outcome.cause,) if cause)
    for moved in outcome.moved:
        yield f"  {joined(moved.who)} moved {AFTERS[moved.after]}: {shortened(moved.text, EXTRACT)}"
    if outcome.kept:
        yield f"  {joined(outcome.kept)} held otherwise and let it stand"
    for found in outcome.find_out:
        who = ", ".join(word for word in (found.who, found.by) if word)
        yield f"  to find out{f' ({who})' if who else ''}: {shortened(found.text, EXTRACT)}"
    silent = in_order(state, unheard(question, facet, outcome))
    if silent:
        yield f"  not heard yet: {joined(silent)} (dissent, moved, keeps)"


def in_order(state: MeetingState, labels: Sequence[str]) -> list[str]:
    """Return labels in the order of speaking."""
    return [label for label in state.order if label in labels]


def settled_words(state: MeetingState, facet: ComparedFacet, outcome: Outcome) -> str:
    """Return what is settled, in words, and whether anybody rated it so."""
    if outcome.state == "open":
        return "Left open"
    rated = "as rated" if outcome.as_ == "rated" else "otherwise than anybody rated"
    return f"Settled: {answer_words(state, facet, outcome)}; {rated}"


def answer_words(state: MeetingState, facet: ComparedFacet, answer: object) -> str:
    """Return a level or missing reason with its certainty, in words."""
    said = {name: getattr(answer, name) for name in ("level", "missing", "certainty")}
    return state.telling.rating(facet.scale, ComparedRating.model_construct(**said))
