"""What deserves attention: which questions carry which flag, in words, and who holds what where both are firm."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
MANY = 8
"""From more places on than this a flag names codes alone."""
_LEAD = Paragraph("Each line says what was seen, then where. Nothing here says who is right.")
_OTHERS = Paragraph("Who holds what how firmly elsewhere stands in the table of all questions.")
_NOTHING = Paragraph("Nothing is flagged.")


def attention(words: Words) -> Section:
    """Show every flag with the questions that carry it; judgements are not named before they are shown."""
    found = tuple(flagged(words))
    return Section("What deserves attention", (_LEAD, *found, *firm_tables(words)) if found else (_NOTHING,))


def flagged(words: Words) -> Iterator[Block]:
    """Give one list: each flag that occurs, and the items and dimensions that carry it."""
    facts = tuple(Fact(said, _places(places)) for flag, said in FLAGS.items() if (places := _where(words, flag)))
    if facts:
        yield Entry("", facts)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a flag is: in full, in short for where there are many, and what is to be said of several at once."""

    full: str
    short: str
    between: str = ""


def _places(places: Sequence[_Place]) -> str:
    """Return where a flag is; many are named by their codes, whose labels stand in the table of all questions."""
    many = len(places) > MANY
    parts: dict[str, list[str]] = {}
    for place in places:
        parts.setdefault(place.between, []).append(place.short if many else place.full)
    named = ((", " if many else "; ").join(names) + between for between, names in parts.items())
    count = f"{len(places)} times - " if many else ""
    return f"{count}{'; '.join(named)}"


def _where(words: Words, flag: Flag) -> list[_Place]:
    found: list[_Place] = []
    for question in words.comparison.questions:
        if question.sort != "judgement":
            found += [_Place(words.title(question), question.code)] if _carries(question, flag) else []
            found += [_place(words, flag, question, facet) for facet in question.facets if _carries(facet, flag)]
    return found


def _carries(one: ComparedQuestion | ComparedFacet, flag: Flag) -> bool:
    """Tell whether a flag is to be named; not where another beside it says the same and more."""
    return flag in one.flags and not (flag == "act-now" and "act-now-one-side" in one.flags)


def _place(words: Words, flag: Flag, question: ComparedQuestion, facet: ComparedFacet) -> _Place:
    name = words.facet(question, facet)
    short = f"{question.code} {name}" if name else question.code
    return _Place(words.facet_title(question, facet), short, _between(words, flag, facet))


def _between(words: Words, flag: Flag, facet: ComparedFacet) -> str:
    """Return between which levels the watershed lies."""
    between = words.book.scales[facet.scale].watershed
    if flag != "watershed" or between is None:
        return ""
    levels = [words.level(facet.scale, code.strip()) for code in between.split("|")]
    return f" (between {' and '.join(levels)})"


def firm_tables(words: Words) -> Iterator[Block]:
    """Give a table of levels by certainty for each facet on the agenda where levels lie apart and are held firmly."""
    agenda = {name for line in words.comparison.agenda for name in line.questions}
    found = [
        (question, facet)
        for question in words.comparison.questions
        if question.sort != "judgement"
        for facet in question.facets
        if "firm-and-apart" in facet.flags
    ]
    for question, facet in found:
        if question.question in agenda:
            yield from firm_table(words, question, facet)
    if any(question.question not in agenda for question, _ in found):
        yield _OTHERS


def firm_table(words: Words, question: ComparedQuestion, facet: ComparedFacet) -> tuple[Block, Block]:
    """Return who holds which level at which certainty; the firmest first; rows of nobody are left out."""
    title = words.facet_title(question, facet)
    held = levels_by_certainty(words.book, facet)
    scale = words.book.scales[facet.scale]
    rows = tuple(
        (_heading(words, certainty), *(", ".join(_sorted(words, levels[code])) for code in scale.levels))
        for certainty in (*reversed(words.book.certainty), None)
        if (levels := held.get(certainty)) and any(levels.values())
    )
    return Paragraph(f"{title}: who holds which level how firmly."), Table(("Certainty", *scale.levels.values()), rows)


def _heading(words: Words, certainty: str | None) -> str:
    said = words.certainty(certainty)
    return f"{said[:1].upper()}{said[1:]}"


def _sorted(words: Words, labels: tuple[str, ...]) -> list[str]:
    return [label for label in words.labels if label in labels]
