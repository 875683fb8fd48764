"""Kappas that ask only how often each level was chosen: Fleiss, Brennan-Prediger, Gwet's AC; limits linearised."""

from collections.abc import Callable
from math import fsum, lcm

from assess.logic.agreement.coefficient import Coefficient, divided, standard_error, t_limits
from assess.logic.agreement.paired import Paired
from assess.logic.agreement.ratings import Profile, Ratings
from assess.logic.agreement.sums import dot, dot_float

Chance = Callable[[Profile], float]
"""What one unit contributes to the linearised chance agreement, less that chance agreement."""


class Shares:
    """How the levels share a unit, on average over units: pi_k = (1 / n) sum_i n_ik / r_i, as counts of `whole`."""

    __slots__ = ("counts", "whole")

    def __init__(self, ratings: Ratings) -> None:
        """Count over units with a rating; each unit weighs the same."""
        common = lcm(*map(sum, ratings.profiles))
        columns = zip(*ratings.profiles, strict=True)
        each = [count * (common // sum(profile)) for profile, count in ratings.profiles.items()]
        self.counts = tuple(dot(each, column) for column in columns)
        self.whole = common * ratings.units


def fleiss_kappa(paired: Paired) -> Coefficient:
    """Return Fleiss' kappa (1971) as Gwet (2014) generalises it to weights and holes; Scott's pi for two raters.

    p_e = sum_kl w_kl pi_k pi_l.
    """
    shares = Shares(paired.ratings)
    apart, scale = paired.weights.apart, paired.weights.scale
    rows = [dot(row, shares.counts) for row in apart]
    expected = dot(rows, shares.counts), scale * shares.whole**2
    pull = [row / (scale * shares.whole) for row in rows]
    mean = expected[0] / expected[1]
    return _corrected("fleiss-kappa", paired, expected, lambda profile: mean - _mean(profile, pull))


def brennan_prediger(paired: Paired) -> Coefficient:
    """Return the coefficient of Brennan & Prediger (1981), free-marginal kappa: p_e = T_w / q^2."""
    size = len(paired.weights.apart)
    expected = paired.weights.total, paired.weights.scale * size**2
    return _corrected("brennan-prediger", paired, expected, lambda _: 0.0)


def gwet_ac(paired: Paired) -> Coefficient:
    """Return Gwet's AC1 (identity weights) or AC2 (2008, 2014): p_e = T_w sum_k pi_k (1 - pi_k) / (q (q - 1))."""
    shares = Shares(paired.ratings)
    size, scale = len(paired.weights.apart), paired.weights.scale
    above = (scale * size**2 - paired.weights.total) * (shares.whole**2 - sum(one * one for one in shares.counts))
    below = scale * size * (size - 1) * shares.whole**2
    tilt = (size**2 - paired.weights.total / scale) / (size * (size - 1))
    pull = [tilt * (1 - one / shares.whole) for one in shares.counts]
    mean = above / below
    return _corrected("gwet-ac", paired, (below - above, below), lambda profile: _mean(profile, pull) - mean)


def _mean(profile: Profile, values: list[float]) -> float:
    return dot_float(profile, values) / sum(profile)


def _corrected(name: str, paired: Paired, expected: tuple[int, int], chance: Chance) -> Coefficient:
    """Return 1 - observed / expected disagreement; `chance` is how far a unit pulls p_e, which moves twice as fast."""
    value, free = against_chance(paired, expected)
    squares = fsum(
        count * (alone(paired, profile, free) - 2 * (1 - value) * chance(profile) / free - value) ** 2
        for profile, count in paired.ratings.profiles.items()
    )
    return linearised(name, paired, value, squares)


def against_chance(paired: Paired, expected: tuple[int, int]) -> tuple[float, float]:
    """Return 1 - observed / expected disagreement, and the expected disagreement 1 - p_e.

    Raises Undefined (`no-variation`) where chance alone leaves no disagreement.
    """
    (above, below), (expected_above, expected_below) = paired.observed, expected
    value = divided(expected_above * below - above * expected_below, expected_above * below, "no-variation")
    return value, expected_above / expected_below


def alone(paired: Paired, profile: Profile, free: float) -> float:
    """Return what one unit alone says: (n / m) (p_a,i - p_e) / (1 - p_e), 0 where it has no pair; `free` is 1 - p_e.

    n are the units with a rating, m those with two or more.
    """
    if sum(profile) < 2:  # noqa: PLR2004 - a pair
        return 0.0
    ratings = paired.ratings
    return ratings.units / ratings.paired * (paired.agreement(profile) - 1 + free) / free


def linearised(name: str, paired: Paired, value: float, squares: float) -> Coefficient:
    """Return a coefficient with Gwet's (2014) standard error, from the squared deviations of its linearised units."""
    units = paired.ratings.units
    se = standard_error(squares, units)
    limits = t_limits(value, se, units, paired.ratings.paired)
    return Coefficient(name, paired.weights.name, units=units, value=value, se=se, limits=limits)
