"""What is missing, and what sealing fixes."""

from assess.logic.answers import asked_questions, hidden_questions
from assess.logic.completeness import empty_texts, lacking
from assess.logic.sealing import ready_to_seal
from assess.model.assessment import Assessment
from assess.model.event import Event
from tests.samples import INSTRUMENT, RAW, assessment_of, cites, event, source


def rated(name: str, level: str, facet: str = "main") -> Event:
    return event("rated", question=name, facet=facet, level=level)


def codes(assessment: Assessment, path: str = "") -> list[str]:
    return [problem.code for problem in lacking(INSTRUMENT, assessment) if problem.path.startswith(path)]


def test_an_empty_assessment_lacks_every_facet_that_applies() -> None:
    assert codes(assessment_of()).count("unanswered") == 6
    assert codes(assessment_of(phase="released")).count("unanswered") == 7


def test_a_judgement_that_is_not_required_may_stay_open() -> None:
    optional = INSTRUMENT.judgements[0].model_copy(update={"required": False})
    instrument = INSTRUMENT.model_copy(update={"judgements": (optional,)})
    assert not [problem for problem in lacking(instrument, assessment_of()) if problem.path.startswith("harm")]


def test_a_rating_needs_certainty_and_an_extract() -> None:
    assert codes(assessment_of(rated("ties", "N")), "ties") == ["no-certainty", "no-evidence"]


def test_a_certainty_that_comes_to_lie_above_its_cap_is_named() -> None:
    high = event("certain", question="ties", facet="main", certainty="H")
    two = cites("ties", [source("S-AAAA"), source("S-BBBB", "family", setting="community")])
    both, unlinked = (*two, rated("ties", "N"), high), event("unlinked", id="E2", question="ties")
    assert codes(assessment_of(*both), "ties") == []
    assert codes(assessment_of(*both, unlinked), "ties") == ["over-cap"]


def test_a_question_that_the_role_may_not_rate_is_not_lacking() -> None:
    barred = INSTRUMENT.items[0].model_copy(update={"roles": ("probation-assessor",)})
    instrument = INSTRUMENT.model_copy(update={"items": (barred,)})
    assert not [problem for problem in lacking(instrument, assessment_of()) if problem.path.startswith("history")]


def test_a_judgement_that_the_role_does_not_make_is_not_lacking() -> None:
    elsewhere = INSTRUMENT.judgements[0].model_copy(update={"roles": ("probation-assessor",)})
    instrument = INSTRUMENT.model_copy(update={"judgements": (elsewhere,)})
    assert not [problem for problem in lacking(instrument, assessment_of()) if problem.path.startswith("harm")]


def test_a_missing_reason_needs_nothing_more() -> None:
    assert codes(assessment_of(event("none", question="ties", facet="main", missing="declined")), "ties") == []


def test_a_level_that_cannot_wait_needs_who_when_confirmed() -> None:
    told = [event("field", question="ties", field=f"told-{one}", value="x") for one in ("who", "when", "confirmed")]
    assert "act-now-untold" in codes(assessment_of(rated("ties", "D"), *told[:2]), "ties")
    assert "act-now-untold" not in codes(assessment_of(rated("ties", "D"), *told), "ties")


def test_a_judgement_needs_its_reasons_and_its_scenario() -> None:
    assert codes(assessment_of(event("judged", question="harm", level="S")), "harm") == [
        "no-certainty",
        "no-note",
        "no-scenario",
    ]


def test_only_a_required_text_is_missing_while_it_is_empty() -> None:
    required = tuple(one.model_copy(update={"required": True}) for one in INSTRUMENT.formulation.prompts)
    formulation = INSTRUMENT.formulation.model_copy(update={"prompts": required})
    strict = INSTRUMENT.model_copy(update={"formulation": formulation})
    assert "no-formulation" in [one.code for one in lacking(strict, assessment_of())]
    assert "no-formulation" not in codes(assessment_of())
    assert empty_texts(INSTRUMENT, assessment_of()) == ("formulation way-in",)
    written = event("formulated", id="way-in", text="x")
    assert empty_texts(INSTRUMENT, assessment_of(written)) == empty_texts(strict, assessment_of()) == ()


def test_hidden_questions_depend_on_the_phase() -> None:
    assert hidden_questions(INSTRUMENT, assessment_of()) == ("home",)
    assert hidden_questions(INSTRUMENT, assessment_of(phase="released")) == ()
    assert "home" not in [question.id for question in asked_questions(INSTRUMENT, assessment_of())]


def test_sealing_ticks_the_ledger_and_names_what_was_hidden() -> None:
    certain = event("certain", question="ties", facet="main", certainty="L", why=["prepared"])
    before = assessment_of(*cites("ties", [source("S-AAAA")]), rated("ties", "N"), certain)
    after = ready_to_seal(INSTRUMENT, RAW, before)
    assert [(why.code, why.by) for why in after.rating("ties").facets["main"].why] == [
        ("prepared", "assessor"),
        ("one-source", "ledger"),
        ("self-report", "ledger"),
    ]
    assert after.hidden == ("home",)
    assert after.codebook is not None
    assert [question.code for question in after.codebook.questions] == ["H1", "D1", "P1", "N1", "X1", "J1"]


def test_sealing_brings_the_cited_sources_of_the_register_along() -> None:
    registered, unused = source("S-AAAA"), source("S-BBBB")
    extract = event("evidence", id="E1", source="S-AAAA", text="An extract.")
    sealed = ready_to_seal(INSTRUMENT, RAW, assessment_of(extract), [registered, unused])
    assert [(one.id, one.own) for one in sealed.sources] == [("S-AAAA", False)]
