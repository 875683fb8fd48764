"""What is asked of ratings and levels before anything is computed."""

import pytest

from assess.logic.agreement import needs
from assess.logic.agreement.coefficient import REASONS
from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import Ratings, of_units

NUMBERS = Levels(["0", "1", "2"])
TWO = of_units([[0, 1], [1, 1]], 3)
THREE = of_units([[0, 1, 2], [1, None, 1]], 3)
ALONE = of_units([[0, None], [None, 1]], 3)
NOBODY_KNOWN = Ratings(TWO.profiles)


@pytest.mark.parametrize(
    ("need", "ratings", "reason"),
    [
        (needs.has_pairs, TWO, None),
        (needs.has_pairs, ALONE, "no-pairs"),
        (needs.has_pairs, of_units([], 3), "no-pairs"),
        (needs.knows_raters, TWO, None),
        (needs.knows_raters, NOBODY_KNOWN, "raters-unknown"),
        (needs.has_two_raters, TWO, None),
        (needs.has_two_raters, THREE, "two-raters"),
        (needs.has_two_raters, NOBODY_KNOWN, "raters-unknown"),
        (needs.is_complete, TWO, None),
        (needs.is_complete, THREE, "incomplete"),
        (needs.is_complete, NOBODY_KNOWN, "raters-unknown"),
    ],
)
def test_a_need_of_ratings(need: needs.Need, ratings: Ratings, reason: str | None) -> None:
    assert need(ratings, NUMBERS) == reason
    assert reason is None or reason in REASONS


@pytest.mark.parametrize(
    ("need", "levels", "reason"),
    [
        (needs.has_order, NUMBERS, None),
        (needs.has_order, Levels("abc", ordered=False), "no-order"),
        (needs.has_three_levels, NUMBERS, None),
        (needs.has_three_levels, Levels("01"), "three-levels"),
        (needs.has_quantities, NUMBERS, None),
        (needs.has_quantities, Levels("abc"), "no-numbers"),
        (needs.has_quantities, Levels(["-1", "0", "1"]), "no-numbers"),
        (needs.has_quantities, Levels("012", numbers=False), "no-numbers"),
    ],
)
def test_a_need_of_levels(need: needs.Need, levels: Levels, reason: str | None) -> None:
    assert need(TWO, levels) == reason
    assert reason is None or reason in REASONS


def test_only_identity_and_nominal_do_without_an_order() -> None:
    assert needs.of_variant("identity") == needs.of_variant("nominal") == ()
    for variant in ("within-one", "linear", "quadratic", "ordinal", "interval", "ratio", "A,1", "1", ""):
        assert needs.has_order in needs.of_variant(variant)


def test_a_ratio_takes_numbers_and_within_one_three_levels() -> None:
    assert needs.has_quantities in needs.of_variant("ratio")
    assert needs.has_three_levels in needs.of_variant("within-one")
