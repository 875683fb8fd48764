"""Levels as conditions see them, by `question.facet`; which questions apply in a case and which are hidden."""

from assess.logic.conditions import Lookup, parse_condition
from assess.model.assessment import Assessment
from assess.model.base import MAIN
from assess.model.instrument import Instrument, Question


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
