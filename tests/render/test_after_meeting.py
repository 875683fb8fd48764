"""Reports after the second look and the meeting: everybody's voice stays, dissent stands before the majority."""

from typing import get_args

import pytest

from assess.logic.compare import compare
from assess.model.comparison import Comparison, Reader
from assess.model.consensus import Consensus
from assess.render.blocks import Entry, Report
from assess.render.report import make_report
from assess.render.text import render_text
from tests.after_meeting import CONSENSUS, after, amended, outcome
from tests.builders import facet, sealed
from tests.render.finding import entries, rows, section
from tests.render.golden import assert_golden
from tests.worked_example import PANEL, REGISTER, example

READERS: tuple[Reader, ...] = get_args(Reader)
SETTLED = "What the meeting settled, changed and left open"


def settled(*outcomes: object, **more: object) -> Report:
    """Return the board's report where the meeting recorded just this."""
    record: Consensus = CONSENSUS.model_copy(update={"questions": outcomes, **more})
    return make_report(after("board").model_copy(update={"consensus": record}))


def words_of(comparison: Comparison) -> str:
    return " ".join(render_text(make_report(comparison)).split())


@pytest.mark.parametrize("reader", ["meeting", "board", "person", "coordinator"])
def test_text(reader: Reader) -> None:
    assert_golden(f"after/{reader}.txt", render_text(make_report(after(reader))).encode())


@pytest.mark.parametrize("reader", READERS)
def test_no_report_adds_up(reader: Reader) -> None:
    text = words_of(after(reader)).casefold()
    ruled_out = "producing a total, a percentage, a rank, a prediction"
    for word in ("%", "total", "mean ", "average", "score", "rater", "conflict", "kappa", "winner"):
        assert word not in text.replace(ruled_out, "")
    assert "nothing is added up" in text


def test_dissent_stands_before_what_was_settled_and_in_the_assessors_own_words() -> None:
    found = entries(section(make_report(after("board")), SETTLED).blocks)["D1 Ties to people active in the movement"]
    assert [name for name, _ in found] == [
        "dissent of A1",
        "sealed",
        "meeting",
        "because",
        "why they differed, as people named it",
        "changed after a new fact",
        "hold otherwise and let it stand",
    ]
    said = dict(found)
    assert said["dissent of A1"] == "Some, moderate certainty. Two visits in a year are some ties, not clear ones."
    assert said["sealed"] == "Not evident to Driving; since the second look: Some to Driving"
    assert said["meeting"] == "settled as Clear, low certainty; nobody had rated it so"
    assert said["changed after a new fact"] == "A2: Both visits were cut short by staff."


def test_three_states_stand_side_by_side_with_everybodys_own() -> None:
    table = rows(section(make_report(after("board")), SETTLED).blocks)
    assert table[1] == (
        "D1 Ties to people active in the movement",
        "A1 Not evident (low); A2 Driving (moderate); A3 could not rate",
        "A1 Some (moderate); A2 Driving (moderate); A3 could not rate",
        "dissent: A1; settled as Clear (low)",
    )
    assert table[2][2:] == ("as sealed", "left open")


def test_what_is_settled_is_not_called_open_and_what_is_left_is() -> None:
    text = words_of(after("board"))
    assert "no meeting has recorded anything" not in text
    assert "Open, as the meeting recorded nothing about them: X1 Engagement and disengagement." in text


def test_without_a_meeting_what_differs_is_open() -> None:
    text = words_of(after("board").model_copy(update={"consensus": None}))
    assert "Open: no meeting has recorded anything about these questions." in text
    assert SETTLED.upper() not in text


def test_settled_without_a_level_says_why_there_is_none() -> None:
    found = settled(outcome("active-ties", "settled", "rated", missing="no-information"))
    said = dict(entries(section(found, SETTLED).blocks)["D1 Ties to people active in the movement"])
    assert said["meeting"] == "settled without a level: Looked for; nothing found either way; somebody had rated it so"
    cell = rows(section(found, SETTLED).blocks)[0][-1]
    assert cell == "settled without a level: Looked for; nothing found either way"


def test_a_record_of_nothing_and_of_nobody_says_so() -> None:
    meeting = CONSENSUS.meeting.model_copy(update={"present": (), "order": ()})
    found = section(settled(meeting=meeting, incomplete=None), SETTLED)
    text = " ".join(str(block) for block in found.blocks)
    assert "It settled nothing." in text
    assert dict(entries(found.blocks)[""]) == {
        "meeting": "2026-03-12",
        "present": "not recorded",
        "not reached, or not in every part": "X1 Engagement and disengagement",
        "why not all of it": "not recorded",
    }


def test_what_is_to_be_found_out_stands_with_the_limits_too() -> None:
    limits = entries(section(make_report(after("board")), "Limits, unknowns and who could find out").blocks)
    assert limits["To find out since the meeting, who, and by when"] == [
        ("P1 Distance from the former environment", "Ask the sister who visits.\nwho: A3; by: 2026-04-01")
    ]


