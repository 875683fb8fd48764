"""Counts of questions, and of nothing else: how many lie how far apart, who covered them, what pairs rest on."""

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from assess.model.base import Sort
from assess.model.codebook import Codebook
from assess.model.comparison import ComparedFacet, ComparedQuestion, Counts, Pattern, Spread, State

NULL = "null"
"""Under this name the facets are counted that have no spread."""


def count(codebook: Codebook, questions: Sequence[ComparedQuestion]) -> Counts:
    """Count the facets of `questions`."""
    facets = [facet for question in questions for facet in question.facets]
    spread = Counter(facet.spread or NULL for facet in facets)
    coverage = Counter(facet.coverage.state for facet in facets)
    patterns = Counter(pair.pattern for facet in facets for pair in facet.patterns)
    return Counts.model_construct(
        facets=len(facets),
        spread={name: spread[name] for name in (*get_args(Spread), NULL)},
        same_at_first_level=sum(_at_first_level(codebook, facet) for facet in facets),
        coverage={state: coverage[state] for state in get_args(State)},
        patterns={name: patterns[name] for name in get_args(Pattern)},
    )


def count_by_sort(codebook: Codebook, questions: Sequence[ComparedQuestion]) -> dict[Sort, Counts]:
    """Count items, dimensions and judgements apart."""
    return {sort: count(codebook, [one for one in questions if one.sort == sort]) for sort in get_args(Sort)}


def _at_first_level(codebook: Codebook, facet: ComparedFacet) -> bool:
    """Tell whether all levels given are the first of their ordered scale: "the same, at not evident"."""
    scale = codebook.scales[facet.scale]
    first = next(iter(scale.levels))
    given = {rating.level for rating in facet.ratings.values() if rating and rating.level}
    return scale.ordered and facet.spread == "same" and given == {first}
