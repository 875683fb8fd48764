"""The one way out for foreign text: what is shown is exactly what was typed, with nothing acted upon."""

import re

_LEFT, _RIGHT = "⟦", "⟧"
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def _named(match: re.Match[str]) -> str:
    return f"{_LEFT}U+{ord(match[0]):04X}{_RIGHT}"


def visible(text: str, *, lines: bool = False) -> str:
    r"""Return `text` with every control, format and bidi character written out, as ⟦U+001B⟧.

    Tabs become four spaces. A line break stays only where `lines` is set; otherwise it becomes " / ".
    """
    shown = _HIDDEN.sub(_named, text.replace("\r\n", "\n").replace("\t", "    "))
    return shown if lines else re.sub(r" *\n *", " / ", shown)


def plain(text: str) -> str:
    """Return `text` with the marks of `visible` in characters that every code page has."""
    return text.replace(_LEFT, "<").replace(_RIGHT, ">")


def same_words(text: str) -> str:
    """Return the form under which two names count as the same: NFKC, case folded, white space joined."""
    import unicodedata  # noqa: PLC0415 - most commands start without it

    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def shortened(text: str, width: int) -> str:
    """Return at most `width` characters of one line of visible text, cut at a word where possible."""
    line = visible(text)
    if len(line) <= width:
        return line
    cut = line[: width - 3]
    return (cut.rsplit(" ", 1)[0] if " " in cut[width // 2 :] else cut) + "..."
