"""Intraclass correlations from sums of squares (Shrout & Fleiss 1979, McGraw & Wong 1996); Kendall's W from ranks."""

from fractions import Fraction
from typing import NamedTuple

from tests.logic.agreement.second.quantile import f_975
from tests.logic.agreement.second.scale import UNDEFINED, Result, Scale, Table, rated_at_all, ratings_of

Limits = tuple[float, float] | None
Scores = list[list[Fraction]]


class Squares(NamedTuple):
    """Mean squares of a complete table: between units (R), raters (C), error (E); n units, k raters."""

    r: Fraction
    c: Fraction
    e: Fraction
    n: int
    k: int


def scores_of(table: Table, scale: Scale) -> Scores:
    return [[scale.points[level] for level in ratings_of(unit)] for unit in rated_at_all(table)]


def mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def about_mean(values: list[Fraction]) -> Fraction:
    return sum(((value - mean(values)) ** 2 for value in values), Fraction(0))


def one_way(table: Table, scale: Scale) -> dict[str, Result]:
    """Return ICC(1) with k0 in place of k where units have unequal numbers of ratings, and ICC(1,k)."""
    scores = scores_of(table, scale)
    counts = [len(unit) for unit in scores]
    n, ratings = len(scores), sum(counts)
    if not scale.ordered or n < 2 or ratings == n:
        return {"1": UNDEFINED, "1,k": UNDEFINED}
    grand = mean([score for unit in scores for score in unit])
    between = sum((len(unit) * (mean(unit) - grand) ** 2 for unit in scores), Fraction(0)) / (n - 1)
    within = sum((about_mean(unit) for unit in scores), Fraction(0)) / (ratings - n)
    k0 = (ratings - Fraction(sum(count**2 for count in counts), ratings)) / (n - 1)
    even = len(set(counts)) == 1
    single, average = _f_limits(between, within, n - 1, ratings - n, counts[0]) if even else (None, None)
    return {
        "1": _quotient(between - within, between + (k0 - 1) * within, n, single),
        "1,k": _quotient(between - within, between, n, average) if even else UNDEFINED,
    }


def _quotient(above: Fraction, below: Fraction, n: int, limits: Limits) -> Result:
    return Result(above / below, None, limits, n) if below > 0 else UNDEFINED


def _f_limits(above: Fraction, below: Fraction, df: int, df_below: int, k: int) -> tuple[Limits, Limits]:
    """Return the limits of one rating and of the mean of k, none where F is 0 or without end."""
    if not above or not below:
        return None, None
    f = float(above / below)
    low, high = f / f_975(df, df_below), f * f_975(df_below, df)
    return ((low - 1) / (low + k - 1), (high - 1) / (high + k - 1)), (1 - 1 / low, 1 - 1 / high)


def squares_of(scores: Scores) -> Squares:
    n, k = len(scores), len(scores[0])
    raters = [[unit[rater] for unit in scores] for rater in range(k)]
    whole = about_mean([score for unit in scores for score in unit])
    units = k * about_mean([mean(unit) for unit in scores])
    columns = n * about_mean([mean(rater) for rater in raters])
    error = whole - units - columns
    return Squares(units / (n - 1), columns / (k - 1), error / ((n - 1) * (k - 1)), n, k)


def two_way(table: Table, scale: Scale) -> dict[str, Result]:
    """Return ICC(A,1), ICC(C,1), ICC(A,k) and ICC(C,k) of complete data."""
    scores = scores_of(table, scale)
    if not scale.ordered or len(scores) < 2 or any(len(unit) < len(table[0]) for unit in scores):
        return dict.fromkeys(("A,1", "C,1", "A,k", "C,k"), UNDEFINED)
    r, c, e, n, k = squares = squares_of(scores)
    single, average = _f_limits(r, e, n - 1, (n - 1) * (k - 1), k)
    absolute = _absolute_limits(squares)
    return {
        "A,1": _quotient(r - e, r + (k - 1) * e + k * (c - e) / n, n, absolute),
        "C,1": _quotient(r - e, r + (k - 1) * e, n, single),
        "A,k": _quotient(r - e, r + (c - e) / n, n, _spearman_brown(absolute, k)),
        "C,k": _quotient(r - e, r, n, average),
    }


def _absolute_limits(squares: Squares) -> Limits:
    """Return the limits of ICC(A,1) (McGraw & Wong 1996, table 7)."""
    r, c, e, n, k = squares
    below = r + (k - 1) * e + k * (c - e) / n
    if not e or not r or below <= 0:
        return None
    rho = (r - e) / below
    a = k * rho / (n * (1 - rho))
    b = 1 + k * rho * (n - 1) / (n * (1 - rho))
    v = float((a * c + b * e) ** 2 / ((a * c) ** 2 / (k - 1) + (b * e) ** 2 / ((n - 1) * (k - 1))))
    if v < 1:  # the approximation of Satterthwaite has broken down: the limits may not even enclose the value
        return None
    first, second = f_975(n - 1, v), f_975(v, n - 1)
    mr, mc, me = float(r), float(c), float(e)
    rest = k * mc + (k * n - k - n) * me
    return n * (mr - first * me) / (first * rest + n * mr), n * (second * mr - me) / (rest + n * second * mr)


def _spearman_brown(limits: Limits, k: int) -> Limits:
    """Return the limits of the mean of k: none where the lower one is at most -1 / (k - 1), a pole."""
    if limits is None or limits[0] * (k - 1) <= -1:
        return None
    low, high = (k * limit / (1 + (k - 1) * limit) for limit in limits)
    return low, high


def ranks(values: list[int]) -> list[Fraction]:
    """Return the rank of each value, the mean rank of those that are tied."""
    lower = [sum(other < value for other in values) for value in values]
    tied = [values.count(value) for value in values]
    return [Fraction(2 * below + ties + 1, 2) for below, ties in zip(lower, tied, strict=True)]


def kendall(table: Table, scale: Scale) -> Result:
    """W = 12 S / (m^2 (n^3 - n) - m T), T the sum of t^3 - t over the ties of every rater."""
    units = [ratings_of(unit) for unit in rated_at_all(table)]
    m, n = len(table[0]), len(units)
    if not scale.ordered or n < 2 or any(len(unit) < m for unit in units):
        return UNDEFINED
    raters = [[unit[rater] for unit in units] for rater in range(m)]
    by_rater = [ranks(rater) for rater in raters]
    sums = [sum((column[unit] for column in by_rater), Fraction(0)) for unit in range(n)]
    tied = sum(rater.count(level) ** 3 - rater.count(level) for rater in raters for level in set(rater))
    return _quotient(12 * about_mean(sums), Fraction(m**2 * (n**3 - n) - m * tied), n, None)
