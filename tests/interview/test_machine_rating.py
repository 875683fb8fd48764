"""Ratings: options by number, certainty with ledger and caps, reasons without a level, what cannot wait."""

from dataclasses import replace

import pytest

from tests.interview.mini import mini
from tests.interview.sitting import last, opened, played, refusal, shown, told


def test_a_level_and_its_certainty_are_one_line_and_two_events() -> None:
    assert told(played("go D1\n3 l prepared")) == [
        {"event": "rated", "question": "ties", "facet": "main", "level": "C"},
        {"event": "certain", "question": "ties", "facet": "main", "certainty": "L", "why": ["prepared"], "tx": 2},
    ]


def test_low_certainty_costs_no_more_than_moderate() -> None:
    assert len("3 l") == len("3 m")
    assert not last("go D1\n3 l").state.asking


def test_nothing_is_preselected() -> None:
    assert "Certainty is open: sure l, sure m or sure h." in shown(last("go D1\n3"))


def test_reasons_may_be_keys() -> None:
    assert told(played("go D1\n3 l p"))[1]["why"] == ["prepared"]


def test_the_ledger_is_ticked_by_the_program_and_shown() -> None:
    outcome = last("go D1\nsrc S-7K2Q\ne I see them.\n3 l")
    assert outcome.lines[0].startswith("The sources show: rests on one source; ")


def test_what_the_ledger_knows_cannot_be_typed() -> None:
    assert "ticked by the program" in refusal("go D1\n3 l one-source")
    assert "p prepared" in refusal("go D1\n3 l because")


def test_the_same_level_again_records_nothing() -> None:
    outcome = last("go D1\n3 l\n3")
    assert outcome.events == ()
    assert "stands so already" in shown(outcome)


def test_another_level_drops_the_certainty() -> None:
    state = played("go D1\n3 l\n2")
    assert state.assessment.rating("ties").facets["main"].certainty is None


def test_over_a_cap_a_written_reason_is_asked_and_kept() -> None:
    asking = last("go D1\nsrc S-7K2Q\ne I see them.\n3 h")
    assert asking.state.asking[0].ask[0] == (
        "High is more than the sources carry here: low, because it rests on the person's own word alone."
    )
    state = played("He named the dates before anybody knew them.", asking.state)
    given = state.assessment.rating("ties").facets["main"]
    assert (given.certainty, given.over_cap) == ("H", "He named the dates before anybody knew them.")


@pytest.mark.parametrize("answer", ["", "."])
def test_without_the_reason_the_certainty_stays_open_and_the_level_stands(answer: str) -> None:
    state = played(f"go D1\nsrc S-7K2Q\ne I see them.\n3 h\n{answer}\nrel h")
    given = state.assessment.rating("ties").facets["main"]
    assert (given.level, given.certainty) == ("C", None)


def test_a_raising_reason_lifts_the_cap_by_one_level() -> None:
    state = played("go D1\nsrc S-7K2Q\ne I see them.\n3 m against-interest")
    assert state.assessment.rating("ties").facets["main"].certainty == "M"
    assert last("go D1\nsrc S-7K2Q\ne I see them.\n3 h against-interest").state.asking


def test_a_static_item_on_a_record_is_exempt() -> None:
    assert not last("go H1\nsrc S-3M8T\ne p1 : Read.\n2 h").state.asking


def test_no_level_because() -> None:
    assert told(played("go D1\nnone d")) == [
        {"event": "none", "question": "ties", "facet": "main", "missing": "declined"}
    ]
    assert "  none d  declined: chose not to say" in last("none").lines


def test_an_item_allows_its_own_reasons_only() -> None:
    assert "i no-information or c conflicting" in refusal("go H1\nnone declined", mini())


def test_options_that_are_not_there_are_refused() -> None:
    assert "1 to 4" in refusal("go D1\n5")
    assert "1 to 4" in refusal("go D1\n0")


def test_certainty_needs_a_level() -> None:
    assert "has no level" in refusal("go D1\nsure l")
    assert "has no level" in refusal("go D1\nnone d\nsure l")


