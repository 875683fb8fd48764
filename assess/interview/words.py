"""Ratings, ledgers and events in words: never a code without its label, never a number that could pass for a score."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from assess.interview.questions import find_question, may_rate, scale_of
from assess.interview.state import State
from assess.logic.answers import hidden_questions
from assess.logic.certainty import ground_of, ledger_reasons
from assess.logic.completeness import is_answered
from assess.logic.text import shortened
from assess.model.assessment import FacetRating, Rating, Sitting
from assess.model.base import Rule
from assess.model.event import Drafted, Event, FieldSet
from assess.model.instrument import Cap, Facet, Item, Judgement, Question

CAP_WORDS: dict[Rule, str] = {
    "no-evidence": "no extract is linked",
    "self-report-only": "it rests on the person's own word alone",
    "one-source": "it rests on one source",
    "one-setting": "it was seen in one setting only",
    "same-origin": "all sources go back to the same origin",
    "before-last-move": "the evidence is older than the last move",
    "older-than": "the evidence is old",
    "unresolved": "counter-evidence is open",
}
RELATION_WORDS = {"supports": "supports", "contradicts": "contradicts", "context": "context for"}
EFFECT_WORDS = {"risk": "risk", "protective": "protective", "need": "need"}
NOT_YET = "not yet"


def lowered(text: str) -> str:
    """Return the text with a small first letter, to stand within a sentence."""
    return text[:1].lower() + text[1:]


def joined(words: Iterable[str], last: str = "and") -> str:
    """Return words as people list them: a, b and c."""
    *before, end = words
    return f"{', '.join(before)} {last} {end}" if before else end


def label_of(question: Question, width: int = 60) -> str:
    """Return the label of a question; the text of an own item can be long."""
    return shortened(question.label, width)


def name_of(question: Question, facet: Facet) -> str:
    """Return the code of a question, with the facet's label where it asks for several."""
    return f"{question.code} ({facet.label})" if question.facets else question.code


def level_words(state: State, facet: Facet, rating: FacetRating | None) -> str:
    """Return the label of the level, the label of the missing reason, or that there is none yet."""
    if rating is None:
        return NOT_YET
    if rating.missing is not None:
        reason = state.instrument.missing_reason(rating.missing)
        return f"no level ({lowered(reason.label) if reason else rating.missing})"
    level = scale_of(state, facet).level(rating.level or "")
    return level.label if level else NOT_YET


def certainty_words(state: State, rating: FacetRating) -> str:
    """Return the certainty with the reasons the assessor gave."""
    if rating.certainty is None:
        return NOT_YET
    reasons = {reason.code: lowered(reason.label) for reason in state.instrument.certainty.reasons}
    given = [reasons.get(why.code, why.code) for why in rating.why if why.by == "assessor"]
    written = ["above what the sources carry, reason written"] if rating.over_cap else []
    words = [*given, *written]
    return certainty_label(state, rating.certainty) + (f" ({'; '.join(words)})" if words else "")


def certainty_label(state: State, code: str) -> str:
    """Return the label of a certainty, to stand within a sentence."""
    return next(lowered(level.label) for level in state.instrument.certainty.levels if level.code == code)


def facet_words(state: State, facet: Facet, rating: FacetRating | None) -> str:
    """Return one facet's rating in words."""
    words = f"{level_words(state, facet, rating)}."
    if rating and rating.level is not None:
        words += f" Certainty: {certainty_words(state, rating)}."
    if rating and rating.change:
        words += f" Change: {rating.change}."
    return words


def rating_lines(state: State, question: Question, rating: Rating) -> tuple[str, ...]:
    """Return the rating of every facet, one to a line."""
    from_earlier = (f"Confirmed from {rating.carried}.",) if rating.carried else ()
    if not question.facets:
        words = facet_words(state, question.asked[0], rating.facets.get(question.asked[0].id))
        return (" ".join((f"Your rating: {words}", *from_earlier)),)
    given = tuple(facet for facet in question.facets if facet.id in rating.facets)
    left = [facet.id for facet in question.facets if facet.id not in rating.facets]
    lines = tuple(f"Your rating, {facet.id}: {facet_words(state, facet, rating.facets[facet.id])}" for facet in given)
    return (*lines, *((f"Your rating, {', '.join(left)}: {NOT_YET}.",) if left else ()), *from_earlier)


