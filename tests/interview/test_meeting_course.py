"""The course of a meeting: the walk, taking back, going on later, the close, help; any lines whatever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.interview.meeting.grammar import COMMANDS
from assess.interview.meeting.machine import begin_meeting, take_meeting_line
from assess.interview.meeting.moving import agenda_places, every_place
from assess.logic.meeting import check_meeting
from assess.logic.meeting.checks import outcome_at
from tests.interview.meetings import COMPARISON, NOW, WHOLE, begun, last, opened, outcomes, played, refusal, shown


def test_the_walk_is_the_agenda_then_everything_else_and_judgements_last() -> None:
    first = agenda_places(COMPARISON)
    walk = every_place(COMPARISON)
    assert walk[: len(first)] == first
    state = played(f"go {walk[0].question}")
    for number, place in enumerate(walk[1:], 1):
        done = take_meeting_line(state, "", NOW, "")
        state = done.state
        assert state.place == place
        assert ("That was the agenda: review, then close." in shown(done)) == (number == len(first))
    assert [place.question for place in walk[-2:]] == ["serious-harm", "timing"]
    assert "this is the last question" in refusal("next", state)
    assert "this is the first line of the agenda" in refusal("back", played(f"go {walk[0].question}"))


def test_judgements_are_covered_until_somebody_goes_there() -> None:
    state = played("go X5")
    while state.question.sort != "judgement":
        state = played("next", state)
    text = shown(last("back", state)) + shown(last("next", played("back", state)))
    assert "Covered" in text
    assert "Serious" not in text
    assert "J1 is covered" in refusal("settle 1", state)
    assert "A1: Serious, moderate certainty" in shown(last("go J1", state))
    assert "covered" in shown(last("list all", state))
    assert "Serious" not in shown(last("list all", state))


def test_undo_and_redo_go_through_everything_up_to_the_close() -> None:
    state = played("settle 2 m : So.\nd No.\ncause slip")
    done = outcomes(state, "undo\nundo\nundo\nundo")
    assert [one.recorded for one in done] == [
        "taken back: the cause on D3.",
        "taken back: the dissent on D3.",
        "taken back: what was settled on D3 and the reason on D3.",
        "taken back: the meeting's date, people or order.",
    ]
    assert done[-1].state.consensus == opened().consensus
    assert "there is nothing to take back" in refusal("undo", done[-1].state)
    back = outcomes(done[-1].state, "redo\nredo\nredo\nredo")[-1].state
    assert back.consensus == state.consensus


def test_a_meeting_goes_on_where_it_stopped() -> None:
    unheard = played("settle 3")
    assert begin_meeting(COMPARISON, unheard.telling, unheard.log).place == unheard.place
    heard = played("settle 2\nk")
    again = begin_meeting(COMPARISON, heard.telling, heard.log)
    assert outcome_at(again.consensus, again.place.question, again.place.facet) is None
    assert again.place in agenda_places(COMPARISON)
    assert begin_meeting(COMPARISON, opened().telling, opened().log).place == agenda_places(COMPARISON)[0]


def test_closing_says_what_is_left_out_asks_why_and_asks_to_confirm() -> None:
    done = outcomes(begun(), "settle 2\nk\nclose\nNo time.\nyes\nclose")
    assert "Levels differ, and nobody has named why: D3 (" in shown(done[2])
    assert "Neither settled nor left open: " in shown(done[2])
    assert "do not name a source that is not theirs" in shown(done[2])
    assert done[4].refused is not None
    assert (done[5].leaves, done[5].recorded) == (True, "the record is closed.")
    consensus = done[5].state.consensus
    assert (consensus.closed, consensus.incomplete) == (NOW, "No time.")


def test_an_empty_line_goes_back_to_the_meeting() -> None:
    for script in ("close\n", "close : No time.\n"):
        done = last(script)
        assert done.lines == ("Not closed; the meeting goes on.",)
        assert (done.state.asking, done.state.consensus.closed) == ((), None)
    assert "that is a command" in refusal("close\nundo")


def test_a_whole_meeting_leaves_nothing_out() -> None:
    state = begun()
    for place in agenda_places(COMPARISON):
        facet = f"\n:{place.facet}" if place.facet != "main" else ""
        state = played(f"go {place.question}{facet}\nsettle 1 m : So.", state)
        while state.asking:
            state = played("k", state)
        state = played("cause evidence", state)
    assert [one.code for one in check_meeting(state.consensus, COMPARISON) if not one.warning] == []
    assert played("close\nclose", state).consensus.closed == NOW


def test_what_the_meeting_may_not_know_is_nowhere() -> None:
    hidden = [one.id for one in WHOLE.sources if one.id not in {two.id for two in COMPARISON.sources}]
    assert hidden
    said = "\n".join(shown(last(f"go {question.code}")) for question in COMPARISON.questions)
    assert not any(name in said for name in hidden)


@pytest.mark.parametrize("word", COMMANDS)
def test_every_command_has_its_help_in_eighty_columns(word: str) -> None:
    assert COMMANDS[word].usage.startswith(word)
    assert COMMANDS[word].usage in shown(last(f"help {word}"))


def test_help_fits_on_one_screen_and_names_every_command() -> None:
    lines = last("help").lines
    assert len(lines) < 24
    assert max(map(len, lines)) <= 84
    assert all(word in "\n".join(lines) for word in COMMANDS if word != "help")


LINES = st.lists(
    st.sampled_from(
        [
            *("settle 2 m", "settle 3 : So.", "settle 1", "open : X", "because Y", "cause slip", "go D1", "next"),
            *("moved A1 A2 fact : Z", "dissent A3 : No.", "keeps A2", "ask A1 : W", "undo", "redo", "review", "list"),
            *("", "d No.", "k", "f Traced.", "close", "close : Why", "present A1", "present all", "go X1", ":by", "."),
            *("back", "go J1", "rubbish", "d", "# x", "quit"),
        ]
    ),
    max_size=25,
)


@given(LINES)
def test_any_lines_leave_a_log_that_says_what_the_state_says(lines: list[str]) -> None:
    state = begun()
    for line in lines:
        done = take_meeting_line(state, line, NOW, "0000")
        if done.refused:
            assert (done.state, done.events) == (state, ())
        assert done.state.log == (*state.log, *done.events)
        assert bool(done.recorded) == bool(done.events)
        assert begin_meeting(COMPARISON, state.telling, done.state.log).consensus == done.state.consensus
        state = done.state
        if state.consensus.closed:
            break
