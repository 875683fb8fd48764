"""Who holds which level how firmly: a table of labels, never a product of codes and never a number."""

from collections.abc import Mapping

from assess.model.codebook import Codebook
from assess.model.comparison import ComparedFacet

LevelsByCertainty = Mapping[str | None, Mapping[str, tuple[str, ...]]]
"""Certainty, then level, then the labels of those who hold it; under None those who gave a level and no certainty."""


def levels_by_certainty(codebook: Codebook, facet: ComparedFacet) -> LevelsByCertainty:
    """Return who gave which level at which certainty, levels and certainties in the order of the codebook.

    Every certainty has every level, with no labels where nobody holds it. None stands last, and only where needed.
    """
    held = [(label, rating) for label, rating in facet.ratings.items() if rating and rating.level]
    bare = [None] if any(rating.certainty is None for _, rating in held) else []
    return {
        certainty: {
            level: tuple(label for label, rating in held if (rating.certainty, rating.level) == (certainty, level))
            for level in codebook.scales[facet.scale].levels
        }
        for certainty in (*codebook.certainty, *bare)
    }
