"""The lines of a table and their cells: how a text is divided, in pieces, with quotes and without."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from assess.logic.table.faults import MOST_COLUMNS, TableRefused

DELIMITERS = (",", ";", "\t")
_PIECE = 1 << 20

Piece = tuple[int, Sequence[str], Mapping[str, tuple[list[str], int]]]
"""Some lines: the number of the first, all of them in order, and of each that is not blank its cells and how often."""


def split_head(text: str) -> tuple[str, str]:
    """Return the first line and all that follows; every way to end a line will do."""
    if "\0" in text:
        raise TableRefused(("binary", 1, None))
    first, _, rest = text.replace("\r\n", "\n").replace("\r", "\n").partition("\n")
    if not first.strip():
        raise TableRefused(("table-empty", 1, None))
    return first, rest.rstrip("\n")


def divider_of(first: str) -> str:
    """Return the sign between cells: the first of comma, semicolon and tab that stands outside quotes."""
    quoted = False
    for character in first[:_PIECE]:
        quoted ^= character == '"'
        if character in DELIMITERS and not quoted:
            return character
    raise TableRefused(("one-column", 1, None))


def labels_of(first: str, divider: str) -> list[str]:
    """Return the cells of the first line."""
    if first.count(divider) >= MOST_COLUMNS:
        raise TableRefused(("too-many-columns", 1, None))
    labels = _cells(first, divider)
    if labels is None:
        raise TableRefused(("quote-open", 1, None))
    return [label.strip() for label in labels]


def pieces_of(text: str, divider: str) -> Iterator[Piece]:
    """Give a text in pieces, so that a large one is not held twice; lines are counted from the first of the file.

    A line that does not end its quotes, and all behind it, goes the slow way: a cell may hold line ends.
    """
    start, number = 0, 2
    while start < len(text):
        end = text.find("\n", start + _PIECE)
        end = len(text) if end < 0 else end
        lines = text[start:end].split("\n")
        found = {}
        for line, count in Counter(lines).items():
            cells = _cells(line, divider)
            if cells is None:
                yield from _quoted(text[start:], divider, number)
                return
            if not _is_blank(cells):
                found[line] = cells, count
        yield number, lines, found
        start, number = end + 1, number + len(lines)


def _cells(line: str, divider: str) -> list[str] | None:
    """Return the cells of a line, None where its quotes alone make no sense; too many are too many, not all."""
    if '"' not in line:
        return line.split(divider, MOST_COLUMNS)
    import csv  # noqa: PLC0415 - only for cells in quotes

    try:
        return next(csv.reader([line], delimiter=divider, strict=True))
    except csv.Error:
        return None


def _is_blank(cells: Sequence[str]) -> bool:
    """Tell whether a line is no unit; with a divider in it, it is one that nobody rated."""
    return len(cells) < 2 and not any(cell.strip() for cell in cells)  # noqa: PLR2004 - no divider


def _quoted(text: str, divider: str, number: int) -> Iterator[Piece]:
    """Give the lines of a text one by one, quotes taken away as RFC 4180 has them; `number` is that of the first."""
    import csv  # noqa: PLC0415 - only for cells in quotes

    reader = csv.reader(_lines(text), delimiter=divider, strict=True)
    try:
        for cells in reader:
            if not _is_blank(cells):
                yield number + reader.line_num - 1, ("",), {"": (cells, 1)}
    except csv.Error:
        raise TableRefused(("quote-open", number + reader.line_num - 1, None)) from None


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
