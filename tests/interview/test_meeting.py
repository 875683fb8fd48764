"""What a meeting records, each test a script: who is there, what is settled, what each assessor says to it."""

import pytest

from assess.interview.meeting.attending import asking_who
from tests.interview.meetings import (
    begun,
    last,
    opened,
    outcomes,
    played,
    refusal,
    shown,
    told,
)


def test_one_person_in_two_spellings_is_there_once() -> None:
    assert played("present all K1 k1 a1", opened()).consensus.meeting.present == ("A1", "A2", "A3", "K1")


def test_nothing_is_recorded_before_somebody_is_present() -> None:
    for line in ("settle 2", "open", "dissent A1 : No.", "moved A1 fact : X", "ask : X", "close", "keeps A1"):
        assert "who is there is not recorded yet" in refusal(line, opened())


def test_who_is_there_may_be_said_in_any_spelling_of_a_label() -> None:
    state = played("date 2026-03-13\npresent a1, A3 K1\norder A3", opened())
    meeting = state.consensus.meeting
    assert (meeting.date, meeting.present, meeting.order) == ("2026-03-13", ("A1", "A3", "K1"), ("A3", "A1"))


def test_what_is_asked_at_the_beginning_may_be_answered_with_its_command_in_front() -> None:
    state = played("date 2026-03-13\npresent A1 A3 K1\norder A3 A1", asking_who(opened(), "2026-03-12"))
    meeting = state.consensus.meeting
    assert (meeting.date, meeting.present, meeting.order) == ("2026-03-13", ("A1", "A3", "K1"), ("A3", "A1"))
    assert state.asking == ()


@pytest.mark.parametrize("line", ["settle 2 m", "settle 2 m without a colon", "dissent", "help", "close"])
def test_a_command_is_nobody_who_is_there_not_even_with_a_slip_in_it(line: str) -> None:
    asked = played("", asking_who(opened(), "2026-03-12"))
    assert "that is a command, and who is there is asked for" in refusal(line, asked)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("present Mr.Smith", "is no label"),
        ("present", "takes other words"),
        ("date 12.3.2026", "is no date"),
        ("date 20260312", "is no date"),
        ("order K1", "K1 assessed nothing here"),
        ("settle", "a level is missing"),
        ("settle 9", "D3 has no level 9 | its levels: 1 Not evident, 2 Some, 3 Clear, 4 Driving"),
        ("settle 2 x", "there is no certainty x | l low, m moderate, h high"),
        ("settle Some", "a level goes by its number"),
        ("settle 2 m as A1 saw it", "behind the level stands its certainty, then a colon and the reason"),
        ("settle none whim", "there is no reason whim"),
        ("because So.", "D3 is neither settled nor left open"),
        ("cause majority", "there is no cause majority"),
        ("moved A1 : X", "moved takes who, then fact or argument"),
        ("moved K1 fact : X", "K1 assessed nothing here"),
        ("dissent K1 : X", "K1 assessed nothing here"),
        ("dissent", "takes other words"),
        ("ask A1 A2 : X", "one person finds it out"),
        ("ask A1 2026-02-30 : X", "is no date"),
        ("go D99", "no question has the code"),
        (":tested", "D3 has no facet tested"),
        ("vote", "is no command"),
        ("list everything", "there is no list everything"),
        ("undo now", "takes other words"),
        ("redo", "there is nothing to bring back"),
        ("help vote", "is no command"),
        ("settle 2 : \ud800", "half a character"),
    ],
)
def test_a_refusal_changes_nothing_and_says_what_is_allowed(line: str, words: str) -> None:
    assert words in refusal(line)


def test_a_question_shows_who_holds_what_least_senior_first_and_counts_nobody() -> None:
    done = last("go D3")
    text = shown(done)
    assert text.index("  A1: Driving, low certainty") < text.index("  A3: Some") < text.index("  A2: Some")
    assert "S-9PXD, supports: What S-9PXD says on D3." in text
    assert "A1 and A2: different levels, a source in common" in text
    assert "Here because somebody chose a level that cannot wait; it can change" in text
    assert "To open: " in text
    assert "Not everybody cites the same sources." in text
    assert "Levels: 1 Not evident, 2 Some, 3 Clear, 4 Driving. Certainty: l low, m moderate, h high." in text
    assert not any(word in text.lower() for word in ("majority", "2 of 3", "most"))


def test_whether_it_is_as_rated_the_program_sees() -> None:
    assert last("settle 2 m").recorded == "D3 settled: Some, moderate certainty; as rated."
    otherwise = last("settle 3")
    assert otherwise.recorded == "D3 settled: Clear, certainty not given; otherwise than anybody rated."
    assert "because" not in shown(otherwise)
    assert "because TEXT says why" in shown(last("settle 3\nk\nk\nk"))


