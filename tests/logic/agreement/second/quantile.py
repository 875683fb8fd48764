"""Quantiles of t and F by bisection of a power series; the program itself uses a continued fraction."""

from functools import cache
from math import exp, lgamma, log, sqrt


def _series(a: float, b: float, x: float, rest: float) -> float:
    """I_x(a, b) = x^a (1 - x)^b / (a B(a, b)) (1 + x (a+b)/(a+1) + x^2 (a+b)(a+b+1)/((a+1)(a+2)) + ...)."""
    term, whole, step = 1.0, 1.0, 0
    while term > whole * 1e-18:
        term *= x * (a + b + step) / (a + 1 + step)
        whole, step = whole + term, step + 1
    return whole * exp(a * log(x) + b * log(rest) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a


def f_share(value: float, above: float, below: float) -> float:
    """Return the probability that F is at most `value`."""
    scaled = above * value + below
    x, rest = above * value / scaled, below / scaled
    if x * (above + below) <= above:
        return _series(above / 2, below / 2, x, rest)
    return 1 - _series(below / 2, above / 2, rest, x)


@cache
def f_975(above: float, below: float) -> float:
    """Return the .975 quantile of F."""
    low, high = -100.0, 100.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _above_share(exp(middle), above, below) > 0.025 else (low, middle)
    return exp((low + high) / 2)


def _above_share(value: float, above: float, below: float) -> float:
    # The upper tail of F is the lower tail of 1 / F: nothing is subtracted from 1.
    return f_share(1 / value, below, above)


def t_975(df: int) -> float:
    """Return the .975 quantile of t: t^2 is F with one degree of freedom above."""
    return sqrt(f_95(df))


@cache
def f_95(below: int) -> float:
    """Return the .95 quantile of F(1, below)."""
    low, high = 0.0, 1e6
    for _ in range(120):
        middle = (low + high) / 2
        low, high = (middle, high) if _above_share(middle, 1, below) > 0.05 else (low, middle)
    return (low + high) / 2
