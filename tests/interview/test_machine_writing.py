"""Writing at length, judging about scenarios, own items: prompts, lone dots, what is refused."""

import pytest

from assess.interview.machine import begin
from assess.model.event import Asked
from tests.interview.mini import mini
from tests.interview.sitting import NOW, REGISTER, last, opened, played, refusal, shown, told

RETURN = "scenario return : Back again\nHe meets them.\n\n  Then: a quarrel.\n."


def test_a_text_runs_to_a_lone_dot_as_typed() -> None:
    assert told(played(RETURN)) == [
        {
            "event": "scenario",
            "id": "SC1",
            "kind": "return",
            "title": "Back again",
            "text": "He meets them.\n\n  Then: a quarrel.",
        }
    ]


def test_commands_and_comments_are_text_while_text_is_written() -> None:
    state = played("formulation way-in\nundo\n# no comment\nquit\n.")
    assert state.assessment.formulation == {"way-in": "undo\n# no comment\nquit"}


def test_a_text_of_nothing_changes_nothing() -> None:
    outcome = last("formulation way-in\n.")
    assert outcome.events == ()
    assert "is as it was" in shown(outcome)


def test_formulation_and_conclusion_list_their_texts() -> None:
    assert "  formulation way-in  How did it begin? (empty; may stay so)" in last("formulation").lines
    assert "  conclude limits  What are the limits? (2 words)" in last("conclude limits\ntwo words\n.\nconclude").lines
    assert "formulation with way-in" in refusal("formulation other")


def test_a_text_that_grows_too_long_keeps_what_fits() -> None:
    state = played(f"formulation way-in\n{'x' * 19000}")
    assert "more than 20,000" in refusal("y" * 1000, state)
    assert len(played(".", state).assessment.formulation["way-in"]) == 19000


def test_a_judgement_takes_the_only_scenario() -> None:
    assert told(played(f"{RETURN}\njudge J1 2 : It ended with knives.\nsure m"))[1:] == [
        {"event": "judged", "question": "harm", "level": "S", "scenario": "SC1", "because": "It ended with knives."},
        {"event": "certain", "question": "harm", "facet": "main", "certainty": "M", "why": []},
    ]


def test_a_judgement_among_two_scenarios_asks_which() -> None:
    asking = last(f"{RETURN}\n{RETURN}\njudge J1 2 : Because.")
    assert asking.events == ()
    assert "  2 SC2: Back again" in asking.state.asking[0].ask
    assert told(played("2", asking.state))[-1]["scenario"] == "SC2"
    assert played(".", asking.state).assessment.ratings == ()
    refusal("3", asking.state)


def test_a_judgement_without_its_scenario_is_refused_with_what_to_type() -> None:
    assert "scenario return : TITLE" in refusal("judge J1 2 : Because.")
    assert "scenario return : TITLE" in refusal("go J1\n2 m")


def test_at_a_judgement_a_number_judges() -> None:
    outcome = last(f"{RETURN}\ngo J1\n2 m")
    assert [one.event for one in outcome.events] == ["judged", "certain"]
    assert "needs its ground in words" in shown(outcome)


def test_only_a_judgement_is_judged() -> None:
    assert "is no judgement" in refusal("judge D1 2 : x")


def test_own_items_are_rated_like_others_and_are_few() -> None:
    state = played("own He keeps a dog\n2\ngo own-1\n3 l")
    assert state.assessment.own[0].model_dump() == {"id": "own-1", "text": "He keeps a dog", "effect": "protective"}
    assert state.assessment.rating("own-1").facets["main"].level == "C"
    state = played("own two\nneed", state)
    assert "the most here" in refusal("own three", state)


def test_an_own_item_that_is_taken_back_is_no_place_to_stand() -> None:
    state = played("own x\n1\ngo own-1\nundo\nlist all\nmap")
    assert state.place is not None
    assert state.place.question != "own-1"


@pytest.mark.parametrize("answer", ["4", "", "up"])
def test_an_own_item_needs_its_direction(answer: str) -> None:
    start = played("own x")
    refusal(answer, start)
    assert played(".", start).log == start.log


def test_notes_and_open_questions() -> None:
    state = played("go D1\nnote   He says so.\nask Who pays?\nnote Other.")
    assert [one.get("text") for one in told(state)] == ["  He says so.", "Who pays?", "Other."]
    assert "Q1 D1: Who pays?" in shown(last("list asks", state))


def test_a_title_is_one_line_of_words() -> None:
    refusal("scenario return : ")
    refusal(f"scenario return : {'x' * 301}")
    refusal("scenario other : x")
    assert "  scenario return : TITLE  Goes back" in last("scenario").lines


def test_sealing_is_a_command_of_its_own() -> None:
    outcome = last("seal", opened())
    assert "assess seal DEMO-01" in shown(outcome)
    assert outcome.events == ()


def test_an_instrument_without_own_items_says_so() -> None:
    from dataclasses import replace

    state = mini()
    without = replace(state, instrument=state.instrument.model_copy(update={"own_items": None}))
    assert "takes no own items" in refusal("own x", without)


def test_an_open_question_of_before_keeps_its_id_and_the_next_one_counts_on() -> None:
    before = opened()
    old = Asked(at=NOW, id="A1", text="Who pays?")
    state = played("ask Who else?\nanswer a1 : Nobody.", begin(before.instrument, (*before.log, old), REGISTER))
    assert [(one.id, one.answer) for one in state.assessment.asks] == [("A1", "Nobody."), ("Q2", None)]
