"""A report as plain text: 80 columns, ASCII of our own, one fact a line, so that a screen reader can follow it."""

from collections.abc import Iterator
from functools import singledispatch

from assess.render.blocks import Block, Bullets, Entry, Fact, Lanes, Paragraph, Report, Section, Table
from assess.render.lanes import lane_lines
from assess.render.lines import shown, wrap

WIDTH = 80
NO_ROOM = "No room for a chart; in words:"


def render_text(report: Report, width: int = WIDTH) -> str:
    """Return the report as text; what somebody wrote appears as typed, control characters written out."""
    lines = [*_head(report, width)]
    for section in report.sections:
        lines += ["", *_section(section, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(report: Report, width: int) -> Iterator[str]:
    yield from wrap(report.title.upper(), width)
    yield "=" * width
    yield from wrap(report.about, width)
    yield ""
    for notice in report.notices:
        yield from wrap(notice, width)


def _section(section: Section, width: int) -> Iterator[str]:
    yield from wrap(section.title.upper(), width)
    yield "-" * width
    for place, block in enumerate(section.blocks):
        if place:
            yield ""
        yield from block_lines(block, width)


@singledispatch
def block_lines(block: Block, width: int) -> list[str]:
    """Return one block in lines."""
    raise NotImplementedError(type(block).__name__)


@block_lines.register
def _(block: Paragraph, width: int) -> list[str]:
    return wrap(block.text, width)


@block_lines.register
def _(block: Bullets, width: int) -> list[str]:
    return [line for text in block.lines for line in wrap(text, width, "- ", "  ")]


@block_lines.register
def _(block: Entry, width: int) -> list[str]:
    return [*(wrap(block.title, width) if block.title else []), *fact_lines(block.facts, width)]


@block_lines.register
def _(block: Lanes, width: int) -> list[str]:
    lines = lane_lines(block, width)
    return [*lines, "", *wrap(block.key, width, "  ", "  ")] if lines else [NO_ROOM]


@block_lines.register
def _(block: Table, width: int) -> list[str]:
    """A wide table is read out cell by cell without its headings; entries name every cell that holds something."""
    lines: list[str] = []
    for row in block.texts:
        facts = tuple(Fact(name, cell) for name, cell in zip(block.columns[1:], row[1:], strict=True) if cell)
        lines += [*([""] if lines else []), *block_lines(Entry(row[0], facts), width)]
    return lines


def fact_lines(facts: tuple[Fact, ...], width: int) -> list[str]:
    """Return facts as `name: text`, the rest of a long one indented below."""
    return [line for fact in facts for line in wrap(f"{shown(fact.name)}: {fact.text}", width, "  ", "      ")]
