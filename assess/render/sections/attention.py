"""What deserves attention: which questions carry which flag, in words, and who holds what where both are firm."""

from collections.abc import Iterator, Mapping

from assess.logic.compare.firmness import levels_by_certainty
from assess.model.comparison import ComparedFacet, ComparedQuestion, Flag
from assess.render.blocks import Block, Entry, Fact, Paragraph, Section, Table
from assess.render.words import Words

FLAGS: Mapping[Flag, str] = {
    "act-now-one-side": "a level that cannot wait, chosen by some and not by others",
    "act-now": "a level that cannot wait",
    "firm-and-apart": "levels lie apart, and both sides hold theirs firmly",
    "no-majority": "no level is held by most of those who gave one",
    "spread": "levels lie apart",
    "watershed": "levels on both sides of the watershed",
    "relevance": "matters much to one, little to another",
    "footing": "the same level, firmly held by one and not by another",
}
"""In the order in which they are shown; judgements have flags of their own, which stand with them."""
_LEAD = Paragraph("Each line says what was seen, then where. Nothing here says who is right.")
_NOTHING = Paragraph("Nothing is flagged.")


def attention(words: Words) -> Section:
    """Show every flag with the questions that carry it; judgements are not named before they are shown."""
    found = tuple(flagged(words))
    return Section("What deserves attention", (_LEAD, *found, *firm_tables(words)) if found else (_NOTHING,))


def flagged(words: Words) -> Iterator[Block]:
    """Give one list: each flag that occurs, and the items and dimensions that carry it."""
    facts = tuple(Fact(said, "; ".join(where)) for flag, said in FLAGS.items() if (where := tuple(_where(words, flag))))
    if facts:
        yield Entry("", facts)


def _where(words: Words, flag: Flag) -> Iterator[str]:
    for question in words.comparison.questions:
        if question.sort == "judgement":
            continue
        if flag in question.flags and not _said_more_closely(flag, question.flags):
            yield words.title(question)
        for facet in question.facets:
            if flag in facet.flags and not _said_more_closely(flag, facet.flags):
                yield f"{words.facet_title(question, facet)}{_beside(words, flag, facet)}"


def _said_more_closely(flag: Flag, flags: tuple[Flag, ...]) -> bool:
    """Tell whether another flag beside this one says the same and more."""
    return flag == "act-now" and "act-now-one-side" in flags


def _beside(words: Words, flag: Flag, facet: ComparedFacet) -> str:
    """Return between which levels the watershed lies."""
    between = words.book.scales[facet.scale].watershed
    if flag != "watershed" or between is None:
        return ""
    levels = [words.level(facet.scale, code.strip()) for code in between.split("|")]
    return f" (between {' and '.join(levels)})"


def firm_tables(words: Words) -> Iterator[Block]:
    """Give a table of levels by certainty for each facet where levels lie apart and are held firmly."""
    for question in words.comparison.questions:
        if question.sort != "judgement":
            for facet in question.facets:
                if "firm-and-apart" in facet.flags:
                    yield from firm_table(words, question, facet)


def firm_table(words: Words, question: ComparedQuestion, facet: ComparedFacet) -> tuple[Block, Block]:
    """Return who holds which level at which certainty; rows that nobody is in are left out."""
    title = words.facet_title(question, facet)
    held = levels_by_certainty(words.book, facet)
    scale = words.book.scales[facet.scale]
    rows = tuple(
        (_heading(words, certainty), *(", ".join(_sorted(words, levels[code])) for code in scale.levels))
        for certainty, levels in held.items()
        if any(levels.values())
    )
    return Paragraph(f"{title}: who holds which level how firmly."), Table(("Certainty", *scale.levels.values()), rows)


def _heading(words: Words, certainty: str | None) -> str:
    said = words.certainty(certainty)
    return f"{said[:1].upper()}{said[1:]}"


def _sorted(words: Words, labels: tuple[str, ...]) -> list[str]:
    return [label for label in words.labels if label in labels]
