"""Cohen's weighted kappa with the variance as Fleiss, Cohen & Everitt (1969) print it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from tests.logic.agreement.second.limits import about
from tests.logic.agreement.second.scale import UNDEFINED, Result, Scale, Table, Weight


class Square(NamedTuple):
    """The shares of a table of two raters, its margins, and how many units it holds."""

    cell: dict[tuple[int, int], Fraction]
    row: list[Fraction]
    column: list[Fraction]
    n: int


def square_of(table: Table, size: int) -> Square | None:
    both = [(one, other) for one, other in table if one is not None and other is not None]
    if not both:
        return None
    levels, n = range(size), len(both)
    cell = {(k, l): Fraction(both.count((k, l)), n) for k in levels for l in levels}  # noqa: E741
    row = [sum((cell[k, l] for l in levels), Fraction(0)) for k in levels]  # noqa: E741
    column = [sum((cell[k, l] for k in levels), Fraction(0)) for l in levels]  # noqa: E741
    return Square(cell, row, column, n)


def cohen(table: Table, scale: Scale, weight: Weight) -> Result:
    """Return kappa_w = (p_o - p_e) / (1 - p_e) of the units that both rated."""
    square = square_of(table, scale.size) if len(table[0]) == 2 else None
    if square is None:
        return UNDEFINED
    observed = sum((weight(*pair) * share for pair, share in square.cell.items()), Fraction(0))
    expected = sum((weight(k, l) * square.row[k] * square.column[l] for k, l in square.cell), Fraction(0))  # noqa: E741
    if expected == 1:
        return UNDEFINED
    value = (observed - expected) / (1 - expected)
    variance = _variance(square, weight, observed, expected) if square.n > 1 else None
    return Result(value, variance, about(value, variance, df=square.n - 1, pairable=square.n), square.n)


def _variance(square: Square, weight: Weight, observed: Fraction, expected: Fraction) -> Fraction:
    """Sum p_ij [w_ij (1 - p_e) - (w_i. + w_.j) (1 - p_o)]^2 - (p_o p_e - 2 p_e + p_o)^2, over n (1 - p_e)^4."""
    levels = range(len(square.row))
    of_row = [sum((weight(k, l) * square.column[l] for l in levels), Fraction(0)) for k in levels]  # noqa: E741
    of_column = [sum((weight(k, l) * square.row[k] for k in levels), Fraction(0)) for l in levels]  # noqa: E741

    def squares() -> Iterator[Fraction]:
        for (k, l), share in square.cell.items():  # noqa: E741
            yield share * (weight(k, l) * (1 - expected) - (of_row[k] + of_column[l]) * (1 - observed)) ** 2

    whole = sum(squares(), Fraction(0)) - (observed * expected - 2 * expected + observed) ** 2
    return whole / (square.n * (1 - expected) ** 4)
