"""What deserves attention and what groups may be asked: in words, where, and never a finding."""

from typing import Any

import pytest

from assess.logic.compare import compare
from assess.model.base import MAIN
from assess.model.comparison import By, Comparison, Group, OneWay, Reader
from assess.render.report import make_report
from assess.render.sections.groups import NO_FINDING
from assess.render.text import render_text
from tests.builders import assessment, codebook, question, sealed
from tests.render.finding import entries, rows, section

TITLE = "What deserves attention"
GROUPS = "Questions about groups of assessors"


def three(*rated: dict[str, Any], reader: Reader = "meeting", **more: Any) -> Comparison:
    made = (assessment(f"A{place}", one, **more) for place, one in enumerate(rated, 1))
    return compare(sealed(*made), reader=reader)


def flags(comparison: Comparison) -> dict[str, str]:
    return dict(entries(section(make_report(comparison), TITLE).blocks).get("", []))


def text_of(comparison: Comparison) -> str:
    return " ".join(render_text(make_report(comparison)).split())


def test_a_level_that_cannot_wait_on_one_side_is_said_once() -> None:
    found = flags(three({"D3": "D M"}, {"D3": "S M"}, {"D3": "S M"}))
    assert (
        found["a level that cannot wait, chosen by some and not by others"] == "D3 Taking part now, online and offline"
    )
    assert "a level that cannot wait" not in found


def test_a_level_that_cannot_wait_on_all_sides_is_no_difference() -> None:
    found = flags(three({"D3": "D M"}, {"D3": "D M"}))
    assert found == {"a level that cannot wait": "D3 Taking part now, online and offline"}


def test_no_majority_firmness_watershed_and_footing() -> None:
    found = flags(three({"D1": "N H", "H1": "Y H"}, {"D1": "S M", "H1": "Y L"}, {"D1": "D H"}))
    ties = "D1 Ties to people active in the movement"
    assert found["no level is held by most of those who gave one"] == ties
    assert found["levels lie apart, and both sides hold theirs firmly"] == ties
    assert found["levels on both sides of the watershed"] == f"{ties} (between Some and Clear)"
    assert found["the same level, firmly held by one and not by another"] == "H1 Length of past involvement"


def test_firm_and_apart_is_a_table_of_names_and_rows_of_nobody_are_left_out() -> None:
    found = rows(section(make_report(three({"D1": "N H"}, {"D1": "S H"}, {"D1": "D H"})), TITLE).blocks)
    assert found == [("High certainty", "A1", "A2", "", "A3")]


def test_the_firmest_stand_first_and_those_without_a_certainty_last() -> None:
    found = rows(section(make_report(three({"D1": "N H"}, {"D1": "D H"}, {"D1": "C L"}, {"D1": "C"})), TITLE).blocks)
    assert [row[0] for row in found] == ["High certainty", "Low certainty", "Certainty not given"]


def test_many_places_are_named_by_their_codes() -> None:
    book = codebook([question(f"q-{n}", f"D{n}", f"Label {n}", "concern") for n in range(1, 10)], own_scale=None)
    low, high = ({f"D{n}": level for n in range(1, 10)} for level in ("N M", "D M"))
    found = flags(three(low, high, codebook=book))
    assert found["levels lie apart"] == "9 times - D1, D2, D3, D4, D5, D6, D7, D8, D9"
    assert found["levels on both sides of the watershed"].endswith("D9 (between Some and Clear)")


def test_nothing_is_flagged_is_said() -> None:
    assert "Nothing is flagged." in text_of(three({"D1": "S M"}, {"D1": "S M"}))


def test_judgements_are_not_named_before_they_are_shown() -> None:
    made = three(
        {"J2": "D M"},
        {"J2": "I M"},
        codebook=codebook([question("timing", "J2", "How soon?", "timing", sort="judgement")]),
    )
    assert flags(made) == {}
    assert "J2" not in render_text(make_report(made)).split("JUDGEMENTS, LAST")[0]


@pytest.mark.parametrize("reader", ["board", "person"])
def test_readers_find_the_same_list_where_they_differ(reader: Reader) -> None:
    made = three({"D3": "D M"}, {"D3": "S M"}, reader=reader)
    found = dict(entries(section(make_report(made), "Where they differ").blocks)[""])
    assert "a level that cannot wait, chosen by some and not by others" in found


