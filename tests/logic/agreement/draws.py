"""Seeded random tables of units by raters, with holes, skew and the odd cases that real data have."""

from fractions import Fraction
from random import Random
from typing import NamedTuple

from assess.logic.agreement.levels import Levels
from tests.logic.agreement.second.scale import Scale, Table

NUMBERS = (
    ("0", "1"),
    ("0", "1", "2"),
    ("1", "2", "3", "4", "5"),
    ("0", "1", "2", "5", "10"),
    ("0", "0.5", "1", "1.25"),
    ("-2", "-1", "0", "1", "2", "3"),
    ("7", "4", "2"),
    ("10", "20", "40", "80", "160", "320"),
)


class Draw(NamedTuple):
    """A table, and the same levels for both implementations."""

    table: Table
    scale: Scale
    levels: Levels


def draw(seed: int) -> Draw:
    chance = Random(seed)  # noqa: S311 - tables to test with, no secrets
    codes, numbers = _codes(chance)
    ordered = chance.random() < 0.9
    scale = Scale(len(codes), numbers, ordered)
    table = _table(chance, len(codes))
    _spoil(chance, table)
    return Draw(table, scale, Levels(codes, ordered=ordered))


def _codes(chance: Random) -> tuple[tuple[str, ...], tuple[Fraction, ...] | None]:
    if chance.random() < 0.3:
        return tuple("NPYQRS"[: chance.randint(2, 6)]), None
    codes = chance.choice(NUMBERS)
    return codes, tuple(Fraction(code) for code in codes)


def _table(chance: Random, size: int) -> Table:
    """Raters who see the truth more or less often, and otherwise choose by how common a level is."""
    raters, units = (
        chance.randint(2, chance.choice((2, 3, 6))),
        chance.choice((2, 3, 3, 4, 5, 8, 15, 15, 16, 17, 19, chance.choice((20, 40)))),
    )
    common = [chance.random() ** chance.choice((0, 1, 5)) for _ in range(size)]
    accuracy, holes = chance.random(), chance.choice((0, 0, 0.05, 0.3, 0.7))
    return [_unit(chance, common, raters, accuracy, holes) for _ in range(units)]


def _unit(chance: Random, common: list[float], raters: int, accuracy: float, holes: float) -> list[int | None]:
    levels = range(len(common))
    truth = chance.choices(levels, common)[0]
    said = [truth if chance.random() < accuracy else chance.choices(levels, common)[0] for _ in range(raters)]
    return [None if chance.random() < holes else level for level in said]


def _spoil(chance: Random, table: Table) -> None:
    """Make some tables odd: a rater who always says the same or nothing, units with one rating, one deviation."""
    odd, raters = chance.choice(("", "", "", "constant", "silent", "single", "alike", "deviant")), len(table[0])
    rater = chance.randrange(raters)
    for unit in table:
        if odd in {"constant", "silent"}:
            unit[rater] = 0 if odd == "constant" else None
        elif odd == "single" and chance.random() < 0.5:
            unit[:] = [level if column == rater else None for column, level in enumerate(unit)]
        elif odd in {"alike", "deviant"}:
            unit[:] = [None if level is None else 1 for level in unit]
    if odd == "deviant":
        table[0][rater] = 0
