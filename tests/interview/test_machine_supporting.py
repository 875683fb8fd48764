"""What a supporting role is asked: nothing that could be used against trust, not even by a note."""

from assess.interview.machine import begin
from assess.interview.state import State
from assess.store.library import load_instrument
from tests.interview.sitting import REGISTER, last, played, refusal, shown
from tests.samples import log_of

INSTRUMENT = load_instrument("exit-outcomes").instrument


def sitting(role: str) -> State:
    """Return a new sitting of somebody in a role on the monitoring instrument."""
    return begin(INSTRUMENT, log_of(assessor={"key": "a" * 32, "label": "S1", "role": role}), REGISTER)


def test_a_mentor_is_led_past_what_is_not_theirs() -> None:
    state, seen = sitting("mentor"), set()
    while True:
        assert state.place
        seen.add(state.place.question)
        outcome = last("next", state)
        if outcome.refused:
            break
        state = outcome.state
    closed = {one.id for one in INSTRUMENT.questions if one.roles and "mentor" not in one.roles}
    assert closed
    assert seen == {one.id for one in INSTRUMENT.questions} - closed


def test_a_mentor_writes_nothing_about_it_either() -> None:
    start = played("src S-7K2Q", sitting("mentor"))
    for line in ("go X1\ne He said so.", "e +X2 : He said so.", "go X3\nnote A word.", "go X1\nnote", "go X1\n2"):
        assert "not put to a supporting role" in refusal(line, start) or "is rated by" in refusal(line, start), line
    assert "Nothing is written here in a supporting role." in shown(last("go X1", start))


def test_an_assessor_of_the_case_is_asked_everything() -> None:
    state = played("src S-7K2Q\ngo X1\ne He said so.\nnote A word.", sitting("probation-assessor"))
    assert state.assessment.rating("disengagement").note == "A word."


def test_a_mentor_form_counts_and_guides_what_it_asks() -> None:
    start = sitting("mentor")
    mine = [one for one in INSTRUMENT.questions if not one.roles or "mentor" in one.roles]
    assert f"0 of {len(mine)} questions answered" in shown(last("map", start))
    guide = shown(last("guide all", start))
    closed = [one for one in INSTRUMENT.questions if one.roles and "mentor" not in one.roles]
    assert [prompt for one in closed for prompt in one.prompts if prompt in guide] == []
    assert "put to other roles" in shown(last("list all", start))


def test_find_looks_through_everything_that_was_written() -> None:
    state = played(
        """
        go D1
        note A barn by the river
        formulation way-in : Through the barn.
        scenario return : The barn again
        He goes there.
        .
        """
    )
    found = shown(last("find barn", state))
    assert [line.partition(":")[0] for line in found.splitlines()[1:]] == ["D1 note", "formulation way-in", "SC1"]
