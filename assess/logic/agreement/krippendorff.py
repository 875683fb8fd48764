"""Krippendorff's alpha under four difference functions, with the exact jackknife over units."""

from collections.abc import Callable, Iterator
from math import fsum, lcm, sqrt

from assess.logic.agreement.coefficient import Coefficient, Undefined, divided, log_limits, none_of_rounding
from assess.logic.agreement.paired import apart_within
from assess.logic.agreement.ratings import Profile, Ratings
from assess.logic.agreement.sums import dot
from assess.logic.agreement.weights import Matrix, ordinal_positions

Pairable = list[tuple[Profile, int]]
"""Profiles with two ratings or more, and how many units have each."""

Alphas = Iterator[tuple[float, int]]
"""Alpha without one unit, for each profile, and how many units have that profile."""


def krippendorff_alpha(ratings: Ratings, name: str, difference: Matrix | None) -> Coefficient:
    """Return alpha = 1 - (n - 1) sum o_ck d_ck / sum n_c n_k d_ck over c < k (Krippendorff 2011, 2018).

    o_ck = sum_i n_ic (n_ik - [c = k]) / (r_i - 1) over units with two ratings or more, n_c its margins, n their sum.
    `difference` None is the ordinal metric, which follows the margins, so that each jackknife step has its own.
    Raises Undefined (`no-pairs`, `no-variation`).
    """
    pairable = [(profile, count) for profile, count in ratings.profiles.items() if sum(profile) > 1]
    if not pairable:
        raise Undefined("no-pairs")
    value, without = _fixed(pairable, difference) if difference else _ordinal(pairable)
    units = sum(count for _, count in pairable)
    try:
        se = _jackknife(without(), units)
    except Undefined:  # one unit alone differs: without it nothing can be said
        se = None
    return Coefficient("krippendorff-alpha", name, units=units, value=value, se=se, limits=log_limits(value, se, units))


def _jackknife(alphas: Alphas, units: int) -> float:
    """Return sqrt((n - 1) / n sum_p W_p (a_(-p) - mean)^2): leaving out each of W_p like units gives the same alpha."""
    found = list(alphas)
    mean = fsum(count * alpha for alpha, count in found) / units
    squares = fsum(count * (alpha - mean) ** 2 for alpha, count in found)
    return none_of_rounding(sqrt((units - 1) / units * squares))


def _fixed(pairable: Pairable, difference: Matrix) -> tuple[float, Callable[[], Alphas]]:
    """Return alpha under a difference that is the same for all data, and how to get it without one unit."""
    common = _common(pairable)
    margins = _margins(pairable)
    rows = [dot(row, margins) for row in difference]
    expected = dot(rows, margins)
    each = {profile: apart_within(profile, difference) for profile, _ in pairable}
    share = {profile: within * (common // (sum(profile) - 1)) for profile, within in each.items()}
    observed, total = sum(count * share[profile] for profile, count in pairable), sum(margins)

    def without() -> Alphas:
        for profile, count in pairable:
            left = expected - 2 * dot(rows, profile) + each[profile]
            yield _alpha(observed - share[profile], left, total - sum(profile), common), count

    return _alpha(observed, expected, total, common), without


def _ordinal(pairable: Pairable) -> tuple[float, Callable[[], Alphas]]:
    """Return ordinal alpha, and how to get it without one unit: margins, and with them all distances, change."""
    common = _common(pairable)
    margins = _margins(pairable)
    coincidences = [[0] * len(margins) for _ in margins]
    for profile, count in pairable:
        _add(coincidences, profile, count * (common // (sum(profile) - 1)))

    def without() -> Alphas:
        for profile, count in pairable:
            left = [row[:] for row in coincidences]
            _add(left, profile, -(common // (sum(profile) - 1)))
            yield _ordinal_alpha(left, list(map(int.__sub__, margins, profile)), common), count

    return _ordinal_alpha(coincidences, margins, common), without


def _ordinal_alpha(coincidences: list[list[int]], margins: list[int], common: int) -> float:
    """Return alpha on squared distances of middle ranks: sum n_c n_k (m_c - m_k)^2 = 2 (n sum n m^2 - (sum n m)^2)."""
    at, total = ordinal_positions(margins), sum(margins)
    moments = [count * place for count, place in zip(margins, at, strict=True)]
    squares = dot(moments, at)
    crossed = sum(place * dot(row, at) for place, row in zip(at, coincidences, strict=True))
    return _alpha(2 * (common * squares - crossed), 2 * (total * squares - sum(moments) ** 2), total, common)


def _add(coincidences: list[list[int]], profile: Profile, times: int) -> None:
    chosen = [(level, count) for level, count in enumerate(profile) if count]
    for level, count in chosen:
        row = coincidences[level]
        for other, number in chosen:
            row[other] += times * count * (number - (level == other))


def _alpha(observed: int, expected: int, total: int, common: int) -> float:
    """Return alpha from disagreements over ordered pairs, `observed` being so many `common` parts."""
    return divided(common * expected - (total - 1) * observed, common * expected, "no-variation")


def _common(pairable: Pairable) -> int:
    return lcm(*(sum(profile) - 1 for profile, _ in pairable))


def _margins(pairable: Pairable) -> list[int]:
    columns = zip(*(profile for profile, _ in pairable), strict=True)
    counts = [count for _, count in pairable]
    return [dot(column, counts) for column in columns]
