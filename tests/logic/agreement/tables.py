"""Small tables for hypothesis, every coefficient of one, and when two coefficients are the same."""

from typing import NamedTuple

import pytest
from hypothesis import strategies as st

from assess.logic.agreement.catalogue import all_coefficients
from assess.logic.agreement.coefficient import Coefficient
from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import Ratings, of_units
from tests.logic.agreement.second.scale import Table

Found = dict[tuple[str, str | None], Coefficient]
SCALES = (("0", "1"), ("a", "b", "c"), ("0", "1", "2"), ("0", "1", "2", "5", "10"), ("-1", "0.5", "2", "3.5"))
EVERY_WEIGHTING = ("identity", "linear", "quadratic", "ordinal")
KNOW_RATERS = {"cohen-kappa", "conger-kappa", "kendall-w"}
TWO_WAY = {"A,1", "C,1", "A,k", "C,k"}


class Case(NamedTuple):
    codes: tuple[str, ...]
    table: Table


@st.composite
def cases(draw: st.DrawFn, holes: bool = True, raters: int | None = None, codes: tuple[str, ...] = ()) -> Case:
    codes = codes or draw(st.sampled_from(SCALES))
    level = st.integers(0, len(codes) - 1)
    columns = raters or draw(st.integers(2, 4))
    unit = st.lists(st.none() | level if holes else level, min_size=columns, max_size=columns)
    # many units: limits are given from 15 on; units are repeated, for the sake of short examples
    few = draw(st.lists(unit, min_size=2, max_size=8))
    return Case(codes, few * draw(st.sampled_from((1, 1, 3, 8))))


def found(codes: tuple[str, ...], table: Table, *, ordered: bool = True) -> Found:
    return of_ratings(of_units(table, len(codes)), Levels(codes, ordered=ordered))


def of_ratings(ratings: Ratings, levels: Levels) -> Found:
    return {(one.name, one.weights): one for one in all_coefficients(ratings, levels)}


def parts(one: Coefficient) -> tuple[object, ...]:
    return one.value, one.se, one.low, one.high, one.units, one.undefined


def near(one: Coefficient) -> tuple[object, ...]:
    """Return the parts of a coefficient, the figures to 1e-9; a binary number may end differently another way round."""
    numbers = (one.value, one.se, one.low, one.high)
    return (*(None if number is None else pytest.approx(number, rel=1e-9, abs=1e-9) for number in numbers), one.units)


def assert_same(one: Found, other: Found) -> None:
    assert one.keys() == other.keys()
    for key, coefficient in one.items():
        assert parts(other[key])[:5] == near(coefficient), key
        assert other[key].undefined == coefficient.undefined, key