def test_who_holds_otherwise_is_asked_in_the_speaking_order() -> None:
    script = """
        settle 3 m : Nobody had rated it so.
        f On 9 March the list was traced.
        a The list is old.
        d Keeps to: Some [sic]. K1> <- x
        cause reading
        """
    done = outcomes(begun(), script)
    assert [one.state.asking[0].prompt if one.state.asking else "" for one in done] == ["A1", "A3", "A2", "", ""]
    assert "A1 holds: Driving, low certainty. What does A1 say to it?" in shown(done[0])
    assert told(done[-1].state) == [
        {"event": "settled", "level": "C", "certainty": "M"},
        {"event": "reasoned", "text": "Nobody had rated it so."},
        {"event": "moved", "who": ["A1"], "after": "new-fact", "text": "On 9 March the list was traced."},
        {"event": "moved", "who": ["A3"], "after": "argument", "text": "The list is old."},
        {
            "event": "dissented",
            "of": "A2",
            "level": "S",
            "certainty": "M",
            "text": "Keeps to: Some [sic]. K1> <- x",
        },
        {"event": "caused", "cause": "reading"},
    ]


def test_a_voice_left_open_is_asked_again_and_only_it() -> None:
    state = played("settle 3\nk\n\na No.")
    assert "D3 is settled otherwise than A3 holds, who was not heard" in shown(last("review", state))
    again = last("settle 3", state)
    assert again.recorded == ""
    assert "It stands so already." in shown(again)
    assert [one.prompt for one in again.state.asking] == ["A3"]


def test_another_level_asks_again_who_had_let_the_first_one_stand() -> None:
    state = played("settle 3\nk\nk\nk\nsettle 2")
    assert [one.prompt for one in state.asking] == ["A1"]


@pytest.mark.parametrize("line", ["next", "settle 2", "K1", "d", "2", "keeps A1", "k maybe", "undo"])
def test_what_is_no_answer_is_refused(line: str) -> None:
    if line == "d":
        assert played("settle 2\nd").asking[0].prompt == "text"
    else:
        assert "is no answer to what A1 says to it" in refusal(f"settle 2\n{line}")


def test_who_has_spoken_before_is_not_asked() -> None:
    script = "moved A1 fact : The list was traced.\nsettle 2"
    assert played(script).asking == ()
    assert "A1 moved after a new fact: The list was traced." in shown(last(f"{script}\ngo D3"))


def test_who_is_not_here_is_not_asked_and_named() -> None:
    done = last("present A2 A3\nsettle 2")
    assert done.state.asking == ()
    assert "A1 holds otherwise and is not here" in shown(done)
    assert "is not here and cannot let anything stand" in refusal("present A2 A3\nsettle 2\nkeeps A1")
    assert played("present A2 A3\nsettle 2\ndissent A1 : In writing.").consensus.questions[0].dissent[0].of == "A1"


def test_a_dissent_may_name_another_level_and_none() -> None:
    dissents = played("dissent A2 3 h : X\ndissent A3 none no-information : Y\ndissent A1 : Z").consensus.questions[0]
    held = [(one.of, one.level, one.missing, one.certainty) for one in dissents.dissent]
    assert held == [("A2", "C", None, "H"), ("A3", None, "no-information", None), ("A1", "D", None, "L")]


def test_a_text_left_away_is_asked_for_to_a_lone_dot() -> None:
    script = """
        settle 2 m
        d
        First line : as typed
          second [/]
        .
        because
        .
        because
        One.

        Two.
        .
        """
    done = outcomes(begun(), script)
    assert "The dissent of A1. Write; a dot alone on a line ends the text." in shown(done[1])
    assert "is not recorded" in shown(done[6])
    found = done[-1].state.consensus.questions[0]
    assert (found.dissent[0].text, found.reason) == ("First line : as typed\n  second [/]", "One.\n\nTwo.")


def test_left_open_asks_for_what_to_find_out() -> None:
    done = outcomes(begun(), "open : Nobody knows.\nask A1 2026-03-31 : Telephone record.\nask K1 : Who called?")
    assert "ask WHO WHEN : WHAT" in shown(done[0])
    assert done[1].recorded == "to find out on D3 (A1, 2026-03-31)."
    assert done[2].recorded == "to find out on D3 (K1)."
    found = done[-1].state.consensus.questions[0]
    assert (found.state, found.reason) == ("open", "Nobody knows.")
    assert [one.by for one in found.find_out] == ["2026-03-31", None]


def test_a_facet_is_settled_by_itself() -> None:
    done = last("go X1\n:by\nsettle 1 l")
    (found,) = done.state.consensus.questions
    assert (found.facet, found.level, found.as_) == ("by", "O", "otherwise")
    assert done.recorded == "X1 (Through whom) settled: Own choice, low certainty; otherwise than anybody rated."


@pytest.mark.parametrize("script", ["settle 2 m :\nk", "open :", "open"])
def test_a_result_without_its_reason_is_kept_and_the_reason_asked_for(script: str) -> None:
    wanted = "No reason is written down yet: because TEXT says why."
    assert wanted in shown(last(script))
    assert wanted not in shown(last(script.replace(":", "").replace(" m", " m : So.").replace("open", "open : So.")))
