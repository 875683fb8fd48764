"""How far the levels of one facet lie apart, and whether the same level stands on equally firm ground."""

from collections.abc import Collection, Sequence

from assess.logic.watershed import is_beyond
from assess.model.codebook import CodedScale
from assess.model.comparison import Footing, Gap, Spread

ENDS_FROM = 4
"""From how many levels on the two ends of a scale are opposites; with fewer they are two steps apart at most."""
APART = 2
"""From how many steps on levels lie apart."""
_GAPS: tuple[Gap, ...] = ("same", "one-step", "apart")


def spread_of(scale: CodedScale, given: Collection[str]) -> Spread | None:
    """Return how far the levels `given` lie apart on `scale`; None with fewer than two (FORMATS, Comparison)."""
    if len(given) < 2:  # noqa: PLR2004 - it takes two to differ
        return None
    if not scale.ordered:
        return "same" if len(set(given)) == 1 else "differ"
    places = _places(tuple(scale.levels), given)
    if len(scale.levels) >= ENDS_FROM and min(places) == 0 and max(places) == len(scale.levels) - 1:
        return "opposite"
    return _GAPS[min(_steps(places), APART)]


def gap_of(order: Sequence[str], given: Collection[str]) -> Gap | None:
    """Return how far apart words of a short ordered list lie, such as low, medium, high."""
    if len(given) < 2:  # noqa: PLR2004 - it takes two to differ
        return None
    return _GAPS[min(_steps(_places(order, given)), APART)]


def footing_of(spread: Spread | None, order: Sequence[str], certainties: Collection[str]) -> Footing | None:
    """Return whether the same level is held equally firmly: uneven from two steps of certainty apart."""
    if spread != "same" or len(certainties) < 2:  # noqa: PLR2004 - it takes two to differ
        return None
    return "uneven" if _steps(_places(order, certainties)) >= APART else "even"


def crosses_watershed(scale: CodedScale, given: Collection[str]) -> bool:
    """Tell whether levels lie on both sides of the scale's watershed ("P|Y" names the two neighbours)."""
    if scale.watershed is None or not scale.ordered:
        return False
    order = tuple(scale.levels)
    return {is_beyond(order, scale.watershed, level) for level in given} == {True, False}


def _places(order: Sequence[str], given: Collection[str]) -> list[int]:
    return [order.index(one) for one in given]


def _steps(places: Sequence[int]) -> int:
    return max(places) - min(places)
