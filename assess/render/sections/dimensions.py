"""The dimensions: an ordinal lane chart for each scale, then the same in words."""

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase

from assess.model.base import MAIN
from assess.model.comparison import ComparedFacet, ComparedQuestion, ComparedRating
from assess.render.blocks import Block, Entry, Fact, Lane, Lanes, Mark, Paragraph, Section
from assess.render.sections.outcome import with_meeting
from assess.render.since import since, spread_since
from assess.render.words import Words

_SHORT = 3
"""Labels up to this length are their own marks."""
NO_LEVEL = "no level"
_KEY = "? after a mark: lowest certainty. Columns are levels in their order, not quantities."

Rated = tuple[ComparedQuestion, ComparedFacet]


def dimensions(words: Words) -> Section:
    """Show the dimensions; an instrument may have none."""
    rated = [(one, facet) for one in words.comparison.questions if one.sort == "dimension" for facet in one.facets]
    if not rated:
        return Section("Dimensions", (Paragraph("The instrument asks for none."),))
    scales = dict.fromkeys(facet.scale for _, facet in rated if words.book.scales[facet.scale].ordered)
    charts = [_lanes(words, scale, [pair for pair in rated if pair[1].scale == scale]) for scale in scales]
    return Section("Dimensions", (*charts, *_in_words(words)))


def first_chart(words: Words) -> Section:
    """Show the lane chart of the scale that most dimensions are rated on, without the words below it."""
    whole = dimensions(words)
    return Section(whole.title, whole.blocks[:1])


def marks_of(labels: Sequence[str]) -> Mapping[str, str]:
    """Return one short mark an assessor: the label where all are short, else a letter."""
    if all(len(label) <= _SHORT for label in labels):
        return {label: label for label in labels}
    return dict(zip(labels, ascii_lowercase, strict=False))


def lane_key(marks: Mapping[str, str]) -> str:
    """Return what a reader has to know of a chart, and whose a mark is where it is no label."""
    named = ", ".join(f"{mark} = {label}" for label, mark in marks.items() if mark != label)
    return f"{_KEY} {named}".strip()


def _lanes(words: Words, scale: str, rated: Iterable[Rated]) -> Lanes:
    levels = words.book.scales[scale].levels
    marks = marks_of(words.labels)
    return Lanes(
        columns=(*levels.values(), NO_LEVEL),
        rows=tuple(_lane(words, tuple(levels), question, facet, marks) for question, facet in rated),
        key=lane_key(marks),
        names=tuple(marks.values()),
    )


def _lane(
    words: Words, levels: tuple[str, ...], question: ComparedQuestion, facet: ComparedFacet, marks: Mapping[str, str]
) -> Lane:
    cells: dict[str | None, list[Mark]] = {code: [] for code in (*levels, None)}
    for label in words.labels:
        rating = facet.ratings[label]
        cells[rating.level if rating else None].append(Mark(marks[label], low=_is_low(words, rating)))
    title = words.title(question) if facet.facet == MAIN else words.facet_title(question, facet)
    return Lane(title, tuple(tuple(cell) for cell in cells.values()))


def _is_low(words: Words, rating: ComparedRating | None) -> bool:
    """Tell whether a level is held at the lowest certainty."""
    lowest = next(iter(words.book.certainty), None)
    return rating is not None and rating.level is not None and rating.certainty == lowest


def _in_words(words: Words) -> Iterable[Block]:
    for question in words.comparison.questions:
        if question.sort == "dimension":
            yield Entry(words.title(question), tuple(_facets(words, question)))


def _facets(words: Words, question: ComparedQuestion) -> Iterable[Fact]:
    for facet in question.facets:
        together = f"{words.held(facet)}. Together: {words.together(facet)}"
        after = spread_since(question, facet)
        together += f"; {since(words)}: {after}" if after else ""
        said = with_meeting(words, question, facet, together)
        yield Fact(words.facet(question, facet) or "level", f"{said}.")
