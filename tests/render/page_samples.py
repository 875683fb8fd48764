"""A chart, a coloured table, and a small report around any block."""

from assess.render.blocks import Block, Cell, Lane, Lanes, Mark, Report, Section, Table
from assess.render.page.report import render_html
from tests.render.pages import Page

CHART = Lanes(
    ("Not yet", "Begun", "no level"),
    (
        Lane("X1 Engagement", ((Mark("A1"),), (Mark("A2", low=True), Mark("A3")), ())),
        Lane(
            "X2 A name that is far too long for one line of a drawing", ((), (), (Mark("A1"), Mark("A2"), Mark("A3")))
        ),
    ),
    "? after a mark: lowest certainty.",
    ("A1", "A2", "A3"),
)
HEAT = Table(
    ("Question", "A1", "A2"),
    (
        ("D1", Cell("Some (low), 2 steps apart", 2), Cell("Driving (high), 2 steps apart", 2)),
        ("D2", Cell("Some (low), 1 step apart", 1), Cell("Driving (high), 9 steps apart", 9)),
        ("D3", Cell("Some (low)"), "not asked yet"),
    ),
)


def made(*blocks: Block, covered: bool = False, notices: tuple[str, ...] = ()) -> Report:
    return Report("A report", "case DEMO-01", notices, (Section("One", blocks, covered), Section("Two", ())))


def page(*blocks: Block, covered: bool = False) -> Page:
    return Page(render_html(made(*blocks, covered=covered)))
