"""A sheet keyed twice: both passes are blind, nothing is a rating before they are compared, nothing is lost."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.interview.drafts import waiting_lines
from assess.interview.machine import begin
from assess.interview.passes import keyed_draft
from assess.interview.state import State
from assess.logic.drafts import open_drafts
from tests.interview.sitting import REGISTER, last, opened, played, refusal, reread, shown
from tests.interview.test_keying import Keyed, scenarios, told
from tests.samples import INSTRUMENT

FIRST = ["3.1", "2.1", "0.2", "", "", "", ""]
SECOND = ["3.1", "3.1", "0.2", "", "", "", ""]


def twice(*typed: object, state: State | None = None, **more: int) -> tuple[Keyed, State]:
    fake = Keyed(*typed, **more)  # type: ignore[arg-type]
    return fake, fake.key(state, twice=True)


def resumed(state: State) -> State:
    """Return the sitting as it is opened again from the disk."""
    return begin(INSTRUMENT, reread(state.log), REGISTER)


def test_nothing_is_a_rating_before_both_passes_are_done() -> None:
    fake, state = twice(*FIRST, "3.1", "*")
    assert set(fake.kinds()) == {"drafted"}
    assert state.assessment.ratings == ()
    draft = keyed_draft(state)
    assert draft is not None
    assert draft.lines == ("1 H1 3.1", "1 D1 2.1", "1 P1 0.2", "1 X1:how-far", "1 X1:by", "1 J1", "1 .", "2 H1 3.1")


def test_equal_rows_are_recorded_without_a_question_and_a_difference_with_its_reason() -> None:
    fake, state = twice(*FIRST, *SECOND, "2", "Slip of the key.", "")
    assert "Compared: 2 of 3 rows are the same, 1 to look at.\n" in fake.text
    assert "  1 first pass: Some, low\n  2 second pass: Clear, low\n  3 neither: key it anew\n" in fake.text
    assert state.assessment.rating("history").facets["main"].level == "C"
    assert state.assessment.rating("ties").facets["main"].level == "C"
    assert state.assessment.rating("distance").facets["main"].missing == "declined"
    (keyed,) = state.assessment.keyed
    assert keyed.model_dump() == {
        "question": "ties",
        "facet": "main",
        "first": "Some, low",
        "second": "Clear, low",
        "kept": "second",
        "reason": "Slip of the key.",
    }
    assert open_drafts(state.log) == ()


def test_the_reason_stands_in_the_same_line_of_input_as_the_rating() -> None:
    _, state = twice(*FIRST, *SECOND, "1", "Slip.", "")
    n = next(number for number, one in enumerate(state.log, 1) if one.event == "keyed")
    first = state.log[n - 1].tx
    assert [one.event for number, one in enumerate(state.log, 1) if first in (number, one.tx)] == [
        "rated",
        "certain",
        "keyed",
        "drafted",
    ]


def test_the_second_pass_shows_nothing_of_the_first() -> None:
    fake, _ = twice(*FIRST, "", "", "-", "?", "*")
    first, second = fake.text.split("\n" * 50)
    assert "Kept: H1 Clear, low.\n" in first
    assert "Kept:" not in second
    assert "now" not in second.split("pass 2,", 1)[1]


def test_a_pass_does_not_show_what_was_answered_before() -> None:
    fake, _ = twice("-", "*", state=played("go H1\n3 l"))
    assert "  It has an answer already. Enter keeps it.\n" in fake.text
    assert "Clear" not in fake.text


def test_a_row_can_be_typed_over_in_its_own_pass() -> None:
    fake, state = twice("3.1", "-", "2.1", "*")
    assert "  now, in this pass: Clear, low. Enter keeps it.\n" in fake.text
    draft = keyed_draft(state)
    assert draft is not None
    assert draft.lines == ("1 H1 3.1", "1 H1 2.1")


def test_a_row_keyed_anew_is_kept_as_other() -> None:
    _, state = twice(*FIRST, *SECOND, "3", "-", "3", "1,1", "Both misread.", "")
    (keyed,) = state.assessment.keyed
    assert (keyed.kept, state.assessment.rating("ties").facets["main"].level) == ("other", "N")


def test_a_row_that_is_empty_on_the_paper_after_all() -> None:
    _, state = twice(*FIRST, *SECOND, "3", "", "Nothing is crossed.", "")
    assert state.assessment.keyed[0].kept == "other"
    assert state.assessment.rating("ties").facets == {}


def test_what_is_written_once_only_is_a_difference() -> None:
    fake, state = twice(*FIRST, "", *SECOND[1:], "1", "Passed over.", "2", "Slip.", "")
    assert "  2 second pass: nothing written\n" in fake.text
    assert [one.second for one in state.assessment.keyed] == ["nothing written", "Clear, low"]


def test_a_reason_is_required_and_a_row_is_none() -> None:
    fake, state = twice(*FIRST, *SECOND, "2", "", "3.2", "...", "-", "1", "Slip.", "")
    assert fake.text.count("Refused: a reason in words is asked for") == 3
    assert state.assessment.keyed[0].kept == "first"


def test_a_choice_is_1_2_or_3() -> None:
    fake, _ = twice(*FIRST, *SECOND, "3.1", "", "*")
    said = "Refused: a choice is asked for (1, 2, or 3 to key the row anew; * leaves it for"
    assert fake.text.count(said) == 2


def test_it_goes_on_where_it_stopped_in_each_stage() -> None:
    typed = [*FIRST, *SECOND, "2", "Slip.", ""]
    whole = told([one for one in twice(*typed)[0].stored if one.event not in ("began", "ended")])
    for stop in range(1, len(typed) - 1):
        _, state = twice(*typed[:stop], "*")
        rest = typed[stop:] if stop != len(typed) - 2 else typed[stop - 1 :]
        _, after = twice(*rest, state=resumed(state))
        found = told([one for one in after.log[1:] if one.event not in ("began", "ended")])
        assert found == whole, stop


def test_a_crash_while_it_is_compared_records_nothing_twice() -> None:
    _, state = twice(*FIRST, *SECOND, "*")
    assert [one.event for one in state.log if one.event == "rated"] == ["rated"]
    fake, after = twice("2", "Slip.", "", state=resumed(state))
    assert fake.text.count("Saved: H1") == 0
    assert after.assessment.rating("ties").facets["main"].level == "C"


def test_a_failed_save_while_it_is_compared_asks_again() -> None:
    fake, state = twice(*FIRST, *SECOND, "", "2", "Slip.", "", fails=15)
    assert "NOT saved" in fake.text
    assert "Not everything is compared yet" in fake.text
    assert tuple(fake.stored) == state.log[1:]
    assert state.assessment.rating("history").facets["main"].level == "C"


def test_undo_in_the_interview_opens_the_comparison_of_that_row_again() -> None:
    _, state = twice(*FIRST, *SECOND, "2", "Slip.", "")
    back = played("undo", resumed(state))
    fake, after = twice("", state=back)
    assert "Saved: P1 has no level" in fake.text
    assert open_drafts(after.log) == ()


def test_a_level_that_cannot_wait_asks_only_when_it_is_recorded() -> None:
    fake, state = twice("", "4.1", "*", "*")
    assert "told-who" not in fake.text
    fake, state = twice(*[""] * 5, "", "4.1", *[""] * 5, "Wing", "", "", "", state=resumed(state))
    assert state.assessment.rating("ties").fields == {"told-who": "Wing"}


def test_a_reason_waits_with_its_judgement_for_the_scenario() -> None:
    empty = [""] * 5
    fake, state = twice(*empty, "2.1", "", *empty, "3.1", "", "2", "Slip.", "1", "", state=scenarios(2))
    n = next(number for number, one in enumerate(state.log, 1) if one.event == "judged")
    together = [one.event for number, one in enumerate(state.log, 1) if n in (number, one.tx)]
    assert together == ["judged", "certain", "keyed", "drafted", "drafted"]
    assert "Saved: J1 Clear, about SC1. Certainty: low. The reason is kept.\n" in fake.text


def test_an_interview_leaves_such_a_draft_alone() -> None:
    _, state = twice(*FIRST, "*")
    here = resumed(state)
    said = "T1 is a sheet that is keyed twice, and no text | assess form enter DEMO-01 --twice goes on with it"
    for line in ("draft", "draft T1", "draft show T1"):
        assert refusal(line, here).startswith(said), line
    listed = shown(last("draft show", here))
    assert "T1 (form enter --twice, 7 rows)" in listed
    assert "3.1" not in listed
    assert waiting_lines(here) == (
        "Not compared: T1 (form enter --twice, 7 rows). assess form enter DEMO-01 --twice goes on with it.",
    )
    assert open_drafts(played("draft drop T1", here).log) == ()


def test_a_text_goes_on_beside_such_a_draft() -> None:
    _, state = twice("3.1", "*")
    here = replace(resumed(state), drafting=True)
    begun = played("note\nA line.", here)
    assert last("draft", begin(INSTRUMENT, reread(begun.log))).refused is None


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["3.1", "2.1", "4.1.1.1", "0.2", "0.9", "", "-", "+", "x", "2", "1"]), max_size=40))
def test_whatever_is_typed_both_passes_can_be_read_back(typed: list[str]) -> None:
    fake, state = twice(*typed)
    assert tuple(fake.stored) == state.log[1:]
    again = resumed(state)
    assert again.assessment == state.assessment
    Keyed("*").key(opened() if keyed_draft(again) is None else again, twice=True)