def ledger_lines(state: State, question: Question) -> tuple[str, ...]:
    """Return what the ledger of sources shows about the rating, as ticked by the program."""
    ground = ground_of(state.assessment, question.id, state.register)
    if isinstance(question, Judgement) and not ground.sources:
        return ()  # a judgement rests on the whole, and on extracts only where somebody links one
    ticked = ledger_reasons(state.instrument, question, ground)
    labels = [lowered(reason.label) for reason in state.instrument.certainty.reasons if reason.code in ticked]
    return (f"The sources show: {'; '.join(labels)}.",) if labels else ()


def caps_in_words(caps: Iterable[Cap]) -> str:
    """Return why certainty is capped."""
    return joined(dict.fromkeys(CAP_WORDS[cap.when] for cap in caps))


def kind_words(question: Question) -> str:
    """Return the sort of a question in words."""
    if isinstance(question, Item):
        return f"{question.predictor.capitalize()}, {EFFECT_WORDS[question.effect]}"
    return question.sort.capitalize()


def progress_words(state: State) -> str:
    """Return how many of the questions that apply are answered: a count, not a score."""
    asked = asked_here(state)
    answered = sum(is_answered(question, state.assessment.rating(question.id)) for question in asked)
    return f"{answered} of {len(asked)} questions answered"


def work_words(sittings: Iterable[Sitting]) -> str:
    """Return how long sittings lasted together, in hours and minutes; nothing for less than a minute."""
    spans = (datetime.fromisoformat(one.ended) - datetime.fromisoformat(one.began) for one in sittings)
    minutes = max(sum(spans, timedelta()), timedelta()) // timedelta(minutes=1)
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min" if rest else ""


def asked_here(state: State) -> tuple[Question, ...]:
    """Return the questions of the instrument that are put to this assessor in this case."""
    hidden = hidden_ids(state)
    return tuple(one for one in state.instrument.questions if one.id not in hidden and may_rate(state, one))


def hidden_ids(state: State) -> frozenset[str]:
    """Return the ids of the questions that do not apply in this case."""
    return frozenset(hidden_questions(state.instrument, state.assessment))


_NOUNS = {
    "source": "source",
    "evidence": "extract",
    "linked": "link of",
    "unlinked": "link taken back of",
    "resolved": "resolution of",
    "rated": "rating of",
    "none": "reason without a level at",
    "certain": "certainty of",
    "related": "relevance of",
    "changed": "change of",
    "noted": "note on",
    "field": "field of",
    "flagged": "flags of",
    "indicated": "indicators of",
    "own": "own item",
    "asked": "open question",
    "formulated": "formulation",
    "scenario": "scenario",
    "measure": "measure",
    "judged": "judgement",
    "concluded": "conclusion",
    "drafted": "draft",
    "prepared": "preparation of",
    "carried": "confirmation of",
    "answered": "answer to",
    "scenario-part": "part of",
    "weighed": "check",
    "dropped": "removal of",
}


def event_words(state: State, event: Event) -> str:
    """Return what an event was about, without what it said."""
    named = getattr(event, "id", None) or getattr(event, "check", None)
    named = named or getattr(getattr(event, "source", None), "id", None)
    question = find_question(state, getattr(event, "question", None) or "")
    about = named or (question.code if question else "")
    field = getattr(event, "part", None) or (event.field if isinstance(event, FieldSet) else "")
    return f"{_NOUNS.get(event.event, event.event)} {about}{f' ({field})' if field else ''}".strip()


def line_words(state: State, events: Sequence[Event]) -> str:
    """Return what one line of input was about; a draft only where it was about nothing else."""
    told: Sequence[Event] = [event for event in events if not isinstance(event, Drafted)] or events
    return joined(dict.fromkeys(event_words(state, event) for event in told))
