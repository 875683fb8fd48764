"""Counts of questions, and of nothing else: how many lie how far apart, who covered them, what pairs rest on."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import get_args

from assess.logic.compare.mirrors import mirrored
from assess.model.base import Sort
from assess.model.codebook import Codebook
from assess.model.comparison import ComparedFacet, ComparedQuestion, Counts, Pattern, Spread, State

NULL = "null"
"""Under this name the facets are counted that have no spread."""
FURTHER: tuple[Spread | None, ...] = (None, "same", "one-step", "differ", "apart", "opposite")
"""Spreads from none to the furthest; levels without an order that differ say less than levels that lie apart."""


def count(codebook: Codebook, questions: Sequence[ComparedQuestion]) -> Counts:
    """Count the facets of `questions`; two that mirror each other count as one question.

    That is the one whose levels lie further apart, whatever else is counted of it, and the first in the order of the
    instrument where they lie equally far apart; one without a spread counts only where the other has none either.
    `mirrored` says how many pairs were counted so.
    """
    counted = _mirrors_once(codebook, questions)
    facets = [facet for question in counted for facet in question.facets]
    spread = Counter(facet.spread or NULL for facet in facets)
    coverage = Counter(facet.coverage.state for facet in facets)
    patterns = Counter(pair.pattern for facet in facets for pair in facet.patterns)
    return Counts.model_construct(
        facets=len(facets),
        spread={name: spread[name] for name in (*get_args(Spread), NULL)},
        same_at_first_level=sum(_at_first_level(codebook, facet) for facet in facets),
        coverage={state: coverage[state] for state in get_args(State)},
        patterns={name: patterns[name] for name in get_args(Pattern)},
        mirrored=len(questions) - len(counted),
    )


def count_by_sort(codebook: Codebook, questions: Sequence[ComparedQuestion]) -> dict[Sort, Counts]:
    """Count items, dimensions and judgements apart."""
    return {sort: count(codebook, [one for one in questions if one.sort == sort]) for sort in get_args(Sort)}


def _mirrors_once(codebook: Codebook, questions: Sequence[ComparedQuestion]) -> Collection[ComparedQuestion]:
    """Return one question of each mirrored pair, and all others."""
    firsts = mirrored(codebook.questions)
    counted: dict[str, ComparedQuestion] = {}
    for question in questions:
        first = counted.setdefault(firsts[question.question], question)
        if _apart(question) > _apart(first):
            counted[firsts[question.question]] = question
    return counted.values()


def _apart(question: ComparedQuestion) -> int:
    """Return the place in FURTHER of the facet whose levels lie furthest apart."""
    return max(FURTHER.index(facet.spread) for facet in question.facets)


def _at_first_level(codebook: Codebook, facet: ComparedFacet) -> bool:
    """Tell whether all levels given are the first of their ordered scale: "the same, at not evident"."""
    scale = codebook.scales[facet.scale]
    first = next(iter(scale.levels))
    given = {rating.level for rating in facet.ratings.values() if rating and rating.level}
    return scale.ordered and facet.spread == "same" and given == {first}
