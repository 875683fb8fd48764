"""The quantiles that limits need, Student's t at .975 and F at .975, from the incomplete beta function."""

from functools import cache
from math import exp, lgamma, log, log1p, sqrt

_NORMAL_975 = 1.959963984540054
# From here on four terms of the expansion are exact to the last digit of a float.
_MANY = 1000
_TINY = 1e-300
_CLOSE = 4e-16
_STEPS = 10_000


@cache
def student_t_975(df: float) -> float:
    """Return the .975 quantile of Student's t; df > 0.

    Above 1000 degrees of freedom by the expansion in 1 / df (Abramowitz & Stegun 1964, 26.7.5), else from F(1, df),
    for which the expansion is a first guess.
    """
    z = _NORMAL_975
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    t = z + sum(term / df**power for power, term in enumerate(terms, start=1))
    if df > _MANY:
        return t
    share = _beta_quantile(0.95, 0.5, df / 2, t * t / (df + t * t))
    return sqrt(df * share / (1 - share))


@cache
def f_quantile_975(above: float, below: float) -> float:
    """Return the .975 quantile of F with `above` and `below` degrees of freedom; at .025 it is 1 / F(below, above)."""
    a, b = above / 2, below / 2
    rest = _normal_guess(a, b)
    if a > b:  # the smaller of share and rest keeps its digits
        rest = _beta_quantile(0.025, b, a, rest)
        return below * (1 - rest) / (above * rest)
    share = _beta_quantile(0.975, a, b, 1 - rest)
    return below * share / (above * (1 - share))


def _normal_guess(a: float, b: float) -> float:
    """Return roughly what is left of 1 above the .975 quantile of beta (Abramowitz & Stegun 1964, 26.5.22)."""
    if min(a, b) <= 1:
        return b / (a + b)
    first, second = 1 / (2 * a - 1), 1 / (2 * b - 1)
    h, slope = 2 / (first + second), (_NORMAL_975**2 - 3) / 6
    w = _NORMAL_975 * sqrt(h + slope) / h - (first - second) * (slope + 5 / 6 - 2 / (3 * h))
    return b / (b + a * exp(2 * w))


def _beta_quantile(probability: float, a: float, b: float, guess: float) -> float:
    """Solve I_x(a, b) = probability: Newton's steps, halving the bracket where a step would leave it."""
    low, high, x = 0.0, 1.0, guess
    for _ in range(_STEPS):
        error = beta_share(x, a, b) - probability
        low, high = (low, x) if error > 0 else (x, high)
        slope = exp((a - 1) * log(x) + (b - 1) * log1p(-x) - _log_beta(a, b))
        step = error / slope if slope > _TINY else 1.0
        following = x - step if low < x - step < high else (low + high) / 2
        if abs(step) <= _CLOSE * x or following in (low, high):
            return x
        x = following
    return x


def beta_share(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), 0 < x < 1.

    By its continued fraction (Abramowitz & Stegun 1964, 26.5.8), on the side where that converges fast.
    """
    front = exp(a * log(x) + b * log1p(-x) - _log_beta(a, b))
    if x > (a + 1) / (a + b + 2):
        return 1 - front * _fraction(1 - x, b, a) / b
    return front * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    """Evaluate the continued fraction forwards (Lentz 1976)."""
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _away_from_zero(1 + term * d)
            c = _away_from_zero(1 + term / c)
            found *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return found


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
