"""Exact numbers that carry their derivatives: the jackknife in the limit of a little weight, without a formula."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from fractions import Fraction
from typing import Union

Number = Union["Slope", Fraction, int]


class Slope:
    """A value and how fast it grows with each of the quantities that it depends on."""

    def __init__(self, value: Fraction | int, by: Mapping[Hashable, Fraction] | None = None) -> None:
        self.value = value if isinstance(value, Fraction) else Fraction(value)
        self.by = by or {}

    def __add__(self, other: Number) -> "Slope":
        return total((self, other))

    __radd__ = __add__

    def __neg__(self) -> "Slope":
        return self * -1

    def __sub__(self, other: Number) -> "Slope":
        return self + -constant(other)

    def __rsub__(self, other: Number) -> "Slope":
        return -self + other

    def __mul__(self, other: Number) -> "Slope":
        """Multiply: (xy)' = x'y + xy'."""
        if not isinstance(other, Slope):
            return Slope(self.value * other, {key: slope * other for key, slope in self.by.items()})
        by = {key: slope * other.value for key, slope in self.by.items()}
        for key, slope in other.by.items():
            by[key] = by.get(key, Fraction(0)) + slope * self.value
        return Slope(self.value * other.value, by)

    __rmul__ = __mul__

    def __truediv__(self, other: Number) -> "Slope":
        """Divide: (x/y)' = (x' - y' x/y) / y."""
        if not isinstance(other, Slope):
            return self * Fraction(1, other)
        quotient, part = self.value / other.value, 1 / other.value
        by = {key: slope * part for key, slope in self.by.items()}
        for key, slope in other.by.items():
            by[key] = by.get(key, Fraction(0)) - slope * quotient * part
        return Slope(quotient, by)


def constant(number: Number) -> Slope:
    return number if isinstance(number, Slope) else Slope(number)


def variable(key: Hashable, value: Fraction | int = 1) -> Slope:
    return Slope(value, {key: Fraction(1)})


def total(numbers: Iterable[Number]) -> Slope:
    """Add many at once: the slopes of the sum are the sums of the slopes."""
    whole, by = Fraction(0), dict[Hashable, Fraction]()
    for number in map(constant, numbers):
        whole += number.value
        for key, slope in number.by.items():
            by[key] = by[key] + slope if key in by else slope
    return Slope(whole, by)


def through(
    function: Callable[[Mapping[Hashable, Slope]], Slope],
    inner: Mapping[Hashable, Slope],
) -> Slope:
    """Return function(inner) by the chain rule, which is much faster than to carry the slopes of `inner` along."""
    outer = function({key: variable(key, slope.value) for key, slope in inner.items()})
    parts = (Slope(0, inner[key].by) * slope for key, slope in outer.by.items())
    return Slope(outer.value, total(parts).by)
