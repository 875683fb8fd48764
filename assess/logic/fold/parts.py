"""How a frozen assessment is changed in one place: a part put into a list, a rating exchanged."""

from operator import attrgetter
from typing import Any, TypeVar

from assess.model.assessment import Assessment, FacetRating
from assess.model.base import Part

Identified = TypeVar("Identified", bound=Part)


def changed(part: Identified, **changes: object) -> Identified:
    """Return the part with some fields changed; what is put in is trusted, as it is on the way in."""
    return part.model_copy(update=changes)


def replaced(parts: tuple[Identified, ...], part: Identified, *keys: str) -> tuple[Identified, ...]:
    """Return `parts` with its likeness (same `id`, or these keys) replaced, or with the new one at the end."""
    identity = attrgetter(*(keys or ("id",)))
    names = tuple(map(identity, parts))
    name = identity(part)
    if name not in names:
        return (*parts, part)
    at = names.index(name)
    return (*parts[:at], part, *parts[at + 1 :])


def with_rating(assessment: Assessment, question: str, **changes: object) -> Assessment:
    """Return the assessment with some fields of one rating changed."""
    rating = changed(assessment.rating(question), **changes)
    return changed(assessment, ratings=replaced(assessment.ratings, rating, "question"))


def with_facet(assessment: Assessment, question: str, facet: str, rating: FacetRating) -> Assessment:
    """Return the assessment with the rating of one facet exchanged."""
    return with_rating(assessment, question, facets={**assessment.rating(question).facets, facet: rating})


def copied(event: Part, part: type[Identified], **more: Any) -> Identified:
    """Return a part made of the fields that it shares with an event, and of `more`."""
    shared: dict[str, Any] = {
        name: getattr(event, name) for name in part.model_fields if name in type(event).model_fields
    }
    return part.model_construct(**shared, **more)
