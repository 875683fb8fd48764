"""The ledger of sources: what it shows, how far certainty goes, what lifts a cap."""

from collections.abc import Sequence

import pytest

from assess.logic.certainty import Ceiling, ceiling, exceeds, ground_of, ledger_reasons, ledger_rules
from assess.model.assessment import Assessment
from assess.model.source import Source
from tests.samples import INSTRUMENT, assessment_of, cites, event, source

INTERVIEW = source("S-AAAA")
SECOND_INTERVIEW = source("S-AAAB", origin="s-aaaa")
WING = source("S-BBBB", "staff-observation")
RECORD = source("S-CCCC", "criminal-record", setting="court")
OLD_REPORT = source("S-DDDD", "file-report", "2024-01-01", setting="court")


def shown(sources: Sequence[Source], **opened: object) -> set[str]:
    return set(ledger_rules(ground_of(assessment_of(*cites("ties", sources), **opened), "ties")))


def allowed(assessment: Assessment, name: str = "ties", given: Sequence[str] = ()) -> Ceiling:
    question = INSTRUMENT.question(name)
    assert question is not None
    return ceiling(INSTRUMENT, question, ground_of(assessment, name), given)


def test_nothing_cited_is_shown_as_no_evidence_alone() -> None:
    assert shown([]) == {"no-evidence"}


def test_one_interview_is_one_source_one_setting_self_report() -> None:
    assert shown([INTERVIEW]) == {"one-source", "one-setting", "self-report-only"}


def test_two_interviews_of_one_origin_are_still_self_report() -> None:
    assert shown([INTERVIEW, SECOND_INTERVIEW]) == {"one-setting", "self-report-only", "same-origin"}


def test_two_kinds_in_two_settings_show_nothing() -> None:
    assert shown([INTERVIEW, source("S-EEEE", "family", setting="community")]) == set()


def test_the_newest_source_decides_about_age() -> None:
    assert "older-than" in shown([OLD_REPORT])
    assert "older-than" not in shown([OLD_REPORT, WING])


def test_what_was_seen_before_the_last_move_is_named() -> None:
    assert "before-last-move" in shown([WING], last_move="2026-02-15")
    assert "before-last-move" not in shown([WING], last_move="2026-01-15")


def test_a_dated_page_counts_before_the_date_of_the_file() -> None:
    dated = event("evidence", id="E1", page="2026-02-20")
    ground = ground_of(assessment_of(*cites("ties", [OLD_REPORT]), dated), "ties")
    assert ground.newest == "2026-02-20"


def test_context_is_not_cited() -> None:
    assert ground_of(assessment_of(*cites("ties", [WING], "context")), "ties").sources == ()


@pytest.mark.parametrize(("how", "is_open"), [(None, True), ("open", True), ("weaker-source", False)])
def test_counter_evidence_counts_only_while_it_is_open(how: str | None, *, is_open: bool) -> None:
    answers = [event("resolved", id="E1", question="ties", how=how)] if how else []
    after = assessment_of(*cites("ties", [WING], "contradicts"), *answers)
    assert ground_of(after, "ties").unresolved is is_open


@pytest.mark.parametrize(
    ("sources", "name", "level"),
    [
        ([], "ties", "L"),
        ([INTERVIEW], "ties", "L"),
        ([WING], "ties", "H"),
        ([INTERVIEW, WING], "ties", "H"),
        ([OLD_REPORT], "ties", "L"),
        ([RECORD], "ties", "H"),
        ([OLD_REPORT], "history", "H"),
        ([], "history", "L"),
    ],
)
def test_how_far_certainty_goes_without_a_written_reason(sources: list[Source], name: str, level: str) -> None:
    assert allowed(assessment_of(*cites(name, sources)), name).level == level


def test_a_raising_reason_lifts_one_level_only() -> None:
    assert allowed(assessment_of(*cites("ties", [INTERVIEW])), given=["against-interest"]).level == "M"


def test_recording_counter_evidence_caps_only_until_it_is_resolved() -> None:
    sources = [INTERVIEW, WING, source("S-EEEE", "family", setting="community")]
    contradicting = event("linked", id="E3", question="ties", relation="contradicts")
    resolved = event("resolved", id="E3", question="ties", how="other-time")
    assert allowed(assessment_of(*cites("ties", sources), contradicting)).level == "M"
    assert allowed(assessment_of(*cites("ties", sources), contradicting, resolved)).level == "H"


def test_exceeding_needs_more_than_the_ceiling() -> None:
    low = Ceiling("L", ())
    assert [exceeds(INSTRUMENT, level, low) for level in "LMH"] == [False, True, True]


def test_the_program_ticks_the_reasons_of_the_ledger() -> None:
    question = INSTRUMENT.question("ties")
    assert question is not None
    ground = ground_of(assessment_of(*cites("ties", [INTERVIEW])), "ties")
    assert ledger_reasons(INSTRUMENT, question, ground) == ("one-source", "self-report")
