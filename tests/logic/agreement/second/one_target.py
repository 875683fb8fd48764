"""r_wg and the average deviation of one unit, in fractions."""

from fractions import Fraction
from statistics import median


def within_group(ratings: list[int], levels: int) -> Fraction:
    """1 - s^2 / ((A^2 - 1) / 12), s^2 with n - 1 (James, Demaree & Wolf 1984)."""
    middle = Fraction(sum(ratings), len(ratings))
    spread = sum(((rating - middle) ** 2 for rating in ratings), Fraction(0)) / (len(ratings) - 1)
    return 1 - spread / Fraction(levels**2 - 1, 12)


def average_deviation(ratings: list[int], *, about_mean: bool) -> Fraction:
    """Return the mean distance from the mean, or from the median (Burke, Finkelstein & Dusig 1999)."""
    exact = [Fraction(rating) for rating in ratings]
    middle = sum(exact, Fraction(0)) / len(exact) if about_mean else median(exact)
    return sum((abs(rating - middle) for rating in exact), Fraction(0)) / len(exact)