# openings


@pytest.mark.parametrize(
    ("rated", "opens"),
    [
        (({"D3": "D M"}, {"D3": "S M"}), "What was seen or heard, when and by whom, and who knows of it by now?"),
        (({"D1": "N H"}, {"D1": "D H"}), "What would each of you have to learn to choose another level?"),
    ],
)
def test_an_opening_asks_everybody_alike_and_names_nobody(rated: Any, opens: str) -> None:
    agenda = section(make_report(three(*rated)), "Agenda")
    (said,) = [text for facts in entries(agenda.blocks).values() for name, text in facts if name == "to open"]
    assert opens in said
    assert "A1" not in said
    assert "A2" not in said


# questions about groups


def grouped(by: By, more: str, less: str, reader: Reader) -> Comparison:
    one = OneWay(
        by=by,
        more_concern=Group(name=more, labels=("A1", "A2")),
        less_concern=Group(name=less, labels=("A3",)),
        questions=("active-ties", "current-activity"),
    )
    made = three({"D1": "C M"}, {"D1": "C M"}, {"D1": "N M"}, reader=reader)
    return made.model_copy(update={"one_way": (one,)})


EVERY: tuple[tuple[By, str, str], ...] = (
    ("role", "prison-assessor", "probation-assessor"),
    ("setting", "custody", "community"),
    ("source-setting", "custody", "community"),
    ("source-kind", "others", "own-account"),
)


@pytest.mark.parametrize(("by", "more", "less"), EVERY)
@pytest.mark.parametrize("reader", ["meeting", "coordinator", "board", "agency"])
def test_a_pattern_is_a_question_with_harmless_explanations(by: By, more: str, less: str, reader: Reader) -> None:
    text = text_of(grouped(by, more, less, reader))
    start = text.index("Why is it that those who ")
    asked = text[start : text.index(NO_FINDING)]
    assert "(A1, A2) gave levels of more concern than those who" in asked
    assert "D1 Ties to people active in the movement; D3 Taking part now" in asked
    assert "What may explain it: -" in asked
    assert asked.count(" - ") >= 5
    assert "What could be looked at next" in asked
    for word in ("lie ", "lies", "lying", "decei", "comply", "compliance", "honest", "manipul"):
        assert word not in asked


def test_what_is_said_and_what_is_done_comes_last_and_only_where_others_are_more_concerned() -> None:
    text = text_of(grouped("source-kind", "others", "own-account", "board"))
    assert (
        text.index("People forget, are ashamed")
        < text.index("A report may repeat an older one")
        < text.index("Only then:")
    )
    assert "those who rest on what the person says alone (A3)" in text
    other = text_of(grouped("source-kind", "own-account", "others", "board"))
    assert "Only then:" not in other
    assert "the person told what nobody else had a chance to see" in other


def test_the_person_is_not_asked_about_groups_and_no_pattern_leaves_no_words() -> None:
    assert NO_FINDING not in text_of(grouped(*EVERY[3], "person"))
    assert NO_FINDING not in text_of(three({"D1": "S M"}, {"D1": "S M"}))


def test_at_a_meeting_groups_are_asked_about_after_the_agenda_and_before_judgements() -> None:
    order = [one.title for one in make_report(grouped(*EVERY[0], "meeting")).sections]
    assert order.index("Agenda") < order.index(GROUPS) < order.index("Judgements, last on purpose")


# mirrors and speaking order


def test_counts_say_how_many_mirrors_count_once() -> None:
    made = three({"D1": "D M", "P1": "E M"}, {"D1": "D M", "P1": "E M"}, reader="board")
    assert "1 pair of questions that mirror each other counts once." in text_of(made)
    assert made.counts_by_sort["item"].mirrored == 1


def test_without_a_panel_the_speaking_order_is_the_meetings() -> None:
    assert "the speaking order is the meeting's to choose" in text_of(three({"D1": "S M"}, {"D1": "S M"}))
    assert "speaking order" not in text_of(three({"D1": "S M"}, {"D1": "S M"}, reader="board"))


def test_main_is_no_word_for_people() -> None:
    assert MAIN not in text_of(three({"D1": "N H"}, {"D1": "D H"})).casefold().split()
