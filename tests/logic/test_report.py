"""The report of one assessment as a document: where it takes its facts from, and what it asks of a draft."""

import pytest

from assess.errors import DoesNotFit
from assess.logic.report import Material, report_for
from assess.model.source import Register
from tests.single_example import HIDDEN, SEALED, document, whole
from tests.worked_example import REGISTER


def test_the_board_is_the_reader_unless_somebody_is_named() -> None:
    assert report_for(Material(whole(), SEALED)).reader == "board"


def test_why_the_case_came_is_taken_from_the_register_where_the_assessor_wrote_nothing() -> None:
    told = {"text": "The purpose.", "by": "A1", "date": "2026-02-10"}
    register = Register.model_validate({**REGISTER.model_dump(by_alias=False, mode="python"), "told": told})
    found = document("board", whole(preparation={"referral": "Mine?"}), register=register)
    assert (found.referral, found.commissioner) == ("Mine?", REGISTER.commissioner)
    assert (found.told, found.told_by, found.told_on) == ("The purpose.", "A1", "2026-02-10")
    own = document("board", register=register)
    assert (own.told, own.told_by) == ("Purpose and readers, by A1.", None)


def test_a_register_that_grew_stricter_counts() -> None:
    strict = tuple(one.model_copy(update={"handling": "assessors"}) for one in REGISTER.sources)
    register = REGISTER.model_copy(update={"sources": strict})
    assert document("agency", register=register).assessment.sources == ()


def test_a_report_is_no_assessment_to_be_merged_and_its_digest_cannot_be_guessed() -> None:
    found = document("coordinator")
    assert (found.assessment.sealed, found.assessment.log) == (None, None)
    assert found.sealed
    assert found.sealed.digest == SEALED


def test_what_rests_on_a_hidden_source_takes_its_marks_and_answers_along() -> None:
    seen = document("person").assessment
    assert seen.rating("active-ties").indicators == ()
    assert [one.check for one in seen.weighed] == ["one-setting"]
    assert HIDDEN not in seen.model_dump_json()


def test_without_a_codebook_there_is_no_report() -> None:
    with pytest.raises(DoesNotFit, match="carries no codebook"):
        report_for(Material(whole(codebook=None), SEALED))


def test_answers_to_questions_that_do_not_apply_stay_in_the_log() -> None:
    found = document("coordinator", whole(hidden=("distance",))).assessment
    assert found.hidden == ("distance",)
    assert "distance" not in {rating.question for rating in found.ratings}
