"""One unit alone, against fractions; the published values are among the oracles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic.agreement.coefficient import Undefined
from assess.logic.agreement.one_target import average_deviation, within_group
from tests.logic.agreement.second import one_target

RATINGS = st.lists(st.integers(0, 6), min_size=2, max_size=8)


@given(RATINGS)
def test_within_group_is_as_in_fractions(ratings: list[int]) -> None:
    assert within_group(ratings, 7) == pytest.approx(float(one_target.within_group(ratings, 7)), abs=1e-12)


@given(RATINGS, st.booleans())
def test_deviation_is_as_in_fractions(ratings: list[int], about_mean: bool) -> None:
    expected = one_target.average_deviation(ratings, about_mean=about_mean)
    assert average_deviation(ratings, about_mean=about_mean) == float(expected)


@given(st.lists(st.integers(0, 6), min_size=3, max_size=3))
def test_three_raters_deviate_by_a_third_of_their_range(ratings: list[int]) -> None:
    assert average_deviation(ratings) == pytest.approx((max(ratings) - min(ratings)) / 3)


@pytest.mark.parametrize("ratings", [[], [1]])
def test_it_takes_two_ratings(ratings: list[int]) -> None:
    with pytest.raises(Undefined, match="two ratings"):
        within_group(ratings, 3)
    with pytest.raises(Undefined, match="two ratings"):
        average_deviation(ratings)
