"""What the second implementation takes: a table of units by raters, a scale, and its weights, literally."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

Unit = list[int | None]
Table = list[Unit]
Weight = Callable[[int, int], Fraction]


class Scale(NamedTuple):
    """The levels: how many, what numbers they are (or None), and whether they have an order."""

    size: int
    numbers: tuple[Fraction, ...] | None
    ordered: bool = True

    @property
    def points(self) -> tuple[Fraction, ...]:
        return self.numbers or tuple(Fraction(position) for position in range(self.size))

    @property
    def width(self) -> Fraction:
        return max(self.points) - min(self.points)


class Result(NamedTuple):
    """A coefficient; `value` None where it has none."""

    value: Fraction | None
    variance: Fraction | None = None
    limits: tuple[float, float] | None = None
    units: int | None = None


UNDEFINED = Result(None)


def ratings_of(unit: Unit) -> list[int]:
    return [level for level in unit if level is not None]


def ordered_pairs(unit: Unit) -> Iterator[tuple[int, int]]:
    """Yield what every two different raters said of a unit, each two in both orders."""
    return permutations(ratings_of(unit), 2)


def rated_at_all(table: Table) -> Table:
    return [unit for unit in table if ratings_of(unit)]


def rated_twice(table: Table) -> Table:
    return [unit for unit in table if len(ratings_of(unit)) > 1]


def identity(_scale: Scale) -> Weight:
    return lambda k, l: Fraction(k == l)  # noqa: E741 - k and l are the levels in every paper


def within_one(_scale: Scale) -> Weight:
    return lambda k, l: Fraction(abs(k - l) <= 1)  # noqa: E741


def linear(scale: Scale) -> Weight:
    return lambda k, l: 1 - abs(scale.points[k] - scale.points[l]) / scale.width  # noqa: E741


def quadratic(scale: Scale) -> Weight:
    return lambda k, l: 1 - (scale.points[k] - scale.points[l]) ** 2 / scale.width**2  # noqa: E741


def _pairs_among(count: int) -> int:
    return count * (count - 1) // 2


def ordinal(scale: Scale) -> Weight:
    """Gwet's ordinal weights: the share of pairs of levels that lie from k to l."""
    return lambda k, l: 1 - Fraction(_pairs_among(abs(k - l) + 1), _pairs_among(scale.size))  # noqa: E741


WEIGHTS = {
    "identity": identity,
    "within-one": within_one,
    "linear": linear,
    "quadratic": quadratic,
    "ordinal": ordinal,
}


def looked_up(weight: Weight, size: int) -> Weight:
    """Return the same weight, each worked out once."""
    matrix = [[weight(k, l) for l in range(size)] for k in range(size)]  # noqa: E741
    return lambda k, l: matrix[k][l]  # noqa: E741
