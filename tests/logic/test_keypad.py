"""Rows and numbers of the keypad: the same on paper and when they are typed."""

from assess.logic.keypad import CHANGES, RELEVANCES, keypad_rows, numbered_reasons, questions_for
from tests.interview.mini import MINI


def test_a_reason_keeps_its_number_where_others_are_not_allowed() -> None:
    question = next(one for one in MINI.items if one.missing == ("no-information", "conflicting"))
    assert [(number, one.code) for number, one in numbered_reasons(MINI.missing, question)] == [
        (3, "no-information"),
        (5, "conflicting"),
    ]


def test_relevance_is_asked_once_a_question_and_change_of_every_facet() -> None:
    question = next(one for one in MINI.items if one.code == "D2")
    assert [(row.facet.id, row.relevance, row.change) for row in keypad_rows(question)] == [
        ("then", True, True),
        ("now", False, True),
    ]


def test_relevance_and_change_are_numbered_in_the_order_of_the_interview() -> None:
    assert RELEVANCES == ("low", "medium", "high")
    assert CHANGES == ("worse", "same", "better", "unclear")


def test_a_role_gets_the_questions_it_rates_and_no_role_gets_all() -> None:
    assert questions_for(MINI, None) == MINI.questions
    assert questions_for(MINI, "prison-assessor") == MINI.questions
    assert "N2" not in [one.code for one in questions_for(MINI, "someone-else")]
