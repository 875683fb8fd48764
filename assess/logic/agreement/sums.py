"""Sums of products, which every measure is made of."""

from collections.abc import Iterable


def dot(one: Iterable[int], other: Iterable[int]) -> int:
    """Return the sum of products of whole numbers."""
    return sum(map(int.__mul__, one, other))


def dot_float(one: Iterable[float], other: Iterable[float]) -> float:
    """Return the sum of products of numbers."""
    return sum([first * second for first, second in zip(one, other, strict=True)])
