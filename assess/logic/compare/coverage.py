"""Who rated a facet at all: agreement is one thing, completeness another."""

from collections import Counter
from collections.abc import Collection, Mapping

from assess.model.assessment import FacetRating
from assess.model.codebook import Codebook
from assess.model.comparison import ComparedRating, Coverage, State

HIDDEN = ComparedRating.model_construct(hidden=True, class_="not-applicable")
"""A question that `applies_when` did not show counts as not-applicable (FORMATS, settled point 5)."""
NOT_PUT = ComparedRating.model_construct(hidden=True)
"""A question that is not put to this assessor's role; it counts nowhere, for not being asked is no answer left out."""

_EMPTY = ComparedRating.model_construct()


def as_compared(rating: FacetRating | None, codebook: Codebook) -> ComparedRating | None:
    """Return what one assessor gave for one facet; None where nothing was recorded."""
    if rating is None:
        return None
    reason = codebook.missing.get(rating.missing) if rating.missing else None
    given = {
        "level": rating.level,
        "certainty": rating.certainty,
        "why": tuple(why.code for why in rating.why if why.by == "assessor"),
        "ticked": tuple(why.code for why in rating.why if why.by == "ledger"),
        "over_cap": rating.over_cap,
        "change": rating.change,
        "missing": rating.missing,
        "class_": reason.class_ if reason else None,
    }
    # There are thousands of them, and a copy is made in half the time of a new one.
    return _EMPTY.model_copy(update=given)


def coverage_of(ratings: Collection[ComparedRating | None]) -> Coverage:
    """Return how many of those who were asked rated, and why the others did not."""
    asked = [rating for rating in ratings if not _is_not_put(rating)]
    counted = Counter(map(_standing, asked))
    return Coverage.model_construct(
        state=_state(counted["rated"], len(asked)),
        rated=counted["rated"],
        unknown=counted["unknown"],
        not_applicable=counted["not-applicable"],
        not_asked=counted["not-asked"],
        unanswered=counted["unanswered"],
    )


def _is_not_put(rating: ComparedRating | None) -> bool:
    """Tell whether this is NOT_PUT, or was read back as it."""
    return rating is not None and rating.hidden and rating.class_ is None


def _standing(rating: ComparedRating | None) -> str:
    if rating is None:
        return "unanswered"
    return "rated" if rating.level else rating.class_ or "unknown"


def _state(rated: int, asked: int) -> State:
    if not rated:
        return "none"
    return "all" if rated == asked else "some"


def levels_of(ratings: Mapping[str, ComparedRating | None]) -> dict[str, str]:
    """Return the levels given, by label."""
    return {label: rating.level for label, rating in ratings.items() if rating and rating.level}


def certainties_of(ratings: Mapping[str, ComparedRating | None]) -> dict[str, str]:
    """Return the certainties given beside a level, by label."""
    return {
        label: rating.certainty for label, rating in ratings.items() if rating and rating.level and rating.certainty
    }
