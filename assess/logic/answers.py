"""Levels as conditions see them, by `question.facet`; which questions there are, which apply and which are hidden."""

from assess.logic.conditions import Lookup, parse_condition
from assess.model.assessment import Assessment, OwnItem
from assess.model.base import MAIN
from assess.model.instrument import Instrument, Item, Question


def lookup_in(assessment: Assessment) -> Lookup:
    """Return the lookup of an assessment's levels; a missing reason is no level."""

    def find(name: str) -> str | None:
        if name == "phase":
            return assessment.phase
        if name == "setting":
            return assessment.setting
        question, _, facet = name.partition(".")
        rating = assessment.rating(question).facets.get(facet or MAIN)
        return rating.level if rating else None

    return find


def applies(question: Question, assessment: Assessment) -> bool:
    """Tell whether a question is asked at all in this case."""
    return question.applies_when is None or parse_condition(question.applies_when).holds(lookup_in(assessment))


def hidden_questions(instrument: Instrument, assessment: Assessment) -> tuple[str, ...]:
    """Return the ids of the questions that do not apply; what was answered there stays in the log."""
    return tuple(question.id for question in instrument.questions if not applies(question, assessment))


def asked_questions(instrument: Instrument, assessment: Assessment) -> tuple[Question, ...]:
    """Return the questions that apply, in the order of the instrument."""
    return tuple(question for question in instrument.questions if applies(question, assessment))


def own_question(instrument: Instrument, own: OwnItem) -> Item:
    """Return a case-specific item as a question; its id is its code."""
    scale = instrument.own_items.scale if instrument.own_items else ""
    return Item.model_construct(
        id=own.id, code=own.id, label=own.text, scale=scale, section="", predictor="dynamic", effect=own.effect
    )
