"""Whether a codebook holds together: everything else that a document says rests on it."""

from collections.abc import Iterator
from itertools import pairwise

from assess.logic.coherence.saying import differs, twice, unknown
from assess.model.codebook import Codebook, CodedScale
from assess.model.problem import Problem

_FEWEST = 2
"""With one level nothing can differ, and measures of agreement divide by nothing."""


def check_codebook(book: Codebook) -> tuple[Problem, ...]:
    """Return everything that a codebook names and does not hold, or says twice."""
    return tuple(_problems(book))


def _problems(book: Codebook) -> Iterator[Problem]:
    yield from differs("codebook.certainty", "there is no certainty", same=bool(book.certainty))
    yield from unknown("codebook.own_scale", "a scale", (book.own_scale,), book.scales)
    yield from twice("codebook.questions", "a question", [one.id for one in book.questions])
    yield from twice("codebook.questions", "a code", [one.code.casefold() for one in book.questions])
    names = {one.id for one in book.questions}
    for name, scale in book.scales.items():
        yield from _scale(f"codebook.scales.{name}", scale)
    for place, one in enumerate(book.questions):
        path = f"codebook.questions[{place}]"
        yield from differs(f"{path}.facets", "there is no facet", same=bool(one.facets))
        yield from unknown(f"{path}.facets", "a scale", (facet.scale for facet in one.facets.values()), book.scales)
        yield from unknown(f"{path}.mirrors", "a question", (one.mirrors,), names)
        yield from unknown(f"{path}.scenario", "a kind of scenario", (one.scenario,), book.scenarios)


def _scale(path: str, scale: CodedScale) -> Iterator[Problem]:
    levels = tuple(scale.levels)
    yield from differs(f"{path}.levels", "there are fewer than two levels", same=len(levels) >= _FEWEST)
    neighbours = {f"{low}|{high}" for low, high in pairwise(levels)}
    yield from unknown(f"{path}.watershed", "a pair of neighbours", (scale.watershed,), neighbours)
