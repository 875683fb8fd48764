"""A reliability study: one row a case, each question and facet for itself."""

from itertools import permutations
from typing import Any

import pytest

from assess.errors import DoesNotFit, UsageRefused
from assess.logic.agreement.catalogue import all_coefficients
from assess.logic.study import Filed, Study, study
from assess.logic.study.questions import StudiedFacet
from assess.model.assessment import Scenario
from tests.builders import codebook, question
from tests.studies import BOOK, QUESTIONS, amended, filed, table


def only(found: Study, code: str, facet: str | None = None) -> StudiedFacet:
    (one,) = [one for one in found.facets if one.code == code and facet in (None, one.facet)]
    return one


def value(one: StudiedFacet, name: str, weights: str) -> float | str | None:
    (found,) = [each for each in one.coefficients if (each.name, each.weights) == (name, weights)]
    return found.undefined or found.value


def test_a_row_is_a_case_and_a_cell_is_a_level_by_its_place_in_the_scale() -> None:
    ties = only(study(table("D1", ["NN", "NS", "DD"])), "D1")
    assert ties.ratings.profiles == {(2, 0, 0, 0): 1, (1, 1, 0, 0): 1, (0, 0, 0, 2): 1}
    assert (ties.levels.codes, ties.labels) == (("N", "S", "C", "D"), ("Not evident", "Some", "Clear", "Driving"))
    assert ties.given == (3, 1, 0, 2)


def test_agreement_is_what_a_hand_counts() -> None:
    ties = only(study(table("D1", ["NN", "NS", "SS", "DD"])), "D1")
    # Three of four pairs alike; alpha: 1 - 7 * 2 / (8^2 - (3^2 + 3^2 + 2^2)).
    assert value(ties, "percent-agreement", "identity") == pytest.approx(3 / 4)
    assert value(ties, "krippendorff-alpha", "nominal") == pytest.approx(1 - 7 * 2 / 42)


def test_codes_are_labels_even_where_they_look_like_numbers() -> None:
    book = codebook(
        [question("ties", "D1", "Ties", "odd")],
        scales={
            **BOOK.scales,
            "odd": BOOK.scales["harm"].model_copy(update={"levels": {"1": "a", "9": "b", "5": "c"}}),
        },
    )
    ties = only(study(table("D1", ["11", "15"], codebook=book)), "D1")
    assert ties.levels.scores == (0, 1, 2)
    assert value(ties, "krippendorff-alpha", "ratio") == "no-numbers"


def test_questions_and_facets_stand_in_the_order_of_the_codebook_each_for_itself() -> None:
    found = study(table("D1", ["NN", "SS"]))
    assert [(one.code, one.facet, one.facet_label) for one in found.facets] == [
        ("D1", "main", None),
        ("D2", "then", "Then"),
        ("D2", "now", "Now"),
        ("X1", "main", None),
        ("J1", "main", None),
    ]


def test_facets_are_not_mixed() -> None:
    files = [
        filed(case, label, {"D2": {"then": then, "now": now}})
        for case, label, then, now in [("C1", "A1", "D", "N"), ("C1", "A2", "D", "S"), ("C2", "A1", "C", "")]
    ]
    found = study(files)
    assert only(found, "D2", "then").ratings.profiles == {(0, 0, 0, 2): 1, (0, 0, 1, 0): 1}
    assert only(found, "D2", "now").ratings.profiles == {(1, 1, 0, 0): 1}


def test_a_scale_without_order_has_no_ordinal_figure() -> None:
    whom = only(study(table("X1", ["OO", "MP"])), "X1")
    assert value(whom, "krippendorff-alpha", "ordinal") == "no-order"
    assert value(whom, "krippendorff-alpha", "nominal") is not None


def test_why_there_is_no_level_is_counted_by_class_and_is_no_level() -> None:
    files = [
        filed("C1", "A1", {"D1": "no-information"}),
        filed("C1", "A2", {"D1": "not-enquired"}),
        filed("C1", "A3", {"D1": "not-applicable"}),
        filed("C2", "A1", {"D1": "S"}),
        filed("C2", "A2", {}),
        filed("C2", "A3", {"D1": "D"}, hidden=("ties",)),
    ]
    ties = only(study(files), "D1")
    assert ties.missing == {"unknown": 1, "not-applicable": 2, "not-asked": 1, "unanswered": 1}
    assert ties.ratings.profiles == {(0, 1, 0, 0): 1}


def test_a_question_put_to_another_role_is_missing_and_counts_nowhere() -> None:
    book = codebook([question("ties", "D1", "Ties", roles=("prison-assessor",)), *QUESTIONS[1:]])
    files = [
        filed(case, label, {"D1": "S"}, role=role, codebook=book)
        for case in ("C1", "C2")
        for label, role in (("A1", "prison-assessor"), ("A2", "forensic-psychologist"))
    ]
    ties = only(study(files), "D1")
    assert ties.ratings.profiles == {(0, 1, 0, 0): 2}
    assert set(ties.missing.values()) == {0}


