"""The fold: a log of events becomes an assessment; what was undone stays in the log and out of the fold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import attrgetter
from typing import Any, TypeVar

from assess.model.assessment import (
    Ask,
    Assessment,
    Evidence,
    FacetRating,
    Link,
    LogHead,
    Measure,
    OwnItem,
    Scenario,
    Seal,
    Why,
)
from assess.model.base import MAIN, Part
from assess.model.event import (
    Asked,
    Certain,
    Changed,
    Concluded,
    Event,
    EvidenceAdded,
    FieldSet,
    Flagged,
    Formulated,
    Indicated,
    Judged,
    Linked,
    MeasurePlanned,
    Noted,
    Opened,
    OwnAdded,
    Rated,
    Related,
    Resolved,
    ScenarioWritten,
    Sealed,
    SourceAdded,
    Undone,
    Unlinked,
    Unrated,
)

Identified = TypeVar("Identified", bound=Part)
Log = Sequence[Event]
"""Events in their order; event number n stands at position n - 1."""


def numbered(log: Log, events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events of one line of input as they stand after `log`: all but the first name the first."""
    first = len(log) + 1
    return tuple(event.model_copy(update={"tx": first}) if place else event for place, event in enumerate(events))


def transaction(log: Log, n: int) -> int:
    """Return the number of the first event of the line of input that event `n` belongs to."""
    return log[n - 1].tx or n


def standing(log: Log) -> tuple[bool, ...]:
    """Return for each event whether it stands, that is, whether no standing `undone` names its line."""
    undone: set[int] = set()
    stands = [True] * len(log)
    for n in range(len(log), 0, -1):
        event = log[n - 1]
        stands[n - 1] = transaction(log, n) not in undone
        if isinstance(event, Undone) and stands[n - 1]:
            undone.add(event.n)
    return tuple(stands)


def fold(log: Log) -> Assessment:
    """Return the assessment that a log amounts to; its first event must be `opened`."""
    first = log[0]
    if not isinstance(first, Opened):
        message = "a log begins with `opened`"
        raise TypeError(message)
    stands = standing(log)
    events = (event for event, counts in zip(log[1:], stands[1:], strict=True) if counts)
    return reduce(apply, events, _begin(first))


def _begin(opened: Opened) -> Assessment:
    shared = {name: getattr(opened, name) for name in Opened.model_fields if name in Assessment.model_fields}
    return Assessment.model_construct(**shared)


def apply(assessment: Assessment, event: Event) -> Assessment:
    """Return the assessment after one more event."""
    return _STEPS[type(event)](assessment, event)


def _with(part: Identified, **changes: object) -> Identified:
    return part.model_copy(update=changes)


def _replaced(parts: tuple[Identified, ...], part: Identified, key: str = "id") -> tuple[Identified, ...]:
    """Return `parts` with the one of the same identity replaced, or with the new one at the end."""
    names = tuple(map(attrgetter(key), parts))
    name = getattr(part, key)
    if name not in names:
        return (*parts, part)
    at = names.index(name)
    return (*parts[:at], part, *parts[at + 1 :])


def _rated(assessment: Assessment, question: str, **changes: object) -> Assessment:
    rating = _with(assessment.rating(question), **changes)
    return _with(assessment, ratings=_replaced(assessment.ratings, rating, "question"))


def _faceted(assessment: Assessment, question: str, facet: str, rating: FacetRating) -> Assessment:
    return _rated(assessment, question, facets={**assessment.rating(question).facets, facet: rating})


def _level(assessment: Assessment, event: Rated) -> Assessment:
    """A new level drops the certainty, which was given for the other one."""
    before = assessment.rating(event.question).facets.get(event.facet)
    if before and before.level == event.level:
        return assessment
    rating = FacetRating.model_construct(level=event.level, change=before.change if before else None)
    return _faceted(assessment, event.question, event.facet, rating)


def _none(assessment: Assessment, event: Unrated) -> Assessment:
    return _faceted(assessment, event.question, event.facet, FacetRating.model_construct(missing=event.missing))


def _certain(assessment: Assessment, event: Certain) -> Assessment:
    before = assessment.rating(event.question).facets[event.facet]
    why = tuple(Why.model_construct(code=code, by="assessor") for code in event.why)
    rating = _with(before, certainty=event.certainty, why=why, over_cap=event.over_cap)
    return _faceted(assessment, event.question, event.facet, rating)


def _changed(assessment: Assessment, event: Changed) -> Assessment:
    rating = _with(assessment.rating(event.question).facets[event.facet], change=event.change)
    return _faceted(assessment, event.question, event.facet, rating)


def _source(assessment: Assessment, event: SourceAdded) -> Assessment:
    return _with(assessment, sources=_replaced(assessment.sources, event.source))


