"""What measures and weightings need of ratings and levels; it is asked before anything is computed."""

from collections.abc import Callable

from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import Ratings

Need = Callable[[Ratings, Levels], str | None]
"""A question to the data: the reason why not (a key of REASONS), or None."""

_PAIR = 2


def has_pairs(ratings: Ratings, _levels: Levels) -> str | None:
    """Ask for a unit with two ratings."""
    return None if ratings.paired else "no-pairs"


def knows_raters(ratings: Ratings, _levels: Levels) -> str | None:
    """Ask that a column be one rater throughout."""
    return None if ratings.rows is not None else "raters-unknown"


def has_two_raters(ratings: Ratings, levels: Levels) -> str | None:
    """Ask for exactly two raters."""
    return knows_raters(ratings, levels) or (None if ratings.raters == _PAIR else "two-raters")


def is_complete(ratings: Ratings, levels: Levels) -> str | None:
    """Ask that every rater rated every unit."""
    return knows_raters(ratings, levels) or (None if ratings.is_complete else "incomplete")


def has_order(_ratings: Ratings, levels: Levels) -> str | None:
    """Ask that the levels have an order."""
    return None if levels.ordered else "no-order"


def has_three_levels(_ratings: Ratings, levels: Levels) -> str | None:
    """Ask for levels that are more than one step apart."""
    return None if len(levels.codes) > _PAIR else "three-levels"


def has_quantities(_ratings: Ratings, levels: Levels) -> str | None:
    """Ask for levels that are numbers from zero up."""
    return None if levels.values and min(levels.values) >= 0 else "no-numbers"


def of_variant(variant: str) -> tuple[Need, ...]:
    """Return what a weighting, a difference function or a form of the ICC asks of the levels."""
    asked: dict[str, tuple[Need, ...]] = {
        "identity": (),
        "nominal": (),
        "within-one": (has_order, has_three_levels),
        "ratio": (has_order, has_quantities),
    }
    return asked.get(variant, (has_order,))
