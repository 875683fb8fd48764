"""One unit alone: how far several raters lie apart. Not for two or three raters, and never a figure about a person."""

from collections.abc import Sequence
from fractions import Fraction
from statistics import median

from assess.logic.agreement.coefficient import Undefined


def average_deviation(ratings: Sequence[int], *, about_mean: bool = False) -> float:
    """Return the mean distance of ratings from their median (AD_Md; Burke, Finkelstein & Dusig 1999), or their mean.

    `ratings` are whole numbers in proportion to the levels. With three raters AD_Md is a third of the range, with two
    half of it, so that it adds nothing there. Raises Undefined (`no-pairs`) for fewer than two.
    """
    if len(ratings) < 2:  # noqa: PLR2004 - a pair
        raise Undefined("no-pairs")
    exact = [Fraction(rating) for rating in ratings]
    centre = sum(exact, Fraction()) / len(exact) if about_mean else median(exact)
    return float(sum((abs(rating - centre) for rating in exact), Fraction()) / len(exact))


def practical_limit(levels: int) -> float:
    """Return the average deviation up to which Burke & Dunlap (2002) call ratings on so many levels alike: c / 6."""
    return levels / 6


def within_group(ratings: Sequence[int], levels: int) -> float:
    """Return r_wg = 1 - s^2 / ((A^2 - 1) / 12) on A `levels` one apart (James, Demaree & Wolf 1984), untruncated.

    s^2 divides by n - 1. Below 0 the ratings lie further apart than chance on a uniform scale.
    Raises Undefined (`no-pairs`) for fewer than two ratings.
    """
    number = len(ratings)
    if number < 2:  # noqa: PLR2004 - a pair
        raise Undefined("no-pairs")
    squares = number * sum(rating * rating for rating in ratings) - sum(ratings) ** 2
    uniform = number * (number - 1) * (levels * levels - 1)
    return (uniform - 12 * squares) / uniform
