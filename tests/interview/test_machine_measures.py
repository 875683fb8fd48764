"""Measures: what calls for them, who, by when, how it will be known; shown, corrected, and what is refused."""

import pytest

from assess.interview import actions
from assess.interview.machine import perform
from tests.interview.sitting import NOW, last, opened, played, refusal, shown, told

PLANNED = {"event": "measure", "id": "M1", "area": "support", "text": "A room", "needs": ["ties", "distance"]}
ROOM = "measure support +D1 +p1 : A room\nSocial worker\n\nhas keys"


def test_a_measure_names_what_calls_for_it_then_asks_three_things() -> None:
    assert told(played(ROOM)) == [
        {
            "event": "measure",
            "id": "M1",
            "area": "support",
            "text": "A room",
            "needs": ["ties", "distance"],
        },
        {**PLANNED, "who": "Social worker", "by": None, "known": None},
        {**PLANNED, "who": "Social worker", "by": None, "known": "has keys"},
    ]
    assert last("measure support +D1 +p1 : A room").recorded == "measure M1 (support), for D1 and P1."


def test_a_measure_is_recorded_before_the_rest_is_asked() -> None:
    state = played("measure support +D1 : A room\nSocial worker")
    cut_off = perform(state, actions.Cancel(), NOW, "0000")
    assert cut_off.lines == ("Not kept: by of M1.",)
    assert [(one.text, one.who, one.by) for one in cut_off.state.assessment.measures] == [
        ("A room", "Social worker", None)
    ]


def test_a_measure_without_a_need_says_how_one_is_named() -> None:
    said = shown(last("measure support : A room"))
    assert "no need named" in said
    assert "measure M1 +CODE names an item" in said


@pytest.mark.parametrize("text", ["ends in -D7", "p214 : +D3", "a: b [/] c", "M1 who : x"])
def test_all_after_the_first_colon_is_text(text: str) -> None:
    state = played(f"measure support +D1 : {text}\n.\n.\n.\nmeasure M1 by : {text}")
    assert (state.assessment.measures[0].text, state.assessment.measures[0].by) == (text, text)
    assert state.assessment.measures[0].needs == ("ties",)


def test_an_own_item_may_call_for_a_measure() -> None:
    state = played("own A curfew\n3\nmeasure support +own-1 : Move it\n\n\n")
    assert state.assessment.measures[0].needs == ("own-1",)


def test_one_part_is_corrected_and_the_rest_stays() -> None:
    state = played(f"{ROOM}\nmeasure m1 by : May\nmeasure M1 text\nA flat\nof his own\n.")
    (one,) = state.assessment.measures
    assert (one.text, one.who, one.by, one.needs) == (
        "A flat\nof his own",
        "Social worker",
        "May",
        ("ties", "distance"),
    )


def test_needs_are_added_and_taken_away_on_one_line() -> None:
    outcome = last(f"{ROOM}\nmeasure M1 +H1 -D1")
    assert outcome.state.assessment.measures[0].needs == ("distance", "history")
    assert (len(outcome.events), outcome.recorded) == (1, "measure M1, for P1 and H1.")
    assert played("undo", outcome.state).assessment.measures[0].needs == ("ties", "distance")


def test_a_measure_is_shown_and_the_list_says_what_is_empty() -> None:
    assert last(f"{ROOM}\nmeasure M1").lines == (
        "M1 support",
        "  A room",
        "  for: D1 Ties to active people; P1 Distance from the old circle",
        "  who: Social worker",
        "  by: empty",
        "  known: has keys",
    )
    assert last(f"{ROOM}\nmeasure").lines[-1] == "  M1 support, for D1 and P1: A room (empty: by)"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("measure money : x", "areas here: support"),
        ("measure M9", "measure alone lists"),
        ("measure support", "measure support +CODE : TEXT"),
        ("measure support +Q9 : x", "map shows all codes"),
        ("measure support +X1 : x", "an item calls for a measure"),
        ("measure support +J1 : x", "an item calls for a measure"),
        ("measure support -D1 : x", "with +, stand before the colon"),
        ("measure support who : x", "with +, stand before the colon"),
        ("measure support +D1 : ", "is empty"),
        ("measure M1 +Q9", "map shows all codes"),
        ("measure M1 -H1", "measure M1 shows what it names"),
        ("measure M1 : x", "measure M1 text : TEXT"),
        ("measure M1 +H1 : x", "measure M1 text : TEXT"),
        ("measure M1 when : x", "text, who, by and known"),
        ("measure M1 by when : x", "measure M1 [+CODE -CODE ... | PART : TEXT]"),
        ("measure M1 by +H1", "measure M1 [+CODE -CODE ... | PART : TEXT]"),
        ("measure M1 by :", "is empty"),
    ],
)
def test_what_is_no_measure_is_refused_with_what_is(line: str, part: str) -> None:
    assert part in refusal(f"{ROOM}\n{line}")


def test_a_command_typed_ahead_is_no_answer() -> None:
    assert "that is a command" in refusal("measure M1", played("measure support : A room"))
    assert "that is a command" in refusal("scenario SC1 signs : x", played("measure support : A room"))


def test_notes_mode_plans_nothing() -> None:
    refusal("measure", opened(notes_only=True))
