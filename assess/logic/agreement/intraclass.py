"""Intraclass correlations, one-way and two-way, of one rating and of the mean of k, with limits from F."""

from collections.abc import Sequence
from math import lcm

from assess.logic.agreement.coefficient import Coefficient, Undefined, divided
from assess.logic.agreement.quantiles import f_quantile_975
from assess.logic.agreement.ratings import Ratings
from assess.logic.agreement.sums import dot

Limits = tuple[float, float]
ONE_WAY = ("1", "1,k")
TWO_WAY = ("A,1", "C,1", "A,k", "C,k")
"""McGraw & Wong's (1996) names; of Shrout & Fleiss (1979): (1,1), (1,k), (2,1), (3,1), (2,k), (3,k)."""


class TwoWay:
    """Mean squares of n units by k raters, complete, as whole numbers over n k (n - 1) (k - 1)."""

    __slots__ = ("error", "k", "n", "raters", "units")

    def __init__(self, ratings: Ratings, scores: Sequence[int]) -> None:
        """Work out the analysis of variance; every unit is rated by every rater."""
        rows = [([scores[level] for level in row if level is not None], n) for row, n in (ratings.rows or {}).items()]
        n, k = ratings.units, ratings.raters or 0
        columns = [sum(row[rater] * count for row, count in rows) for rater in range(k)]
        corrected = sum(columns) ** 2
        units = n * sum(count * sum(row) ** 2 for row, count in rows) - corrected
        raters = k * sum(column * column for column in columns) - corrected
        every = n * k * sum(count * sum(score * score for score in row) for row, count in rows) - corrected
        self.n, self.k = n, k
        self.units, self.raters = units * (k - 1), raters * (n - 1)
        self.error = every - units - raters


def two_way(ratings: Ratings, scores: Sequence[int], form: str) -> Coefficient:
    """Return an ICC of complete data in which raters are the same throughout; `form` is one of TWO_WAY.

    With the mean squares R of units, C of raters, E of error: C,1 = (R - E) / (R + (k - 1) E);
    A,1 = (R - E) / (R + (k - 1) E + k (C - E) / n); C,k = (R - E) / R; A,k = (R - E) / (R + (C - E) / n)
    (McGraw & Wong 1996, limits too). `scores` are the q numbers that the levels stand for.
    Raises Undefined (`two-units`, `no-variation`, `units-alike`).
    """
    if ratings.units < 2:  # noqa: PLR2004 - units can differ
        raise Undefined("two-units")
    squares = TwoWay(ratings, scores)
    above, below = _agreement(squares, form) if form[0] == "A" else _consistency(squares, form)
    # Where units differ less than error would have it, A,k divides by less than nothing and could come out above 1.
    value = divided(above, max(below, 0), "no-variation" if form.endswith("1") else "units-alike")
    limits = _agreement_limits(squares, form) if form[0] == "A" else _consistency_limits(squares, form)
    return Coefficient("icc", form, units=squares.n, value=value, limits=limits)


def _consistency(squares: TwoWay, form: str) -> tuple[int, int]:
    below = squares.units + (squares.k - 1) * squares.error if form.endswith("1") else squares.units
    return squares.units - squares.error, below


def _agreement(squares: TwoWay, form: str) -> tuple[int, int]:
    n, k = squares.n, squares.k
    moved = squares.raters - squares.error
    below = (
        n * (squares.units + (k - 1) * squares.error) + k * moved if form.endswith("1") else n * squares.units + moved
    )
    return n * (squares.units - squares.error), below


def _consistency_limits(squares: TwoWay, form: str) -> Limits | None:
    degrees = squares.n - 1, (squares.n - 1) * (squares.k - 1)
    return _f_limits(squares.units, squares.error, degrees, squares.k if form.endswith("1") else None)


def _f_limits(between: int, rest: int, degrees: tuple[int, int], single: int | None) -> Limits | None:
    """Return limits of a reliability from F = between / rest; `single` is k, None for a mean of k ratings.

    None where units do not differ, or nothing else does: F says nothing there.
    """
    if not between or not rest:
        return None
    f, (above, below) = between / rest, degrees
    low, high = f / f_quantile_975(above, below), f * f_quantile_975(below, above)
    if single is None:
        return 1 - 1 / low, 1 - 1 / high
    return (low - 1) / (low + single - 1), (high - 1) / (high + single - 1)


