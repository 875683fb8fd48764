"""Quantiles against printed tables, against plain integration, and against the normal distribution."""

from collections.abc import Callable
from math import cos, pi, sin, sqrt
from statistics import NormalDist

import pytest

from assess.logic.agreement.quantiles import beta_share, f_quantile_975, student_t_975
from tests.logic.agreement.second.quantile import f_975, t_975

# Any textbook: the .975 quantiles of t and F.
PRINTED_T = {1: 12.706, 2: 4.303, 3: 3.182, 5: 2.571, 10: 2.228, 14: 2.145, 30: 2.042, 60: 2.000, 100: 1.984}
PRINTED_F = {(1, 1): 647.8, (2, 2): 39.00, (5, 2): 39.30, (2, 5): 8.43, (5, 10): 4.24, (10, 10): 3.72, (4, 20): 3.51}
DEGREES = [(1, 3), (2, 7), (5, 18), (5, 15), (14.2, 5), (5, 14.2), (39, 80), (80, 39), (6, 3.7)]


def integral(function: Callable[[float], float], end: float) -> float:
    """Add up Simpson's parabolas from 0 to `end`."""
    steps = 20_000
    width = end / steps
    inner = sum((4 if step % 2 else 2) * function(step * width) for step in range(1, steps))
    return (function(0) + inner + function(end)) * width / 3


def share_below(value: float, above: float, below: float) -> float:
    """Return the probability that F is at most `value`, by angles: above F / below = tan^2, no gamma function."""

    def density(angle: float) -> float:
        return float(sin(angle) ** (above - 1) * abs(cos(angle)) ** (below - 1))

    square = above * value / (above * value + below)
    end = pi / 2 - integral(lambda x: 1 / (1 + x * x), sqrt((1 - square) / square))
    return integral(density, end) / integral(density, pi / 2)


@pytest.mark.parametrize(("df", "printed"), PRINTED_T.items())
def test_t_is_as_printed(df: int, printed: float) -> None:
    assert student_t_975(df) == pytest.approx(printed, rel=0, abs=0.0005)


@pytest.mark.parametrize(("df", "printed"), PRINTED_F.items())
def test_f_is_as_printed(df: tuple[int, int], printed: float) -> None:
    assert f_quantile_975(*df) == pytest.approx(printed, rel=0, abs=0.05 if printed > 100 else 0.0051)


@pytest.mark.parametrize("df", [1, 2, 5, 14, 29])
def test_a_fortieth_of_t_lies_above(df: int) -> None:
    assert share_below(student_t_975(df) ** 2, 1, df) == pytest.approx(0.95, rel=0, abs=1e-10)


@pytest.mark.parametrize(("above", "below"), DEGREES)
def test_a_fortieth_of_f_lies_above(above: float, below: float) -> None:
    assert share_below(f_quantile_975(above, below), above, below) == pytest.approx(0.975, rel=0, abs=1e-9)


def test_t_with_two_degrees_has_a_closed_form() -> None:
    """P(T <= t) = 1/2 + t / (2 sqrt(2 + t^2)), so t = .95 sqrt(2 / (1 - .95^2))."""
    assert student_t_975(2) == pytest.approx(0.95 * sqrt(2 / (1 - 0.95**2)), rel=1e-13)


@pytest.mark.parametrize(("above", "below"), [(2, 1), (2, 3), (2, 11.5), (2, 400)])
def test_f_with_two_degrees_above_has_a_closed_form(above: float, below: float) -> None:
    """P(F > f) = (1 + 2 f / d)^(-d / 2)."""
    assert f_quantile_975(above, below) == pytest.approx((0.025 ** (-2 / below) - 1) * below / 2, rel=1e-12)


@pytest.mark.parametrize("df", [*range(1, 40), 99, 500, 999, 1000, 1001, 5000])
def test_t_is_that_of_the_power_series(df: int) -> None:
    assert student_t_975(df) == pytest.approx(t_975(df), rel=1e-11)


@pytest.mark.parametrize("above", [1, 2, 3.3, 17, 150])
@pytest.mark.parametrize("below", [1, 2.5, 8, 60, 1000])
def test_f_is_that_of_the_power_series(above: float, below: float) -> None:
    assert f_quantile_975(above, below) == pytest.approx(f_975(above, below), rel=1e-10)


def test_t_of_very_many_units_is_normal() -> None:
    assert student_t_975(10**9) == pytest.approx(NormalDist().inv_cdf(0.975), rel=0, abs=1e-8)


def test_t_does_not_jump_where_the_expansion_takes_over() -> None:
    below, at, above = (student_t_975(df) for df in (999, 1000, 1001))
    assert below > at > above
    assert (below - at) == pytest.approx(at - above, rel=0.01)


def test_the_share_of_a_uniform_distribution_is_its_end() -> None:
    assert beta_share(0.3, 1, 1) == pytest.approx(0.3, rel=1e-14)
    assert beta_share(0.3, 2, 1) == pytest.approx(0.09, rel=1e-14)
