"""All questions in one table: level, certainty and steps apart in words, whatever colour may say besides."""

from collections.abc import Iterator, Mapping

from assess.model.codebook import CodedScale
from assess.model.comparison import ComparedFacet, ComparedQuestion, ComparedRating
from assess.render.blocks import Cell, Paragraph, Section, Table
from assess.render.sections.outcome import settled_cell
from assess.render.sections.strengths import added_risks
from assess.render.since import now, since
from assess.render.words import Words, plural

_LEAD = "Steps apart: how far along the scale a level lies from the one furthest from it that another assessor gave."


def all_questions(words: Words) -> Section:
    """Show every question in one table, and the risks that assessors added."""
    rows = tuple(
        row for question in words.comparison.questions if question.sort != "judgement" for row in _rows(words, question)
    )
    meeting = ("Meeting",) if words.comparison.consensus else ()
    table = Table(("Question", *words.labels, "Levels", *meeting), rows)
    return Section("All questions", (Paragraph(_LEAD), table, *added_risks(words)))


def _rows(words: Words, question: ComparedQuestion) -> Iterator[tuple[str | Cell, ...]]:
    for facet in question.facets:
        meeting = (settled_cell(words, question, facet),) if words.comparison.consensus else ()
        yield (words.facet_title(question, facet), *_cells(words, question, facet), words.spread(facet), *meeting)


def _cells(words: Words, question: ComparedQuestion, facet: ComparedFacet) -> Iterator[Cell]:
    scale = words.book.scales[facet.scale]
    later = now(question, facet)
    for label in words.labels:
        rating = facet.ratings[label]
        steps = steps_apart(scale, facet.ratings, rating)
        text = f"{words.cell(facet.scale, rating)}{_apart(scale, facet, rating, steps)}"
        if later[label] != rating:
            text += f"; {since(words, label)}: {words.cell(facet.scale, later[label])}"
        yield Cell(text, steps)


def _apart(scale: CodedScale, facet: ComparedFacet, rating: ComparedRating | None, steps: int) -> str:
    if steps:
        return f", {plural(steps, 'step', 'steps')} apart"
    return ", different" if not scale.ordered and facet.spread == "differ" and rating and rating.level else ""


def steps_apart(scale: CodedScale, ratings: Mapping[str, ComparedRating | None], rating: ComparedRating | None) -> int:
    """Return how many places of the scale a level lies from the furthest level given; 0 where there is no order."""
    if rating is None or rating.level is None or not scale.ordered:
        return 0
    order = tuple(scale.levels)
    here = order.index(rating.level)
    return max(abs(here - order.index(one.level)) for one in ratings.values() if one and one.level)
