"""A passphrase as it is derived from: the same characters typed on any keyboard are the same bytes."""

import unicodedata

SHORTEST = 12
LONGEST = 1000  # bytes; below what a terminal passes on of one line, on any system


def normalised(text: str) -> str:
    """Return a passphrase in NFC, without blanks at its ends: those are the two ways to mistype it unseen."""
    return unicodedata.normalize("NFC", text).strip(" ")


def is_typable(passphrase: str) -> bool:
    """Tell whether all of it are characters: an arrow key leaves control characters that nobody meant."""
    return not any(unicodedata.category(character) in ("Cc", "Cs") for character in passphrase)


def is_long_enough(passphrase: str) -> bool:
    """Tell whether a new passphrase may be used: `SHORTEST` characters, as `normalised` returns them."""
    return len(passphrase) >= SHORTEST
