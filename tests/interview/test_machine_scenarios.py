"""Scenarios in parts: each said on one line or at length, likelihood in words alone, what is refused."""

import pytest

from tests.interview.sitting import last, opened, played, refusal, shown, told

RETURN = "scenario return : Back again\nHe meets them.\n."
AWAY = "scenario stay-away : A bench\nHe works.\n."


def test_a_scenario_says_which_parts_it_may_have_and_how() -> None:
    words = last(RETURN).recorded
    assert "scenario SC1 PART : TEXT, for nature, severity, imminence, likelihood, signs and prevention." in words
    assert "for nature, imminence, likelihood and signs." in last(AWAY).recorded


def test_one_part_is_one_line() -> None:
    assert told(played(f"{RETURN}\nscenario SC1 signs : Missed calls.\nscenario sc1 nature :  A quarrel."))[1:] == [
        {"event": "scenario-part", "id": "SC1", "part": "signs", "text": "Missed calls."},
        {"event": "scenario-part", "id": "SC1", "part": "nature", "text": " A quarrel."},
    ]


@pytest.mark.parametrize("text", ["ends in -D7", "p214 : +D3", "a: b [/] c", "SC1 signs : twice", "undo"])
def test_all_after_the_first_colon_is_text(text: str) -> None:
    state = played(f"{RETURN}\nscenario SC1 prevention : {text}")
    assert state.assessment.scenarios[0].parts == {"prevention": text}


def test_a_part_may_be_written_at_length_and_is_shown_before_it_is_replaced() -> None:
    state = played(f"{RETURN}\nscenario SC1 signs\nMissed calls.\nundo\n.")
    assert state.assessment.scenarios[0].parts == {"signs": "Missed calls.\nundo"}
    (asking,) = last("scenario SC1 signs", state).state.asking
    assert asking.ask[:3] == ("SC1: what would be seen first?", "  Missed calls.", "  undo")
    assert played(".", played("scenario SC1 signs", state)).assessment == state.assessment


def test_a_scenario_shows_each_part_or_that_it_is_empty() -> None:
    said = last(f"{RETURN}\nscenario SC1 signs : Missed calls.\nscenario SC1").lines
    assert said[:2] == ("SC1 return: Back again", "  He meets them.")
    assert "  signs (what would be seen first): Missed calls." in said
    assert "  likelihood (how plausible, in words, and why): empty" in said


def test_where_the_person_stays_away_nobody_asks_what_would_prevent_it() -> None:
    assert "prevention" not in shown(last(f"{AWAY}\nscenario SC1"))
    assert "prevention" in shown(last(f"{AWAY}\nscenario SC1 prevention : x\nscenario SC1"))


def test_the_list_says_which_parts_are_empty() -> None:
    said = shown(last(f"{AWAY}\nscenario SC1 signs : x\nscenario"))
    assert "  SC1 stay-away: A bench (2 words; empty: nature, imminence, likelihood)" in said


@pytest.mark.parametrize(
    "text",
    [
        "30",
        "about 30 percent",
        "thirty percent",
        "Per Cent",
        "½",
        "40%",
        "%",
        "nine out of ten",
        "one in a hundred",
        "fifty-fifty",
    ],
)
def test_a_likelihood_is_no_number(text: str) -> None:
    assert "hard to imagine, possible, plausible, likely" in refusal(f"{RETURN}\nscenario SC1 likelihood : {text}")


@pytest.mark.parametrize("text", ["likely, once he is out of work", "possible: one of them in a town", "percentile?"])
def test_a_likelihood_in_words_is_taken(text: str) -> None:
    assert played(f"{RETURN}\nscenario SC1 likelihood : {text}").assessment.scenarios[0].parts["likelihood"] == text


def test_a_line_of_a_long_likelihood_is_refused_and_those_before_it_stay() -> None:
    state = played(f"{RETURN}\nscenario SC1 likelihood\nPlausible,")
    refusal("with 3 in 4", state)
    assert played("for he has no room.\n.", state).assessment.scenarios[0].parts["likelihood"].count("\n") == 1


def test_a_title_is_corrected_and_the_rest_stays() -> None:
    state = played(f"{RETURN}\nscenario SC1 signs : x\nscenario SC1 title : Back: in July")
    (one,) = state.assessment.scenarios
    assert (one.title, one.text, one.parts) == ("Back: in July", "He meets them.", {"signs": "x"})
    assert "1 to 300 characters" in refusal("scenario SC1 title", state)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("scenario SC1 colour : x", "nature, severity, imminence, likelihood, signs, prevention and title"),
        ("scenario SC1 : x", "rewrite SC1 : TEXT"),
        ("scenario SC2", "scenario alone lists"),
        ("scenario SC2 signs : x", "scenario alone lists"),
        ("scenario return signs : x", "scenario return : TITLE writes one"),
        ("scenario SC1 signs more : x", "scenario SC1 [PART [: TEXT]]"),
        ("scenario SC1 signs : ", "is empty"),
        ("scenario : x", "scenario KIND : TITLE"),
    ],
)
def test_what_is_no_part_is_refused_with_what_is(line: str, part: str) -> None:
    assert part in refusal(f"{RETURN}\n{line}")


def test_a_part_is_taken_back_and_brought_back() -> None:
    state = played(f"{RETURN}\nscenario SC1 signs : x\nundo")
    assert state.assessment.scenarios[0].parts == {}
    outcome = last("redo", state)
    assert outcome.state.assessment.scenarios[0].parts == {"signs": "x"}
    assert outcome.recorded == "brought back: part of SC1 (signs)."


def test_notes_mode_writes_no_scenario() -> None:
    refusal("scenario SC1", opened(notes_only=True))
