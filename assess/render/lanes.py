"""The lane chart in characters: a column for each level, marks in the cells, nothing that a code page could lack."""

from itertools import zip_longest
from textwrap import wrap

from assess.render.blocks import Lanes, Mark
from assess.render.lines import shown

WIDEST_TITLE, NARROWEST_TITLE = 26, 14
_GAP = " "
_INDENT = "  "


def lane_lines(chart: Lanes, width: int) -> list[str]:
    """Return the chart in lines of at most `width`; none where a mark has no room: the same follows in words."""
    count = len(chart.columns)
    title = max(NARROWEST_TITLE, min(WIDEST_TITLE, width - len(_INDENT) - 12 * count))
    column = max(4, (width - len(_INDENT) - title) // count - len(_GAP))
    widths = (title, *([column] * count))
    if len(_INDENT) + sum(widths) + count > width:
        return []
    lines = _row(("", *chart.columns), widths)
    lines.append(_INDENT + _GAP.join("-" * one for one in widths))
    for row in chart.rows:
        lines += _row((row.title, *(_cell(marks) for marks in row.marks)), widths)
    return lines


def _cell(marks: tuple[Mark, ...]) -> str:
    return " ".join(f"{mark.name}?" if mark.low else mark.name for mark in marks) or "."


def _row(cells: tuple[str, ...], widths: tuple[int, ...]) -> list[str]:
    """Return one row of the chart, as many lines high as its fullest cell."""
    wrapped = [wrap(shown(cell), one, break_on_hyphens=False) or [""] for cell, one in zip(cells, widths, strict=True)]
    return [
        (_INDENT + _GAP.join(part.ljust(one) for part, one in zip(parts, widths, strict=True))).rstrip()
        for parts in zip_longest(*wrapped, fillvalue="")
    ]