def test_own_items_are_not_compared() -> None:
    files = [filed(case, label, {"own-1": "N", "D1": "S"}) for case in ("C1", "C2") for label in ("A1", "A2")]
    assert "own-1" not in {one.question for one in study(files).facets}


def judged(case: str, label: str, kind: str | None, level: str = "L", **more: Any) -> Filed:
    scenarios = (Scenario(id="SC1", kind=kind, title="A course", text="A course."),) if kind else ()
    return filed(case, label, {"J1": level}, scenario={"J1": "SC1"} if kind else {}, scenarios=scenarios, **more)


def test_a_case_in_which_judgements_are_about_other_kinds_of_scenario_is_set_aside() -> None:
    files = [
        judged("C1", "A1", "return"),
        judged("C1", "A2", "return"),
        judged("C2", "A1", "return"),
        judged("C2", "A2", "stay-away"),
        judged("C3", "A1", "return"),
        judged("C3", "A2", None),
        judged("C4", "A1", None),
        judged("C4", "A2", None),
    ]
    harm = only(study(files), "J1")
    assert harm.set_aside == 2
    assert harm.ratings.profiles == {(2, 0, 0): 2}


def test_whoever_gave_no_level_sets_nothing_aside() -> None:
    files = [judged("C1", "A1", "return"), judged("C1", "A2", "stay-away", "declined"), judged("C2", "A1", "return")]
    harm = only(study(files), "J1")
    assert (harm.set_aside, harm.missing["unknown"]) == (0, 1)


def test_where_the_instrument_names_the_kind_another_kind_sets_the_case_aside() -> None:
    about = question("harm", "J1", "How serious?", "harm", sort="judgement", scenario="return")
    book = codebook([about])
    files = [
        judged(case, label, kind, codebook=book)
        for case, label, kind in [
            ("C1", "A1", "return"),
            ("C1", "A2", "return"),
            ("C2", "A1", "stay-away"),
            ("C2", "A2", "stay-away"),
        ]
    ]
    harm = only(study(files), "J1")
    assert (harm.set_aside, harm.ratings.profiles) == (1, {(2, 0, 0): 1})


def test_the_order_of_files_changes_nothing() -> None:
    files = table("D1", ["NS", "SS", "D-"])
    found = [
        (one.cases, one.assessors, [(each.ratings.profiles, each.ratings.rows, each.missing) for each in one.facets])
        for some in list(permutations(files))[::90]
        for one in [study(some, same_assessors=True)]
    ]
    assert len(found) == 8
    assert all(one == found[0] for one in found)


def test_a_refusal_is_the_same_in_every_order() -> None:
    files = [*table("D1", ["NS", "SS"]), filed("CASE-1", "A9", {}, occasion="2027-01")]
    problems = []
    for some in list(permutations(files))[::30]:
        with pytest.raises(DoesNotFit) as refused:
            study(some)
        problems.append(refused.value.problems)
    assert all(one == problems[0] for one in problems)


def test_only_first_seals_count() -> None:
    files = table("D1", ["NS", "SS"])
    changed = amended(files[0])
    found = study([*files, changed])
    assert (found.amendments, found.assessments) == (1, 4)
    assert only(found, "D1").ratings.profiles == only(study(files), "D1").ratings.profiles


def test_many_cases_are_counted_exactly() -> None:
    rows = [f"{'NSCD'[number % 4]}{'NSCD'[number // 4 % 4]}{'NSCD'[number // 2 % 4]}" for number in range(40)]
    found = study(table("D1", rows))
    ties = only(found, "D1")
    assert (found.cases, found.assessments, ties.ratings.units, sum(ties.given)) == (40, 120, 40, 120)
    assert [one.record() for one in ties.coefficients] == [
        one.record() for one in all_coefficients(ties.ratings, ties.levels)
    ]


def test_complete_cases_are_kept_question_by_question_where_assessors_are_known() -> None:
    files = table("D1", ["NNN", "NS-", "SSC"])
    whole = study(files, same_assessors=True)
    kept = study(files, same_assessors=True, only_complete=True)
    ties = next(one for one in kept.facets if one.code == "D1")
    assert (whole.facets[0].ratings.units, ties.ratings.units, ties.ratings.is_complete) == (3, 2, True)
    found = {(one.name, one.weights): one for one in ties.coefficients}
    assert found["icc", "A,1"].undefined is None


def test_complete_cases_cannot_be_told_where_assessors_may_change() -> None:
    with pytest.raises(UsageRefused, match="assessors may change"):
        study(table("D1", ["NN", "NS"]), only_complete=True)
