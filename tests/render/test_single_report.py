"""Reports of one assessment byte for byte, for each reader, and what every one of them says or never says."""

import json
import re
from collections.abc import Iterator
from typing import get_args

import pytest

from assess.logic.documents import dump_document, read_document
from assess.logic.schemas import make_schema
from assess.model.assessment import Withdrawal
from assess.model.comparison import Reader
from assess.model.report import AssessmentReport
from assess.render.json import render_document
from assess.render.single.report import make_single_report
from assess.render.terminal import render_terminal
from assess.render.text import render_text
from tests.render.golden import assert_golden
from tests.render.settings import SETTINGS, written_under
from tests.single_example import EARLIER, HIDDEN, INWARD, document, draft, whole

READERS: tuple[Reader, ...] = get_args(Reader)
OUTSIDE: tuple[Reader, ...] = ("board", "agency", "person")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def text_of(report: AssessmentReport) -> str:
    return render_text(make_single_report(report))


def everything(report: AssessmentReport) -> str:
    """Return all that a reader gets in their hands."""
    return text_of(report) + render_document(report).decode("utf-8")


def joined(report: AssessmentReport) -> str:
    return " ".join(text_of(report).split())


def section(report: AssessmentReport, title: str) -> str:
    """Return the words of one section on one line."""
    body = text_of(report).split(f"\n{title.upper()}\n")[1]
    return " ".join(re.split(r"\n\n[A-Z][A-Z ,']+\n-{80}", body)[0].split())


@pytest.mark.parametrize("reader", READERS)
def test_text(reader: Reader) -> None:
    assert_golden(f"single/{reader}.txt", text_of(document(reader)).encode())


def test_terminal() -> None:
    styled = render_terminal(make_single_report(document("board")), 80, colour=True)
    assert_golden("single/board.terminal.txt", STYLE.sub("", styled).encode())
    assert STYLE.search(styled)


@pytest.mark.parametrize("reader", ["coordinator", "board"])
def test_json(reader: Reader) -> None:
    assert_golden(f"single/{reader}.json", render_document(document(reader)))


@pytest.mark.parametrize("reader", READERS)
def test_the_document_reads_back_as_it_was_and_holds_to_its_schema(reader: Reader) -> None:
    found = document(reader)
    assert render_document(found) == dump_document(found)
    assert read_document(AssessmentReport, render_document(found)) == found
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    jsonschema.Draft202012Validator(make_schema("report")).validate(json.loads(render_document(found)))


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


@pytest.mark.parametrize("reader", READERS)
def test_every_field_is_a_copy_or_a_name_and_no_number_is_worked_out(reader: Reader) -> None:
    found = document(reader)
    plain = found.model_dump(mode="json")
    given = whole().model_dump(mode="json")
    known = {
        *map(str, leaves(given)),
        *(str(leaf) for added in found.addenda for leaf in leaves(added.model_dump(mode="json"))),
    }
    named = {"assess.report/0", reader, found.sealed.digest if found.sealed else ""}
    own = set(plain) | {"digest", "checks"}
    assert {str(leaf) for leaf in leaves(plain)} - known - named - own == set()
    numbers = [leaf for leaf in leaves(plain) if isinstance(leaf, int | float) and not isinstance(leaf, bool)]
    assert set(numbers) <= {leaf for leaf in leaves(given) if isinstance(leaf, int)}


@pytest.mark.parametrize("reader", OUTSIDE)
def test_what_these_readers_may_not_know_is_nowhere(reader: Reader) -> None:
    shown = everything(document(reader))
    for word in (HIDDEN, HIDDEN.lower(), INWARD, "S-2FYB", "S-9PXD", "wing-log", "Seen at table"):
        assert word not in shown
    assert "sittings" not in text_of(document(reader))
    assert '"nonce"' not in shown
    assert document(reader).assessment.sittings == ()
    assert document(reader).assessment.expected_first is None
    assert "expectation" not in document(reader).assessment.preparation


def test_the_meeting_knows_what_assessors_know_and_not_what_is_named_to_one() -> None:
    shown = everything(document("meeting"))
    assert "S-9PXD" in shown
    assert "S-2FYB" not in shown
    assert HIDDEN not in shown
    assert f"{INWARD}: more ties" in shown
    assert "a slip" not in shown


def test_without_a_panel_nobody_knows_who_sits_in_the_meeting() -> None:
    assert "S-2FYB" not in everything(document("meeting", panel=None))


def test_the_coordinator_sees_everything() -> None:
    shown = everything(document("coordinator"))
    for word in (f"A visitor, {HIDDEN}", "S-2FYB", f"{INWARD}: more ties", f"{INWARD}, a slip", "2 sittings"):
        assert word in shown
    assert "It was written down before the first rating." in shown


def test_numbers_show_no_gap_where_something_is_left_out() -> None:
    seen = document("board").assessment
    assert [extract.id for extract in seen.evidence] == ["E1", "E2"]
    assert [ask.id for ask in seen.asks] == ["Q1"]
    assert [extract.text for link in seen.rating("distance").evidence if (extract := seen.extract(link.id))] == [
        '"I am done with them."'
    ]
    assert [extract.id for extract in document("coordinator").assessment.evidence] == ["E1", "E2", "E3", "E4"]


def test_left_out_is_said_in_the_same_words_whether_something_is_or_not() -> None:
    open_sources = whole(sources=whole().sources[:2], evidence=whole().evidence[1:3])
    for report in (document("board"), document("board", open_sources)):
        assert "Sources that these readers may not know of are left out of everything" in joined(report)


