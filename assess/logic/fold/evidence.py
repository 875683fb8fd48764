"""What each event about sources and extracts makes of an assessment."""

from collections.abc import Callable, Mapping
from typing import Any

from assess.logic.fold.parts import changed, replaced, with_rating
from assess.model.assessment import Assessment, Evidence, Link
from assess.model.event import EvidenceAdded, Linked, Resolved, SourceAdded, Unlinked


def _source(assessment: Assessment, event: SourceAdded) -> Assessment:
    return changed(assessment, sources=replaced(assessment.sources, event.source))


def _evidence(assessment: Assessment, event: EvidenceAdded) -> Assessment:
    said = {
        name: getattr(event, name)
        for name in ("source", "page", "is_", "form", "text")
        if name in event.model_fields_set
    }
    before = assessment.extract(event.id)
    extract = changed(before, **said) if before else Evidence.model_construct(id=event.id, **said)
    return changed(assessment, evidence=replaced(assessment.evidence, extract))


def _linked(assessment: Assessment, event: Linked) -> Assessment:
    links = replaced(
        assessment.rating(event.question).evidence, Link.model_construct(id=event.id, relation=event.relation)
    )
    return with_rating(assessment, event.question, evidence=links)


def _unlinked(assessment: Assessment, event: Unlinked) -> Assessment:
    links = tuple(link for link in assessment.rating(event.question).evidence if link.id != event.id)
    return with_rating(assessment, event.question, evidence=links)


def _resolved(assessment: Assessment, event: Resolved) -> Assessment:
    links = tuple(
        changed(link, resolved=event.how) if link.id == event.id else link
        for link in assessment.rating(event.question).evidence
    )
    return with_rating(assessment, event.question, evidence=links)


EVIDENCE: Mapping[type, Callable[[Assessment, Any], Assessment]] = {
    SourceAdded: _source,
    EvidenceAdded: _evidence,
    Linked: _linked,
    Unlinked: _unlinked,
    Resolved: _resolved,
}
"""The step of each event."""
