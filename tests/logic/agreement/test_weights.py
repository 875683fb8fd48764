"""Weightings and difference functions, by hand."""

from fractions import Fraction

import pytest

from assess.logic.agreement import weights
from assess.logic.agreement.levels import Levels

UNEVEN = Levels(["0", "1", "5"])
LETTERS = Levels(["N", "P", "Y"])


def agreement(weighting: weights.Weights) -> list[list[Fraction]]:
    return [[1 - Fraction(apart, weighting.scale) for apart in row] for row in weighting.apart]


def test_identity_knows_only_the_same_level() -> None:
    assert agreement(weights.identity(UNEVEN)) == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]


def test_within_one_counts_positions() -> None:
    assert agreement(weights.within_one(UNEVEN)) == [[1, 1, 0], [1, 1, 1], [0, 1, 1]]


def test_linear_takes_the_numbers_of_the_levels() -> None:
    fifth = Fraction(1, 5)
    assert agreement(weights.linear(UNEVEN)) == [[1, 4 * fifth, 0], [4 * fifth, 1, fifth], [0, fifth, 1]]


def test_quadratic_takes_the_numbers_of_the_levels() -> None:
    assert agreement(weights.quadratic(UNEVEN))[1] == [Fraction(24, 25), 1, Fraction(9, 25)]


def test_letters_are_one_apart() -> None:
    assert agreement(weights.linear(LETTERS))[0] == [1, Fraction(1, 2), 0]
    assert agreement(weights.quadratic(LETTERS))[0] == [1, Fraction(3, 4), 0]


@pytest.mark.parametrize("levels", [UNEVEN, LETTERS])
def test_ordinal_counts_the_pairs_of_levels_passed(levels: Levels) -> None:
    assert agreement(weights.ordinal(levels))[0] == [1, Fraction(2, 3), 0]


def test_the_total_is_that_of_all_disagreements() -> None:
    linear = weights.linear(UNEVEN)
    assert Fraction(linear.total, linear.scale) == 9 - sum(map(sum, agreement(linear)))


def test_ratio_compares_with_the_sum() -> None:
    apart = weights.ratio(Levels(["0", "1", "3"]))
    unit = Fraction(apart[0][1])
    assert [[cell / unit for cell in row] for row in apart] == [
        [0, 1, 1],
        [1, 0, Fraction(1, 4)],
        [1, Fraction(1, 4), 0],
    ]


def test_differences_of_alpha() -> None:
    assert weights.nominal(LETTERS) == ((0, 1, 1), (1, 0, 1), (1, 1, 0))
    assert weights.interval(UNEVEN) == ((0, 1, 25), (1, 0, 16), (25, 16, 0))


def test_the_ordinal_metric_is_the_distance_of_middle_ranks() -> None:
    """Krippendorff (2011): from 9 to 5 of (9, 13, 10, 5, 3) it is 9 / 2 + 13 + 10 + 5 / 2."""
    margins = [9, 13, 10, 5, 3]
    at = weights.ordinal_positions(margins)
    for low in range(5):
        for high in range(low, 5):
            between = sum(margins[low : high + 1]) - Fraction(margins[low] + margins[high], 2)
            assert Fraction(at[high] - at[low], 2) == between


def test_ratio_differences_of_many_long_levels_stay_small() -> None:
    """Their common denominator would have a hundred thousand digits; the share of it is the same to the last digit."""
    codes = [str(10**14 + 7919 * at * at + at) for at in range(128)]
    apart = weights.ratio(Levels(codes))
    one, other = int(codes[0]), int(codes[9])
    assert apart[0][9].bit_length() < 1100
    assert apart[0][9] / apart[0][127] == pytest.approx(
        ((one - other) / (one + other)) ** 2 / ((one - int(codes[127])) / (one + int(codes[127]))) ** 2, rel=1e-12
    )
