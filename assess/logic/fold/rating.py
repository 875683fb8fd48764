"""What each event that rates a question makes of an assessment."""

from collections.abc import Callable, Mapping
from typing import Any

from assess.logic.fold.parts import changed, copied, replaced, with_facet, with_rating
from assess.model.assessment import Assessment, FacetRating, Keyed, OwnItem, Why
from assess.model.base import MAIN
from assess.model.event import (
    CarriedForward,
    Certain,
    Changed,
    FieldSet,
    Flagged,
    Indicated,
    Judged,
    KeyedTwice,
    Noted,
    OwnAdded,
    Rated,
    Related,
    Unrated,
)


def _level(assessment: Assessment, event: Rated) -> Assessment:
    """A new level drops the certainty, which was given for the other one."""
    before = assessment.rating(event.question).facets.get(event.facet)
    if before and before.level == event.level:
        return assessment
    rating = FacetRating.model_construct(level=event.level, change=before.change if before else None)
    after = with_facet(assessment, event.question, event.facet, rating)
    # What was confirmed from an earlier occasion was another level.
    return with_rating(after, event.question, carried=None) if before else after


def _none(assessment: Assessment, event: Unrated) -> Assessment:
    before = assessment.rating(event.question).facets.get(event.facet)
    after = with_facet(assessment, event.question, event.facet, FacetRating.model_construct(missing=event.missing))
    # A level that was confirmed from an earlier occasion is no more.
    return with_rating(after, event.question, carried=None) if before else after


def _certain(assessment: Assessment, event: Certain) -> Assessment:
    before = assessment.rating(event.question).facets[event.facet]
    why = tuple(Why.model_construct(code=code, by="assessor") for code in event.why)
    rating = changed(before, certainty=event.certainty, why=why, over_cap=event.over_cap)
    return with_facet(assessment, event.question, event.facet, rating)


def _changed(assessment: Assessment, event: Changed) -> Assessment:
    rating = changed(assessment.rating(event.question).facets[event.facet], change=event.change)
    return with_facet(assessment, event.question, event.facet, rating)


def _judged(assessment: Assessment, event: Judged) -> Assessment:
    level = Rated.model_construct(at=event.at, question=event.question, facet=MAIN, level=event.level)
    after = _level(assessment, level)
    note = event.because if event.because is not None else after.rating(event.question).note
    return with_rating(after, event.question, scenario=event.scenario, note=note)


def _field(assessment: Assessment, event: FieldSet) -> Assessment:
    fields = {**assessment.rating(event.question).fields, event.field: event.value}
    return with_rating(assessment, event.question, fields=fields)


RATING: Mapping[type, Callable[[Assessment, Any], Assessment]] = {
    Rated: _level,
    Unrated: _none,
    Certain: _certain,
    Changed: _changed,
    Related: lambda assessment, event: with_rating(assessment, event.question, relevance=event.relevance),
    Noted: lambda assessment, event: with_rating(assessment, event.question, note=event.text),
    FieldSet: _field,
    Flagged: lambda assessment, event: with_rating(assessment, event.question, flags=event.flags),
    Indicated: lambda assessment, event: with_rating(assessment, event.question, indicators=event.indicators),
    OwnAdded: lambda assessment, event: changed(assessment, own=replaced(assessment.own, copied(event, OwnItem))),
    Judged: _judged,
    CarriedForward: lambda assessment, event: with_rating(assessment, event.question, carried=event.occasion),
    KeyedTwice: lambda assessment, event: changed(
        assessment, keyed=replaced(assessment.keyed, copied(event, Keyed), "question", "facet")
    ),
}
"""The step of each event."""
