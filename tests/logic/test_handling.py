"""What a reader may know of: everything is computed from that, and looks as if nothing else had been cited."""

import pytest

from assess.logic.compare import compare
from assess.logic.documents import dump_document
from assess.logic.handling import may_know, seen_by
from assess.model.assessment import Ask
from assess.model.comparison import Reader
from assess.model.source import Handling, Named, SameAs
from assess.render.report import make_report
from assess.render.text import render_text
from tests.builders import assessment, sealed, source
from tests.worked_example import PANEL, REGISTER, example

LABELS = ("A1", "A2", "A3")
SHOWN: dict[Reader, tuple[bool, bool, bool, bool]] = {
    # share, assessors, named to some, named to all
    "coordinator": (True, True, True, True),
    "meeting": (True, True, False, True),
    "board": (True, False, False, False),
    "agency": (True, False, False, False),
    "person": (True, False, False, False),
}
HANDLINGS: tuple[Handling, ...] = ("share", "assessors", Named(named=("A2",)), Named(named=LABELS))


@pytest.mark.parametrize("reader", SHOWN)
def test_who_may_know(reader: Reader) -> None:
    assert tuple(may_know(handling, reader, LABELS) for handling in HANDLINGS) == SHOWN[reader]


SECRET = source("S-SECR", "relative", handling=Named(named=("A2",)))
OPEN = source("S-9PEN", "person")


def test_links_extracts_and_the_ledgers_reasons_are_those_of_what_is_left() -> None:
    full = assessment(
        "A2",
        {"D1": "D M prepared"},
        {"D1": ["S-SECR", "S-9PEN"]},
        (SECRET, OPEN),
        notes={"D1": "The relative says so."},
    )
    seen = seen_by(full, "meeting", LABELS)
    never = assessment("A2", {"D1": "D M prepared single-source self-report"}, {"D1": ["S-9PEN"]}, (OPEN,))
    assert [one.source for one in seen.evidence] == ["S-9PEN"]
    assert seen.rating("active-ties").facets == never.rating("active-ties").facets
    assert seen.rating("active-ties").note is None


def test_without_any_source_left_the_ledger_says_no_evidence() -> None:
    full = assessment("A2", {"D1": "D M single-source"}, {"D1": ["S-SECR"]}, (SECRET,))
    seen = seen_by(full, "board", LABELS)
    assert [why.code for why in seen.rating("active-ties").facets["main"].why] == ["nothing-cited"]


def test_what_nothing_was_removed_from_stays_as_it_is() -> None:
    full = assessment("A2", {"D1": "D M single-source"}, {"D1": ["S-9PEN"]}, (OPEN,), notes={"D1": "A note."})
    assert seen_by(full, "board", LABELS) == full


def test_a_source_that_nobody_cited_is_gone_too() -> None:
    full = assessment("A2", {"D1": "D M"}, {}, (SECRET, OPEN))
    assert [one.id for one in seen_by(full, "board", LABELS).sources] == ["S-9PEN"]


def test_who_was_told_of_a_level_that_cannot_wait_stays() -> None:
    told = {"told-who": "Security office", "next-step": "Ask the relative."}
    full = assessment("A2", {"D3": "D M"}, {"D3": ["S-SECR"]}, (SECRET,), fields={"D3": told})
    assert seen_by(full, "board", LABELS).rating("current-activity").fields == {"told-who": "Security office"}


def test_something_to_find_out_goes_with_the_source_its_question_rests_on() -> None:
    asks = (
        Ask(id="A1", question="active-ties", text="Ask the relative again."),
        Ask(id="A2", question="distance", text="Housing list."),
        Ask(id="A3", text="In general, what the relative saw."),
    )
    full = assessment("A2", {"D1": "D M"}, {"D1": ["S-SECR"]}, (SECRET,), asks=asks)
    assert [ask.id for ask in seen_by(full, "board", LABELS).asks] == ["A2"]


def test_what_is_asked_in_general_stays_while_nothing_is_gone() -> None:
    asks = (Ask(id="A1", text="Housing list."),)
    full = assessment("A2", {"D1": "D M"}, {"D1": ["S-9PEN"]}, (OPEN,), asks=asks)
    assert seen_by(full, "person", LABELS).asks == asks


def test_a_source_without_an_entry_is_the_coordinators_alone() -> None:
    full = assessment("A2", {"D1": "D M"}, {"D1": ["S-GQNE"]})
    assert seen_by(full, "meeting", LABELS).evidence == ()
    assert seen_by(full, "coordinator", LABELS).evidence == full.evidence


def test_the_strictest_handling_counts() -> None:
    full = assessment("A2", {"D1": "D M"}, {"D1": ["S-9PEN"]}, (OPEN,))
    stricter = REGISTER.model_copy(update={"sources": (OPEN.model_copy(update={"handling": "assessors"}),)})
    assert seen_by(full, "board", LABELS, stricter).evidence == ()


def test_an_own_source_that_is_a_hidden_one_is_hidden() -> None:
    own = source("S-9WNA", "relative", own=True)
    full = assessment("A2", {"D1": "D M"}, {"D1": ["S-9WNA"]}, (own,))
    same = SameAs(source="S-9WNA", of="A2", same_as="S-SECR", because="The same letter.")
    register = REGISTER.model_copy(update={"sources": (SECRET,), "same_as": (same,)})
    assert seen_by(full, "board", LABELS, register).sources == ()


@pytest.mark.parametrize(
    ("reader", "unknown"),
    [
        ("meeting", ("S-2FYB", "relative-2026", "two visitors")),
        ("board", ("S-2FYB", "S-9PXD", "S-8RWJ", "S-6TQC", "S-5DKH", "wing-log", "relative-2026", "photograph")),
    ],
)
def test_what_a_reader_may_not_know_is_found_nowhere(reader: Reader, unknown: tuple[str, ...]) -> None:
    found = compare(sealed(*example()), PANEL, REGISTER, reader)
    everything = dump_document(found).decode() + render_text(make_report(found))
    assert [name for name in unknown if name in everything] == []


def test_patterns_are_those_of_what_the_reader_may_see() -> None:
    full = {one.code: one for one in compare(sealed(*example()), PANEL, REGISTER, "coordinator").questions}
    meeting = {one.code: one for one in compare(sealed(*example()), PANEL, REGISTER, "meeting").questions}
    assert full["D1"].facets[0].patterns[0].pattern == "information"
    assert meeting["D1"].facets[0].patterns[0].pattern == "uncited"
