"""On which side of a scale's watershed a level lies; nothing but a comparison of places."""

from collections.abc import Sequence


def is_beyond(order: Sequence[str], watershed: str | None, level: str) -> bool:
    """Tell whether a level lies beyond the watershed of its scale, or at its end where there is none.

    `order` holds the codes of an ordered scale; the watershed "P|Y" names the two neighbours it lies between.
    """
    first = watershed.partition("|")[2].strip() if watershed else order[-1]
    return order.index(level) >= order.index(first)
