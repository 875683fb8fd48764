"""A report on a terminal: the only module that knows rich, and only as Text objects, never as markup."""

from collections.abc import Iterator
from functools import singledispatch
from io import StringIO

from rich.box import Box
from rich.console import Console, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from assess.render.blocks import Block, Bullets, Entry, Lanes, Paragraph, Report, Section, Table
from assess.render.lanes import lane_lines
from assess.render.lines import shown, wrap
from assess.render.text import NO_ROOM, block_lines

WIDEST = 110
"""Lines longer than this are hard to read, however wide the terminal is."""
_ROOM = 13
"""The narrowest column that holds a level in words."""
_RULES = Box("    \n    \n -- \n    \n    \n -- \n    \n    \n", ascii=True)
_STRONG, _NAME, _HEADING, _QUIET = "bold", "cyan", "bold blue", "dim"


def render_terminal(report: Report, width: int, *, colour: bool) -> str:
    """Return the report with the styles of a terminal; without `colour` only weight is left."""
    room = min(width, WIDEST)
    console = Console(
        file=StringIO(),
        width=room,
        force_terminal=True,
        color_system="standard",
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in _parts(report, room):
        console.print(part, no_wrap=isinstance(part, Text), overflow="ignore", crop=False)
    output = console.file
    return output.getvalue() if isinstance(output, StringIO) else ""


def _parts(report: Report, width: int) -> Iterator[RenderableType]:
    yield from _styled(wrap(report.title, width), _STRONG)
    yield from _styled(["=" * width, *wrap(report.about, width), ""], "")
    for place, notice in enumerate(report.notices):
        # What begins in capitals must not be missed.
        strong = place == 0 or notice.partition(" ")[0].isupper()
        yield from _styled(wrap(notice, width), _STRONG if strong else "")
    for section in report.sections:
        yield Text("")
        yield from _section(section, width)


def _section(section: Section, width: int) -> Iterator[RenderableType]:
    yield from _styled(wrap(section.title, width), _HEADING)
    yield from _styled(["-" * width], _QUIET)
    for place, block in enumerate(section.blocks):
        if place:
            yield Text("")
        yield from _block(block, width)


def _styled(lines: list[str], style: str) -> Iterator[Text]:
    return (Text(line, style=style) for line in lines)


@singledispatch
def _block(block: Block, width: int) -> Iterator[RenderableType]:
    raise NotImplementedError(type(block).__name__)


@_block.register
def _(block: Paragraph, width: int) -> Iterator[RenderableType]:
    yield from _styled(block_lines(block, width), "")


@_block.register
def _(block: Bullets, width: int) -> Iterator[RenderableType]:
    yield from _styled(block_lines(block, width), "")


@_block.register
def _(block: Entry, width: int) -> Iterator[RenderableType]:
    if block.title:
        yield from _styled(wrap(block.title, width), _STRONG)
    for fact in block.facts:
        name = f"{shown(fact.name)}:"
        lines = wrap(f"{name} {fact.text}", width, "  ", "      ")
        first = Text(lines[0])
        first.stylize(_NAME, 2, 2 + len(name))
        yield first
        yield from _styled(lines[1:], "")


@_block.register
def _(block: Lanes, width: int) -> Iterator[RenderableType]:
    lines = lane_lines(block, width)
    if not lines:
        yield Text(NO_ROOM)
        return
    rule = next(place for place, line in enumerate(lines) if line.startswith("  --"))
    yield from _styled(lines[:rule], _STRONG)
    yield from _styled(lines[rule : rule + 1], _QUIET)
    yield from _styled(lines[rule + 1 :], "")
    yield from _styled(["", *wrap(block.key, width, "  ", "  ")], _QUIET)


@_block.register
def _(block: Table, width: int) -> Iterator[RenderableType]:
    """Show columns where each has room for a level in words, else one entry a row."""
    if (len(block.columns) + 1) * _ROOM > width:
        yield from _styled(block_lines(block, width), "")
        return
    table = RichTable(
        box=_RULES, show_edge=False, width=width, pad_edge=False, padding=(0, 1, 0, 0), header_style=_STRONG
    )
    for place, column in enumerate(block.columns):
        table.add_column(Text(shown(column)), ratio=2 if place == 0 else 1, overflow="fold")
    for row in block.texts:
        table.add_row(*(Text(shown(cell)) for cell in row))
    yield table
