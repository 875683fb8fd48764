"""A table of units by raters, as text: one line a unit, one column a rater, an empty cell where a rating is missing.

It is read into how often each row occurs. Equal lines are read once, so that a large table costs what its distinct
lines cost.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import Row

DELIMITERS = (",", ";", "\t")
MOST_FAULTS = 20

FAULTS = {
    "table-empty": "the table holds nothing",
    "one-column": "the table has one column; agreement takes two raters or more",
    "label-missing": "a column has no label in the first line",
    "label-twice": "two columns have the same label",
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
        """Know the empty cell, and every other sign for missing, besides the levels."""
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
    first, lines = _lines(text)
    divider = _divider(first)
    (labels,) = _divided([first], divider)
    columns = _columns([label.strip() for label in labels], wanted)
    shape = len(labels), [at for at, _ in columns]
    counted = _divided(lines, divider)
    rows: dict[Row, int] = {}
    try:
        for cells, count in counted.items():
            row = _row(cells, shape, reading)
            rows[row] = rows.get(row, 0) + count
    except KeyError:
        raise TableRefused(*_faults(lines, divider, shape, reading)) from None
    return Table(tuple(label for _, label in columns), sum(counted.values()), rows)


def _row(cells: tuple[str, ...], shape: Shape, reading: Reading) -> Row:
    """Return one unit as rated; raise KeyError where a line is not as declared."""
    width, columns = shape
    if len(cells) != width:
        raise KeyError(width)
    return tuple([reading.position(cells[at]) for at in columns])


def _lines(text: str) -> tuple[str, list[str]]:
    """Return the first line and all others but blank ones at the end; every way to end a line will do."""
    if "\0" in text:
        raise TableRefused(("binary", 1, None))
    first, *lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[-1].strip(" "):
        lines.pop()
    if not first.strip():
        raise TableRefused(("table-empty", 1, None))
    return first, lines


def _divider(first: str) -> str:
    quoted = False
    for character in first:
        quoted ^= character == '"'
        if character in DELIMITERS and not quoted:
            return character
    raise TableRefused(("one-column", 1, None))


def _columns(labels: list[str], wanted: Sequence[str]) -> list[tuple[int, str]]:
    """Return position and label of the columns to read."""
    if not set(wanted) <= set(labels):
        raise TableRefused(("no-such-column", 1, None))
    columns = [(at, label) for at, label in enumerate(labels) if label in wanted or not wanted]
    names = [label.casefold() for _, label in columns]
    for at, label in columns:
        if not label:
            raise TableRefused(("label-missing", 1, at + 1))
        if names.count(label.casefold()) > 1:
            raise TableRefused(("label-twice", 1, at + 1))
    if len(columns) < 2:  # noqa: PLR2004 - raters can differ
        raise TableRefused(("one-column", 1, None))
    return columns


def _divided(lines: list[str], divider: str) -> Counter[tuple[str, ...]]:
    """Return how often each line of cells occurs; blank lines are no units."""
    distinct = Counter(lines)
    if any('"' in line for line in distinct):
        return Counter(cells for _, cells in _quoted(lines, divider))
    found: Counter[tuple[str, ...]] = Counter()
    for line, count in distinct.items():
        if line.strip(" "):
            found[tuple(line.split(divider))] += count
    return found


def _quoted(lines: list[str], divider: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give line number and cells of every line that is not blank, quotes taken away as RFC 4180 has them."""
    import csv  # noqa: PLC0415 - only for cells in quotes, and to say what is wrong

    reader = csv.reader((f"{line}\n" for line in lines), delimiter=divider, strict=True)
    try:
        for cells in reader:
            if len(cells) > 1 or any(cell.strip() for cell in cells):
                yield reader.line_num, tuple(cells)
    except csv.Error:
        raise TableRefused(("quote-open", reader.line_num + 1, None)) from None


def _faults(lines: list[str], divider: str, shape: Shape, reading: Reading) -> Iterator[Fault]:
    """Give the first faults of a table that was refused; lines are counted from the first line of the file."""
    every = (fault for line, cells in _quoted(lines, divider) for fault in _faults_of(line + 1, cells, shape, reading))
    yield from islice(every, MOST_FAULTS)


def _faults_of(line: int, cells: tuple[str, ...], shape: Shape, reading: Reading) -> Iterator[Fault]:
    width, columns = shape
    if len(cells) != width:
        yield "cells-differ", line, None
        return
    for at in columns:
        try:
            reading.position(cells[at])
        except KeyError:
            yield "level-not-declared", line, at + 1