def _evidence(assessment: Assessment, event: EvidenceAdded) -> Assessment:
    said = {
        name: getattr(event, name)
        for name in ("source", "page", "is_", "form", "text")
        if name in event.model_fields_set
    }
    before = assessment.extract(event.id)
    extract = _with(before, **said) if before else Evidence.model_construct(id=event.id, **said)
    return _with(assessment, evidence=_replaced(assessment.evidence, extract))


def _linked(assessment: Assessment, event: Linked) -> Assessment:
    links = _replaced(
        assessment.rating(event.question).evidence, Link.model_construct(id=event.id, relation=event.relation)
    )
    return _rated(assessment, event.question, evidence=links)


def _unlinked(assessment: Assessment, event: Unlinked) -> Assessment:
    links = tuple(link for link in assessment.rating(event.question).evidence if link.id != event.id)
    return _rated(assessment, event.question, evidence=links)


def _resolved(assessment: Assessment, event: Resolved) -> Assessment:
    links = tuple(
        _with(link, resolved=event.how) if link.id == event.id else link
        for link in assessment.rating(event.question).evidence
    )
    return _rated(assessment, event.question, evidence=links)


def _judged(assessment: Assessment, event: Judged) -> Assessment:
    level = Rated.model_construct(at=event.at, question=event.question, facet=MAIN, level=event.level)
    after = _level(assessment, level)
    note = event.because if event.because is not None else after.rating(event.question).note
    return _rated(after, event.question, scenario=event.scenario, note=note)


def _field(assessment: Assessment, event: FieldSet) -> Assessment:
    fields = {**assessment.rating(event.question).fields, event.field: event.value}
    return _rated(assessment, event.question, fields=fields)


def _sealed(assessment: Assessment, event: Sealed) -> Assessment:
    seal = Seal.model_construct(at=event.at, nonce=event.nonce, incomplete=event.incomplete)
    return _with(assessment, sealed=seal)


def _copied(event: Part, part: type[Identified]) -> Identified:
    return part.model_construct(**{name: getattr(event, name) for name in part.model_fields})


def _listed(field: str, part: type[Part]) -> Callable[[Assessment, Any], Assessment]:
    """Return the step that puts a part of the same fields as its event into the list `field`."""
    return lambda assessment, event: _with(
        assessment, **{field: _replaced(getattr(assessment, field), _copied(event, part))}
    )


_STEPS: Mapping[type, Callable[[Assessment, Any], Assessment]] = {
    SourceAdded: _source,
    EvidenceAdded: _evidence,
    Linked: _linked,
    Unlinked: _unlinked,
    Resolved: _resolved,
    Rated: _level,
    Unrated: _none,
    Certain: _certain,
    Changed: _changed,
    Related: lambda assessment, event: _rated(assessment, event.question, relevance=event.relevance),
    Noted: lambda assessment, event: _rated(assessment, event.question, note=event.text),
    FieldSet: _field,
    Flagged: lambda assessment, event: _rated(assessment, event.question, flags=event.flags),
    Indicated: lambda assessment, event: _rated(assessment, event.question, indicators=event.indicators),
    OwnAdded: _listed("own", OwnItem),
    Asked: _listed("asks", Ask),
    Formulated: lambda assessment, event: _with(
        assessment, formulation={**assessment.formulation, event.id: event.text}
    ),
    ScenarioWritten: _listed("scenarios", Scenario),
    MeasurePlanned: _listed("measures", Measure),
    Judged: _judged,
    Concluded: lambda assessment, event: _with(assessment, conclusion={**assessment.conclusion, event.id: event.text}),
    Undone: lambda assessment, _event: assessment,
    Sealed: _sealed,
}


def to_undo(log: Log) -> int | None:
    """Return the number of the last line of input that can be taken back."""
    stands = standing(log)
    for n in range(len(log), 1, -1):
        event = log[n - 1]
        if stands[n - 1] and not isinstance(event, Undone | Sealed):
            return transaction(log, n)
    return None


def to_redo(log: Log) -> int | None:
    """Return the number of the `undone` that can be taken back: nothing else was recorded since."""
    stands = standing(log)
    for n in range(len(log), 1, -1):
        event = log[n - 1]
        if not isinstance(event, Undone):
            return None
        undoes_a_line = not isinstance(log[event.n - 1], Undone)
        if stands[n - 1] and undoes_a_line:
            return n
    return None


def with_head(assessment: Assessment, head: LogHead) -> Assessment:
    """Return the assessment with how far its log went."""
    return _with(assessment, log=head)


def next_number(prefix: str, names: Iterable[str]) -> str:
    """Return the next free id (`E4`) after every id ever used, undone ones included."""
    taken = [int(name.removeprefix(prefix)) for name in names]
    return f"{prefix}{max(taken, default=0) + 1}"
