"""Which names a new file or folder may have: those that every system can open and nobody takes for another."""

import unicodedata

from assess.logic.text import visible
from assess.model.base import RESERVED_NAMES

MOST_BYTES = 200
"""Systems allow 255; a temporary name beside the file is longer than its own."""
_SIGNS = frozenset('<>:"|?*\\/')


def why_unsafe(name: str) -> str | None:
    """Return what is wrong with a name for a new file, in words for people; None where nothing is."""
    if name.partition(".")[0].strip().upper() in RESERVED_NAMES:
        return "it is the name of a device on Windows"
    if _SIGNS & set(name) or visible(name) != name:
        return 'it holds one of < > : " | ? * \\ or a character that is not shown'
    if name[:1] in "- " or name[-1:] in ". ":
        return "it begins with a dash or a blank, or ends in a dot or a blank"
    if len(name.encode("utf-8", "replace")) > MOST_BYTES:
        return f"it is longer than {MOST_BYTES} bytes"
    if unicodedata.normalize("NFC", name) != name:
        return "a letter and its mark are two characters, which looks like another name"
    return None
