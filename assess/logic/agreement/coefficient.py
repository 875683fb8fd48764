"""A coefficient as it is reported: its figures, or the named reason why there are none."""

from math import exp, log, sqrt

from assess.logic.agreement.quantiles import student_t_975

FEWEST_FOR_LIMITS = 15
"""Below so many units with two ratings, limits that rest on a standard error cover too rarely."""

# The smallest that data can give is about one over the number of units.
_ROUNDING = 1e-12

REASONS = {
    "no-pairs": "no unit has two ratings",
    "no-variation": "the ratings do not vary",
    "units-alike": "units differ no more than error",
    "two-units": "it takes two units",
    "two-raters": "it takes exactly two raters",
    "raters-unknown": "it is not known who rated what",
    "rater-without-ratings": "a rater rated nothing",
    "incomplete": "not every rater rated every unit",
    "uneven": "units have unequally many ratings",
    "no-order": "the levels have no order",
    "no-numbers": "the levels are no numbers from 0 up",
    "three-levels": "it takes three levels",
}
"""Why a coefficient is undefined, by the name that stands in the result."""


class Undefined(Exception):
    """A coefficient that has no value for these data; `reason` is a key of REASONS."""

    def __init__(self, reason: str) -> None:
        """Name the reason."""
        super().__init__(REASONS[reason])
        self.reason = reason


class Coefficient:
    """One figure of agreement.

    name, weights: which measure under which weighting. value: the estimate. se: its standard error. low, high: 95 %
    limits. units: how many units it rests on. undefined: why there is no value, a key of REASONS, else None.
    Whatever cannot be given is None.
    """

    __slots__ = ("high", "low", "name", "se", "undefined", "units", "value", "weights")

    def __init__(  # noqa: PLR0913 - these are its parts
        self,
        name: str,
        weights: str | None,
        *,
        units: int,
        value: float | None = None,
        se: float | None = None,
        limits: tuple[float, float] | None = None,
        undefined: str | None = None,
    ) -> None:
        """Keep the figures."""
        self.name = name
        self.weights = weights
        self.value = value
        self.se = se
        self.low = limits[0] if limits else None
        self.high = limits[1] if limits else None
        self.units = units
        self.undefined = undefined

    def record(self) -> dict[str, str | float | int | None]:
        """Return the parts by their names, in the order of the documentation."""
        names = ("name", "weights", "value", "se", "low", "high", "units", "undefined")
        return {name: getattr(self, name) for name in names}


def divided(above: int, below: int, reason: str) -> float:
    """Return a quotient of whole numbers, the nearest there is; raise Undefined for `reason` where `below` is 0."""
    if not below:
        raise Undefined(reason)
    return above / below


def t_limits(value: float, se: float | None, units: int, paired: int) -> tuple[float, float] | None:
    """Return value +- t(.975, units - 1) se, the upper limit cut at 1 (Gwet 2014), None where no limits may be given.

    A standard error of 0 gives none: that nothing differed here does not show how far it could.
    """
    if not se or paired < FEWEST_FOR_LIMITS:
        return None
    reach = student_t_975(units - 1) * se
    return value - reach, min(1.0, value + reach)


def log_limits(value: float, se: float | None, paired: int) -> tuple[float, float] | None:
    """Return limits that are symmetric on the scale log(1 - value), None where no limits may be given.

    1 - exp(ln(1 - a) +- t(.975, n - 1) SE / (1 - a)) over n units with two ratings or more.
    """
    if not se or value >= 1 or paired < FEWEST_FOR_LIMITS:
        return None
    reach = student_t_975(paired - 1) * se / (1 - value)
    return 1 - exp(log(1 - value) + reach), 1 - exp(log(1 - value) - reach)


def standard_error(squares: float, units: int) -> float | None:
    """Return the standard error of a mean over `units` units from the sum of squared deviations, None for one unit."""
    return none_of_rounding(sqrt(squares / (units * (units - 1)))) if units > 1 else None


def none_of_rounding(se: float) -> float:
    """Return a standard error, 0 where it is only the rounding of figures that are all alike."""
    return se if se > _ROUNDING else 0.0
