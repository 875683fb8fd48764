"""Kendall's W: whether raters put the units in the same order."""

from collections.abc import Iterator
from itertools import accumulate

from assess.logic.agreement.coefficient import Coefficient, Undefined, divided
from assess.logic.agreement.ratings import Ratings


def kendall_w(ratings: Ratings, levels: int) -> Coefficient:
    """Return Kendall's W corrected for ties, of complete data on ordered `levels`.

    W = 12 S / (m^2 (n^3 - n) - m T), S the squared deviations of the units' rank sums, T the sum of t^3 - t over
    the ties of every rater (Kendall & Babington Smith 1939). Raises Undefined (`two-units`, `no-variation`).
    """
    n, m = ratings.units, ratings.raters or 0
    if n < 2:  # noqa: PLR2004 - something to put in order
        raise Undefined("two-units")
    rows = [([level for level in row if level is not None], count) for row, count in (ratings.rows or {}).items()]
    used = list(_used(rows, m, levels))
    ranks = [_doubled_ranks(counts) for counts in used]
    sums = [(sum(ranks[rater][level] for rater, level in enumerate(row)), count) for row, count in rows]
    ties = sum(count**3 - count for counts in used for count in counts)
    squares = n * sum(count * one * one for one, count in sums) - sum(count * one for one, count in sums) ** 2
    value = divided(3 * squares, n * (m * m * (n**3 - n) - m * ties), "no-variation")
    return Coefficient("kendall-w", None, units=n, value=value)


def _used(rows: list[tuple[list[int], int]], raters: int, levels: int) -> Iterator[list[int]]:
    """Give for each rater how often each level was chosen."""
    for rater in range(raters):
        counts = [0] * levels
        for row, count in rows:
            counts[row[rater]] += count
        yield counts


def _doubled_ranks(counts: list[int]) -> list[int]:
    """Return twice the middle rank of the units at each level."""
    return [2 * upto - count + 1 for upto, count in zip(accumulate(counts), counts, strict=True)]
