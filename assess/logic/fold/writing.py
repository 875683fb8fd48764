"""What each event that records something written makes of an assessment."""

from collections.abc import Callable, Mapping
from typing import Any

from assess.logic.fold.parts import changed, copied, replaced
from assess.model.assessment import Ask, Assessment, Measure, Rating, Scenario, Weighed
from assess.model.event import (
    Answered,
    Asked,
    CheckWeighed,
    Concluded,
    Dropped,
    Formulated,
    MeasurePlanned,
    Prepared,
    ScenarioPartWritten,
    ScenarioWritten,
)
from assess.model.preparation import FACTS, TEXTS


def _prepared(assessment: Assessment, event: Prepared) -> Assessment:
    """A fact, a text, or something of the context; the expectation is first where no question had an answer yet."""
    if event.id in FACTS:
        return changed(assessment, **{event.id.replace("-", "_"): event.value})
    if event.id not in TEXTS:
        return changed(assessment, context={**assessment.context, event.id: event.value})
    after = changed(assessment, preparation={**assessment.preparation, event.id: event.value})
    first = not any(rating.facets for rating in assessment.ratings)
    return changed(after, expected_first=first) if event.id == "expectation" else after


def _asked(assessment: Assessment, event: Asked) -> Assessment:
    before = next((one for one in assessment.asks if one.id == event.id), None)
    ask = copied(event, Ask, answer=before.answer if before else None)
    return changed(assessment, asks=replaced(assessment.asks, ask))


def _answered(assessment: Assessment, event: Answered) -> Assessment:
    asks = tuple(changed(one, answer=event.text) if one.id == event.id else one for one in assessment.asks)
    return changed(assessment, asks=asks)


def _scenario(assessment: Assessment, event: ScenarioWritten) -> Assessment:
    """Writing the text again leaves the parts as they are."""
    before = next((one for one in assessment.scenarios if one.id == event.id), None)
    scenario = copied(event, Scenario, parts=before.parts if before else {})
    return changed(assessment, scenarios=replaced(assessment.scenarios, scenario))


def _scenario_part(assessment: Assessment, event: ScenarioPartWritten) -> Assessment:
    scenarios = tuple(
        changed(one, parts={**one.parts, event.part: event.text}) if one.id == event.id else one
        for one in assessment.scenarios
    )
    return changed(assessment, scenarios=scenarios)


def _dropped(assessment: Assessment, event: Dropped) -> Assessment:
    """What was written under the id goes; an own item takes its rating along, an extract its links."""
    kept = {
        name: tuple(one for one in getattr(assessment, name) if one.id != event.id)
        for name in ("scenarios", "measures", "asks", "own", "evidence")
    }
    ratings = tuple(_unlinked(one, event.id) for one in assessment.ratings if one.question != event.id)
    return changed(assessment, **kept, ratings=ratings)


def _unlinked(rating: Rating, extract: str) -> Rating:
    if extract not in [link.id for link in rating.evidence]:
        return rating
    return changed(rating, evidence=tuple(link for link in rating.evidence if link.id != extract))


WRITING: Mapping[type, Callable[[Assessment, Any], Assessment]] = {
    Prepared: _prepared,
    Asked: _asked,
    Answered: _answered,
    Formulated: lambda assessment, event: changed(
        assessment, formulation={**assessment.formulation, event.id: event.text}
    ),
    ScenarioWritten: _scenario,
    ScenarioPartWritten: _scenario_part,
    MeasurePlanned: lambda assessment, event: changed(
        assessment, measures=replaced(assessment.measures, copied(event, Measure))
    ),
    Concluded: lambda assessment, event: changed(
        assessment, conclusion={**assessment.conclusion, event.id: event.text}
    ),
    Dropped: _dropped,
    CheckWeighed: lambda assessment, event: changed(
        assessment, weighed=replaced(assessment.weighed, copied(event, Weighed), "check")
    ),
}
"""The step of each event."""
