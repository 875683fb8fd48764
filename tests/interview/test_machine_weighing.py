"""What asks to be thought about again, and what was to be found out: answered, set aside, asked again."""

import pytest

from assess.interview.state import State
from assess.model.instrument import Check
from tests.interview.sitting import last, opened, played, refusal, shown, told
from tests.samples import INSTRUMENT

CHECKS = (
    *INSTRUMENT.checks,
    Check(id="met", ask="Who could meet it?", rule="need-without-measure"),
    Check(id="settled", ask="Never?", when='ties == "N"'),
)
BOTH = "go D1\n3\ngo P1\n3"
NEED = "own A curfew\n3\ngo own-1\n4"


def asking(script: str = BOTH) -> State:
    return played(script, opened(instrument=INSTRUMENT.model_copy(update={"checks": CHECKS})))


def test_a_check_shows_the_id_to_type_and_what_made_it_ask() -> None:
    said = last("list problems", asking()).lines
    assert said == (
        "Think again, both-ends (P1, D1): Both high: which extract carries which?",
        "answer CHECK : TEXT answers one, aside CHECK : REASON sets it aside.",
    )
    assert said[0] in last("review", asking()).lines


@pytest.mark.parametrize("name", ["both-ends", "check-both-ends"])
def test_a_check_is_answered(name: str) -> None:
    state = played(f"answer {name} : The letters carry D1: [/] -P1", asking())
    assert told(state)[-1] == {
        "event": "weighed",
        "check": "both-ends",
        "questions": ["P1", "D1"],
        "how": "answered",
        "text": "The letters carry D1: [/] -P1",
    }
    assert last("list problems", state).lines == (
        "No check asks anything more.",
        "Answered: both-ends. list answered shows the words.",
    )


def test_a_check_is_set_aside_at_length() -> None:
    state = played("aside both-ends\nIt is the same extract.\nundo\n.", asking())
    assert state.assessment.weighed[0].how == "set-aside"
    assert last("list answered", state).lines == ("Set aside, both-ends (P1, D1): It is the same extract.\nundo",)


def test_the_question_and_what_was_said_before_are_shown_before_it_is_answered_again() -> None:
    (one,) = last("answer both-ends", asking(f"{BOTH}\nanswer both-ends : Once.")).state.asking
    assert one.ask[:2] == ("Both high: which extract carries which?", "  Once.")


def test_a_check_asks_again_where_something_else_makes_it_ask() -> None:
    state = asking(f"{NEED}\nanswer met : Not before May.\nown No pass\n3\ngo own-2\n4")
    said = last("list problems", state).lines
    assert said[:2] == (
        "Think again, met (own-1, own-2): Who could meet it?",
        "  Asked again; answered before (own-1): Not before May.",
    )
    assert "It asks again." in shown(last("list answered", state))


def test_a_check_that_lost_a_reason_to_ask_stays_answered() -> None:
    state = asking(f"{NEED}\nown No pass\n3\ngo own-2\n4\naside met : The court decides.")
    state = played("measure support +own-1 : Ask the court\n\n\n", state)
    assert "Set aside: met." in shown(last("list problems", state))


def test_a_check_that_asks_no_more_says_so() -> None:
    state = played("answer both-ends : x\ngo D1\n1", asking())
    assert last("list answered", state).lines[1].strip() == "It asks nothing now."


def test_words_for_all_after_a_source_for_some_can_be_weighed() -> None:
    told_to_one = "src new\n1\n2026-02-20\ncustody\n\nperson\nnamed Q1\ngo D1\ne x"
    assert played(f"{told_to_one}\nanswer handling : Read again.").assessment.weighed[0].check == "handling"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("answer both-end : x", "did you mean both-ends?"),
        ("answer nothing : x", "list problems shows the checks"),
        ("answer settled : x", "list problems shows those that do"),
        ("aside check-settled : x", "list problems shows those that do"),
        ("answer both-ends : ", "is empty"),
        ("answer", "answer CHECK | Q1 [: TEXT]"),
        ("answer both ends : x", "answer CHECK | Q1 [: TEXT]"),
        ("aside : x", "aside CHECK [: REASON]"),
        ("answer Q9 : x", "list asks shows them"),
    ],
)
def test_what_asks_nothing_is_refused_with_what_does(line: str, part: str) -> None:
    assert part in refusal(line, asking())


def test_an_open_question_is_answered_and_listed_after_the_open_ones() -> None:
    state = played("ask Who pays?\nask Who knows: when?\nanswer q1 : Nobody: yet.")
    assert told(state)[-1] == {"event": "answered", "id": "Q1", "text": "Nobody: yet."}
    assert last("list asks", state).lines == (
        "Q2 H1: Who knows: when?",
        "Q1 H1: Who pays?",
        "  Answered: Nobody: yet.",
        "answer Q2 : TEXT answers one.",
    )
    assert "drop Q1 takes it out" in refusal("aside Q1 : x", state)


def test_weighing_is_taken_back_and_brought_back() -> None:
    state = asking(f"{BOTH}\nanswer both-ends : x\nundo")
    assert state.assessment.weighed == ()
    assert last("redo", state).recorded == "brought back: check both-ends."


def test_notes_mode_answers_open_questions_and_shows_no_check() -> None:
    state = played("ask Who pays?\nanswer Q1 : Nobody.", opened(notes_only=True))
    assert played("undo", state).assessment.asks[0].answer is None
    for line in ("answer both-ends : x", "list problems", "list answered"):
        refusal(line, state)


def test_texts_that_may_stay_empty_are_named_once_and_are_not_missing() -> None:
    said = shown(last("list todo", asking()))
    assert "May stay empty: formulation way-in." in said
    assert 'Missing: the conclusion "limits" is empty' in said
