"""Krippendorff's alpha from the coincidences of all ordered pairs, the jackknife by leaving out each unit in turn."""

from collections.abc import Callable
from fractions import Fraction

from tests.logic.agreement.second.limits import about_alpha
from tests.logic.agreement.second.scale import (
    UNDEFINED,
    Result,
    Scale,
    Table,
    ordered_pairs,
    rated_twice,
    ratings_of,
)

Coincidences = dict[tuple[int, int], Fraction]
Margins = list[Fraction]
Difference = Callable[[Scale, Margins, int, int], Fraction]


def coincidences(table: Table, size: int) -> Coincidences:
    """Return o_ck: each ordered pair of ratings of a unit counts 1 / (r_i - 1)."""
    found = {(c, k): Fraction(0) for c in range(size) for k in range(size)}
    for unit in rated_twice(table):
        share = Fraction(1, len(ratings_of(unit)) - 1)
        for pair in ordered_pairs(unit):
            found[pair] += share
    return found


def nominal(_scale: Scale, _margins: Margins, c: int, k: int) -> Fraction:
    return Fraction(c != k)


def ordinal(_scale: Scale, margins: Margins, c: int, k: int) -> Fraction:
    """(sum of n_g for g from c to k, less half of n_c + n_k)^2."""
    low, high = min(c, k), max(c, k)
    return (sum(margins[low : high + 1], Fraction(0)) - (margins[c] + margins[k]) / 2) ** 2


def interval(scale: Scale, _margins: Margins, c: int, k: int) -> Fraction:
    return (scale.points[c] - scale.points[k]) ** 2


def ratio(scale: Scale, _margins: Margins, c: int, k: int) -> Fraction:
    whole = scale.points[c] + scale.points[k]
    return ((scale.points[c] - scale.points[k]) / whole) ** 2 if whole else Fraction(0)


DIFFERENCES: dict[str, Difference] = {"nominal": nominal, "ordinal": ordinal, "interval": interval, "ratio": ratio}


def value_of(found: Coincidences, scale: Scale, difference: Difference) -> Fraction | None:
    """Return 1 - (n - 1) sum o_ck d_ck / sum n_c n_k d_ck, None where nothing could differ."""
    margins = [sum((found[c, k] for k in range(scale.size)), Fraction(0)) for c in range(scale.size)]
    apart = {(c, k): difference(scale, margins, c, k) for c, k in found if c < k}
    observed = sum((found[pair] * square for pair, square in apart.items()), Fraction(0))
    expected = sum((margins[c] * margins[k] * square for (c, k), square in apart.items()), Fraction(0))
    return 1 - (sum(margins) - 1) * observed / expected if expected else None


def alphas(table: Table, scale: Scale) -> dict[str, Result]:
    """Return alpha under each difference; the tables with one unit less are shared by all four."""
    units = rated_twice(table)
    whole = coincidences(units, scale.size)
    without = [coincidences(units[:left] + units[left + 1 :], scale.size) for left in range(len(units))]
    return {
        name: _alpha(whole, without, scale, difference) if allowed(name, scale) and units else UNDEFINED
        for name, difference in DIFFERENCES.items()
    }


def allowed(name: str, scale: Scale) -> bool:
    """A ratio takes numbers from zero up, a distance takes an order."""
    if name == "ratio":
        return scale.ordered and scale.numbers is not None and min(scale.numbers) >= 0
    return scale.ordered or name == "nominal"


def _alpha(whole: Coincidences, without: list[Coincidences], scale: Scale, difference: Difference) -> Result:
    value = value_of(whole, scale, difference)
    if value is None:
        return UNDEFINED
    variance = jackknife([value_of(found, scale, difference) for found in without])
    return Result(value, variance, about_alpha(value, variance, pairable=len(without)), len(without))


def jackknife(values: list[Fraction | None]) -> Fraction | None:
    """Return (n - 1) / n times the sum of squares about the mean, None where one unit less leaves no value."""
    known = [value for value in values if value is not None]
    n = len(values)
    if len(known) < n:
        return None
    middle = sum(known, Fraction(0)) / n
    return Fraction(n - 1, n) * sum((value - middle) ** 2 for value in known)