def _agreement_limits(squares: TwoWay, form: str) -> Limits | None:
    """Return the limits of ICC(A,1), those of ICC(A,k) from them; None as `_f_limits` has it."""
    degrees = _satterthwaite(squares)
    if degrees is None or degrees < 1:  # of a negative ICC: the approximation has no meaning there
        return None
    n, k, units, error = squares.n, squares.k, squares.units, squares.error
    rest = k * squares.raters + (k * n - k - n) * error
    low, high = f_quantile_975(n - 1, degrees), f_quantile_975(degrees, n - 1)
    lower = n * (units - low * error) / (low * rest + n * units)
    upper = n * (high * units - error) / (rest + n * high * units)
    if form.endswith("1"):
        return lower, upper
    # The formula of Spearman & Brown rises from -1 / (k - 1) on only.
    return (_stepped_up(lower, k), _stepped_up(upper, k)) if lower * (k - 1) > -1 else None


def _satterthwaite(squares: TwoWay) -> float | None:
    """Return the degrees of freedom of the denominator of ICC(A,1) (McGraw & Wong 1996, table 7)."""
    above, below = _agreement(squares, "A,1")
    if not squares.error or not squares.units or above >= below:
        return None
    n, k = squares.n, squares.k
    odds = above / (below - above)
    raters = k * odds / n * squares.raters
    error = (1 + k * odds * (n - 1) / n) * squares.error
    variance = raters**2 / (k - 1) + error**2 / ((n - 1) * (k - 1))
    return (raters + error) ** 2 / variance if variance and raters + error else None


def _stepped_up(value: float, times: int) -> float:
    """Return the reliability of a mean of so many ratings (Spearman-Brown)."""
    return times * value / (1 + (times - 1) * value)


def one_way(ratings: Ratings, scores: Sequence[int], form: str) -> Coefficient:
    """Return an ICC in which nothing is known of who rated; `form` is one of ONE_WAY.

    With the mean squares B between units and W within: (B - W) / (B + (k0 - 1) W), and (B - W) / B for the mean of k.
    k0 = (N - sum r_i^2 / N) / (n - 1) of N ratings is k where every unit has k; elsewhere the mean of k has no meaning,
    and there are no limits. Raises Undefined (`two-units`, `no-pairs`, `uneven`, `no-variation`, `units-alike`).
    """
    sizes = {sum(profile) for profile in ratings.profiles}
    if ratings.units < 2:  # noqa: PLR2004 - units can differ
        raise Undefined("two-units")
    if not ratings.paired:
        raise Undefined("no-pairs")
    if form != "1" and len(sizes) > 1:
        raise Undefined("uneven")
    between, within, number, freedom = _one_way_squares(ratings, scores)
    n, squared = ratings.units, sum(count * sum(profile) ** 2 for profile, count in ratings.profiles.items())
    if form == "1":
        below = between * number * (n - 1) + (number * number - squared - number * (n - 1)) * within
        value = divided((between - within) * number * (n - 1), below, "no-variation")
    else:
        value = divided(between - within, between, "units-alike")
    single = number // n if form == "1" else None
    limits = _f_limits(between, within, (n - 1, freedom), single) if len(sizes) == 1 else None
    return Coefficient("icc", form, units=n, value=value, limits=limits)


def _one_way_squares(ratings: Ratings, scores: Sequence[int]) -> tuple[int, int, int, int]:
    """Return the mean squares between and within units (in one measure), how many ratings, the freedom within."""
    common = lcm(*map(sum, ratings.profiles))
    number = total = every = by_unit = 0
    for profile, count in ratings.profiles.items():
        given, unit = sum(profile), dot(profile, scores)
        number += count * given
        total += count * unit
        every += count * sum(chosen * score * score for chosen, score in zip(profile, scores, strict=True))
        by_unit += count * unit * unit * (common // given)
    between, within = by_unit * number - common * total * total, (common * every - by_unit) * number
    freedom = number - ratings.units
    return between * freedom, within * (ratings.units - 1), number, freedom