@pytest.mark.parametrize("reader", READERS)
def test_ratings_without_formulation_say_so_on_page_one(reader: Reader) -> None:
    long = whole().amendments[0].model_copy(update={"reason": "Because. " * 500})
    shown = text_of(document(reader, whole(formulation={}, scenarios=(), amendments=(long,))))
    first = "\n".join(shown.splitlines()[:20])
    assert "NO FORMULATION: ratings alone" in first
    assert "NO SCENARIO IN WHICH THE PERSON STAYS AWAY" in first


def test_a_formulation_with_gaps_says_how_many_and_which() -> None:
    report = document("board", whole(formulation={"draws": "A bed."}))
    assert report.formulation_missing == ("holds",)
    assert "FORMULATION INCOMPLETE: 1 of 2 texts are not written." in joined(report)
    assert "not written: What holds the person away?" in section(report, "Formulation")


@pytest.mark.parametrize("reader", READERS)
def test_a_journal_is_a_draft(reader: Reader) -> None:
    shown = text_of(draft(reader))
    assert shown.startswith("DRAFT OF AN ASSESSMENT FOR ")
    assert "DRAFT: NOT SEALED." in "\n".join(shown.splitlines()[:20])
    assert draft(reader).sealed is None


def test_history_and_an_incomplete_seal_stand_on_page_one() -> None:
    sealed = whole().sealed
    assert sealed
    shown = joined(document("board", whole(sealed=sealed.model_copy(update={"incomplete": "One talk is missing."}))))
    assert "SEALED INCOMPLETE, because: One talk is missing." in shown
    assert "AMENDED on 2026-03-01; the earlier seal is kept. Because: A page was missing." in shown


def test_a_seal_that_was_withdrawn_is_told_with_its_reason() -> None:
    withdrawn = Withdrawal(at="2026-03-04T10:00:00+01:00", reason="Sealed under the wrong label.", of=EARLIER)
    shown = joined(draft("board", withdrawals=(withdrawn,)))
    assert "A SEAL WAS WITHDRAWN on 2026-03-04, because: Sealed under the wrong label." in shown


def test_forty_columns_are_enough() -> None:
    for reader in READERS:
        made = make_single_report(document(reader, addenda=()))
        assert max(map(len, render_text(made, 40).splitlines())) <= 40


def test_needs_and_strengths_come_first_and_those_that_stand_out_before_the_rest() -> None:
    found = section(document("board"), "Needs and strengths")
    assert (
        found.index("Needs that stand out N1") < found.index("Other needs N2") < found.index("Strengths that hold P2")
    )
    assert "Blocks the plan, low certainty, matters much here" in found


def test_facts_stand_before_opinions_and_are_marked() -> None:
    found = section(document("board"), "Extracts, question by question")
    fact = "fact, context: S-3M8T p4, as under H1"
    opinion = 'opinion, against, set aside: a weaker source: S-7K2Q, word for word: "I am done with them."'
    assert found.index(fact) < found.index(opinion)
    assert "S-3M8T p4, in the assessor's words: First errand" in found


def test_likelihood_stands_apart_in_words() -> None:
    found = section(document("board"), "Scenarios")
    assert "how likely, in words: Plausible if no room is found; not otherwise." in found
    assert "certainty" not in found


def test_a_level_that_cannot_wait_says_who_was_told_or_that_nobody_was() -> None:
    assert "told: Safety office" in joined(document("agency"))
    untold = tuple(one.model_copy(update={"fields": {}}) for one in whole().ratings)
    assert "told: NOBODY, as far as is recorded" in joined(document("agency", whole(ratings=untold)))


def test_what_was_carried_forward_is_marked() -> None:
    assert "carried forward from 2025-09 and confirmed (static)" in section(document("board"), "All questions")


def test_marks_without_their_words_are_counted_not_named_by_a_letter() -> None:
    found = section(document("board"), "Extracts, question by question")
    assert "indicators: 2 set; the words stand in the instrument" in found


def test_the_persons_own_view_has_room_until_it_is_there() -> None:
    assert "I would add that I found the room myself." in section(document("person"), "Your own view")
    empty = section(document("person", addenda=()), "Your own view")
    assert empty.count("_" * 60) == 6
    assert "None yet" in section(document("board", addenda=()), "The person's own view")


def test_an_addendum_to_an_earlier_seal_says_so() -> None:
    assert "team lead, 2026-03-01, to an earlier seal: Read." in joined(document("board"))


@pytest.mark.parametrize("reader", READERS)
def test_nothing_is_added_up(reader: Reader) -> None:
    shown = text_of(document(reader))
    assert "%" not in shown
    assert not re.search(r"\b(total|mean|average|sum)\b", shown.replace("Producing a total", ""), re.IGNORECASE)


FOREIGN = {
    "[/] [bold]x [sic]": "[/] [bold]x [sic]",
    "\x1b[31mred": "<U+001B>[31mred",
    "a\u202eb": "a<U+202E>b",
    "W" * 400: "W" * 60,
}


@pytest.mark.parametrize(("typed", "seen"), FOREIGN.items())
def test_foreign_text_appears_as_typed_and_nothing_obeys_it(typed: str, seen: str) -> None:
    made = make_single_report(document("board", whole(formulation={"draws": typed}, conclusion={"limits": typed})))
    for shown in (render_text(made), render_terminal(made, 80, colour=True)):
        bare = STYLE.sub("", shown)
        assert bare.count(seen) >= 2
        assert "\x1b[31m" not in shown
        assert "\u202e" not in shown
        assert max(map(len, bare.splitlines())) <= 80


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_bytes_depend_on_no_setting_of_the_system(setting: dict[str, str]) -> None:
    expression = "render_document(document('meeting')) + text_of(document('person')).encode()"
    expected = render_document(document("meeting")) + text_of(document("person")).encode()
    assert written_under(setting, "tests.render.test_single_report", expression) == expected