def test_relevance_and_change_only_where_they_are_asked() -> None:
    assert "does not ask for relevance" in refusal("go H1\nrel h")
    assert "static: it cannot change" in refusal("go H1\n2\nchg w")
    assert "does not ask for change" in refusal("go P1\n2\nchg w")
    assert "has no level" in refusal("go D1\nchg w")
    assert told(played("go D1\n2\nrel h\nchg b"))[1:] == [
        {"event": "related", "question": "ties", "relevance": "high"},
        {"event": "changed", "question": "ties", "facet": "main", "change": "better"},
    ]


def test_indicators_and_flags_are_sets() -> None:
    state = played("go D1\nmark b a\nflag k\nmark b")
    rating = state.assessment.rating("ties")
    assert (rating.indicators, rating.flags) == (("b",), ("k",))
    assert played("mark -", state).assessment.rating("ties").indicators == ()
    assert "  b  Calls (ticked)" in last("mark", state).lines
    assert "a or b" in refusal("go D1\nmark x")


def test_another_facet_without_moving() -> None:
    state = played("go X1\n:by 2 l\n1 l")
    assert {name: one.level for name, one in state.assessment.rating("exit").facets.items()} == {
        "by": "P",
        "how-far": "N",
    }
    assert ":how-far, :by" in refusal("go X1\n:tested 2")


def test_a_hidden_question_takes_no_level_and_says_why() -> None:
    assert 'asked when phase == "released"' in refusal("go N1\n1 l")
    assert told(played("go N1\n1 l", opened(phase="released")))


def test_the_role_gate() -> None:
    state = mini(assessor={"key": "0" * 32, "label": "A1", "role": "mentor"})
    assert "is rated by" in refusal("go N2\n1 l", state)
    assert played("go N2\nnote Heard of it.\nsrc S-7K2Q\ne He has a letter.", state).assessment.evidence


def test_fields_are_checked_by_their_type() -> None:
    state = played("go N2", mini())
    filled = played("field next-step  call\nfield by-when 2026-05-01\nfield who A-1\nfield advice 2", state)
    assert filled.assessment.rating("legal-status").fields == {
        "next-step": " call",
        "by-when": "2026-05-01",
        "who": "A-1",
        "advice": "not wanted",
    }
    assert "2026-01-31" in refusal("field by-when soon", state)
    assert "1 wanted" in refusal("field advice maybe", state)
    assert "next-step, by-when, who and advice" in refusal("field height 2", state)


def test_what_cannot_wait_is_asked_at_once_and_each_answer_is_an_event() -> None:
    state = played("go D1\n4 l\nSecurity office\ntoday 10:40\ny")
    assert [(one["event"], one.get("field"), one.get("value")) for one in told(state)[2:]] == [
        ("field", "told-who", "Security office"),
        ("field", "told-when", "2026-03-02T10:40:00+01:00"),
        ("field", "told-confirmed", "yes"),
    ]
    assert not last("3 l\n4 l", state).state.asking


def test_what_cannot_wait_may_stay_open_and_is_listed() -> None:
    state = played("go D1\n4 l\n\n.\n\nlist todo")
    todo = shown(last("list todo", state))
    assert "D1 cannot wait: who was told, when, confirmed?" in todo
    assert played("field told-who Wing", state).assessment.rating("ties").fields == {"told-who": "Wing"}


@pytest.mark.parametrize("when", ["soon", "2026-02-30 10:40", "25:00", "2026-03-02 11:21", "today"])
def test_a_refused_answer_is_asked_again(when: str) -> None:
    start = played("go D1\n4 l\nWing")
    assert refusal(when, start)
    assert played("10:40\nno", start).assessment.rating("ties").fields["told-confirmed"] == "no"


def test_notes_mode_neither_takes_nor_shows_ratings() -> None:
    rated = played("go D1\n3 l\nnote why")
    state = opened(notes_only=True)
    for line in ("3", "none d", "sure l", "rel h", "mark a", "map", "review", "list all", "own x", "judge J1 1 : x"):
        assert refusal(f"go D1\n{line}", state)
    assert "Clear" not in shown(last("go D1", state))
    assert rated.assessment.rating("ties").facets["main"].level == "C"


def test_notes_mode_does_not_take_a_rating_back() -> None:
    assert "was a rating" in refusal("undo", replace(played("go D1\n3"), notes_only=True))


def test_who_was_told_is_asked_before_why_the_certainty_holds() -> None:
    asked = [one.prompt for one in played("go D1\n4 m").asking]
    assert asked[0].startswith("told")
    assert asked[-1] == "why"
