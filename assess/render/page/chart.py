"""The ordinal lane chart as a drawing: a row for each question, a column for each level, a mark for each assessor."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from assess.logic.text import visible
from assess.render.blocks import Lane, Lanes, Mark
from assess.render.html import Markup, element, together
from assess.render.page.fitting import breadth, fit
from assess.render.page.marks import drawn, names_in

FONT = 13
_LINE = 16
_SLOT = 21
"""The height of a line of words, and of a line of marks."""
_TITLE, _WIDTH, _NARROWEST = 210, 760, 88
_PAD = 6
_DESCRIPTION = (
    "One row for each question, one column for each level in its order and one for no level, one mark for each"
    " assessor, hollow and with a question mark at the lowest certainty. The table below it says the same."
)


def chart(block: Lanes, name: str, id_: str) -> Markup:
    """Return the drawing; `name` is what it is called where it cannot be seen."""
    count = len(block.columns)
    column = max(_NARROWEST, (_WIDTH - _TITLE) // count)
    width = _TITLE + count * column
    marks = drawn(names_in(block))
    parts, height = _rows(block, column, marks)
    edges = (_TITLE + place * column for place in range(count))
    return element(
        "svg",
        element("title", visible(name), id=f"{id_}-t"),
        element("desc", _DESCRIPTION, id=f"{id_}-d"),
        *(_rule(edge, 0, edge, height, "last" if place == count - 1 else "") for place, edge in enumerate(edges)),
        *parts,
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_labelledby=f"{id_}-t {id_}-d",
    )


def _rows(block: Lanes, column: int, marks: Mapping[str, tuple[str, str]]) -> tuple[list[Markup], int]:
    """Return head and rows one below the other, and how far down they reach."""
    heads = [fit(visible(one), (column - 2 * _PAD) / FONT / 1.1) for one in block.columns]
    top = max(map(len, heads)) * _LINE + 2 * _PAD
    parts = [
        element(
            "g", *(_lines(lines, _TITLE + place * column + _PAD, 0) for place, lines in enumerate(heads)), class_="b"
        )
    ]
    for row in block.rows:
        parts.append(_rule(0, top, _TITLE + len(block.columns) * column, top))
        drawing, height = _row(row, top, column, marks)
        parts.append(drawing)
        top += height
    return parts, top


def _row(row: Lane, top: int, column: int, marks: Mapping[str, tuple[str, str]]) -> tuple[Markup, int]:
    """Return one row of marks below `top`, and its height."""
    title = fit(visible(row.title), (_TITLE - _PAD) / FONT)
    cells = [list(_slots(cell, column - _PAD)) for cell in row.marks]
    lines = max((y for cell in cells for _, y, _ in cell), default=0) + 1
    height = max(len(title) * _LINE, lines * _SLOT) + 2 * _PAD
    placed = (
        _mark(mark, _TITLE + place * column + _PAD + x, top + _PAD + y * _SLOT, marks)
        for place, cell in enumerate(cells)
        for x, y, mark in cell
    )
    return together(_lines(title, 0, top), *placed), height


def _slots(cell: Iterable[Mark], room: int) -> Iterator[tuple[int, int, Mark]]:
    """Give each mark of a cell its place: how far to the right, and on which line."""
    x = y = 0
    for mark in cell:
        needed = 22 + round(breadth(_label(mark)) * FONT)
        if x and x + needed > room:
            x, y = 0, y + 1
        yield x, y, mark
        x += needed


def _mark(mark: Mark, x: int, y: int, marks: Mapping[str, tuple[str, str]]) -> Markup:
    """Return the shape of an assessor with the name beside it."""
    shape, colour = marks[mark.name]
    return together(
        element(
            "path", d=shape, class_=f"{colour} low" if mark.low else colour, transform=f"translate({x + 9} {y + 10})"
        ),
        element("text", _label(mark), x=str(x + 20), y=str(y + 15)),
    )


def _label(mark: Mark) -> str:
    return f"{visible(mark.name)}?" if mark.low else visible(mark.name)


def _lines(lines: Sequence[str], x: int, top: int) -> Markup:
    """Return lines of words one below the other."""
    first, *below = (f"{line} " for line in lines)
    parts = (element("tspan", line, x=str(x), dy=str(_LINE)) for line in below)
    return element("text", first, *parts, x=str(x), y=str(top + _PAD + FONT))


def _rule(x1: int, y1: int, x2: int, y2: int, class_: str = "") -> Markup:
    return element("line", x1=str(x1), y1=str(y1), x2=str(x2), y2=str(y2), class_=class_)
