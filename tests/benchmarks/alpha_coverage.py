"""`python -m tests.benchmarks.alpha_coverage`: how often the 95 % limits of ordinal alpha hold the alpha of all units.

Always the same figures: made units from a fixed seed. They stand in docs/agreement.md.
"""

from random import Random

from assess.logic.agreement import coefficient
from assess.logic.agreement.coefficient import Coefficient, Undefined
from assess.logic.agreement.krippendorff import krippendorff_alpha
from assess.logic.agreement.ratings import of_units

RATERS, LEVELS, TRIES, MANY = 3, 3, 2000, 200_000
DESIGNS = {"even": (1.0, 1.0, 1.0), "skewed": (0.88, 0.08, 0.04)}


def units(chance: Random, shares: tuple[float, ...], number: int) -> list[list[int]]:
    """Return units whose levels have these shares; a rater misses one in ten by any level."""
    truths = chance.choices(range(LEVELS), shares, k=number)
    return [[chance.randrange(LEVELS) if chance.random() < 0.1 else truth for _ in range(RATERS)] for truth in truths]


def alpha(chance: Random, shares: tuple[float, ...], number: int) -> Coefficient | None:
    """Return ordinal alpha of so many units, None where it is undefined."""
    try:
        return krippendorff_alpha(of_units(units(chance, shares, number), LEVELS), "ordinal", None)
    except Undefined:
        return None


def figures(name: str, number: int) -> str:
    """Return the line of one design: its alpha, how often there were limits, how often they held it."""
    chance = Random(number)  # noqa: S311 - made data, the same every time
    whole = alpha(chance, DESIGNS[name], MANY)
    truth = (whole.value if whole else None) or 0.0
    found = [one for _ in range(TRIES) if (one := alpha(chance, DESIGNS[name], number))]
    given = [(one.low, one.high) for one in found if one.low is not None and one.high is not None]
    held = sum(low <= truth <= high for low, high in given) / len(given)
    return f"{name:8} {number:4} units  alpha {truth:.2f}  limits given {len(given) / TRIES:.3f}  held {held:.3f}"


if __name__ == "__main__":
    coefficient.FEWEST_FOR_LIMITS = 2  # to see why it is not
    for design in DESIGNS:
        for size in (8, 15, 30, 120):
            print(figures(design, size))
