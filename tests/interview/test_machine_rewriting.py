"""A text written again under its id, and what is taken out: the log keeps all of it."""

from typing import Any

import pytest

from assess.interview.machine import begin
from tests.interview.sitting import REGISTER, last, opened, played, refusal, shown, told

WRITTEN = """
go D1
src S-7K2Q
e p214 : He left.
verbatim E1
ask Who pays?
scenario return : Back
He goes.
.
scenario SC1 signs : Calls.
measure support +D1 : A room
Nurse

Keys
own A curfew
3
"""


@pytest.mark.parametrize("text", ["ends in -D7", "p214 : +D3", "a: b [/] c", "E1 : x", "undo"])
@pytest.mark.parametrize("name", ["SC1", "M1", "E1", "Q1", "own-1"])
def test_all_after_the_first_colon_is_the_new_text(name: str, text: str) -> None:
    state = played(f"rewrite {name} : {text}", played(WRITTEN))
    told_of = state.assessment
    everything: tuple[Any, ...] = (
        *told_of.scenarios,
        *told_of.measures,
        *told_of.asks,
        *told_of.own,
        *told_of.evidence,
    )
    assert next(one.text for one in everything if one.id == name) == text
    assert told(state)[-1]["id"] == name


def test_only_the_text_changes() -> None:
    before = played(WRITTEN).assessment
    state = played("rewrite sc1 : x\nrewrite m1 : x\nrewrite e : x\nrewrite q1 : x\nrewrite own-1 : x", played(WRITTEN))
    for kind in ("scenarios", "measures", "evidence", "asks", "own"):
        (old,), (new,) = getattr(before, kind), getattr(state.assessment, kind)
        assert new == old.model_copy(update={"text": "x"})


def test_the_text_as_it_is_is_shown_and_a_lone_dot_leaves_it() -> None:
    asking = last("rewrite SC1", played(WRITTEN)).state
    assert asking.asking[0].ask[:2] == ("  He goes.", "This replaces 2 words; a lone dot leaves it.")
    assert played(".", asking).assessment == played(WRITTEN).assessment
    assert played("He stays.\nFor a while.\n.", asking).assessment.scenarios[0].text == "He stays.\nFor a while."


def test_the_answer_to_a_question_stays_when_the_question_is_written_again() -> None:
    state = played("answer Q1 : Nobody.\nrewrite Q1 : Who paid?", played(WRITTEN))
    assert (state.assessment.asks[0].text, state.assessment.asks[0].answer) == ("Who paid?", "Nobody.")


@pytest.mark.parametrize("name", ["SC1", "M1", "Q1", "own-1"])
def test_what_is_dropped_is_gone_and_comes_back(name: str) -> None:
    state = played(WRITTEN)
    outcome = last(f"drop {name.lower()}", state)
    assert told(outcome.state)[-1] == {"event": "dropped", "id": name}
    assert outcome.recorded == f"{name} is taken out; it stays in the log. undo brings it back."
    assert outcome.state.assessment != state.assessment
    assert played("undo", outcome.state).assessment == state.assessment
    assert f"there is no {name}" in refusal(f"drop {name}", outcome.state)


def test_a_mistaken_extract_is_taken_out_with_its_links_and_stays_in_the_log() -> None:
    state = played("go D1\nsrc S-7K2Q\ne p1 +D1 -P1 : Of somebody else.\ne p2 : Of him.")
    outcome = last("drop e1", state)
    assert outcome.recorded == (
        "E1 is taken out, and no longer bears on D1 and P1; it stays in the log. undo brings it back."
    )
    assert [one.id for one in outcome.state.assessment.evidence] == ["E2"]
    assert [link.id for link in outcome.state.assessment.rating("ties").evidence] == ["E2"]
    assert outcome.state.assessment.rating("distance").evidence == ()
    assert "Of somebody else." in outcome.state.log[1].model_dump_json()
    assert played("undo", outcome.state).assessment == state.assessment
    assert played("e Again.", outcome.state).assessment.evidence[-1].id == "E3"


def test_an_id_is_never_used_twice() -> None:
    state = played("drop M1\nmeasure support : Another\n\n\n", played(WRITTEN))
    assert [one.id for one in state.assessment.measures] == ["M2"]


def test_an_own_item_takes_its_rating_along() -> None:
    state = played("go own-1\n3 l\nask Since when?\ndrop own-1", played(WRITTEN))
    assert [one for one in state.assessment.ratings if one.question == "own-1"] == []
    assert state.place is not None
    assert state.place.question != "own-1"
    assert "Q2: Since when?" in shown(last("list asks", state))
    assert played("undo\ngo own-1", state).assessment.rating("own-1").facets["main"].level == "C"


def test_dropping_says_that_a_rating_goes_too_and_where_one_stands_now() -> None:
    outcome = last("go own-1\n3 l\ndrop own-1", played(WRITTEN))
    assert "its rating goes with it" in outcome.recorded
    assert outcome.lines[0].startswith("Now at ")


def test_what_something_else_names_is_not_dropped() -> None:
    state = played("judge J1 2 : Because.\nmeasure M1 +own-1", played(WRITTEN))
    assert "J1 is about SC1" in refusal("drop SC1", state)
    assert "measure M1 -own-1" in refusal("drop own-1", state)
    played("go J1\nnone declined\ndrop SC1\nmeasure M1 -own-1\ndrop own-1\nreview\nlist all\nmap", state)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("rewrite SC9 : x", "rewrite SC1, M1, E3, Q2 or own-1"),
        ("rewrite E9 : x", "list evidence"),
        ("rewrite D1 : x", "note, formulation and conclude"),
        ("rewrite M1 : ", "is empty"),
        ("rewrite", "rewrite SC1 | M1"),
        ("rewrite SC1 M1 : x", "rewrite SC1 | M1"),
        ("drop E9", "there is no extract E9"),
        ("drop S-7K2Q", "drop SC1, M1, E3, Q2 or own-1"),
        ("drop D1", "drop SC1, M1, E3, Q2 or own-1"),
        ("drop", "drop SC1 | M1"),
        ("drop SC1 M1", "drop SC1 | M1"),
    ],
)
def test_what_cannot_be_mended_is_refused_with_what_can(line: str, part: str) -> None:
    assert part in refusal(line, played(WRITTEN))


def test_notes_mode_mends_extracts_and_open_questions_alone() -> None:
    state = opened(notes_only=True)
    state = played("src S-7K2Q\ne +D1 : x\nask y\nrewrite E1 : z\nrewrite Q1 : z\ndrop Q1\nundo", state)
    assert (state.assessment.evidence[0].text, state.assessment.asks[0].text) == ("z", "z")
    refusal("rewrite SC1 : x", state)


@pytest.mark.parametrize("text", ["x" * 301, " begins white", "ends white ", "x" * 20_000])
def test_an_own_item_may_be_running_text_and_is_asked_in_every_sitting(text: str) -> None:
    state = played(f"own {text}\n3\ngo own-1\n2 l")
    again = begin(state.instrument, state.log, REGISTER)
    assert again.assessment.own[0].text == text
    assert again.assessment.rating("own-1").facets


def test_an_own_item_may_have_lines() -> None:
    state = played("rewrite own-1\none\n\ntwo\n.\ngo own-1\n2 l", played(WRITTEN))
    assert begin(state.instrument, state.log, REGISTER).assessment.own[0].text == "one\n\ntwo"
