"""Blocks as HTML, one kind after the other; every chart is followed by the same content as a table."""

from dataclasses import dataclass
from functools import singledispatch
from itertools import groupby

from assess.logic.text import visible
from assess.render.blocks import Block, Bullets, Cell, Entry, Fact, Lanes, Mark, Paragraph, Table
from assess.render.html import Markup, element, together
from assess.render.page.chart import chart

SAME_AS_TABLE = "The same as a table"
_MOST_STEPS = 3
_UPRIGHT = 6
"""As many columns have room for words on an upright page."""
_SHORT = 14
"""Names up to this length need little room beside what they name."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the heading above it, and an id that is its own."""

    title: str
    id: str


@singledispatch
def block_html(block: Block, place: Place) -> Markup:
    """Return one block as markup."""
    raise NotImplementedError(type(block).__name__)


@block_html.register
def _(block: Paragraph, place: Place) -> Markup:
    del place
    return element("p", block.text)


@block_html.register
def _(block: Bullets, place: Place) -> Markup:
    del place
    return element("ul", *(element("li", line) for line in block.lines))


@block_html.register
def _(block: Entry, place: Place) -> Markup:
    del place
    return together(element("h3", visible(block.title)) if block.title else Markup(""), _facts(block.facts))


@block_html.register
def _(block: Lanes, place: Place) -> Markup:
    drawing = _scrolled(chart(block, f"Chart: {place.title}", place.id), f"Chart: {place.title} ({place.id})")
    rows = tuple((row.title, *map(_marks, row.marks)) for row in block.rows)
    table = _table(Table(("", *block.columns), rows), Place(f"{place.title}, as a table", f"{place.id}-w"))
    return together(
        drawing,
        element("p", block.key, class_="key"),
        element("details", element("summary", SAME_AS_TABLE), table, class_="same"),
    )


@block_html.register
def _(block: Table, place: Place) -> Markup:
    return _table(block, place, wide=len(block.columns) > _UPRIGHT)


def _facts(facts: tuple[Fact, ...]) -> Markup:
    """Return facts under their names; a name that several facts in a row share is said once."""
    if not facts:
        return Markup("")
    parts = (
        part
        for name, same in groupby(facts, key=lambda fact: fact.name)
        for part in (element("dt", visible(name)), *(element("dd", fact.text) for fact in same))
    )
    short = max(len(fact.name) for fact in facts) <= _SHORT
    return element("dl", *parts, class_="short" if short else "")


def _marks(marks: tuple[Mark, ...]) -> str:
    return " ".join(f"{mark.name}?" if mark.low else mark.name for mark in marks)


def _table(table: Table, place: Place, *, wide: bool = False) -> Markup:
    head = element(
        "tr", *(element("th" if one else "td", visible(one), scope="col" if one else "") for one in table.columns)
    )
    body = (element("tr", element("th", _words(first), scope="row"), *map(_cell, rest)) for first, *rest in table.rows)
    whole = element("table", element("thead", head), element("tbody", *body))
    return _scrolled(whole, f"{place.title} ({place.id})", wide=wide)


def _cell(cell: str | Cell) -> Markup:
    steps = min(cell.steps, _MOST_STEPS) if isinstance(cell, Cell) else 0
    return element("td", _words(cell), class_=f"s{steps}" if steps else "")


def _words(cell: str | Cell) -> str:
    return cell.text if isinstance(cell, Cell) else cell


def _scrolled(inner: Markup, name: str, *, wide: bool = False) -> Markup:
    """Return what may be wider than a narrow screen in a part that scrolls, by keys too, and has a name."""
    return element(
        "div", inner, class_="scroll wide" if wide else "scroll", role="region", tabindex="0", aria_label=visible(name)
    )
