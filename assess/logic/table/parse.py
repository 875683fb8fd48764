"""From the text of a table to its rows: which columns are read, and what their cells mean."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import Row
from assess.logic.table.faults import MOST_FAULTS, MOST_LABEL, MOST_RATERS, Fault, TableRefused
from assess.logic.table.lines import Piece, divider_of, labels_of, pieces_of, split_head

Shape = tuple[int, list[int]]
"""How many cells a line has, and at which of them ratings stand."""


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
    first, rest = split_head(text)
    divider = divider_of(first)
    labels = labels_of(first, divider)
    columns = _columns(labels, wanted)
    shape = len(labels), [at for at, _ in columns]
    rows: dict[Row, int] = {}
    try:
        for _, _, found in pieces_of(rest, divider):
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


def _columns(labels: list[str], wanted: Sequence[str]) -> list[tuple[int, str]]:
    """Return position and label of the columns to read."""
    if not set(wanted) <= set(labels):
        raise TableRefused(("no-such-column", 1, None))
    columns = [(at, label) for at, label in enumerate(labels) if label in wanted or not wanted]
    if len(columns) > MOST_RATERS:
        raise TableRefused(("too-many-raters", 1, None))
    names = Counter(_same(label) for _, label in columns)
    for at, label in columns:
        if not label:
            raise TableRefused(("label-missing", 1, at + 1))
        if len(label) > MOST_LABEL:
            raise TableRefused(("label-too-long", 1, at + 1))
        if names[_same(label)] > 1:
            raise TableRefused(("label-twice", 1, at + 1))
    if len(columns) < 2:  # noqa: PLR2004 - raters can differ
        raise TableRefused(("one-rater", 1, None))
    return columns


def _same(label: str) -> str:
    """Return the form under which two labels count as the same; what is only ASCII needs no table of characters."""
    if label.isascii():
        return " ".join(label.casefold().split())
    from assess.logic.text import same_words  # noqa: PLC0415 - most tables start without it

    return same_words(label)


def _faults(text: str, divider: str, shape: Shape, reading: Reading) -> Iterator[Fault]:
    """Give the first faults of a table that was refused."""
    every = (fault for piece in pieces_of(text, divider) for fault in _faults_in(piece, shape, reading))
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
