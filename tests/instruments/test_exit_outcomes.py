"""The monitoring form: what a supporting role can rate there, and what it shares with the large instrument."""

import pytest

from assess.logic.completeness import lacking
from assess.model.assessment import Assessment
from assess.model.instrument import Instrument, Item, Question
from assess.model.pinned import Assessor, PinnedInstrument
from assess.store.library import load_instrument

ASSESSORS = ("forensic-psychologist", "probation-assessor", "prison-assessor")
DIMENSIONS = ["disengagement", "deradicalisation", "desistance", "reintegration", "mental-health"]
GUARDED = ("disengagement", "deradicalisation", "desistance")
"""The outcomes on which a breach, an offence or an idea could be written down."""
STEPS = ["step-away", "own-thinking", "money-steps"]
FIELDS = ["person-says", "next-step", "by-when", "who"]
CONFIDENCE = "Told in confidence: not recorded here."


def loaded(name: str) -> Instrument:
    return load_instrument(name).instrument


FORM = loaded("exit-outcomes")
LARGE = loaded("reengagement")
SUPPORTERS = [role for role in FORM.use.roles if role not in ASSESSORS]


def open_to(role: str) -> list[Question]:
    return [one for one in FORM.questions if not one.roles or role in one.roles]


def of_supporters() -> list[Question]:
    return [one for one in FORM.questions if any(one in open_to(role) for role in SUPPORTERS)]


def bears_on(question: Question) -> str | None:
    """Return the outcome a question is about: its own, or the one it names."""
    return question.id if question.sort == "dimension" else getattr(question, "dimension", None)


def words_rated(question: Question) -> str:
    """Return everything a rating says of a person: label, marks, and the anchors with labels and meanings of levels."""
    levels = [level for facet in question.asked for level in FORM.scales[facet.scale].levels]
    anchors = [question.anchor(facet.id, one.code) or "" for facet in question.asked for one in levels]
    told = [question.label, *(mark.label for mark in (*question.indicators, *question.flags)), *anchors]
    return " ".join([*told, *(f"{level.label} {level.meaning}" for level in levels)]).lower()


def test_the_outcomes_are_the_five() -> None:
    assert [one.id for one in FORM.dimensions] == DIMENSIONS


@pytest.mark.parametrize("name", DIMENSIONS)
def test_an_outcome_speaks_of_the_same_thing_as_in_the_large_instrument(name: str) -> None:
    here, there = FORM.question(name), LARGE.question(name)
    assert here
    assert there
    assert (here.code, here.label, here.period) == (there.code, there.label, there.period)
    assert (here.facets, here.anchors) == (there.facets, there.anchors)
    for facet in here.facets:
        assert FORM.scales[facet.scale] == LARGE.scales[facet.scale]


def test_certainty_and_missing_reasons_are_those_of_the_large_instrument() -> None:
    assert FORM.missing == LARGE.missing
    assert (FORM.certainty.question, FORM.certainty.levels) == (LARGE.certainty.question, LARGE.certainty.levels)
    assert FORM.certainty.reasons == LARGE.certainty.reasons


def test_roles_of_both_kinds_fill_it() -> None:
    assert [role for role in FORM.use.roles if role in LARGE.use.roles] == list(ASSESSORS) == list(LARGE.use.roles)
    assert {"mentor", "therapist", "exit-worker", "social-worker-in-support"} <= {*SUPPORTERS} & {
        *LARGE.use.barred_roles
    }


def test_a_question_is_put_to_everybody_or_to_the_assessors_alone() -> None:
    assert {one.roles for one in FORM.questions} == {(), ASSESSORS}


def test_supporters_rate_nothing_but_steps_where_a_breach_could_be_written_down() -> None:
    assert [one.id for one in of_supporters() if bears_on(one) in GUARDED] == STEPS


@pytest.mark.parametrize("name", STEPS)
def test_the_lowest_level_of_a_step_says_nothing_against_the_person(name: str) -> None:
    step = FORM.question(name)
    assert isinstance(step, Item)
    assert step.scale == "step"
    lowest = FORM.scales["step"].levels[0]
    assert lowest.label == "None told yet"
    assert (step.anchor("main", lowest.code) or "").endswith("told yet.")
    assert step.effect == "protective"
    assert "No step told yet: nothing follows from it." in step.not_evidence


@pytest.mark.parametrize("question", of_supporters(), ids=lambda one: one.id)
def test_nothing_open_to_supporters_speaks_of_a_breach(question: Question) -> None:
    stems = ("breach", "offen", "crime", "violen", "extrem", "contact with the movement", "took part", "condition")
    assert [stem for stem in stems if stem in words_rated(question)] == []


def test_the_search_for_such_words_finds_them_where_they_are() -> None:
    """So that the test above cannot pass by looking at nothing."""
    assert "took part" in words_rated(FORM.dimensions[0])
    assert "offen" in words_rated(FORM.dimensions[2])


@pytest.mark.parametrize("question", of_supporters(), ids=lambda one: one.id)
def test_what_was_told_in_confidence_stays_out(question: Question) -> None:
    assert CONFIDENCE in question.not_evidence


def test_no_item_is_a_risk_and_none_is_the_past() -> None:
    assert {item.effect for item in FORM.items} == {"protective", "need"}
    assert {item.predictor for item in FORM.items} == {"dynamic"}


def test_nobody_writes_items_scenarios_or_a_formulation_of_their_own() -> None:
    assert FORM.own_items is None
    assert (FORM.scenarios, FORM.formulation.prompts) == ((), ())


@pytest.mark.parametrize("question", [*FORM.items, *FORM.dimensions], ids=lambda one: one.id)
def test_every_item_and_outcome_asks_what_comes_next_and_what_changed(question: Question) -> None:
    assert [field.id for field in question.fields] == FIELDS
    assert [field.type for field in question.fields] == ["text", "text", "date", "label"]
    assert question.change


def test_no_outcome_is_without_an_item() -> None:
    assert {item.dimension for item in FORM.items} == {*DIMENSIONS}


@pytest.mark.parametrize("role", FORM.use.roles)
def test_what_is_lacking_is_what_the_role_is_asked(role: str) -> None:
    empty = Assessment(
        fictional=True,
        case="E-1",
        occasion="2026-03",
        instrument=PinnedInstrument(id="exit-outcomes", version="0.1.0", digest="0" * 64),
        assessor=Assessor(key="key", label="S1", role=role),
        as_of="2026-03-02",
        phase="released",
    )
    unanswered = {one.path.split(".")[0] for one in lacking(FORM, empty) if one.code == "unanswered"}
    assert unanswered == {one.id for one in open_to(role)}
    assert ("full-look" in unanswered) is (role in ASSESSORS)
