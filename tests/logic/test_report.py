"""The report of one assessment as a document: where it takes its facts from, and what it asks of a draft."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.errors import DoesNotFit
from assess.logic.report import Material, report_for
from assess.model.assessment import Ask, Evidence, Link, Weighed
from assess.model.base import MAIN
from assess.model.comparison import Reader
from assess.model.source import Handling, Named, Register
from tests.builders import assessment, facet, source
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


HANDLINGS: tuple[Handling, ...] = ("share", "assessors", Named(named=("A1",)), Named(named=("A1", "A2", "A3")))
KNOWN: dict[Reader, tuple[Handling, ...]] = {
    "coordinator": HANDLINGS,
    "meeting": ("share", "assessors", HANDLINGS[3]),
    "board": ("share",),
    "agency": ("share",),
    "person": ("share",),
}
CODES = ("D1", "P1", "N1")


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(HANDLINGS), min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from(CODES), st.integers(0, 3)), max_size=8, unique=True),
    st.sampled_from(list(KNOWN)),
)
def test_whatever_is_linked_to_what_nothing_of_a_hidden_source_is_found(
    handlings: list[Handling], links: list[tuple[str, int]], reader: Reader
) -> None:
    """Each source has a word of its own, which stands in its extract and in all that is written where it is cited."""
    words = [f"WARD{number}" for number in range(len(handlings))]
    cited = {code: [number for asked, number in links if asked == code and number < len(words)] for code in CODES}
    spoken = {code: " ".join(words[number] for number in numbers) or "nothing" for code, numbers in cited.items()}
    rated = assessment("A1", dict.fromkeys(CODES, "S L"), notes=spoken)
    ratings = tuple(
        rating.model_copy(
            update={
                "evidence": tuple(Link(id=f"E{number + 1}", relation="supports") for number in cited[code]),
                "fields": {"who": spoken[code]},
                "flags": (spoken[code],),
                "facets": {MAIN: facet("S L").model_copy(update={"over_cap": spoken[code]})},
            }
        )
        for code, rating in zip(CODES, rated.ratings, strict=True)
    )
    one = rated.model_copy(
        update={
            "ratings": ratings,
            "sources": tuple(
                source(f"S-{word}", word.lower(), handling=how) for word, how in zip(words, handlings, strict=True)
            ),
            "evidence": tuple(
                Evidence(id=f"E{number}", source=f"S-{word}", text=word) for number, word in enumerate(words, 1)
            ),
            "asks": tuple(
                Ask(id=f"A{number}", question=rating.question, text=spoken[code], answer=spoken[code])
                for number, (code, rating) in enumerate(zip(CODES, ratings, strict=True), 1)
            ),
            "weighed": tuple(
                Weighed(check="a-check", questions=(code,), how="answered", text=spoken[code]) for code in CODES
            ),
        }
    )
    shown = document(reader, one).model_dump_json()
    for word, how in zip(words, handlings, strict=True):
        assert (word in shown) == (how in KNOWN[reader])
        assert (word.lower() in shown) == (how in KNOWN[reader])
