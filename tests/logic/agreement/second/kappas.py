"""Percent agreement and the kappas of Gwet (2014), their variance from the derivative in the weight of every unit."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from fractions import Fraction
from itertools import permutations, product

from tests.logic.agreement.second.limits import about
from tests.logic.agreement.second.scale import (
    UNDEFINED,
    Result,
    Scale,
    Table,
    Unit,
    Weight,
    ordered_pairs,
    rated_at_all,
    rated_twice,
    ratings_of,
)
from tests.logic.agreement.second.slope import Slope, constant, through, total

Chance = Callable[[Table, Scale, Weight], Slope | None]
Shares = Mapping[Hashable, Slope]


def agreement_in(unit: Unit, weight: Weight) -> Fraction:
    """Return the mean weight of the ordered pairs of raters of a unit, 0 where there is no pair."""
    pairs = list(ordered_pairs(unit))
    return sum((weight(*pair) for pair in pairs), Fraction(0)) / max(len(pairs), 1)


def weighed(values: Iterable[Fraction | int]) -> Slope:
    """Return the sum of values over units that each weigh 1, with its derivative in each of the weights."""
    by: dict[Hashable, Fraction] = {unit: Fraction(value) for unit, value in enumerate(values) if value}
    return Slope(sum(by.values()), by)


def mean(values: list[Fraction]) -> Slope:
    return weighed(values) / weighed([1] * len(values))


def reported(coefficient: Slope, table: Table) -> Result:
    """The variance is that of a mean over n units whose values are n times the derivatives; t(n - 1), cut at 1."""
    units = rated_at_all(table)
    n = len(units)
    squares = sum(((n * slope) ** 2 for slope in coefficient.by.values()), Fraction(0))
    variance = squares / (n * (n - 1)) if n > 1 else None
    limits = about(coefficient.value, variance, df=n - 1, pairable=len(rated_twice(table)))
    return Result(coefficient.value, variance, limits, n)


def percent(table: Table, _scale: Scale, weight: Weight) -> Result:
    """p_a = (1 / n') sum over units with two ratings of a_i = (1 / n) sum of (n / n') a_i, n / n' a constant."""
    if not rated_twice(table):
        return UNDEFINED
    units = rated_at_all(table)
    return reported(mean([agreement_in(unit, weight) for unit in units]) * _stretch(table), table)


def _stretch(table: Table) -> Fraction:
    return Fraction(len(rated_at_all(table)), len(rated_twice(table)))


def corrected(table: Table, scale: Scale, weight: Weight, chance: Chance) -> Result:
    """Return (p_a - p_e) / (1 - p_e) = (1 / n) sum over units with two ratings of (n / n') (a_i - p_e) / (1 - p_e)."""
    if not rated_twice(table):
        return UNDEFINED
    expected = chance(table, scale, weight)
    if expected is None or expected.value == 1:
        return UNDEFINED
    units = rated_at_all(table)
    agree = mean([agreement_in(unit, weight) for unit in units])
    twice = mean([Fraction(len(ratings_of(unit)) > 1) for unit in units])
    return reported((agree - twice * expected) * _stretch(table) / (1 - expected), table)


def shares(table: Table, scale: Scale) -> Shares:
    """Return pi_k, the mean over units with a rating of n_ik / r_i."""
    units = [ratings_of(unit) for unit in rated_at_all(table)]
    return {level: mean([Fraction(unit.count(level), len(unit)) for unit in units]) for level in range(scale.size)}


def _weighted(scale: Scale, weight: Weight) -> list[tuple[int, int, Fraction]]:
    """Return the levels k and l with w_kl, without those that add nothing."""
    return [(k, l, weight(k, l)) for k, l in product(range(scale.size), repeat=2) if weight(k, l)]  # noqa: E741


def _all_weights(scale: Scale, weight: Weight) -> Fraction:
    return sum((w for _, _, w in _weighted(scale, weight)), Fraction(0))


def fleiss(table: Table, scale: Scale, weight: Weight) -> Slope:
    """p_e = sum over k and l of w_kl pi_k pi_l."""

    def expected(pi: Shares) -> Slope:
        return total(pi[k] * pi[l] * w for k, l, w in _weighted(scale, weight))  # noqa: E741

    return through(expected, shares(table, scale))


def brennan_prediger(_table: Table, scale: Scale, weight: Weight) -> Slope:
    """p_e = T_w / q^2."""
    return constant(_all_weights(scale, weight) / scale.size**2)


def gwet(table: Table, scale: Scale, weight: Weight) -> Slope:
    """p_e = T_w / (q (q - 1)) sum of pi_k (1 - pi_k)."""
    uneven = total(share * (1 - share) for share in shares(table, scale).values())
    return uneven * _all_weights(scale, weight) / (scale.size * (scale.size - 1))


def conger(table: Table, scale: Scale, weight: Weight) -> Slope | None:
    """p_e = mean over ordered pairs of raters g, h of sum w_kl p_gk p_hl, p_gk over the units that g rated."""
    units = rated_at_all(table)
    raters = range(len(table[0]))
    if any(all(unit[rater] is None for unit in units) for rater in raters):
        return None
    margins: dict[Hashable, Slope] = {
        (rater, level): _margin(units, rater, level) for rater in raters for level in range(scale.size)
    }
    pairs = list(permutations(raters, 2))

    def expected(p: Shares) -> Slope:
        levels = _weighted(scale, weight)
        every = total(p[g, k] * p[h, l] * w for g, h in pairs for k, l, w in levels)  # noqa: E741
        return every / len(pairs)

    return through(expected, margins)


def _margin(units: Table, rater: int, level: int) -> Slope:
    return weighed(unit[rater] == level for unit in units) / weighed(unit[rater] is not None for unit in units)


CHANCES: dict[str, Chance] = {
    "fleiss-kappa": fleiss,
    "conger-kappa": conger,
    "brennan-prediger": brennan_prediger,
    "gwet-ac": gwet,
}
