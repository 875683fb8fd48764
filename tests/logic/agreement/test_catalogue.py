"""Degenerate data, on which other programs say 1, 0, nan or nothing: every coefficient or its reason."""

from collections.abc import Callable

import pytest

from assess.logic.agreement import weights
from assess.logic.agreement.catalogue import all_coefficients
from assess.logic.agreement.coefficient import Coefficient, Undefined
from assess.logic.agreement.cohen import cohen_kappa
from assess.logic.agreement.intraclass import one_way
from assess.logic.agreement.krippendorff import krippendorff_alpha
from assess.logic.agreement.levels import Levels
from assess.logic.agreement.paired import Paired
from assess.logic.agreement.ratings import Ratings, of_units
from tests.logic.agreement.second.scale import Table

LEVELS = Levels(["0", "1", "2"])
ALIKE: Table = [[1, 1, 1]] * 10
ONE_DEVIATES: Table = [[1, 1, 0], *ALIKE[1:]]


def every(table: Table, levels: Levels = LEVELS) -> dict[tuple[str, str | None], Coefficient]:
    return {(one.name, one.weights): one for one in all_coefficients(of_units(table, len(levels.codes)), levels)}


def value(table: Table, name: str, weighting: str) -> float | None:
    return every(table)[name, weighting].value


@pytest.mark.parametrize("name", ["fleiss-kappa", "conger-kappa", "krippendorff-alpha", "icc"])
def test_ratings_that_are_all_equal_leave_reliability_undefined(name: str) -> None:
    found = [one for (measure, _), one in every(ALIKE).items() if measure == name]
    assert {one.undefined for one in found} <= {"no-variation", "units-alike"}
    assert {one.value for one in found} == {None}


@pytest.mark.parametrize("name", ["percent-agreement", "gwet-ac", "brennan-prediger"])
def test_ratings_that_are_all_equal_agree_by_formula(name: str) -> None:
    one = every(ALIKE)[name, "identity"]
    assert (one.value, one.se, one.low) == (1.0, 0.0, None)


def test_without_a_pair_there_is_nothing_at_all() -> None:
    found = every([[0, None], [None, 1], [2, None]])
    assert {one.undefined for one in found.values()} == {"no-pairs"}
    assert {one.units for one in found.values()} == {3}


@pytest.mark.parametrize(
    "measure",
    [
        lambda ratings: Paired(ratings, weights.identity(LEVELS)),
        lambda ratings: cohen_kappa(ratings, weights.identity(LEVELS)),
        lambda ratings: krippendorff_alpha(ratings, "ordinal", None),
        lambda ratings: one_way(ratings, LEVELS.scores, "1"),
    ],
)
def test_a_measure_that_is_called_by_itself_asks_for_pairs(measure: Callable[[Ratings], object]) -> None:
    with pytest.raises(Undefined, match="two ratings"):
        measure(of_units([[0, None], [None, 1], [2, None]], 3))


def test_an_empty_table_is_no_mistake() -> None:
    assert {one.undefined for one in all_coefficients(of_units([], 3), LEVELS)} == {
        "no-pairs",
        "two-raters",
    }


def test_one_deviating_rating() -> None:
    """93 % of pairs agree; by hand p_e = (29 / 30)^2 + (1 / 30)^2 = 842 / 900."""
    assert value(ONE_DEVIATES, "percent-agreement", "identity") == pytest.approx(28 / 30)
    assert value(ONE_DEVIATES, "krippendorff-alpha", "nominal") == 0.0
    assert value(ONE_DEVIATES, "fleiss-kappa", "identity") == pytest.approx(-1 / 29)
    assert value(ONE_DEVIATES, "brennan-prediger", "identity") == pytest.approx(0.9)
    assert value(ONE_DEVIATES, "gwet-ac", "identity") == pytest.approx(1 - (60 / 900) / (1 - 29 / 900))


def test_alpha_has_no_error_where_one_unit_holds_all_the_variation() -> None:
    one = every(ONE_DEVIATES)["krippendorff-alpha", "nominal"]
    assert (one.value, one.se, one.low) == (0.0, None, None)


def test_a_rater_without_ratings_leaves_conger_undefined() -> None:
    found = every([[0, 1, None], [1, 1, None]])
    assert found["conger-kappa", "identity"].undefined == "rater-without-ratings"
    assert found["fleiss-kappa", "identity"].undefined is None


def test_two_way_correlations_and_ranks_take_complete_data() -> None:
    found = every([[0, 1, None], [1, 1, 2], [2, 2, 2]])
    for key in (("icc", "A,1"), ("icc", "C,k"), ("kendall-w", None)):
        assert found[key].undefined == "incomplete"
    assert found["icc", "1"].undefined is None
    assert found["icc", "1,k"].undefined == "uneven"


def test_units_that_do_not_differ_have_no_correlation_of_means() -> None:
    found = every([[0, 1], [1, 0], [0, 1]])
    assert found["icc", "C,k"].undefined == "units-alike"
    assert found["icc", "1,k"].undefined == "units-alike"
    assert found["icc", "1"].value == -1.0


@pytest.mark.parametrize("units", [15, 19, 21])
def test_where_no_unit_differs_from_another_the_error_is_zero(units: int) -> None:
    """Not 1e-17: it would make limits without a width."""
    neighbours: Table = [[0, 1]] * units
    far: Table = [[0, 2]] * units
    for table in (neighbours, far):
        for (name, weighting), one in every(table).items():
            assert one.se in {None, 0.0}, (name, weighting)
            assert one.low is None, (name, weighting)


def test_a_rater_who_always_says_the_same_has_kappa_0_and_no_limits() -> None:
    """p_o = p_e whatever the other says, so every unit moves both alike: the error of 0 is exactly 0."""
    table: Table = [[0, other] for other in (2, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0)]
    for name in ("cohen-kappa", "conger-kappa"):
        for weighting in ("identity", "linear", "quadratic", "ordinal"):
            one = every(table)[name, weighting]
            assert (one.value, one.se, one.low, one.high) == (0.0, 0.0, None, None)


def test_less_than_one_degree_of_freedom_gives_no_limits() -> None:
    """By hand .08, and .0032, where F has no quantile that a float could hold."""
    few = every([[0, 0, 2], [0, 2, 1]])
    fewer = every([[0, 2], [1, 1]], Levels(["7", "4", "2"]))
    for found in (few, fewer):
        assert found["icc", "A,1"].undefined is None
        assert (found["icc", "A,1"].low, found["icc", "A,k"].low) == (None, None)
    assert fewer["icc", "A,1"].value == pytest.approx(-12 / 13)


def test_limits_of_a_mean_stop_at_the_pole_of_their_formula() -> None:
    """k low / (1 + (k - 1) low) jumps from below to above 1 where low is -1 / (k - 1)."""
    found = every([[0, 0], [0, 0], [0, 1], [1, 0]])
    assert found["icc", "A,1"].low is not None
    assert found["icc", "A,1"].low < -1
    assert (found["icc", "A,k"].value, found["icc", "A,k"].low) == (-2.0, None)


def test_raters_who_always_contradict_each_other_have_no_icc_of_their_mean() -> None:
    """By the formula it would be 2: R = C = 0 and E = 1, so (R - E) / (R + (C - E) / n) = -1 / (-1 / 2)."""
    found = every([[0, 1], [1, 0]], Levels(["0", "1"]))["icc", "A,k"]
    assert (found.value, found.undefined) == (None, "units-alike")
