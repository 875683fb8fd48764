"""A study as text: one block for each facet that something can be said of, a line for each of the others."""

import pytest

from assess.logic.study import study
from assess.render.study import render_study
from tests.studies import filed, table

SMALL = """\
D1 Ties to people active in the movement
--------------------------------------------------------------------------------
levels given: Not evident 3 (43%); Some 3 (43%); Clear 0 (0%); Driving 1 (14%)
no level: could not rate 1
coefficient           weights     value   s.e.  95 % limits        units
Percent agreement     identity    0.667  0.385  -                      4
Percent agreement     within-one  1.000  0.333  -                      4
"""


def block(shown: str, code: str) -> str:
    return next(one for one in shown.split("\n\n") if one.startswith(code))


def test_prevalence_in_words_stands_before_the_figures() -> None:
    # Over 4 cases, 3 with a pair: s.e. of 2/3 is sqrt(4 * (2/3)^2 / 12), of 1 sqrt((3 / 9 + 1) / 12).
    files = table("D1", ["NN", "NS", "SS"])
    files += [filed("CASE-4", "A1", {"D1": "D"}), filed("CASE-4", "A2", {"D1": "declined"})]
    assert block(render_study(study(files)), "D1").startswith(SMALL)


def test_levels_without_another_beside_them_say_nothing() -> None:
    shown = render_study(study(table("D1", ["N-", "-S"])))
    assert "- D1 Ties to people active in the movement: no case has two levels; no level: no" in shown


def test_a_facet_is_named_where_a_question_has_several() -> None:
    files = [filed(case, label, {"D2": {"now": "S"}}) for case in ("C1", "C2") for label in ("A1", "A2")]
    shown = render_study(study(files))
    assert "D2 Seeing violence as a rightful means: Now\n" in shown
    assert "- D2 Seeing violence as a rightful means: Then: no case has two levels" in shown


def test_a_scale_without_order_gets_figures_that_need_none() -> None:
    shown = block(render_study(study(table("X1", ["OO", "MP"]))), "X1")
    figures = shown.splitlines()[4:]
    assert [line[22:32].strip() for line in figures] == ["identity", "identity", "nominal"]


def test_what_is_undefined_says_why() -> None:
    shown = block(render_study(study(table("D1", ["NN", "NN"]))), "D1")
    assert "Krippendorff's alpha  ordinal    undefined: the ratings do not vary" in shown


@pytest.mark.parametrize(("fictional", "times"), [(True, 1), (False, 0)])
def test_what_is_made_up_says_so(*, fictional: bool, times: int) -> None:
    shown = render_study(study(table("D1", ["NN", "NS"], fictional=fictional)))
    assert shown.count("FICTIONAL") == times
