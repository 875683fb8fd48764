"""The marks of assessors in a chart: each a shape of its own, so that none is told by its colour alone."""

from collections.abc import Iterable

from assess.render.blocks import Lanes

# Of the colours that people with any colour vision tell apart, those that stand out from white by 3 to 1 (WCAG 1.4.11).
COLOURS = ("#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7")
SHAPES = (
    "M-6.5 0A6.5 6.5 0 1 1 6.5 0A6.5 6.5 0 1 1 -6.5 0Z",  # circle
    "M-5.8 -5.8H5.8V5.8H-5.8Z",  # square
    "M0 -7.5L7 5.5H-7Z",  # triangle up
    "M0 -8L8 0L0 8L-8 0Z",  # diamond
    "M-2.5 -7.5H2.5V-2.5H7.5V2.5H2.5V7.5H-2.5V2.5H-7.5V-2.5H-2.5Z",  # plus
    "M0 7.5L7 -5.5H-7Z",  # triangle down
    "M0 -8.5L2.1 -2.9L8.1 -2.6L3.4 1.1L5 6.9L0 3.6L-5 6.9L-3.4 1.1L-8.1 -2.6L-2.1 -2.9Z",  # star
    "M0 -7L6.7 -2.2L4.1 5.7H-4.1L-6.7 -2.2Z",  # pentagon
    "M-7 -4L-4 -7L0 -3L4 -7L7 -4L3 0L7 4L4 7L0 3L-4 7L-7 4L-3 0Z",  # cross
    "M-8 4.5A8 8 0 0 1 8 4.5Z",  # half disc
    "M-7 -6.5H7L-7 6.5H7Z",  # hourglass
    "M-7.5 0L-3.7 -6.5H3.7L7.5 0L3.7 6.5H-3.7Z",  # hexagon
)


def drawn(names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return shape and class of each mark; past the last one they begin again, and the name beside tells."""
    return {
        name: (SHAPES[place % len(SHAPES)], f"k{place % len(COLOURS)}")
        for place, name in enumerate(dict.fromkeys(names))
    }


def names_in(chart: Lanes) -> tuple[str, ...]:
    """Return all marks of a chart in one order."""
    return chart.names or tuple(mark.name for row in chart.rows for cell in row.marks for mark in cell)
