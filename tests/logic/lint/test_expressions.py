"""Conditions: understood, about what exists, and ending."""

import pytest

from tests.logic.lint.drafts import Case, assert_one, changed, problems_in

WHEN = 'when = \'active-ties == "C" and distance == "I"\''
APPLIES = 'scale = "need"\n'
CASES = (
    Case("condition", WHEN, "when = 'active-ties = \"C\"'", "when = 'active-ties"),
    Case("condition", WHEN, "when = 'active-ties'", "when = 'active-ties"),
    Case("condition-name", WHEN, "when = 'active-tie == \"C\"'", "when = 'active-tie "),
    Case("condition-name", WHEN, "when = 'active-ties.now == \"C\"'", "when = 'active-ties.now"),
    Case("condition-level", WHEN, 'when = \'active-ties in ["C", "X"]\'', "when = 'active-ties in"),
    Case("condition-circle", APPLIES, f"{APPLIES}applies_when = 'answered(living-basics)'\n", "applies_when"),
    Case("check-when-or-rule", WHEN, f'{WHEN}\nrule = "static-only"', "[[checks]]"),
    Case("check-when-or-rule", f"{WHEN}\n", "", "[[checks]]"),
)


@pytest.mark.parametrize("case", CASES)
def test_a_condition_that_cannot_hold(case: Case) -> None:
    assert_one(case)


@pytest.mark.parametrize("text", ['phase in ["pre-release"]', 'setting != "custody" and not (answered(distance))'])
def test_phase_and_setting_are_the_case_s_own_words(text: str) -> None:
    assert problems_in(changed(APPLIES, f"{APPLIES}applies_when = '{text}'\n")) == ()


def test_a_circle_of_two_is_told_for_both() -> None:
    text = changed(APPLIES, f"{APPLIES}applies_when = 'answered(distance)'\n")
    text = text.replace('scale = "strength"\n', 'scale = "strength"\napplies_when = \'living-basics == "M"\'\n', 1)
    assert [problem.code for problem in problems_in(text)] == ["condition-circle", "condition-circle"]
