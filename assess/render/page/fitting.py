"""Words on lines of a drawing, which wraps nothing by itself: widths are guessed on the wide side, for any font."""

import unicodedata
from collections.abc import Iterable

_NARROW = frozenset("iljtfr.,:;'|!()[]I ")
_WIDE = frozenset("mwMW@%")


def breadth(text: str) -> float:
    """Return how wide text is at most, in font sizes."""
    return sum(map(_breadth, text))


def _breadth(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.96
    if character.isascii():
        return 0.73 if character.isupper() else 0.6
    return 1.05 if unicodedata.east_asian_width(character) in "WF" else 0.8


def fit(text: str, room: float) -> list[str]:
    """Return text on lines that are at most `room` font sizes wide; a word too long for one is broken where it ends."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text.split(), room):
        longer = f"{line} {word}" if line else word
        if breadth(longer) <= room:
            line = longer
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def _pieces(words: Iterable[str], room: float) -> Iterable[str]:
    """Give words, those that are too long in pieces that are not."""
    for word in words:
        piece = ""
        for character in word:
            if piece and breadth(piece + character) > room:
                yield piece
                piece = ""
            piece += character
        yield piece
