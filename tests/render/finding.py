"""What stands in a report, found by its headings."""

from assess.render.blocks import Block, Entry, Report, Section, Table


def section(report: Report, title: str) -> Section:
    return next(one for one in report.sections if one.title == title)


def entries(blocks: tuple[Block, ...]) -> dict[str, list[tuple[str, str]]]:
    """Return the facts under each heading; one without a heading is called ''."""
    return {one.title: [(fact.name, fact.text) for fact in one.facts] for one in blocks if isinstance(one, Entry)}


def rows(blocks: tuple[Block, ...]) -> list[tuple[str, ...]]:
    return [row for one in blocks if isinstance(one, Table) for row in one.texts]