def test_judgements_of_a_record_are_not_shown_before_they_are_uncovered() -> None:
    shown = make_report(after("meeting"))
    open_text = render_text(Report("", "", (), tuple(one for one in shown.sections if not one.covered)))
    assert "How soon could this scenario come about?" not in open_text
    assert "Distant" not in open_text
    covered = entries(next(one for one in shown.sections if one.covered).blocks)
    assert ("meeting", "settled as Months, low certainty; somebody had rated it so") in covered[
        "J2 How soon could this scenario come about?"
    ]


# the second look


def test_a_second_look_stands_right_after_what_was_sealed_with_its_reason_and_new_extracts() -> None:
    found = entries(section(make_report(after("meeting")), "Agenda").blocks)
    line = found["2. D1 Ties to people active in the movement"]
    names = [name for name, _ in line]
    start = names.index("A1, sealed")
    assert names[start : start + 2] == ["A1, sealed", "A1, since the second look"]
    said = dict(line)
    assert said["A1, since the second look"].startswith(
        "Some, moderate certainty (Rests on one source); because: I had"
    )
    assert said["A1, relevance since the second look"] == "high"
    assert said["A1 cites since"].startswith("S-9PXD p14, supports: Two visits")
    assert said["together"] == (
        "sealed: at opposite ends, rated by 2 of 3 (could not rate 1); since the second look: two or more steps apart"
    )


def test_the_second_look_says_who_amended_and_that_first_seals_count() -> None:
    found = section(make_report(after("board")), "Second look")
    assert "agreement counts the first seals" in " ".join(str(block) for block in found.blocks)
    assert entries(found.blocks)[""][0] == ("A1", "2026-03-09, after the second look")
    (told,) = (fact for fact in entries(section(make_report(after("meeting")), "Second look").blocks)[""][:1])
    assert told[1].endswith("because: I had not read to the end what was there on this question.")
    assert rows(found.blocks) == [
        (
            "D1 Ties to people active in the movement",
            "A1",
            "Not evident (low)",
            "Some (moderate)",
            "at opposite ends",
            "two or more steps apart",
        ),
        (
            "J2 How soon could this scenario come about?",
            "A3",
            "Distant (low)",
            "Months (low)",
            "one step apart",
            "the same",
        ),
    ]


def test_a_second_look_that_left_the_level_says_what_else_is_another() -> None:
    first = example()[0]
    ties = first.rating("active-ties").model_copy(update={"relevance": "high"})
    activity = first.rating("current-activity").model_copy(update={"note": "Read again."})
    made = compare(sealed(*example()), PANEL, REGISTER, "coordinator", later=[amended(first, ties, activity)])
    found = rows(section(make_report(made), "Second look").blocks)
    assert found[0][1:4] == ("A1", "relevance low", "relevance high")
    assert found[1][1:4] == ("A1", "the same level", "the same level, on other extracts or with other words")
    assert "the same level; because: I had not read" in words_of(made)


def test_nobody_amended_no_section() -> None:
    titles = [one.title for one in make_report(compare(sealed(*example()), PANEL, REGISTER)).sections]
    assert "Second look" not in titles
    assert SETTLED not in titles


def test_a_level_that_cannot_wait_is_not_missed_because_it_came_with_the_second_look() -> None:
    first, second, third = example()
    calm = first.rating("current-activity").model_copy(update={"facets": {"main": facet("S M")}})
    first = first.model_copy(
        update={"ratings": tuple(calm if one.question == calm.question else one for one in first.ratings)}
    )
    alarmed = calm.model_copy(update={"facets": {"main": facet("D M")}})
    made = compare(sealed(first, second, third), PANEL, REGISTER, "board", later=[amended(first, alarmed)])
    (urgent,) = section(make_report(made), "A level that cannot wait").blocks
    assert isinstance(urgent, Entry)
    assert ("held since the second look", "Some - A2, A3 (moderate certainty). Driving - A1 (moderate certainty)") in [
        (fact.name, fact.text) for fact in urgent.facts
    ]


# what was added later


def test_the_persons_own_view_and_a_countersignature() -> None:
    shown = make_report(after("agency"))
    assert entries(section(shown, "The person's own view").blocks)[""][0][1] == "I did not ask them to come."
    assert (
        entries(section(shown, "Countersigned").blocks)[""][0][0]
        == "head of assessment, 2026-03-21, beside what A1 sealed"
    )


@pytest.mark.parametrize(("reader", "title"), [("board", "The person's own view"), ("person", "Your own view")])
def test_no_view_yet_is_said_and_no_empty_signature(reader: Reader, title: str) -> None:
    shown = make_report(after(reader).model_copy(update={"addenda": ()}))
    assert "can" in str(section(shown, title).blocks[0])
    assert "Countersigned" not in [one.title for one in shown.sections]


@pytest.mark.parametrize("reader", ["meeting", "board", "person"])
def test_who_holds_otherwise_and_was_not_heard_is_named_for_silence_is_no_consent(reader: Reader) -> None:
    told = CONSENSUS.questions[0].model_copy(update={"dissent": (), "kept": (), "moved": ()})
    record = CONSENSUS.model_copy(update={"questions": (told,)})
    report = make_report(after(reader).model_copy(update={"consensus": record}))
    text = " ".join(render_text(report).split())
    assert "hold otherwise, nothing recorded: A1" in text
    assert "hold otherwise, nothing recorded" not in words_of(after(reader))
