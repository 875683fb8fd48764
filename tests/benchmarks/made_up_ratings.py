"""Ratings made up from a seed: raters who agree mostly, or lie a level apart, with holes."""

import random
from collections.abc import Sequence

Unit = tuple[int | None, ...]


def made_up(units: int, raters: int, levels: int, holes: float, seed: int = 1) -> list[Unit]:
    """Return so many units by raters; None where a rating is missing."""
    chance = random.Random(seed)  # noqa: S311 - the same for everybody who measures

    def rated(level: int) -> int | None:
        moved = level + chance.choice((0, 0, 0, 1, -1))
        return None if chance.random() < holes else min(levels - 1, max(0, moved))

    return [tuple([rated(level) for _ in range(raters)]) for level in chance.choices(range(levels), k=units)]


def csv_of(units: Sequence[Unit]) -> str:
    """Return units as the table that `assess agreement` reads."""
    labels = ",".join(f"A{at + 1}" for at in range(len(units[0])))
    lines = (",".join("" if level is None else str(level) for level in unit) for unit in units)
    return "\n".join((labels, *lines)) + "\n"
