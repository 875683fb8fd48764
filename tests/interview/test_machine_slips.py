"""What people type by mistake: it is named, it is not swallowed, and the short ways work."""

import pytest

from tests.interview.sitting import last, opened, played, refusal, shown, told

AT_WHY = "go D1\nsrc S-7K2Q\ne x\n3 h"


@pytest.mark.parametrize(
    "line", ["mark a b", "src new", "src S-7K2Q", "e p2 : x", "link E1 +D1", "verbatim E", "is e1 fact", "guide", "h"]
)
def test_a_command_typed_ahead_is_no_reason(line: str) -> None:
    assert "an empty line leaves it open" in refusal(line, played(AT_WHY))


def test_the_code_of_a_question_is_no_reason_either() -> None:
    assert refusal(f"{AT_WHY}\nD1").startswith("that is the code of a question, and the certainty of D1 is asked for")


def test_an_answer_that_begins_like_a_command_says_so() -> None:
    outcome = last("note Seen by two.", played(AT_WHY))
    assert "undo takes it back" in shown(outcome)
    assert outcome.state.assessment.rating("ties").facets["main"].over_cap == "note Seen by two."
    assert "began like a command" not in shown(last("Seen by two.", played(AT_WHY)))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("e 18.9. -P1 +D1 : x", "18.9. is not known before a colon | there may stand a page (p12)"),
        ("e p4 +D1 fct : x", "fct is not known before a colon"),
        ("e p4 +D1 He said he left", "a colon is missing after +D1"),
        ("e +D1 He said he left", "a colon is missing after +D1"),
        ("e +d1 fact He left", "a colon is missing after fact"),
    ],
)
def test_codes_that_would_be_taken_as_text_are_refused(line: str, why: str) -> None:
    assert refusal(f"go H1\nsrc S-7K2Q\n{line}").startswith(why)


@pytest.mark.parametrize("text", ["He said - at 18:00 - no.", "p214 begins so", "ends in -D1", "a: +D1"])
def test_a_text_that_only_looks_like_options_is_a_text(text: str) -> None:
    assert played(f"go D1\nsrc S-7K2Q\ne {text}").assessment.evidence[0].text == text


def test_an_extract_says_that_the_current_question_is_left_out() -> None:
    assert last("go D1\nsrc S-7K2Q\ne +P1 : x").recorded == "E1 from S-7K2Q. Supports P1. Not linked to D1."
    assert last("go D1\nsrc S-7K2Q\ne +P1 ?D1 : x").recorded.endswith("context for D1.")


def test_e_alone_is_the_last_extract() -> None:
    state = played("go D1\nsrc S-7K2Q\ne one\ne two\nverbatim E\nis e fact\nlink E +P1\nundo\ngo H1\nlink E")
    first, second = state.assessment.evidence
    assert (first.form, second.form, second.is_) == ("paraphrase", "verbatim", "fact")
    assert [link.id for link in state.assessment.rating("history").evidence] == ["E2"]
    assert state.assessment.rating("distance").evidence == ()
    assert "no extract" in refusal("go D1\nlink E +P1")
    assert "link EXTRACT +CODE" in refusal("src S-7K2Q\ne x\nlink E", opened(notes_only=True))


def test_a_source_is_taken_by_its_number_in_the_list() -> None:
    assert last("src").lines[1].startswith("  2 S-3M8T: Court record")
    assert played("src 2").source == "S-3M8T"
    assert "there is no source 9" in refusal("src 9")


@pytest.mark.parametrize("kind", ["10", "file-report", "Report in the file", "file"])
def test_a_kind_of_source_is_named_as_the_list_has_it(kind: str) -> None:
    state = played(f"src new\n{kind}\n2026-02-20\ncustody\n\nperson\n")
    assert state.assessment.sources[0].kind == "file-report"


def test_a_kind_that_could_be_two_and_a_setting_that_is_a_number_are_refused() -> None:
    assert "no kind of source" in refusal("src new\nrecord")
    assert "does not do as a word" in refusal("src new\n1\n2026-02-20\n1")


def test_a_source_shows_who_may_know_of_it() -> None:
    new = "src new\n1\n2026-02-20\ncustody\n\nperson"
    assert "origin person, for assessors, own" in last(f"{new}\n").recorded
    assert "for A1 A2 alone" in last(f"{new}\nnamed A1 A2").recorded
    assert "for every reader" in last(f"{new}\nshare").recorded


def test_yes_may_be_written_large() -> None:
    asked = "go D1\n4 l\nWing\n10:40"
    assert last(asked).recorded == "D1 told-when: 2026-03-02 10:40."
    assert played(f"{asked}\nYes").assessment.rating("ties").fields["told-confirmed"] == "yes"


def test_the_same_reason_twice_is_told_in_whole_words() -> None:
    said = shown(last(f"{AT_WHY}\nBecause.\n3 h\nBecause."))
    assert "D1 Clear. Certainty: high (above what the sources carry, reason written). It stands so already." in said


def test_undo_says_what_it_took_back_and_how_it_stands() -> None:
    assert last("go D1\n3 l\n2 m\n\nundo").state.assessment.rating("ties").facets["main"].level
    undone = last("go D1\n3 l\nnone declined\nundo")
    assert undone.lines == ("D1. Your rating: Clear. Certainty: low.",)
    assert "field of D1 (told-who)" in last("go D1\n4 l\nWing\n\n\nundo").recorded


def test_what_was_written_here_can_be_read_again() -> None:
    said = last(f"{AT_WHY}\nTwo letters.\nnote By friends.\nask Who else?\nlist here").lines
    assert "Why D1 is held above what the sources carry: Two letters." in said
    assert "Note: By friends." in said
    assert "E1 S-7K2Q, supports D1: x" in said
    assert "Q1, to find out: Who else?" in said
    refusal("list here", opened(notes_only=True))


def test_a_text_is_shown_before_it_is_replaced_and_a_scenario_on_its_own() -> None:
    state = played("formulation way-in\nBy friends.\n\nBy chance.\n.\nscenario return : Back\nHe goes.\n.")
    (asking,) = last("formulation way-in", state).state.asking
    assert asking.ask[1:5] == ("  By friends.", "  ", "  By chance.", "This replaces 4 words; a lone dot leaves it.")
    assert last("scenario sc1", state).lines[:2] == ("SC1 return: Back", "  He goes.")


def test_a_short_text_and_a_certain_judgement_are_one_line() -> None:
    assert last("conclude limits : Few sources.").recorded == "conclusion limits (2 words)."
    state = played("scenario return : Back\nHe goes.\n.\njudge J1 2 l : Because.")
    assert told(state)[-1]["certainty"] == "L"


def test_arrival_says_how_far_certainty_goes_until_it_is_given() -> None:
    there = played("go D1\nsrc S-7K2Q\ne x")
    assert any("; at most low here: it rests on" in line for line in last("go D1", there).lines)
    assert not any("at most" in line for line in last("sure l\ngo D1", played("3", there)).lines)
    assert not any("at most" in line for line in last("go D1").lines)
