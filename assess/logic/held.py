"""Who holds what when the meeting begins: what was sealed, or since the second look; in which order they speak."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from assess.model.codebook import Codebook
from assess.model.comparison import ComparedFacet, ComparedQuestion, ComparedRating, Comparison
from assess.model.consensus import Outcome

_APART = frozenset({"one-step", "apart", "opposite", "differ"})


class Answer(Protocol):
    """What a facet can be given: a level or a missing reason."""

    @property
    def level(self) -> str | None:
        """The level, where there is one."""

    @property
    def missing(self) -> str | None:
        """Why there is no level, where there is none."""


def facet_of(question: ComparedQuestion, name: str) -> ComparedFacet | None:
    """Return the facet with that id."""
    return next((facet for facet in question.facets if facet.facet == name), None)


def held_by(question: ComparedQuestion, facet: ComparedFacet, label: str) -> ComparedRating | None:
    """Return what an assessor holds when the meeting begins: since the second look, else as sealed."""
    look = question.second_look.get(label)
    return look.facets[facet.facet] if look and facet.facet in look.facets else facet.ratings.get(label)


def is_as_rated(question: ComparedQuestion, facet: ComparedFacet, answer: Answer) -> bool:
    """Tell whether somebody sealed that level or missing reason, or holds it since the second look."""
    return any(_is_same(answer, rating) for rating in _ever_held(question, facet))


def _ever_held(question: ComparedQuestion, facet: ComparedFacet) -> Iterator[ComparedRating]:
    for label, sealed in facet.ratings.items():
        yield from (rating for rating in (sealed, held_by(question, facet, label)) if rating)


def _is_same(answer: Answer, rating: ComparedRating) -> bool:
    return (answer.level, answer.missing) == (rating.level, rating.missing) and not rating.hidden


def holds_otherwise(answer: Answer, rating: ComparedRating | None) -> bool:
    """Tell whether `rating` is another level than the answer; who holds none is not asked, and may dissent."""
    return rating is not None and rating.level is not None and not _is_same(answer, rating)


def unheard(question: ComparedQuestion, facet: ComparedFacet, outcome: Outcome) -> tuple[str, ...]:
    """Return who holds otherwise than was settled, and has neither moved nor kept nor dissented."""
    if outcome.state == "open":
        return ()
    heard = {
        *outcome.kept,
        *(one.of for one in outcome.dissent),
        *(label for one in outcome.moved for label in one.who),
    }
    return tuple(
        label
        for label in facet.ratings
        if label not in heard and holds_otherwise(outcome, held_by(question, facet, label))
    )


def levels_differ(facet: ComparedFacet) -> bool:
    """Tell whether levels differed when they were sealed, or do since the second look."""
    return facet.spread in _APART or facet.spread_after in _APART


def all_at_low(codebook: Codebook, question: ComparedQuestion, facet: ComparedFacet) -> bool:
    """Tell whether everybody who holds a level holds the same one, at the lowest certainty."""
    held = [held_by(question, facet, label) for label in facet.ratings]
    levels = [rating for rating in held if rating and rating.level is not None]
    lowest = next(iter(codebook.certainty), None)
    same = len({rating.level for rating in levels}) == 1
    return len(levels) > 1 and same and all(rating.certainty == lowest for rating in levels)


def speaking_order(comparison: Comparison, given: Sequence[str] = ()) -> tuple[str, ...]:
    """Return every assessor's label in the order of speaking: as given, then the least senior first.

    The largest number of seniority is the least senior; whose is not known speaks last, A2 before A10.
    """
    ranks: Mapping[str, int | None] = {one.label: one.seniority for one in comparison.assessors}
    named = [label for label in given if label in ranks]
    rest = [label for label in ranks if label not in named]
    return (*named, *sorted(rest, key=lambda label: (-(ranks[label] or 0), len(label), label)))


def stops(question: ComparedQuestion) -> tuple[str, ...]:
    """Return the facets of a question that a meeting comes to: flagged or different ones, else the first."""
    found = tuple(facet.facet for facet in question.facets if facet.flags or levels_differ(facet))
    return found or (question.facets[0].facet,)
