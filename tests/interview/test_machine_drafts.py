"""Texts of several lines at a prompt: each line is kept, what is unfinished waits as a draft."""

from dataclasses import replace

import pytest

from assess.interview import actions
from assess.interview.machine import begin, perform, sit_down
from assess.interview.state import State
from assess.logic.drafts import open_drafts
from assess.logic.fold import fold
from tests.interview.sitting import NOW, REGISTER, last, opened, played, refusal, reread, shown, told


def sitting() -> State:
    """Return a sitting of a person at a prompt."""
    return sit_down(opened(), NOW, None).state


def cancelled(state: State) -> State:
    """Return the state after two Ctrl-C in a row."""
    for _ in range(2):
        state = perform(state, actions.Cancel(), NOW, "0000").state
    return state


def later(state: State) -> State:
    """Return the next sitting over the same log, as it comes back from the journal."""
    return sit_down(begin(state.instrument, reread(state.log), REGISTER), NOW, None).state


def test_an_extract_may_have_several_lines_with_its_options_first() -> None:
    state = played(
        """
        src S-7K2Q
        e p3 +D1 statement verbatim :
        "I was there.
        I did not carry anything." [/] p214 : -D7
        .
        """
    )
    extract = state.assessment.evidence[0]
    assert extract.text == '"I was there.\nI did not carry anything." [/] p214 : -D7'
    assert (extract.page, extract.is_, extract.form) == ("p3", "statement", "verbatim")
    assert [link.relation for link in state.assessment.rating("ties").evidence] == ["supports"]


@pytest.mark.parametrize("script", ["note\nfirst\nsecond\n.", "ask\nfirst\nsecond\n."])
def test_notes_and_open_questions_may_have_several_lines(script: str) -> None:
    state = played(f"go D1\n{script}")
    texts = [state.assessment.rating("ties").note, *(one.text for one in state.assessment.asks)]
    assert "first\nsecond" in texts


def test_a_script_keeps_no_drafts() -> None:
    assert [one["event"] for one in told(played("note\nfirst\n."))] == ["noted"]


def test_every_line_at_a_prompt_is_an_event_of_its_own_until_the_text_is_recorded() -> None:
    state = played("go D1\nnote\nfirst\nsecond\n.", sitting())
    assert told(state)[1:] == [
        {"event": "drafted", "id": "T1", "begun": "note", "question": "ties", "line": "first"},
        {"event": "drafted", "id": "T1", "line": "second"},
        {"event": "noted", "question": "ties", "text": "first\nsecond"},
        {"event": "drafted", "id": "T1", "closed": True, "tx": 5},
    ]
    assert open_drafts(state.log) == ()


def test_a_draft_goes_on_at_its_question_with_its_source() -> None:
    left = cancelled(played("go D1\nsrc S-7K2Q\ne p2 +D1 :\nHe said", sitting()))
    elsewhere = played("go H1\n1", later(left))
    assert shown(last("draft", elsewhere)).splitlines()[1:] == [
        "From S-7K2Q, p2.",
        "  He said",
        "Go on writing; a dot alone on a line ends the text.",
    ]
    state = played("draft\nthat he left.\n.", elsewhere)
    assert state.assessment.evidence[0].text == "He said\nthat he left."
    assert (state.place and state.place.question, state.source) == ("ties", "S-7K2Q")
    assert open_drafts(state.log) == ()


def test_undo_of_a_recorded_text_brings_its_draft_back() -> None:
    state = played("go D1\nnote\nfirst\n.\nundo", sitting())
    assert state.assessment.rating("ties").note is None
    assert [one.lines for one in open_drafts(state.log)] == [("first",)]
    assert open_drafts(played("redo", state).log) == ()


def test_undo_takes_back_the_line_before_a_draft_and_not_the_draft() -> None:
    left = cancelled(played("go D1\n3\nnote\nhalf a", sitting()))
    state = played("undo", left)
    assert state.assessment.rating("ties").facets == {}
    assert [one.id for one in open_drafts(state.log)] == ["T1"]


def test_drafts_are_listed_shown_and_dropped() -> None:
    first = cancelled(played("go D1\nnote\none two", sitting()))
    both = cancelled(played("scenario return : Back to [/] the circle\nHe goes", first))
    assert shown(last("draft show", both)).splitlines()[1:] == [
        "  T1 (note at D1, 1 line)",
        "  T2 (scenario return at D1, 1 line)",
    ]
    assert refusal("draft", both) == "there are several drafts | draft with T1 or T2; draft show lists them"
    assert shown(last("draft show t2", both)).endswith("  He goes")
    dropped = played("draft drop T1", both)
    assert [one.id for one in open_drafts(dropped.log)] == ["T2"]
    assert [one.id for one in open_drafts(played("undo", dropped).log)] == ["T1", "T2"]
    assert open_drafts(dropped.log) == open_drafts(reread(dropped.log))


def test_an_id_of_a_draft_is_never_used_again() -> None:
    dropped = played("draft drop T1", cancelled(played("note\na", sitting())))
    assert [one.id for one in open_drafts(cancelled(played("note\nb", dropped)).log)] == ["T2"]


def test_without_a_draft_the_command_says_so() -> None:
    assert "there is no draft" in refusal("draft")
    assert "there is no draft" in shown(last("draft show")).casefold()
    assert "draft [ID" in refusal("draft now and then")


def test_a_draft_whose_beginning_no_longer_holds_is_still_shown() -> None:
    left = cancelled(played("own Something about him\n1\ngo own-1\nnote\nhalf", sitting()))
    gone = played("undo", left)
    assert open_drafts(gone.log)[0].lines == ("half",)
    nowhere = replace(gone, place=None)
    assert "draft show T1" in refusal("draft T1", nowhere) or "go CODE" in refusal("draft T1", nowhere)
    assert "half" in shown(last("draft show T1", gone))


def test_a_finished_text_that_says_the_same_closes_its_draft() -> None:
    state = played("go D1\nnote : x\nnote\n: x\n.", sitting())
    assert open_drafts(state.log) == ()
    assert state.assessment == fold(state.log)


def test_a_command_typed_into_a_text_is_text_and_says_so_at_a_prompt() -> None:
    state = played("go D1\nnote\nA first line", sitting())
    assert "Taken as a line of the text" in shown(last("list todo", state))
    assert "Taken as a line" not in shown(last("He wrote a list of names.", state))
    assert "Taken as a line" not in shown(last("note\nquit"))
    assert played("quit\n.", state).assessment.rating("ties").note == "A first line\nquit"


def test_a_person_who_names_nobody_is_not_asked_when_they_were_told() -> None:
    state = played("go D1\n4 l\n", sitting())
    assert [one.prompt for one in state.asking] == []
    assert "cannot wait" in shown(last("list todo", state))
    assert [one.prompt for one in played("go D1\n4 l\n").asking] == ["told-when", "told-confirmed"]
