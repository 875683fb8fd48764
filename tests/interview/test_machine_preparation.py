"""What is settled before rating: facts with what follows from them, context, care, texts, and the expectation first."""

from dataclasses import replace

import pytest

from assess.interview.completion import offered_words
from assess.interview.line import greeting
from assess.interview.machine import begin
from assess.model.source import Register
from tests.interview.mini import mini
from tests.interview.sitting import last, opened, played, refusal, shown, told
from tests.samples import INSTRUMENT, log_of

FIRST = "Before you rate: prepare lists what is settled first; prepare expectation."
NO_LONGER = "This is the first rating: an expectation written from now on no longer counts as first."


def test_prepare_alone_lists_facts_context_groups_and_texts() -> None:
    lines = last("prepare under-18 no\nprepare referral : What now?\nprepare", mini()).lines
    assert "  as-of: 2026-03-02. Date of this assessment; the ages of sources count from it" in lines
    assert "  setting: not said. Setting, one word such as custody or community" in lines
    assert "  not-seen: not said. Not seen by this assessor: the file alone" in lines
    assert "  under-18: no." in lines
    assert "  not said: interpreter-used" in lines
    assert "  referral: 2 words. What are you asked? The referral question in its words" in lines
    assert any(line.startswith("  expectation: empty. ") for line in lines)


def test_an_instrument_without_groups_lists_none() -> None:
    assert "Groups" not in shown(last("prepare"))


def test_a_fact_is_one_event_and_is_corrected_as_often_as_needed() -> None:
    state = played("prepare setting custody\nprepare setting Open Wing")
    assert told(state)[1] == {"event": "prepared", "id": "setting", "value": "open-wing"}
    assert state.assessment.setting == "open-wing"
    assert "stands so already" in shown(last("prepare setting open-wing", state))


def test_a_changed_fact_says_which_questions_now_apply() -> None:
    assert last("prepare phase released").lines == ("Now asked: N1.",)
    assert last("prepare phase released\nprepare phase custody").lines == (
        "No longer asked, what is there stays in the log: N1.",
    )
    assert last("prepare phase released\nundo").lines == ("No longer asked, what is there stays in the log: N1.",)


def test_a_fact_that_changes_nothing_says_nothing_more() -> None:
    assert last("prepare setting custody").lines == ()
    assert last("prepare as-of 2027-03-01").lines == ()


def test_another_date_says_from_when_ages_count() -> None:
    cited = "go D1\nsrc S-9PXD\ne Seen."
    assert last(f"{cited}\nprepare as-of 2028-01-01").lines == ("The ages of sources now count from 2028-01-01.",)
    moved = last(f"{cited}\nprepare last-move 2026-03-01")
    assert moved.lines == ("What was seen before 2026-03-01 now counts as before the last move.",)
    assert last("undo", moved.state).lines == ("No last move is known now.",)


def test_another_date_names_the_ratings_whose_ledger_changed() -> None:
    lines = last("go D1\nsrc S-9PXD\ne Seen.\n3 m\nprepare as-of 2028-01-01\nlist todo").lines
    assert any("D1 is held more firmly than its sources carry" in line for line in lines)
    cited = "go D1\nsrc S-9PXD\ne Seen.\n3 m\nprepare as-of 2028-01-01"
    assert "What the sources carry has changed at D1: list todo says what that leaves open." in last(cited).lines


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ("prepare as-of soon", "2026-01-31"),
        ("prepare as-of 2026-02-30", "2026-01-31"),
        ("prepare last-move 2026-03-03", "prepare as-of DATE"),
        ("prepare phase ü", "such as pre-release"),
        ("prepare phase :", "such as pre-release"),
        ("prepare interpreter maybe", "yes, no or unknown"),
        ("prepare referral : ", "after one space"),
        ("prepare phas x", "did you mean phase?"),
        ("prepare nonsense", "prepare lists everything"),
        ("prepare women yes", "prepare lists everything"),
        ("prepare : x", "prepare lists everything"),
    ],
)
def test_a_refusal_says_what_is_allowed(line: str, allowed: str) -> None:
    assert allowed in refusal(line)


def test_the_assessment_is_not_before_the_last_move() -> None:
    assert "prepare last-move DATE" in refusal("prepare last-move 2026-02-01\nprepare as-of 2026-01-31")


@pytest.mark.parametrize(("typed", "kept"), [("y", "yes"), ("N", "no"), ("u", "unknown"), ("Yes", "yes")])
def test_context_is_yes_no_or_unknown(typed: str, kept: str) -> None:
    assert played(f"prepare short-sentence {typed}").assessment.context == {"short-sentence": kept}


def test_a_name_without_a_value_shows_it() -> None:
    assert last("prepare phase").lines == ("  phase: pre-release. Phase of the case, one word such as pre-release",)


def test_the_note_of_a_care_group_is_shown_at_once_and_again() -> None:
    outcome = last("prepare under-18 yes", mini())
    assert outcome.lines == ("Extra care: Not designed for minors.",)
    assert "  under-18: yes. Not designed for minors." in last("prepare", outcome.state).lines
    assert "Not designed" not in shown(last("prepare under-18 no", mini()))


