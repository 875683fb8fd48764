"""A coordinator's comparison for another reader is what it would be had it been made for that reader."""

from typing import get_args

import pytest

from assess.errors import DoesNotFit
from assess.logic.compare import compare
from assess.logic.compare.narrow import narrow
from assess.logic.documents import dump_document, read_document
from assess.model.assessment import Amendment, Assessment, Evidence, FacetRating, Link
from assess.model.base import MAIN
from assess.model.comparison import Comparison, LookedAgain, Reader
from assess.model.panel import Panel
from assess.model.source import Register
from tests.builders import Sealed, sealed
from tests.worked_example import PANEL, REGISTER, example

READERS: tuple[Reader, ...] = get_args(Reader)


def amended(one: Assessment, question: str, source: str) -> Sealed:
    """Return an assessment that went on: another level for one question, on one more extract."""
    extract = Evidence(id="E90", source=source, text="Seen at the second look.")
    ratings = tuple(
        rating.model_copy(
            update={
                "facets": {MAIN: FacetRating(level="C", certainty="M")},
                "evidence": (*rating.evidence, Link(id="E90", relation="supports")),
                "note": "Read again.",
            }
        )
        if rating.question == question
        else rating
        for rating in one.ratings
    )
    reason = Amendment(at="2026-03-10T09:00:00+01:00", stage="second-look", reason="The wing log.", of="1" * 64)
    update = {"ratings": ratings, "evidence": (*one.evidence, extract), "amendments": (reason,)}
    return Sealed(one.model_copy(update=update), "9" * 64)


def whole(reader: Reader, panel: Panel | None = PANEL, register: Register | None = REGISTER) -> Comparison:
    one, *others = example()
    return compare(sealed(one, *others), panel, register, reader, (amended(one, "active-ties", "S-9PXD"),))


def read_back(comparison: Comparison) -> Comparison:
    found = read_document(Comparison, dump_document(comparison))
    assert isinstance(found, Comparison)
    return found


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("register", [REGISTER, None])
def test_it_is_the_one_that_would_have_been_made(reader: Reader, register: Register | None) -> None:
    made = whole(reader, register=register)
    narrowed = narrow(read_back(whole("coordinator", register=register)), reader)
    assert dump_document(narrowed) == dump_document(made)


def test_a_second_look_stands_beside_the_first_seal() -> None:
    question = whole("coordinator").question("active-ties")
    assert question
    (facet,) = question.facets
    assert facet.spread == "opposite"
    assert facet.spread_after == "one-step"
    assert list(question.second_look) == ["A1"]
    assert facet.ratings["A1"]
    assert facet.ratings["A1"].level == "N"


def test_what_was_made_for_one_reader_serves_no_other() -> None:
    board = whole("board")
    assert narrow(board, "board") is board
    with pytest.raises(DoesNotFit) as refused:
        narrow(board, "agency")
    assert refused.value.code == "other-reader"


def second_look_of(reader: Reader, question: str) -> LookedAgain | None:
    found = whole(reader).question(question)
    return found.second_look.get("A1") if found else None


def test_words_changed_since_go_only_where_an_extract_is_left_out_whatever_the_numbers_are() -> None:
    # The board may not know of S-9PXD, which A1 cites for other questions: the extracts after it are numbered anew.
    one, *others = example()
    first = sealed(one, *others)
    later = amended(one, "active-ties", "S-3M8T")
    seen = compare(first, PANEL, REGISTER, "board", (later,)).question("active-ties")
    assert seen
    assert seen.second_look["A1"].note == "Read again."
    hidden = second_look_of("board", "active-ties")
    assert hidden
    assert hidden.note is None
    known = second_look_of("meeting", "active-ties")
    assert known
    assert known.note == "Read again."


@pytest.mark.parametrize("reader", READERS)
def test_why_somebody_looked_again_is_told_to_the_meeting_alone(reader: Reader) -> None:
    (look,) = whole(reader).second_looks
    told = "The wing log." if reader in ("coordinator", "meeting") else None
    assert [one.reason for one in look.amendments] == [told]


def test_nobody_is_asked_about_groups_before_the_person() -> None:
    asked = compare(sealed(*example()), PANEL, REGISTER, "person")
    assert asked.one_way == ()
