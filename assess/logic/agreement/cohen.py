"""Cohen's weighted kappa for two raters, over the units that both rated."""

from math import fsum, sqrt

from assess.logic.agreement.coefficient import Coefficient, Undefined, divided, t_limits
from assess.logic.agreement.ratings import Ratings
from assess.logic.agreement.weights import Weights

Table = dict[tuple[int, int], int]
"""How often the two raters chose each pair of levels."""


def cohen_kappa(ratings: Ratings, weights: Weights) -> Coefficient:
    """Return Cohen's (1968) weighted kappa with the non-null standard error of Fleiss, Cohen & Everitt (1969).

    p_o = sum_kl w_kl p_kl, p_e = sum_kl w_kl p_k. p_.l. Raises Undefined (`no-pairs`, `no-variation`).
    """
    table = _both_rated(ratings)
    units, apart = sum(table.values()), weights.apart
    if not units:
        raise Undefined("no-pairs")
    first, second = _margin(table, 0, len(apart)), _margin(table, 1, len(apart))
    observed = sum(count * apart[one][other] for (one, other), count in table.items())
    rows = [sum(map(int.__mul__, row, second)) for row in apart]
    columns = [sum(map(int.__mul__, row, first)) for row in apart]
    expected = sum(map(int.__mul__, first, rows))
    value = divided(expected - units * observed, expected, "no-variation")
    squares = fsum(
        count * _influence(units, expected, apart[one][other], rows[one] + columns[other], value) ** 2
        for (one, other), count in table.items()
    )
    se = sqrt(squares) / units if units > 1 else None
    return Coefficient(
        "cohen-kappa", weights.name, units=units, value=value, se=se, limits=t_limits(value, se, units, units)
    )


def _influence(units: int, expected: int, apart: int, margins: int, value: float) -> float:
    """Return how one pair of ratings moves kappa: by its disagreement, and by its pull on the expected disagreement."""
    return (1 - value) * (units * margins / expected - 1) - units * units * apart / expected


def _both_rated(ratings: Ratings) -> Table:
    found: Table = {}
    for (one, other), count in (ratings.rows or {}).items():
        if one is not None and other is not None:
            found[one, other] = found.get((one, other), 0) + count
    return found


def _margin(table: Table, rater: int, size: int) -> list[int]:
    counts = [0] * size
    for pair, count in table.items():
        counts[pair[rater]] += count
    return counts
