"""Moving about, looking things up, taking back and bringing back, going on where one stopped."""

import pytest

from assess.interview.machine import begin
from assess.interview.state import Place
from tests.interview.mini import mini
from tests.interview.sitting import REGISTER, last, opened, outcomes, played, refusal, shown, told


def test_next_goes_through_facets_and_says_what_it_skips() -> None:
    found = outcomes(opened(), "go P1\n\n\n\nback")
    assert [one.state.place for one in found] == [
        Place("distance", "main"),
        Place("exit", "how-far"),
        Place("exit", "by"),
        Place("harm", "main"),
        Place("exit", "by"),
    ]
    assert found[1].lines[0] == 'Skipped N1: asked only when phase == "released".'


def test_the_ends_are_said() -> None:
    assert "last question" in refusal("go J1\nnext")
    assert "first question" in refusal("go H1\nback")


@pytest.mark.parametrize("word", ["D1", "d1", "ties"])
def test_a_question_is_named_by_code_or_id(word: str) -> None:
    assert played(f"go {word}").place == Place("ties", "main")


def test_go_to_a_facet() -> None:
    assert played("go X1:by").place == Place("exit", "by")
    assert played("go X1\n:by").place == Place("exit", "by")
    assert "did you mean" in refusal("go DD1")


def test_arrival_shows_anchors_and_never_a_code_beside_a_number() -> None:
    lines = last("go D3", mini()).lines
    assert "  4 Driving: The gravest act prepares violence." in lines
    assert "Your rating: not yet." in lines
    assert not any(line.startswith(("  4 D ", "  1 N ")) for line in lines)


def test_a_hidden_question_can_be_looked_at() -> None:
    assert 'Does not apply in this case: asked only when phase == "released".' in last("go N1").lines


def test_undo_takes_back_lines_and_redo_brings_them_back() -> None:
    state = played("go D1\n3 l\nrel h\nundo\nundo")
    assert state.assessment.ratings == ()
    assert last("redo", state).recorded == "brought back: rating of D1 and certainty of D1."
    again = played("redo\nredo", state)
    assert again.assessment == played("go D1\n3 l\nrel h").assessment
    assert "nothing to bring back" in refusal("redo", again)
    assert "nothing to take back" in refusal("undo")


def test_nothing_leaves_the_log() -> None:
    state = played("go D1\n3 l\nundo\nredo\nundo\n2")
    assert [one["event"] for one in told(state)] == ["rated", "certain", "undone", "undone", "undone", "rated"]
    assert [one.get("n") for one in told(state)][2:5] == [2, 4, 2]


@pytest.mark.parametrize(
    ("script", "place"),
    [
        ("go D1", Place("history", "main")),
        ("go D1\n3 l", Place("distance", "main")),
        ("go X1\n:by 1", Place("exit", "how-far")),
        ("go D1\nrel h", Place("ties", "main")),
        ("go D1\n3\nundo", Place("history", "main")),
    ],
)
def test_a_sitting_goes_on_at_the_first_open_question_after_the_last_touched(script: str, place: Place) -> None:
    state = played(script)
    assert begin(state.instrument, state.log, REGISTER).place == place


def test_a_pending_question_takes_the_line_as_its_answer() -> None:
    state = played("go D1\n4 l\nnote to the wing, e.g. by telephone")
    assert state.assessment.rating("ties").fields == {"told-who": "note to the wing, e.g. by telephone"}


@pytest.mark.parametrize("line", ["go H1", "3", "3 m", "undo", "rel h", "next", "quit", "sure l", ":by", "list todo"])
def test_a_plain_command_is_no_answer(line: str) -> None:
    assert "an empty line leaves it open" in refusal(line, played("go D1\n4 l"))
    assert "an empty line leaves it open" in refusal(line, played("go D1\nsrc S-7K2Q\ne x\n3 h"))


@pytest.mark.parametrize("line", ["3 sources agree", "none of them knew", "sure enough of it", "go there and see"])
def test_a_sentence_that_begins_like_a_command_is_an_answer(line: str) -> None:
    assert played(line, played("go D1\nsrc S-7K2Q\ne x\n3 h")).assessment.rating("ties").facets["main"].over_cap == line


def test_find_looks_in_labels_prompts_notes_and_extracts() -> None:
    state = played("go D1\nsrc S-7K2Q\ne He sold the KIOSK.\nnote About the kiosk.\nask Whose kiosk?")
    assert last("find kiosk", state).lines == (
        "D1 note: About the kiosk.",
        "E1 S-7K2Q: He sold the KIOSK.",
        "Q1: Whose kiosk?",
    )
    assert last("find talk to", mini()).lines[0].startswith("D1 prompt: Who do you talk to")
    assert last("find nowhere at all").lines == ("Found nowhere.",)
    refusal("find  ")


def test_the_map_fits_80_columns_and_marks_what_is_open() -> None:
    lines = last("go D3\n4 l\n\n\n\nmap", mini()).lines
    assert max(map(len, lines)) <= 79
    assert any(">D3" in line and "Driving ?!" in line for line in lines)
    assert lines[0] == "1 of 16 questions answered."


def test_review_says_what_is_missing_and_the_next_command() -> None:
    text = shown(last("go D1\n4\n\n\n\ngo P1\n3\nreview"))
    assert "Not answered: H1, X1:how-far, X1:by, J1." in text
    assert "D1 is rated without its certainty" in text
    assert "Think again, both-ends (P1, D1): " in text
    assert "answer CHECK : TEXT answers one, aside CHECK : REASON sets it aside" in text
    assert "then assess seal DEMO-01." in text
    assert "By facet: " in text


def test_lists() -> None:
    state = played("go D1\nsrc S-7K2Q\ne He left.\n3 l")
    assert "E1 S-7K2Q, supports D1: He left." in last("list evidence", state).lines
    assert "S-7K2Q: Interview with the person" in shown(last("list sources", state))
    assert "D1 Ties to active people: Clear. Certainty: low." in last("list all", state).lines
    assert "N1 A home: does not apply." in last("list all", state).lines
    assert last("list asks").lines == ("There are no open questions: ask TEXT adds one.",)
    assert last("list problems").lines == ("No check asks anything.",)


def test_guidance_varies_the_order_of_prompts() -> None:
    first, second = (one.lines for one in outcomes(mini(), "go D1\ng\ng")[1:])
    assert first != second
    assert sorted(first) == sorted(second)
    assert any(line.startswith("Not evidence: ") for line in first)
    assert "Theme: people." in last("guide people", mini()).lines
    assert "themes: " in refusal("guide money", mini())


def test_help_fits_a_screen_and_explains_every_command() -> None:
    from assess.interview.grammar import COMMANDS

    overview = last("help").lines
    assert len(overview) <= 23
    assert max(map(len, overview)) <= 79
    for name in COMMANDS:
        assert len(last(f"help {name}").lines) >= 2
        assert max(map(len, last(f"help {name}").lines[:4])) <= 100
    assert "did you mean undo?" in refusal("help undoo")
    assert "p prepared" in shown(last("help sure"))


def test_quit_and_comments_record_nothing() -> None:
    assert last("quit").leaves
    assert last("# remember").events == ()
