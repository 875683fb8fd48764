"""What is no reliability study, each with its own code; and when an assessor is followed from case to case."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from assess.errors import DoesNotFit
from assess.logic.study import study
from assess.model.pinned import PinnedInstrument
from tests.builders import INSTRUMENT, codebook
from tests.studies import BOOK, QUESTIONS, Filed, amended, filed, table


def refused(files: Sequence[Filed], *, same_assessors: bool = False) -> DoesNotFit:
    with pytest.raises(DoesNotFit) as found:
        study(files, same_assessors=same_assessors)
    return found.value


def problems(files: Sequence[Filed], *, same_assessors: bool = False) -> list[tuple[str, str | None]]:
    found = refused(files, same_assessors=same_assessors).problems
    return [(one.code, one.file) for one in found]


TWO_CASES = table("D1", ["NS", "SS"])


def test_one_case_is_no_study_and_merge_is_named() -> None:
    error = refused(table("D1", ["NSD"]))
    assert (error.code, error.exit_code) == ("one-case", 5)
    assert "assess merge" in str(error.hint)


def test_one_case_stays_one_case_whatever_else_is_wrong_with_it() -> None:
    files = [filed("C1", "A1", {}), filed("C1", "A2", {}, occasion="2027-01"), filed("c1", "A3", {}, fictional=False)]
    assert refused(files).code == "one-case"


def test_it_takes_two_assessments_of_some_case() -> None:
    assert problems([filed("C1", "A1", {}), filed("C2", "A1", {})]) == [("too-few", None)]


def test_no_file_at_all_is_too_few() -> None:
    assert problems([]) == [("too-few", None)]


def test_two_occasions_of_one_case_are_no_independent_units() -> None:
    again = replace(filed("CASE-1", "A9", {}, occasion="2027-01"), path="again.sealed")
    assert problems([*TWO_CASES, again]) == [("case-twice", "again.sealed")]


def test_two_spellings_are_no_two_cases() -> None:
    assert problems([*TWO_CASES, filed("case-1", "A9", {})]) == [("case-differs", "case-1/A9.sealed")]


def test_fictional_and_real_cases_are_not_mixed_and_that_is_said_once() -> None:
    real = [filed("REAL", label, {}, fictional=False) for label in ("A1", "A2")]
    assert problems([*TWO_CASES, *real]) == [("fictional-differs", "REAL/A1.sealed")]


def test_the_same_file_twice() -> None:
    assert problems([*TWO_CASES, TWO_CASES[0]]) == [("file-twice", "CASE-1/A1.sealed")]


def test_two_assessments_of_one_assessor_in_one_case() -> None:
    again = replace(filed("CASE-1", "B1", {}, key="key-of-CASE-1-A1"), commitment="f" * 64)
    assert problems([*TWO_CASES, again]) == [("key-twice", "CASE-1/B1.sealed")]


def test_two_assessors_under_one_label_in_one_case() -> None:
    other = replace(filed("CASE-1", "a1", {}), path="other.sealed")
    assert problems([*TWO_CASES, other]) == [("label-twice", "other.sealed")]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"instrument": PinnedInstrument(id="mini", version="0.2.0", digest="0" * 64)}, "instrument-differs"),
        ({"instrument": PinnedInstrument(id="other", version="0.1.0", digest="0" * 64)}, "instrument-differs"),
        ({"instrument": PinnedInstrument(id="mini", version="0.1.0", digest="f" * 64)}, "digest-differs"),
        ({"codebook": codebook(QUESTIONS[:1])}, "codebook-differs"),
    ],
)
def test_one_text_of_one_instrument(changes: dict[str, Any], code: str) -> None:
    other = filed("CASE-3", "A1", {}, **changes)
    assert problems([*TWO_CASES, other]) == [(code, "CASE-3/A1.sealed")]


def test_an_amendment_needs_its_first_seal() -> None:
    lone = amended(filed("CASE-3", "A1", {}))
    assert problems([*TWO_CASES, lone]) == [("amended-seal", "CASE-3/A1.sealed+")]


def test_another_seal_of_the_same_assessor_is_not_its_first_seal() -> None:
    changed = amended(TWO_CASES[0], of="f" * 64)
    assert problems([*TWO_CASES, changed]) == [("amended-seal", "CASE-1/A1.sealed+")]


def test_everything_is_told_at_once_and_nothing_of_a_case_but_its_file() -> None:
    files = [*TWO_CASES, TWO_CASES[0], amended(filed("CASE-3", "A1", {})), filed("CASE-4", "A1", {}, fictional=False)]
    found = refused(files)
    assert {one.code for one in found.problems} == {"file-twice", "amended-seal", "fictional-differs"}
    assert "key-of" not in str(found.problems)


def columns(files: Sequence[Filed], *, same_assessors: bool = False) -> tuple[str, ...] | None:
    found = study(files, same_assessors=same_assessors)
    rows = [one.ratings.rows for one in found.facets]
    assert all((row is None) == (found.assessors is None) for row in rows)
    return found.assessors


def kept(rows: Sequence[str], **keys: str) -> list[Filed]:
    """Return a table in which each assessor has one key in every case."""
    return [
        replace(one, assessment=one.assessment.model_copy(update={"assessor": owner}))
        for one in table("D1", rows)
        for label in [one.assessment.assessor.label]
        for owner in [one.assessment.assessor.model_copy(update={"key": keys.get(label, f"key-{label}")})]
    ]


def test_a_label_alone_is_nobody() -> None:
    assert columns(TWO_CASES) is None
    found = {one.name: one.undefined for one in study(TWO_CASES).facets[0].coefficients}
    assert {name for name, reason in found.items() if reason == "raters-unknown"} == {
        "cohen-kappa",
        "conger-kappa",
        "icc",
        "kendall-w",
    }


def test_the_same_keys_in_every_case_are_the_same_people() -> None:
    assert columns(kept(["NS", "SS"])) == ("A1", "A2")


def test_keys_that_are_missing_in_a_case_prove_nothing() -> None:
    assert columns(kept(["NSD", "SSD"])[:-1]) is None


def test_whoever_calls_may_say_that_a_label_is_one_person() -> None:
    files = [filed("C1", "B", {"D1": "N"}), filed("C1", "A", {"D1": "S"}), filed("C2", "A", {"D1": "D"})]
    assert columns(files, same_assessors=True) == ("A", "B")
    ties = study(files, same_assessors=True).facets[0]
    assert ties.ratings.rows == {(1, 0): 1, (3, None): 1}
    assert columns(files) is None


def test_labels_that_read_the_same_are_one_column() -> None:
    files = [filed("C1", "a1", {"D1": "N"}), filed("C1", "B", {}), filed("C2", "A1", {"D1": "S"})]
    assert columns(files, same_assessors=True) == ("A1", "B")
    assert study(files, same_assessors=True).facets[0].ratings.rows == {(0, None): 1, (1, None): 1}


def test_a_key_under_two_labels_contradicts_what_was_declared() -> None:
    files = kept(["NS", "SS"])
    swapped = [
        replace(one, assessment=one.assessment.model_copy(update={"assessor": owner}))
        for one in files[2:]
        for other in [{"A1": "A2", "A2": "A1"}[one.assessment.assessor.label]]
        for owner in [one.assessment.assessor.model_copy(update={"label": other})]
    ]
    found = problems([*files[:2], *swapped], same_assessors=True)
    assert [code for code, _ in found] == ["key-two-labels", "key-two-labels"]
    assert columns([*files[:2], *swapped]) is None


def test_keys_of_each_case_alone_contradict_nothing() -> None:
    assert columns(TWO_CASES, same_assessors=True) == ("A1", "A2")


def test_two_known_assessors_have_a_kappa_a_hand_can_count() -> None:
    files = table("D1", ["NN", "NS", "SS", "SN"])
    (kappa,) = [
        one
        for one in study(files, same_assessors=True).facets[0].coefficients
        if (one.name, one.weights) == ("cohen-kappa", "identity")
    ]
    # p_o = 2/4, both gave N and S equally often: p_e = 1/2.
    assert kappa.value == pytest.approx(0.0)


def test_the_instrument_is_named_with_its_standing() -> None:
    found = study(TWO_CASES)
    assert (found.instrument, found.title, found.status) == (INSTRUMENT, BOOK.title, "draft, not validated")
    assert found.fictional


def test_what_is_there_three_times_is_told_twice() -> None:
    assert [code for code, _ in problems([*TWO_CASES, TWO_CASES[0], TWO_CASES[0]])] == ["file-twice", "file-twice"]


def test_another_occasion_of_the_same_assessor_is_told_once() -> None:
    again = replace(filed("CASE-1", "A1", {}, occasion="2027-01", key="key-of-CASE-1-A1"), path="again.sealed")
    assert problems([*TWO_CASES, again]) == [("case-twice", "again.sealed")]
