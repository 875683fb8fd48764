"""What a meeting's log amounts to, and what a record of it leaves out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from assess.logic.compare import compare
from assess.logic.documents import dump_document, read_document
from assess.logic.fold.meeting import MEETING
from assess.logic.fold.standing import to_redo, to_undo
from assess.logic.held import stops
from assess.logic.meeting import check_meeting, consensus_of, speaking_order
from assess.logic.meeting.checks import outcome_at
from assess.model.comparison import Comparison
from assess.model.consensus import Consensus, Outcome
from assess.model.meeting import MeetingEvent
from tests.builders import sealed
from tests.worked_example import PANEL, REGISTER, example

COMPARISON = compare(sealed(*example()), PANEL, REGISTER, "coordinator")
EVENTS: TypeAdapter[MeetingEvent] = TypeAdapter(MeetingEvent)
AT = "2026-03-12T10:00:00+01:00"


def event(kind: str, **fields: Any) -> MeetingEvent:
    if kind not in {"opened", "attended", "undone", "closed"}:
        fields = {"question": "current-activity", "facet": "main", **fields}
    found = EVENTS.validate_python({"event": kind, "at": AT, **fields}, strict=False)
    assert isinstance(found, object)
    return found


OPENED = event(
    "opened",
    fictional=True,
    case="DEMO-01",
    occasion="2026-03",
    instrument=COMPARISON.instrument.model_dump(),
    comparison="6" * 64,
)
ALL = event("attended", date="2026-03-12", present=("A1", "A2", "A3", "K1"))


def consensus(*events: MeetingEvent) -> Consensus:
    return consensus_of((OPENED, *events), COMPARISON)


def outcome(*events: MeetingEvent, question: str = "current-activity", facet: str = "main") -> Outcome:
    found = outcome_at(consensus(*events), question, facet)
    assert found is not None
    return found


def codes(*events: MeetingEvent, about: str = "D3", comparison: Comparison = COMPARISON) -> list[str]:
    found = check_meeting(consensus_of((OPENED, ALL, *events), comparison), comparison)
    return [one.code for one in found if one.path == about]


def moved(*who: str, after: str = "argument") -> MeetingEvent:
    return event("moved", who=who, after=after, text="A list was traced.")


def dissent(of: str, level: str | None = None) -> MeetingEvent:
    return event("dissented", of=of, text="I keep to it.", **({"level": level} if level else {}))


def test_a_log_begins_with_opened() -> None:
    with pytest.raises(TypeError):
        consensus_of((ALL,), COMPARISON)


def test_a_level_that_somebody_sealed_is_as_rated_and_another_is_otherwise() -> None:
    # D3: A1 holds D, A2 and A3 hold S.
    assert outcome(event("settled", level="S")).as_ == "rated"
    assert outcome(event("settled", level="C")).as_ == "otherwise"
    assert outcome(event("settled", missing="no-information")).as_ == "otherwise"


def test_the_order_is_the_agendas_then_the_instruments_then_that_of_the_facets() -> None:
    first = COMPARISON.agenda[0].questions[0]
    found = consensus(
        event("left-open", question="timing"),
        event("left-open", question="desistance", facet="tested"),
        event("left-open", question="length-of-involvement"),
        event("left-open", question="desistance"),
        event("left-open", question=first),
    )
    assert [(one.question, one.facet) for one in found.questions] == [
        (first, "main"),
        ("length-of-involvement", "main"),
        ("desistance", "main"),
        ("desistance", "tested"),
        ("timing", "main"),
    ]


def test_what_the_agenda_names_and_nobody_came_to_is_unreached() -> None:
    names = [name for entry in COMPARISON.agenda for name in entry.questions]
    assert consensus().unreached == tuple(names)
    assert consensus(event("left-open", question=names[0])).unreached == tuple(names[1:])


def test_a_question_is_reached_once_every_part_of_it_that_is_apart_was_come_to() -> None:
    engagement = COMPARISON.question("disengagement")
    assert engagement
    parts = stops(engagement)
    assert len(parts) > 1
    said = [event("left-open", question="disengagement", facet=facet) for facet in parts]
    assert "disengagement" in consensus(*said[:-1]).unreached
    assert "disengagement" not in consensus(*said).unreached


def test_settling_at_another_level_asks_anew_and_a_dissent_at_it_is_one_no_more() -> None:
    before = [
        event("settled", level="S"),
        event("reasoned", text="So."),
        event("kept", who=("A1",)),
        dissent("A2", "C"),
    ]
    kept = outcome(*before)
    assert (kept.reason, kept.kept, [one.of for one in kept.dissent]) == ("So.", ("A1",), ["A2"])
    after = outcome(*before, event("settled", level="C", certainty="M"))
    assert (after.level, after.certainty, after.reason, after.kept, after.dissent) == ("C", "M", None, (), ())


def test_another_certainty_alone_leaves_everything_else() -> None:
    before = [event("settled", level="S"), event("reasoned", text="So."), event("kept", who=("A1",))]
    after = outcome(*before, event("settled", level="S", certainty="L"))
    assert (after.certainty, after.reason, after.kept) == ("L", "So.", ("A1",))


def test_somebodys_last_word_counts_and_who_moved_may_still_dissent() -> None:
    assert outcome(dissent("A1"), event("kept", who=("A1",))).dissent == ()
    assert outcome(event("kept", who=("A1", "A2")), moved("A1")).kept == ("A2",)
    assert [one.who for one in outcome(moved("A1", "A2"), moved("A2", after="new-fact")).moved] == [("A1",), ("A2",)]
    both = outcome(moved("A1"), dissent("A1", "C"))
    assert [one.who for one in both.moved] == [("A1",)]
    assert [one.level for one in both.dissent] == ["C"]


def test_words_before_a_decision_leave_the_question_open() -> None:
    found = outcome(moved("A1"), event("find-out", text="The list", who="A1", by="2026-03-31"))
    assert (found.state, found.level, found.as_) == ("open", None, None)
    assert [(one.who, one.text) for one in found.find_out] == [("A1", "The list")]


def test_leaving_open_takes_the_level_away() -> None:
    found = outcome(event("settled", level="S", certainty="M"), event("left-open"))
    assert (found.state, found.level, found.certainty, found.as_) == ("open", None, None, None)


def test_a_meeting_is_on_the_day_it_was_opened_and_the_least_senior_speaks_first() -> None:
    assert consensus().meeting.date == "2026-03-12"
    assert consensus(event("attended", present=("K1", "A2", "A1"))).meeting.order == ("A1", "A2")
    assert speaking_order(COMPARISON) == ("A1", "A3", "A2")
    assert speaking_order(COMPARISON, ("A2",)) == ("A2", "A1", "A3")


def test_a_closed_record_is_a_document() -> None:
    found = consensus(ALL, event("settled", level="S"), event("closed", incomplete="No time."))
    assert (found.closed, found.incomplete) == (AT, "No time.")
    assert read_document(Consensus, dump_document(found)) == found


def test_each_thing_that_is_left_out_has_its_code() -> None:
    assert codes() == ["not-reached"]
    assert codes(event("left-open"), event("caused", cause="reading")) == ["no-find-out"]
    cause = event("caused", cause="reading")
    assert codes(event("settled", level="S"), cause, moved("A1")) == []
    assert codes(event("settled", level="S"), moved("A1")) == ["no-cause"]
    assert codes(event("settled", level="S"), cause) == ["not-asked"]
    assert codes(event("settled", level="C"), cause, moved("A1", "A2", "A3")) == ["no-reason"]
    assert codes(event("settled", level="S"), cause, event("attended", present=("A2",))) == ["absent"]


@pytest.mark.parametrize("heard", [moved("A1"), dissent("A1"), event("kept", who=("A1",))])
def test_a_voice_is_heard_by_dissent_by_moving_or_by_keeping(heard: MeetingEvent) -> None:
    assert codes(event("settled", level="S"), event("caused", cause="slip"), heard) == []


def test_what_all_hold_at_the_lowest_certainty_asks_one_question_and_stops_nothing() -> None:
    low = [one.model_copy(update={"ratings": _at_low(one)}) for one in example()]
    comparison = compare(sealed(*low), PANEL, REGISTER, "coordinator")
    (problem,) = [
        one for one in check_meeting(consensus_of((OPENED,), comparison), comparison) if one.code == "agreed-low"
    ]
    assert (problem.path, problem.warning) == ("H1", True)
    settled = [
        event("settled", question="length-of-involvement", level="Y"),
        event("reasoned", question="length-of-involvement", text="Nothing spoke against it."),
    ]
    assert codes(*settled, about="H1", comparison=comparison) == []


def _at_low(one: Any) -> tuple[Any, ...]:
    def lowered(rating: Any) -> Any:
        facets = {name: facet.model_copy(update={"certainty": "L"}) for name, facet in rating.facets.items()}
        return rating.model_copy(update={"facets": facets})

    return tuple(lowered(rating) if rating.question == "length-of-involvement" else rating for rating in one.ratings)


def test_a_meeting_stops_at_the_facets_that_differ() -> None:
    question = next(one for one in COMPARISON.questions if one.code == "X1")
    found = stops(question)
    assert "tested" not in found
    assert set(found) <= {facet.facet for facet in question.facets}


LINES = st.lists(
    st.sampled_from(
        [
            (event("settled", level="S"),),
            (event("settled", level="C", certainty="M"), event("reasoned", text="Traced.")),
            (event("left-open"),),
            (event("caused", cause="slip"),),
            (moved("A1", "A2"),),
            (event("kept", who=("A3", "A1")),),
            (dissent("A2", "S"),),
            (dissent("A1"),),
            (event("find-out", text="The list"),),
            (event("settled", question="desistance", facet="tested", level="O"),),
            (ALL,),
        ]
    ),
    min_size=1,
    max_size=12,
)


def logged(*lines: tuple[MeetingEvent, ...]) -> tuple[MeetingEvent, ...]:
    log = [OPENED]
    for line in lines:
        first = len(log) + 1
        log += [one.model_copy(update={"tx": first}) if place else one for place, one in enumerate(line)]
    return tuple(log)


@given(LINES, st.data())
def test_undoing_any_line_is_the_log_without_it_and_undoing_that_brings_it_back(
    lines: list[tuple[MeetingEvent, ...]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    log = logged(*lines)
    n = len(logged(*lines[:at])) + 1
    undone = (*log, event("undone", n=n))
    without = consensus_of(logged(*lines[:at], *lines[at + 1 :]), COMPARISON)
    assert consensus_of(undone, COMPARISON) == without
    assert consensus_of((*undone, event("undone", n=len(undone))), COMPARISON) == consensus_of(log, COMPARISON)


@given(LINES)
def test_every_line_can_be_taken_back_and_brought_back(lines: list[tuple[MeetingEvent, ...]]) -> None:
    log = begun = logged(*lines)
    while (n := to_undo(log, MEETING)) is not None:
        log = (*log, event("undone", n=n))
    assert consensus_of(log, COMPARISON) == consensus_of((OPENED,), COMPARISON)
    while (n := to_redo(log, MEETING)) is not None:
        log = (*log, event("undone", n=n))
    assert consensus_of(log, COMPARISON) == consensus_of(begun, COMPARISON)


@given(LINES)
def test_nothing_in_an_outcome_is_anything_but_what_was_said(lines: list[tuple[MeetingEvent, ...]]) -> None:
    for one in consensus_of(logged(*lines), COMPARISON).questions:
        assert read_document(Outcome, dump_document(one)) == one
        assert one.as_ in (None, "rated", "otherwise")
        heard = [label for moved_ in one.moved for label in moved_.who]
        assert not set(one.kept) & {*heard, *(two.of for two in one.dissent)}
