"""The rows of a rating sheet and the numbers that stand for answers: what paper shows is what is typed later.

    row = place ("." place)*         the places, in this order: level, certainty, relevance, change
    3.2      third level, second certainty          3.2.1    ... and the first relevance
    0.4      no level, for reason 4                 3.2.0.1  a place that is left out holds 0

A level's number is its place on its scale, a reason's its place among all reasons of the instrument: a reason has the
same number in every row, and a question that does not allow every reason has gaps. Numbers are places, never points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from assess.model.base import Change, Relevance
from assess.model.instrument import Facet, Instrument, Missing, Question

SEPARATOR = "."
NO_LEVEL = 0
BACK = "-"
RELEVANCES: tuple[Relevance, ...] = get_args(Relevance)
CHANGES: tuple[Change, ...] = get_args(Change)


@dataclass(frozen=True, slots=True)
class KeypadRow:
    """One row: a facet of a question, and whether relevance and change are asked in it."""

    question: Question
    facet: Facet
    relevance: bool
    change: bool


def keypad_rows(question: Question) -> tuple[KeypadRow, ...]:
    """Return the rows of a question; relevance belongs to the question, so only its first row asks for it."""
    first = question.asked[:1]
    return tuple(
        KeypadRow(question, facet, question.relevance and facet in first, question.change) for facet in question.asked
    )


def questions_for(instrument: Instrument, role: str | None) -> tuple[Question, ...]:
    """Return the questions that a role rates, in the order of the interview; every one where no role is named."""
    return tuple(one for one in instrument.questions if role is None or not one.roles or role in one.roles)


def numbered_reasons(reasons: Sequence[Missing], question: Question) -> tuple[tuple[int, Missing], ...]:
    """Return the reasons why there may be no level here, each with its number in the instrument."""
    numbered = enumerate(reasons, 1)
    return tuple((number, one) for number, one in numbered if not question.missing or one.code in question.missing)
