"""A table of units by raters, as text: one line a unit, one column a rater, an empty cell where a rating is missing.

It is read into how often each row occurs. Equal lines are read once, so that a large table costs what its distinct
lines cost.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import Row

DELIMITERS = (",", ";", "\t")
MOST_FAULTS = 20
MOST_RATERS = 1000
MOST_COLUMNS = 16_384
MOST_LABEL = 200
_PIECE = 1 << 20

FAULTS = {
    "table-empty": "the table holds nothing",
    "one-column": "the table has one column; agreement takes two raters or more",
    "too-many-raters": f"the table has more than {MOST_RATERS} columns to read",
    "too-many-columns": f"the table has more than {MOST_COLUMNS} columns",
    "label-missing": "a column has no label in the first line",
    "label-twice": "two columns have the same label",
    "label-too-long": f"a label has more than {MOST_LABEL} characters",
    "no-such-column": "there is no column with a label that --raters names",
    "cells-differ": "the line has more or fewer cells than the first line",
    "level-not-declared": "the cell holds none of the declared levels",
    "quote-open": "a quoted cell does not end, or goes on behind its quote",
    "binary": "the file holds a zero byte and is no text",
}
"""What can be wrong with a table, by code; the words repeat nothing from the file."""

Fault = tuple[str, int, int | None]
"""Code, line and column, both from 1; the column is None where the whole line is meant."""

Shape = tuple[int, list[int]]
"""How many cells a line has, and at which of them ratings stand."""

Piece = tuple[int, Sequence[str], Mapping[str, tuple[list[str], int]]]
"""Some lines: the number of the first, all of them in order, and of each that is not blank its cells and how often."""


class TableRefused(ValueError):
    """A table that cannot be read as declared; `faults` names the first twenty places."""

    def __init__(self, *faults: Fault) -> None:
        """Keep the places."""
        super().__init__(FAULTS[faults[0][0]])
        self.faults = faults


class Table:
    """What a table says. raters: their labels by column. units: how many lines. rows: how often each row occurs."""

    __slots__ = ("raters", "rows", "units")

    def __init__(self, raters: tuple[str, ...], units: int, rows: dict[Row, int]) -> None:
        """Keep what was read."""
        self.raters = raters
        self.units = units
        self.rows = rows


class Reading:
    """How cells are understood: the declared levels, and the texts that stand for a missing rating."""

    __slots__ = ("_known", "levels")

    def __init__(self, levels: Levels, missing: Sequence[str] = ()) -> None:
        """Know the empty cell, and every other sign for missing, besides the levels; raise ValueError for both."""
        if "" in levels.codes:
            raise ValueError("a level is empty; an empty cell is a missing rating")
        if any(levels.find(sign) is not None for sign in missing):
            raise ValueError("a sign for missing is one of the levels too")
        self.levels = levels
        self._known: dict[str, int | None] = {code: at for at, code in enumerate(levels.codes)}
        self._known.update(dict.fromkeys(("", *missing)))

    def position(self, cell: str) -> int | None:
        """Return the position of the level in a cell, None for missing; raise KeyError for anything else."""
        if cell not in self._known:
            text = cell.strip()
            found = self._known[text] if text in self._known else self.levels.find(text)
            if found is None and text not in self._known:
                raise KeyError
            self._known[cell] = found
        return self._known[cell]


def parse_table(text: str, reading: Reading, wanted: Sequence[str] = ()) -> Table:
    """Return the table in `text`; `wanted` are the labels of the columns to read, all of them where it is empty.

    Cells are divided by whichever of comma, semicolon and tab comes first in the first line. Raises TableRefused.
    """
    first, rest = _head(text)
    divider = _divider(first)
    labels = _labels(first, divider)
    columns = _columns(labels, wanted)
    shape = len(labels), [at for at, _ in columns]
    rows: dict[Row, int] = {}
    try:
        for _, _, found in _pieces(rest, divider):
            for cells, count in found.values():
                row = _row(cells, shape, reading)
                rows[row] = rows.get(row, 0) + count
    except KeyError:
        raise TableRefused(*_faults(rest, divider, shape, reading)) from None
    return Table(tuple(label for _, label in columns), sum(rows.values()), rows)


def _row(cells: list[str], shape: Shape, reading: Reading) -> Row:
    """Return one unit as rated; raise KeyError where a line is not as declared."""
    width, columns = shape
    if len(cells) != width:
        raise KeyError(width)
    return tuple([reading.position(cells[at]) for at in columns])


def _head(text: str) -> tuple[str, str]:
    """Return the first line and all that follows; every way to end a line will do."""
    if "\0" in text:
        raise TableRefused(("binary", 1, None))
    first, _, rest = text.replace("\r\n", "\n").replace("\r", "\n").partition("\n")
    if not first.strip():
        raise TableRefused(("table-empty", 1, None))
    return first, rest.rstrip("\n")


def _divider(first: str) -> str:
    quoted = False
    for character in first[:_PIECE]:
        quoted ^= character == '"'
        if character in DELIMITERS and not quoted:
            return character
    raise TableRefused(("one-column", 1, None))


def _labels(first: str, divider: str) -> list[str]:
    if first.count(divider) >= MOST_COLUMNS:
        raise TableRefused(("too-many-columns", 1, None))
    labels = _cells(first, divider)
    if labels is None:
        raise TableRefused(("quote-open", 1, None))
    return [label.strip() for label in labels]


def _columns(labels: list[str], wanted: Sequence[str]) -> list[tuple[int, str]]:
    """Return position and label of the columns to read."""
    if not set(wanted) <= set(labels):
        raise TableRefused(("no-such-column", 1, None))
    columns = [(at, label) for at, label in enumerate(labels) if label in wanted or not wanted]
    if len(columns) > MOST_RATERS:
        raise TableRefused(("too-many-raters", 1, None))
    names = Counter(label.casefold() for _, label in columns)
    for at, label in columns:
        if not label:
            raise TableRefused(("label-missing", 1, at + 1))
        if len(label) > MOST_LABEL:
            raise TableRefused(("label-too-long", 1, at + 1))
        if names[label.casefold()] > 1:
            raise TableRefused(("label-twice", 1, at + 1))
    if len(columns) < 2:  # noqa: PLR2004 - raters can differ
        raise TableRefused(("one-column", 1, None))
    return columns


def _pieces(text: str, divider: str) -> Iterator[Piece]:
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


def _faults(text: str, divider: str, shape: Shape, reading: Reading) -> Iterator[Fault]:
    """Give the first faults of a table that was refused."""
    every = (fault for piece in _pieces(text, divider) for fault in _faults_in(piece, shape, reading))
    yield from islice(every, MOST_FAULTS)


def _faults_in(piece: Piece, shape: Shape, reading: Reading) -> Iterator[Fault]:
    number, lines, found = piece
    wrong = {line for line, (cells, _) in found.items() if any(_faults_of(number, cells, shape, reading))}
    if wrong:
        for at, line in enumerate(lines, number):
            if line in wrong:
                yield from _faults_of(at, found[line][0], shape, reading)


def _faults_of(line: int, cells: Sequence[str], shape: Shape, reading: Reading) -> Iterator[Fault]:
    width, columns = shape
    if len(cells) != width:
        yield "cells-differ", line, None
        return
    for at in columns:
        try:
            reading.position(cells[at])
        except KeyError:
            yield "level-not-declared", line, at + 1
