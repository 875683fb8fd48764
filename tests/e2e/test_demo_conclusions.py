"""The demo case at its end: needs named by measures, parts of scenarios, checks answered, set aside and left open."""

import pytest

from assess.logic.think_again import checks_firing
from assess.render.report import make_report
from assess.render.text import render_text
from tests.e2e.test_demo_case import LABELS, assessment, cleared_for, comparison, loaded


def checks(label: str, *, settled: bool) -> set[str]:
    firing = checks_firing(loaded().instrument, assessment(label), cleared_for(label))
    return {one.check for one in firing if one.settled is settled}


@pytest.mark.parametrize("label", LABELS)
def test_every_measure_names_what_calls_for_it(label: str) -> None:
    assert all(measure.needs for measure in assessment(label).measures)
    assert not {"measure-without-need", "need-without-measure"} & checks(label, settled=False)


def test_a_measure_may_meet_an_own_need() -> None:
    assert ("own-1",) in [measure.needs for measure in assessment("A3").measures]


@pytest.mark.parametrize("label", LABELS)
def test_every_scenario_says_how_plausible_it_is_in_words(label: str) -> None:
    likelihoods = [scenario.parts.get("likelihood", "") for scenario in assessment(label).scenarios]
    assert all(text and not any(one.isdigit() for one in text) for text in likelihoods[:1])
    assert any(set(scenario.parts) >= {"signs", "prevention"} for scenario in assessment(label).scenarios)


def test_checks_are_answered_set_aside_and_left_open() -> None:
    hows = {one.how for label in LABELS for one in assessment(label).weighed}
    assert hows == {"answered", "set-aside"}
    assert all(checks(label, settled=True) for label in LABELS)
    assert [label for label in LABELS if "expectation-missing" in checks(label, settled=False)] == ["A3"]
    assert "scenario-parts-empty" in checks("A3", settled=False)


def test_an_open_question_was_answered() -> None:
    assert [one.id for one in assessment("A1").asks if one.answer] == ["Q2"]


def test_the_report_shows_parts_and_needs_in_words() -> None:
    text = " ".join(render_text(make_report(comparison("meeting"))).split())
    assert "A1, how plausible, in words, and why: Plausible rather than likely" in text
    assert "for: N8 Home, income, health care, papers" in text
