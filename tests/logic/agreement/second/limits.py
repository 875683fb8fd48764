"""95 % limits from an exact variance: on the plain scale, and on the scale log(1 - alpha)."""

from fractions import Fraction
from math import exp, log, sqrt

from tests.logic.agreement.second.quantile import t_975

Limits = tuple[float, float] | None

FEWEST = 15


def about(value: Fraction, variance: Fraction | None, *, df: int, pairable: int) -> Limits:
    """Return value +- t SE, cut at 1; none below 15 units with two ratings, nor where nothing varied."""
    if not variance or pairable < FEWEST:
        return None
    reach = t_975(df) * sqrt(variance)
    return float(value) - reach, min(float(value) + reach, 1.0)


def about_alpha(value: Fraction, variance: Fraction | None, *, pairable: int) -> Limits:
    """Return 1 - exp(ln(1 - a) +- t SE / (1 - a))."""
    if not variance or pairable < FEWEST or value >= 1:
        return None
    apart = float(1 - value)
    reach = t_975(pairable - 1) * sqrt(variance) / apart
    return 1 - exp(log(apart) + reach), 1 - exp(log(apart) - reach)
