"""The program against a second implementation in exact fractions, written from the papers, on 500 random tables."""

from math import sqrt

import pytest

from assess.logic.agreement.catalogue import all_coefficients
from assess.logic.agreement.coefficient import Coefficient
from assess.logic.agreement.ratings import of_units
from tests.logic.agreement.draws import draw
from tests.logic.agreement.second.scale import Result
from tests.logic.agreement.second.whole import every_coefficient

TABLES = 500


def near(expected: float | None) -> object:
    return None if expected is None else pytest.approx(expected, abs=1e-9, rel=1e-9)


def figures(found: Coefficient) -> tuple[object, ...]:
    limits = None if found.low is None or found.high is None else (found.low, found.high)
    return (found.value, found.se, limits, found.units)


def expected(result: Result) -> tuple[object, ...]:
    value = None if result.value is None else float(result.value)
    se = None if result.variance is None else sqrt(result.variance)
    limits = None if result.limits is None else tuple(near(limit) for limit in result.limits)
    return (near(value), near(se), limits, result.units)


@pytest.mark.parametrize("seed", range(TABLES))
def test_both_implementations_say_the_same(seed: int) -> None:
    table, scale, levels = draw(seed)
    found = {(one.name, one.weights): one for one in all_coefficients(of_units(table, scale.size), levels)}
    second = every_coefficient(table, scale)
    assert found.keys() == second.keys()
    for key, result in second.items():
        if result.value is None:
            assert found[key].undefined, key
        else:
            assert figures(found[key]) == expected(result), key
