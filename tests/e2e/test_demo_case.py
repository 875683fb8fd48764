"""The demo case: three scripts through the machine, sealed and compared: everything a report can show occurs."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, get_args

import pytest

from assess.interview.machine import begin
from assess.interview.script import lines_of_script, replay
from assess.logic.certainty import ceiling, exceeds, ground_of
from assess.logic.compare import compare
from assess.logic.completeness import TOLD, lacking
from assess.logic.documents import adapter_of
from assess.logic.fold import fold
from assess.logic.handling import seen_by
from assess.logic.sealing import ready_to_seal
from assess.model.assessment import Assessment, FacetRating, Seal
from assess.model.comparison import ComparedFacet, Comparison, Pattern, Reader, Spread, State
from assess.model.event import Event, Opened
from assess.model.panel import Panel
from assess.model.pinned import Assessor, PinnedInstrument, PinnedPanel, PinnedRegister
from assess.model.source import Named, Register, Source
from assess.store.library import LoadedInstrument, load_instrument

CASE = files("assess.store").joinpath("demo_case")
LABELS = ("A1", "A2", "A3")
NAMED = "S-2FYB"
OPENING: dict[str, Any] = json.loads(CASE.joinpath("opening.json").read_text(encoding="utf-8"))


class Sealed(NamedTuple):
    assessment: Assessment
    commitment: str


def read(name: str) -> str:
    return CASE.joinpath(name).read_text(encoding="utf-8")


@cache
def loaded() -> LoadedInstrument:
    return load_instrument("reengagement")


@cache
def pinned() -> PinnedInstrument:
    about = loaded().instrument.instrument
    return PinnedInstrument(id=about.id, version=about.version, digest=loaded().digest)


@cache
def register() -> Register:
    found: Register = adapter_of(Register).validate_json(read("register.json"))
    return found


@cache
def panel() -> Panel:
    plain = json.loads(read("panel.json"))
    plain["instrument"] = pinned().model_dump()
    found: Panel = adapter_of(Panel).validate_json(json.dumps(plain))
    return found


def cleared_for(label: str) -> tuple[Source, ...]:
    sources = register().sources
    return tuple(one for one in sources if not isinstance(one.handling, Named) or label in one.handling.named)


def opened(label: str) -> Opened:
    member = next(member for member in panel().assessors if member.label == label)
    return Opened(
        at=OPENING["at"],
        fictional=True,
        case=panel().case,
        occasion=panel().occasion,
        assessor=Assessor(key=member.key, label=label, role=member.role),
        panel=PinnedPanel(revision=panel().revision),
        register=PinnedRegister(revision=register().revision),
        instrument=pinned(),
        as_of=OPENING["as_of"],
        phase=register().phase,
        setting=OPENING["setting"],
        last_move=register().last_move,
    )


@cache
def log_of(label: str) -> tuple[Event, ...]:
    """Carry out the script of an assessor; anything refused or left unfinished raises."""
    log: list[Event] = [opened(label)]
    state = begin(loaded().instrument, log, cleared_for(label))
    name = f"{label}.txt"
    lines = lines_of_script(read(name).encode(), name)
    now, fresh = OPENING["at"], OPENING["fresh"][label]
    replay(state, lines, name, now=lambda: now, fresh=lambda: fresh, save=log.extend)
    return tuple(log)


@cache
def assessment(label: str) -> Assessment:
    return fold(log_of(label))


@cache
def sealed(label: str) -> Sealed:
    ready = ready_to_seal(loaded().instrument, loaded().raw, assessment(label), cleared_for(label))
    seal = Seal(at=OPENING["at"], nonce="0" * 64, incomplete=read("A3.incomplete.txt") if label == "A3" else None)
    return Sealed(ready.model_copy(update={"sealed": seal}), f"{LABELS.index(label):064x}")


@cache
def comparison(reader: Reader = "coordinator") -> Comparison:
    return compare([sealed(label) for label in LABELS], panel(), register(), reader)


def first_facet(question: str) -> ComparedFacet:
    found = comparison().question(question)
    assert found is not None
    return found.facets[0]


def pattern(question: str, *pair: str) -> str:
    return next(one.pattern for one in first_facet(question).patterns if set(one.pair) == set(pair))


def flagged(flag: str) -> set[str]:
    return {
        question.question
        for question in comparison().questions
        if flag in question.flags or any(flag in facet.flags for facet in question.facets)
    }


def ratings(label: str) -> list[tuple[str, FacetRating]]:
    return [(rating.question, facet) for rating in assessment(label).ratings for facet in rating.facets.values()]


def missing_parts(label: str) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in lacking(loaded().instrument, assessment(label), cleared_for(label))]


@pytest.mark.parametrize("label", LABELS)
def test_every_line_is_carried_out_and_what_the_log_holds_is_a_valid_assessment(label: str) -> None:
    # The machine builds without validating; a document that is read back is validated.
    adapter_of(Assessment).validate_json(sealed(label).assessment.model_dump_json(by_alias=True))
    assert len(log_of(label)) > 300


@pytest.mark.parametrize("label", ["A1", "A2"])
def test_two_assessments_are_complete(label: str) -> None:
    assert missing_parts(label) == []


def test_the_third_is_sealed_incomplete_and_says_why() -> None:
    found = [("unanswered", "unrecognised-support-need.main"), ("no-evidence", "substance-use.evidence")]
    assert missing_parts("A3") == found
    assert all(f"({code})" in read("A3.incomplete.txt") for code in ("N11", "D11"))


def test_every_document_says_that_the_case_is_invented() -> None:
    assert register().fictional
    assert panel().fictional
    assert comparison().fictional


def test_the_panel_leaves_the_instrument_to_the_run_and_its_keys_in_no_order_of_labels() -> None:
    assert "instrument" not in json.loads(read("panel.json"))
    by_key = sorted(panel().assessors, key=lambda member: member.key)
    assert [member.label for member in by_key] != list(LABELS)
    assert {member.role for member in by_key} <= set(loaded().instrument.use.roles)


def test_every_spread_every_coverage_and_every_pattern_occurs() -> None:
    counts = comparison().counts
    assert all(counts.spread[name] for name in (*get_args(Spread), "null"))
    assert all(counts.coverage[name] for name in get_args(State))
    assert all(counts.patterns[name] for name in get_args(Pattern))


def test_most_of_it_is_agreement_as_in_life() -> None:
    counts = comparison().counts
    assert 0.4 < counts.spread["same"] / counts.facets < 0.6
    assert 0.25 < counts.spread["one-step"] / counts.facets < 0.4


@pytest.mark.parametrize(
    ("flag", "question"),
    [
        ("footing", "education"),
        ("relevance", "active-ties"),
        ("firm-and-apart", "living-basics"),
        ("act-now", "threats-met"),
    ],
)
def test_one_question_shows_each_of_the_rarer_flags(flag: str, question: str) -> None:
    assert flagged(flag) == {question}


def test_a_level_that_cannot_wait_was_chosen_by_one_assessor_who_told_somebody() -> None:
    levels = {label: assessment(label).rating("threats-met").facets["main"].level for label in LABELS}
    assert levels == {"A1": "M", "A2": "L", "A3": None}
    assert set(TOLD) <= set(assessment("A2").rating("threats-met").fields)


def test_mirrors_share_a_line_of_the_agenda() -> None:
    assert ("active-ties", "distance") in [entry.questions for entry in comparison().agenda]


def test_one_question_is_hidden_from_all_and_one_is_answered_by_two() -> None:
    hidden = {label: sealed(label).assessment.hidden for label in LABELS}
    assert hidden == dict.fromkeys(LABELS, ("missed-agreements",))
    assert first_facet("unrecognised-support-need").coverage.unanswered == 1


def test_an_own_source_counts_as_the_one_it_was_declared_to_be() -> None:
    own = [source.id for source in assessment("A3").sources]
    assert [one.source for one in register().same_as] == own[:1]
    assert pattern("active-ties", "A2", "A3") == "interpretation"
    assert pattern("early-disadvantage", "A2", "A3") == "unclear"


def test_a_source_named_to_one_assessor_is_unknown_to_everybody_else() -> None:
    assert {source.id for source in cleared_for("A2")} - {source.id for source in cleared_for("A1")} == {NAMED}
    secret = [extract.text for extract in assessment("A2").evidence if extract.source == NAMED]
    for reader in ("meeting", "board", "agency", "person"):
        told = comparison(reader).model_dump_json()
        assert NAMED not in told
        assert secret
        assert not any(text in told for text in secret)


def test_what_is_left_without_the_named_source_still_carries_its_ratings() -> None:
    # Else a reader could tell from a rating alone that something was cited that they may not know of.
    seen, instrument = seen_by(sealed("A2").assessment, "meeting", LABELS, register()), loaded().instrument
    for question in (*instrument.items, *instrument.dimensions):
        ground = ground_of(seen, question.id, register().sources)
        for facet in seen.rating(question.id).facets.values():
            allowed = ceiling(instrument, question, ground, [why.code for why in facet.why if why.by == "assessor"])
            assert facet.certainty is None or not exceeds(instrument, facet.certainty, allowed), question.code
            assert facet.level is None or any(link.relation == "supports" for link in seen.rating(question.id).evidence)


def test_texts_that_name_no_source_do_not_give_the_named_one_away() -> None:
    # Formulations, scenarios, measures and conclusions reach every reader as they were written.
    assert "relative" not in comparison("meeting").model_dump_json()


def test_the_register_shows_all_three_ways_of_handling() -> None:
    handled = [source.handling for source in register().sources]
    assert {one for one in handled if isinstance(one, str)} == {"share", "assessors"}
    assert [one for one in handled if isinstance(one, Named)] == [Named(named=("A2",))]


def test_one_certainty_exceeds_its_cap_with_a_written_reason() -> None:
    # A cap that nobody expected would take the next line of a script for its reason.
    over = [(label, question) for label in LABELS for question, facet in ratings(label) if facet.over_cap]
    assert over == [("A1", "work")]


def test_reasons_changes_relevance_and_missing_reasons_are_given() -> None:
    given = [facet for label in LABELS for _, facet in ratings(label)]
    assert {"prepared", "against-interest", "second-hand"} <= {why.code for facet in given for why in facet.why}
    assert {"worse", "same", "better", "unclear"} == {facet.change for facet in given if facet.change}
    assert len({facet.missing for facet in given if facet.missing}) >= 6
    assert {"low", "medium", "high"} <= {one.relevance for label in LABELS for one in assessment(label).ratings}


def test_counter_evidence_is_resolved_once_and_left_open_once() -> None:
    links = [link for label in LABELS for rating in assessment(label).ratings for link in rating.evidence]
    assert [link.resolved for link in links if link.relation == "contradicts"] == ["weaker-source", "open"]


def test_a_line_was_taken_back_brought_back_and_taken_back_again() -> None:
    assert sum(event.event == "undone" for event in log_of("A1")) == 3


def test_two_assessors_add_an_item_of_their_own() -> None:
    assert {(one.of, one.effect) for one in comparison().own if one.rating} == {("A2", "protective"), ("A3", "need")}


def test_each_sees_a_way_away_and_only_two_a_way_back() -> None:
    kinds = {label: {one.kind for one in assessment(label).scenarios} for label in LABELS}
    assert all("stay-away" in found for found in kinds.values())
    assert [label for label in LABELS if "return" not in kinds[label]] == ["A3"]
    assert first_facet("harm-in-return").coverage.not_applicable == 1


def test_square_brackets_are_kept_as_typed() -> None:
    extracts = " ".join(extract.text for label in LABELS for extract in assessment(label).evidence)
    assert all(bracket in extracts for bracket in ("[sic]", "[redacted]", "[/]"))
    assert "[/]" in (assessment("A3").rating("threats-met").note or "")


def test_extracts_are_short_and_say_what_they_are() -> None:
    extracts = [extract for label in LABELS for extract in assessment(label).evidence]
    assert max(len(extract.text) for extract in extracts) <= 140
    assert all(extract.is_ for extract in extracts)
