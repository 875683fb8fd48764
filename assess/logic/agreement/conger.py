"""Conger's kappa: chance agreement from each rater's own use of the levels."""

from math import fsum

from assess.logic.agreement.chance_corrected import against_chance, alone, linearised
from assess.logic.agreement.coefficient import Coefficient, Undefined
from assess.logic.agreement.paired import Paired
from assess.logic.agreement.ratings import Row, profile_of
from assess.logic.agreement.sums import dot, dot_float

Margins = list[list[int]]
"""R x q: how often each rater chose each level, over what that rater rated."""


def conger_kappa(paired: Paired) -> Coefficient:
    """Return Conger's (1980) kappa, weighted and with holes as Gwet (2014) has it; Cohen's for two raters.

    p_e = mean over ordered pairs of raters g, h of sum_kl w_kl p_gk p_hl. Raises Undefined (`rater-without-ratings`,
    `no-variation`). The standard error linearises every p_gk as a ratio over the units that rater g rated.
    """
    rows, size = paired.ratings.rows or {}, len(paired.weights.apart)
    margins = _margins(rows, paired.ratings.raters or 0, size)
    if not all(map(sum, margins)):
        raise Undefined("rater-without-ratings")
    value, free = against_chance(paired, _expected(margins, paired))
    pull = _pull(margins, paired)
    own = {profile: alone(paired, profile, free) - value for profile in paired.ratings.profiles}
    squares = fsum(
        count * (own[profile_of(row, size)] + (1 - value) * _pulled(row, pull) / free) ** 2
        for row, count in rows.items()
    )
    return linearised("conger-kappa", paired, value, squares)


def _margins(rows: dict[Row, int], raters: int, size: int) -> Margins:
    margins = [[0] * size for _ in range(raters)]
    for row, count in rows.items():
        for rater, level in enumerate(row):
            if level is not None:
                margins[rater][level] += count
    return margins


def _expected(margins: Margins, paired: Paired) -> tuple[int, int]:
    """Return the expected disagreement 1 - p_e as two whole numbers."""
    totals = [sum(one) for one in margins]
    common = 1
    for total in totals:
        common *= total
    scaled = [[count * (common // total) for count in one] for one, total in zip(margins, totals, strict=True)]
    apart = paired.weights.apart
    everybody = [sum(column) for column in zip(*scaled, strict=True)]
    same = sum(_between(one, one, apart) for one in scaled)
    raters = len(margins)
    return _between(everybody, everybody, apart) - same, raters * (raters - 1) * common**2 * paired.weights.scale


def _between(one: list[int], other: list[int], apart: tuple[tuple[int, ...], ...]) -> int:
    return sum(count * dot(row, other) for count, row in zip(one, apart, strict=True) if count)


def _pull(margins: Margins, paired: Paired) -> list[list[float]]:
    """Return how a rating of level k by rater g moves the expected disagreement, in units of one rated unit."""
    raters, scale = len(margins), paired.weights.scale
    shares = [[count / sum(one) for count in one] for one in margins]
    everybody = [sum(column) for column in zip(*shares, strict=True)]
    found = []
    for share, margin in zip(shares, margins, strict=True):
        others = [all_ - own for all_, own in zip(everybody, share, strict=True)]
        slope = [dot_float(row, others) for row in paired.weights.apart]
        mean = dot_float(slope, share)
        weight = 2 * paired.ratings.units / (sum(margin) * raters * (raters - 1) * scale)
        found.append([weight * (one - mean) for one in slope])
    return found


def _pulled(row: Row, pull: list[list[float]]) -> float:
    return sum([pull[rater][level] for rater, level in enumerate(row) if level is not None])
