"""The lane charts of one assessment: where its assessor stands on each dimension; the same follows in a table."""

from collections.abc import Iterator, Sequence

from assess.model.assessment import FacetRating
from assess.model.codebook import CodedQuestion, CodedScale
from assess.render.blocks import Lane, Lanes, Mark
from assess.render.sections.dimensions import NO_LEVEL, lane_key, marks_of
from assess.render.single.words import SingleWords

Row = tuple[CodedQuestion, str, str, FacetRating | None]
"""A facet: its question, scale, label, and what was recorded."""


def lane_charts(words: SingleWords, asked: Sequence[CodedQuestion]) -> Iterator[Lanes]:
    """Give a chart for each scale with an order that these questions are rated on."""
    marks = marks_of((words.one.assessor.label,))
    (mark,) = marks.values()
    rows: list[Row] = [(question, *facet) for question in asked for facet in words.facets(question)]
    for name in dict.fromkeys(scale for _, scale, _, _ in rows):
        scale = words.book.scales[name]
        if scale.ordered:
            lanes = tuple(_lane(words, scale, mark, row) for row in rows if row[1] == name)
            yield Lanes((*scale.levels.values(), NO_LEVEL), lanes, lane_key(marks), (mark,))


def _lane(words: SingleWords, scale: CodedScale, name: str, row: Row) -> Lane:
    """Return one row, with the mark of that name; what did not apply has no level."""
    question, _, label, given = row
    level = given.level if given and question.id not in words.one.hidden else None
    low = level is not None and given is not None and given.certainty == next(iter(words.book.certainty), None)
    mark = Mark(name, low=low)
    return Lane(words.title(question, label), tuple((mark,) if level == one else () for one in (*scale.levels, None)))