def test_review_shows_extra_care_and_what_goes_under_limits() -> None:
    lines = last("prepare under-18 yes\nprepare not-seen yes\nprepare seen-remotely no\nreview", mini()).lines
    assert "Extra care, under-18: Not designed for minors." in lines
    assert "Goes under limits: not seen by this assessor: the file alone." in lines
    assert "video" not in "\n".join(lines)


@pytest.mark.parametrize(
    "text", ["Asked by the board -D7", "p214 +D1 : the file", "Why: [/] and [sic]: now", " indented", "prepare phase"]
)
def test_a_text_is_stored_as_typed(text: str) -> None:
    for line in (f"prepare referral : {text}", f"prepare referral: {text}", f"prepare referral\n{text}\n."):
        assert played(line).assessment.preparation == {"referral": text}


def test_a_text_may_follow_without_a_colon() -> None:
    text = "p214 +D1 : the file"
    assert played(f"prepare referral {text}").assessment.preparation == {"referral": text}


def test_a_long_text_shows_what_it_replaces() -> None:
    asked = last("prepare told : By me.\nprepare told").state.asking[0].ask
    assert asked[1:3] == ("  By me.", "This replaces 2 words; a lone dot leaves it.")
    assert played("prepare told : By me.\nprepare told\n.").assessment.preparation == {"told": "By me."}


def test_the_expectation_does_not_anchor() -> None:
    outcome = last("prepare expectation : Ever more contacts.")
    assert outcome.recorded == "expectation (3 words)."
    for line in ("prepare", "find contacts", "go D1\nlist here", "undo", "list all", "map"):
        assert "contacts" not in shown(last(line, outcome.state))
    assert "  Ever more contacts." in last("prepare expectation", outcome.state).state.asking[0].ask


def test_a_new_assessment_is_greeted_with_what_comes_first() -> None:
    assert FIRST in greeting(opened())
    assert FIRST in greeting(opened(notes_only=True))
    assert FIRST not in greeting(played("prepare expectation : Little."))
    assert FIRST not in greeting(played("go D1\n3 l"))


@pytest.mark.parametrize("rating", ["go D1\n3 l", "go D1\nnone d", "scenario return : T\nx\n.\njudge J1 2 : B"])
def test_the_first_rating_without_an_expectation_says_so_once(rating: str) -> None:
    outcome = last(rating)
    assert NO_LONGER in outcome.lines
    assert NO_LONGER not in last("go P1\n1", outcome.state).lines
    assert NO_LONGER not in last("undo\ngo P1\n1", outcome.state).lines
    assert NO_LONGER not in last(f"prepare expectation : Little.\n{rating}").lines


def test_an_expectation_says_whether_it_counts_as_first() -> None:
    early = played("prepare expectation : Little.\ngo D1\n3 l")
    assert early.assessment.expected_first is True
    late = last("go D1\n3 l\nprepare expectation : Little.")
    assert late.recorded == "expectation (1 word). It counts as written after rating began."
    assert late.state.assessment.expected_first is False
    asked = last("prepare expectation", early).state.asking[0].ask
    assert "Questions are rated already: what you write now counts as written later, not first." in asked


def test_notes_mode_prepares_too() -> None:
    state = played("prepare phase released\nprepare expectation : Little.\nundo\nredo", opened(notes_only=True))
    assert (state.assessment.phase, state.assessment.expected_first) == ("released", True)
    rated = replace(played("go D1\nsrc S-9PXD\ne Seen.\n3 l"), notes_only=True)
    assert "D1" not in shown(last("prepare last-move 2026-03-01", rated))


def test_what_the_register_says_is_shown_beside_the_own_statement() -> None:
    told_before = {"text": "Why, and who reads it.", "by": "A2", "date": "2026-02-01"}
    register = Register.model_validate(
        {
            "format": "assess.register/0",
            "case": "DEMO-01",
            "revision": 1,
            "phase": "custody",
            "referral": "May he go? [/]",
            "told": told_before,
        }
    )
    state = begin(INSTRUMENT, log_of(), register)
    lines = last("prepare", state).lines
    assert "  phase: pre-release (register: custody). Phase of the case, one word such as pre-release" in lines
    assert "  referral: empty (register: May he go? [/])." in "\n".join(lines)
    assert "register: Why, and who reads it. (A2, 2026-02-01)" in last("prepare told", state).state.asking[0].ask
    assert "(register" not in shown(last("prepare"))


def test_prepare_is_a_command_where_something_is_asked() -> None:
    asking = played("go D1\nsrc S-7K2Q\ne x\n3 h")
    assert "that is a command" in refusal("prepare", asking)
    assert "that is a command" in refusal("prepare expectation", asking)
    assert played("prepare for release began", asking).assessment.rating("ties").facets["main"].over_cap


def test_names_are_completed_and_help_knows_the_command() -> None:
    assert {"prepare", "as-of", "not-seen", "expectation", "under-18"} <= set(offered_words(mini()))
    assert "prepare [NAME [VALUE | : TEXT]]" in last("help prepare").lines
    overview = last("help").lines
    assert len(overview) <= 22
    assert max(map(len, overview)) <= 80
