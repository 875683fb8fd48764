"""How far apart two levels count: disagreement weights for kappas, difference functions for alpha, as whole numbers.

A weighting is kept as disagreements v_kl = scale * (1 - w_kl), so that w_kk = 1 is 0 and no fraction is needed.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from math import comb, lcm

from assess.logic.agreement.levels import Levels

# A hundred levels of many digits have a common denominator of a hundred thousand digits.
_BITS = 512

Matrix = tuple[tuple[int, ...], ...]
"""q x q whole numbers, symmetric, 0 on the diagonal."""


class Weights:
    """One weighting of q levels: its `name`, the disagreements v_kl, and the `scale` that is no agreement at all."""

    __slots__ = ("apart", "name", "scale")

    def __init__(self, name: str, apart: Matrix, scale: int) -> None:
        """Keep the matrix of disagreements and the number they are fractions of."""
        self.name = name
        self.apart = apart
        self.scale = scale

    @property
    def total(self) -> int:
        """The sum of all disagreements; T_w of Gwet (2014) is q^2 - total / scale."""
        return sum(map(sum, self.apart))


def identity(levels: Levels) -> Weights:
    """Any two different levels disagree entirely."""
    return Weights("identity", nominal(levels), 1)


def within_one(levels: Levels) -> Weights:
    """Neighbours agree, levels two steps apart or more disagree entirely."""
    return Weights("within-one", _matrix(range(len(levels.codes)), lambda one, other: abs(one - other) > 1), 1)


def linear(levels: Levels) -> Weights:
    """Agreement falls with the distance: w = 1 - |x - y| / (max - min) (Cohen 1968).

    On values, or on positions where levels are letters.
    """
    span = _span(levels.scores)
    return Weights("linear", _matrix(levels.scores, lambda one, other: abs(one - other)), span)


def quadratic(levels: Levels) -> Weights:
    """Agreement falls with the squared distance: w = 1 - (x - y)^2 / (max - min)^2 (Fleiss & Cohen 1973).

    On values, or on positions where levels are letters.
    """
    return Weights("quadratic", interval(levels), _span(levels.scores) ** 2)


def ordinal(levels: Levels) -> Weights:
    """Agreement falls with the levels passed: w = 1 - C(|k - l| + 1, 2) / C(q, 2) (Gwet 2014).

    On positions; not the ordinal metric of Krippendorff.
    """
    size = len(levels.codes)
    return Weights("ordinal", _matrix(range(size), lambda one, other: comb(abs(one - other) + 1, 2)), comb(size, 2))


def nominal(levels: Levels) -> Matrix:
    """Return the difference of nominal alpha: 0 for the same level, else 1."""
    return _matrix(range(len(levels.codes)), lambda one, other: one != other)


def interval(levels: Levels) -> Matrix:
    """Return the difference of interval alpha: (x - y)^2."""
    return _matrix(levels.scores, lambda one, other: (one - other) ** 2)


def ratio(levels: Levels) -> Matrix:
    """Return the difference of ratio alpha, ((x - y) / (x + y))^2 and 0 for 0 and 0, times a common denominator."""
    scores = levels.scores
    scale = _denominator(one + other for one in scores for other in scores if one + other)
    return _matrix(scores, lambda one, other: ((one - other) * (scale // (one + other))) ** 2 if one + other else 0)


def _denominator(sums: Iterable[int]) -> int:
    """Return the common denominator; one of 512 bits where it would be larger: no float shows the difference."""
    found = 1
    for one in sums:
        found = lcm(found, one)
        if found.bit_length() > _BITS:
            return 1 << _BITS
    return found


def ordinal_positions(margins: Sequence[int]) -> tuple[int, ...]:
    """Return where levels lie on the ordinal metric of Krippendorff (2011): twice their middle rank.

    His difference, (sum of n_g from c to k, less (n_c + n_k) / 2)^2, is the squared distance of the middle ranks.
    """
    return tuple(2 * below - count for below, count in zip(accumulate(margins), margins, strict=True))


def _matrix(scores: Sequence[int], apart: Callable[[int, int], int]) -> Matrix:
    return tuple(tuple(int(apart(one, other)) for other in scores) for one in scores)


def _span(scores: Sequence[int]) -> int:
    return max(scores) - min(scores)
