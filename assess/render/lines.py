"""Foreign text as lines of a width: visible, in characters that every terminal has, wrapped without guessing."""

from textwrap import TextWrapper

from assess.logic.text import plain, visible

NARROWEST = 16


def shown(text: str) -> str:
    """Return foreign text on one line, as it may stand in a cell or a heading."""
    return plain(visible(text))


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return `text` in lines of at most `width`; line breaks somebody typed stay, `first` and `rest` indent.

    Hyphens are no places to break: the standard library looks for them in a way that takes minutes on a line of dashes.
    """
    typed = plain(visible(text, lines=True)).split("\n")
    lines: list[str] = []
    for line in typed:
        wrapper = TextWrapper(
            max(width, len(rest) + NARROWEST),
            initial_indent=rest if lines else first,
            subsequent_indent=rest,
            break_on_hyphens=False,
            expand_tabs=False,
        )
        lines += wrapper.wrap(line) or ([] if lines else [first.rstrip()])
    return lines
