"""The declared levels of a scale, in their order, with whole numbers for their distances."""

from collections.abc import Sequence

MOST_DIGITS = 15


class Levels:
    """The levels that raters could choose from, whether or not anybody did.

    codes: as they stand in the data, q of them. values: q whole numbers in proportion to the levels, where the codes
    are numbers, else None. ordered: whether the order of the codes means anything.
    """

    __slots__ = ("codes", "ordered", "values")

    def __init__(self, codes: Sequence[str], *, ordered: bool = True, numbers: bool = True) -> None:
        """Declare levels; `numbers` False keeps digits from being taken for quantities.

        Raises ValueError where there are fewer than two, one stands twice, or numbers neither rise nor fall.
        """
        self.codes = tuple(codes)
        self.ordered = ordered
        if len(self.codes) < 2:  # noqa: PLR2004 - nobody can differ on fewer
            raise ValueError("it takes two levels or more")
        self.values = _values(self.codes) if numbers else None
        if len(set(self.values or self.codes)) < len(self.codes):
            raise ValueError("a level is declared twice")
        if ordered and self.values and not _in_order(self.values):
            raise ValueError("levels that are numbers either rise or fall")

    @property
    def scores(self) -> tuple[int, ...]:
        """The values, or the positions from 0 where the codes are no numbers."""
        return self.values or tuple(range(len(self.codes)))

    @property
    def kind(self) -> str:
        """How the levels count: as numbers, by their positions in order, or only as the same or not."""
        if not self.ordered:
            return "unordered"
        return "numbers" if self.values else "positions"

    def find(self, text: str) -> int | None:
        """Return the position of the level that `text` spells ("2.0" is 2 where levels are numbers), None for none."""
        if text in self.codes:
            return self.codes.index(text)
        number = decimal(text) if self.values else None
        return next((at for at, code in enumerate(self.codes) if number and same(number, decimal(code))), None)


Decimal = tuple[int, int]
"""Digits and how many of them stand behind the point: ("-2.50") is (-250, 2)."""


def decimal(text: str) -> Decimal | None:
    """Return a number as it is written, None where `text` is none (or has more than 15 digits)."""
    digits, _, behind = text.removeprefix("-").partition(".")
    both = digits + behind
    if not (both.isascii() and both.isdigit() and digits) or len(both) > MOST_DIGITS or text.endswith("."):
        return None
    return (-int(both) if text.startswith("-") else int(both)), len(behind)


def same(one: Decimal | None, other: Decimal | None) -> bool:
    """Tell whether two numbers are equal however they are written."""
    if one is None or other is None:
        return False
    scale = max(one[1], other[1])
    return _times(one, scale) == _times(other, scale)


def _in_order(values: Sequence[int]) -> bool:
    return list(values) in (sorted(values), sorted(values, reverse=True))


def _values(codes: Sequence[str]) -> tuple[int, ...] | None:
    numbers = [decimal(code) for code in codes]
    found = [number for number in numbers if number]
    if len(found) < len(codes):
        return None
    scale = max(behind for _, behind in found)
    return tuple(_times(number, scale) for number in found)


def _times(number: Decimal, scale: int) -> int:
    """Return ten to the power `scale` times a number, which has at most so many digits behind its point."""
    digits, behind = number
    return int(digits * 10 ** (scale - behind))
