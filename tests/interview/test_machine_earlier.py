"""Earlier ratings: hidden until the own one is in, side by side then; static ones are confirmed in one line."""

import json
from dataclasses import replace

import pytest

from assess.interview.machine import begin
from assess.interview.state import State
from assess.model.assessment import Assessment
from assess.model.instrument import Instrument
from tests.interview.mini import MINI, mini
from tests.interview.sitting import REGISTER, last, opened, played, refusal, reread, shown, told

THEN = """
go H1
src S-3M8T
e p3 : Nine years: [/] -D7
verbatim E
e p4 -H1 : He says two.
resolve E -H1 : weaker-source
1 h
note p214 counts from the judgment -D7
go D1
3 l
go X1
:how-far 2 l
:by none d
scenario return : T
x
.
judge J1 3 : B
"""
HIDDEN = "An earlier rating (2025-09) is hidden until yours is in."


def assessed(script: str, state: State | None = None) -> Assessment:
    """Return an assessment of the occasion before."""
    return played(script, state or opened(occasion="2025-09", as_of="2025-09-10")).assessment


def after(script: str = THEN) -> State:
    """Return a new sitting after an earlier assessment."""
    return replace(opened(), earlier=assessed(script))


def test_an_earlier_rating_is_hidden_until_the_own_one_is_in() -> None:
    state = after()
    arrived = shown(last("go D1", state))
    assert HIDDEN in arrived
    assert "Earlier (" not in arrived
    assert HIDDEN not in shown(last("go P1", state))


def test_once_the_own_level_is_in_the_earlier_one_shows_in_words() -> None:
    outcome = last("go D1\n2 l", after())
    assert outcome.lines[:2] == (
        "Earlier (2025-09): Clear, low certainty.",
        "How did it move? chg w worse, chg s same, chg b better, chg u unclear.",
    )
    assert "Earlier (2025-09): Clear, low certainty." in last("go D1", outcome.state).lines
    assert "How did it move?" not in shown(last("chg b\n3 l", outcome.state))


def test_a_reason_without_a_level_is_an_own_rating_too() -> None:
    outcome = last("go D1\nnone d", after())
    assert "Earlier (2025-09): Clear, low certainty." in outcome.lines
    assert "How did it move?" not in shown(outcome)


def test_undo_hides_it_again() -> None:
    outcome = last("go D1\n2 l\nundo\ngo D1", after())
    assert HIDDEN in outcome.lines
    assert "Earlier (" not in shown(outcome)


def test_each_facet_shows_its_own() -> None:
    outcome = last("go X1\n:how-far 1 l", after())
    assert "Earlier, how-far (2025-09): Emerging, low certainty." in outcome.lines
    assert "Earlier, by" not in shown(outcome)
    arrived = last("go X1", outcome.state).lines
    assert HIDDEN in arrived
    assert "Earlier, how-far (2025-09): Emerging, low certainty." in arrived
    assert "Earlier, by (2025-09): no level (chose not to say)." in last(":by 1", outcome.state).lines


def test_a_judgement_shows_its_earlier_level_after_the_own_one() -> None:
    state = played("scenario return : T\nx\n.", after())
    assert "Earlier (2025-09): Clear, no certainty." in last("judge J1 1 : B", state).lines


def test_a_static_level_shows_at_once() -> None:
    lines = last("go H1", after()).lines
    at = lines.index("Earlier (2025-09): Not evident, high certainty.")
    assert lines[at + 1] == "same confirms it with its extracts; or rate it anew."
    assert HIDDEN not in lines


def test_same_brings_level_certainty_note_and_extracts_in_one_line() -> None:
    state = played("go H1\nsame", after())
    events = told(state)
    assert [one["event"] for one in events] == [
        "evidence",
        "linked",
        "evidence",
        "linked",
        "resolved",
        "rated",
        "certain",
        "noted",
        "carried",
    ]
    assert [one.get("tx") for one in events] == [None, *[2] * 8]
    rating, before = state.assessment.rating("history"), assessed(THEN).rating("history")
    assert rating == before.model_copy(update={"carried": "2025-09"})
    assert state.assessment.evidence == assessed(THEN).evidence
    assert reread(state.log) == state.log
    assert played("undo", state).assessment == opened().assessment


def test_same_says_what_came_along_and_the_rating_line_names_the_occasion() -> None:
    outcome = last("go H1\nsame", after())
    assert outcome.recorded == ("H1 Not evident. Certainty: high. Confirmed from 2025-09, with E1, E2 and its note.")
    lines = last("go H1", outcome.state).lines
    assert "Your rating: Not evident. Certainty: high. Confirmed from 2025-09." in lines
    assert "Earlier" not in shown(last("go H1", outcome.state))
    assert "Confirmed" not in shown(last("2 h\ngo H1", outcome.state))
    assert "Confirmed" not in shown(last("none d\ngo H1", outcome.state))


def test_an_extract_that_is_here_already_is_not_doubled() -> None:
    script = "go D1\nsrc S-3M8T\ne p9 : Another.\ne p3 : Nine years: [/] -D7\ngo H1\nsame"
    state = played(script, after())
    assert [one.id for one in state.assessment.evidence] == ["E1", "E2", "E3"]
    assert [link.id for link in state.assessment.rating("history").evidence] == ["E2", "E3"]


def test_a_link_and_a_note_of_ones_own_stay_as_they_are() -> None:
    script = "go H1\nsrc S-3M8T\ne p3 ?H1 : Nine years: [/] -D7\nnote Mine.\nsame"
    rating = played(script, after()).assessment.rating("history")
    assert [link.relation for link in rating.evidence] == ["context", "contradicts"]
    assert rating.note == "Mine."


def test_an_own_source_comes_along_once() -> None:
    own = "src new\n8\n2025-08-01\ncourt\n\ncourt\n"
    then = f"go H1\n{own}\ne p1 : One.\ne p2 : Two.\n2 h"
    state = played("go H1\nsame", after(then))
    assert state.assessment.sources == assessed(then).sources
    assert [one["event"] for one in told(state)].count("source") == 1


def test_what_came_from_a_source_that_is_no_more_is_left_behind() -> None:
    state = replace(begin(opened().instrument, opened().log, REGISTER[:1]), earlier=assessed(THEN))
    outcome = last("go H1\nsame", state)
    assert "Not carried: what came from S-3M8T, no source of this occasion." in outcome.lines
    assert "The certainty of H1 is open: high then; low at most here, as no extract is linked." in outcome.lines
    given = outcome.state.assessment.rating("history").facets["main"]
    assert (given.level, given.certainty) == ("N", None)


def test_a_reason_over_the_cap_comes_along_where_it_is_still_needed() -> None:
    then = "go H1\n2 h\nEverybody knew.\n"
    given = played("go H1\nsame", after(then)).assessment.rating("history").facets["main"]
    assert (given.certainty, given.over_cap) == ("H", "Everybody knew.")
    linked = played("go H1\nsrc S-3M8T\ne Read.\nsame", after(then)).assessment.rating("history").facets["main"]
    assert (linked.certainty, linked.over_cap) == ("H", None)


def test_coded_reasons_come_along() -> None:
    given = played("go H1\nsame", after("go H1\n2 l p")).assessment.rating("history").facets["main"]
    assert [(one.code, one.by) for one in given.why] == [("prepared", "assessor")]


def test_an_open_certainty_stays_open() -> None:
    outcome = last("go H1\nsame", after("go H1\n2"))
    assert "The certainty of H1 is open: sure l, sure m or sure h." in outcome.lines


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("go D1\nsame", "D1 can be another one"),
        ("go X1\nsame", "X1 can be another one"),
        ("go J1\nsame", "J1 can be another one"),
        ("go H1\n2\nsame", "rated already"),
        ("go H1\nsame\nsame", "rated already"),
    ],
)
def test_same_elsewhere_is_refused(script: str, why: str) -> None:
    assert why in refusal(script, after())
    assert "the number of the option" in refusal(script, after())


def test_same_needs_an_earlier_level_that_the_scale_still_has() -> None:
    assert "no earlier assessment" in refusal("go H1\nsame")
    assert "no earlier level" in refusal("go H1\nsame", after("go H1\nnone d"))
    gone = json.loads(assessed(THEN).model_dump_json().replace('"level":"N"', '"level":"Z"'))
    state = replace(opened(), earlier=Assessment.model_validate_json(json.dumps(gone)))
    assert "no earlier level" in refusal("go H1\nsame", state)
    assert HIDDEN in last("go H1", state).lines
    assert "Earlier (2025-09): a level that this scale no longer has." in last("go H1\n2 l", state).lines


def test_static_items_wait_in_the_list_for_their_confirmation() -> None:
    assert "From earlier, to confirm: H1 (go there, then same)." in last("list todo", after()).lines
    assert "to confirm" not in shown(last("go H1\nsame\nlist todo", after()))
    assert "to confirm" not in shown(last("list todo"))


def test_earlier_lays_side_by_side_what_is_rated_on_both_occasions() -> None:
    outcome = last("go H1\nsame\ngo D1\n2 l\nchg b\ngo X1\n:by 1\nearlier", after())
    facet = "X1 Engagement and disengagement (Through whom): "
    assert outcome.lines == (
        "Earlier: 2025-09. Now: 2026-03.",
        "H1 Length of involvement: earlier Not evident, high certainty; confirmed.",
        "D1 Ties to active people: earlier Clear, low certainty; now Some, low certainty. Change: better.",
        f"{facet}earlier no level (chose not to say); now Own choice, no certainty.",
    )


def test_earlier_shows_nothing_of_what_is_not_rated_yet() -> None:
    assert last("earlier", after()).lines == (
        "Nothing is rated on both occasions yet: an earlier rating shows once yours is in.",
    )
    assert "There is no earlier assessment" in shown(last("earlier"))


def test_notes_mode_shows_no_earlier_rating() -> None:
    state = replace(opened(notes_only=True), earlier=assessed(THEN))
    assert "arlier" not in shown(last("go D1", state))
    assert "arlier" not in shown(last("go H1", state))
    for line in ("earlier", "go H1\nsame"):
        assert "notes mode" in refusal(line, state)


def test_another_version_is_named() -> None:
    pinned = {"id": "small", "version": "0.0.9", "digest": "1" * 64}
    earlier = assessed(THEN, opened(occasion="2025-09", as_of="2025-09-10", instrument=opened().instrument))
    other = earlier.model_copy(
        update={"instrument": earlier.instrument.model_copy(update={"version": pinned["version"]})}
    )
    lines = last("go H1", replace(opened(), earlier=other)).lines
    assert "Earlier (2025-09, under version 0.0.9): Not evident, high certainty." in lines
    reworded = earlier.model_copy(
        update={"instrument": earlier.instrument.model_copy(update={"digest": pinned["digest"]})}
    )
    lines = last("go H1", replace(opened(), earlier=reworded)).lines
    assert "Earlier (2025-09, under another text of version 0.1.0): Not evident, high certainty." in lines


def test_an_occasion_that_is_no_date_shows_the_date() -> None:
    earlier = assessed(THEN, opened(occasion="before-parole", as_of="2025-09-10"))
    lines = last("go H1", replace(opened(), earlier=earlier)).lines
    assert "Earlier (before-parole, 2025-09-10): Not evident, high certainty." in lines


def test_a_static_item_of_several_facets_is_confirmed_facet_by_facet() -> None:
    facets = [{"id": "then", "label": "Then", "scale": "history"}, {"id": "late", "label": "Late", "scale": "history"}]
    raw = json.loads(MINI.model_dump_json(exclude_unset=True))
    item = next(one for one in raw["items"] if one["id"] == "length-of-involvement")
    item.pop("scale")
    item.pop("anchors", None)
    item["facets"] = facets
    instrument = Instrument.model_validate_json(json.dumps(raw))
    then = opened(instrument=instrument, occasion="2025-09", as_of="2025-09-10")
    earlier = assessed(f"go {item['code']}\n:then 2 l\n:late none i", then)
    outcome = last(f"go {item['code']}\nsame", replace(opened(instrument=instrument), earlier=earlier))
    assert set(outcome.state.assessment.rating(item["id"]).facets) == {"then"}
    assert mini().assessment.rating(item["id"]).facets == {}


def test_the_first_rating_by_confirmation_counts_as_a_rating() -> None:
    assert "This is the first rating" in shown(last("go H1\nsame", after()))


def test_a_static_item_that_is_rated_anew_each_time_is_hidden_and_not_confirmed() -> None:
    state = after()
    items = tuple(one.model_copy(update={"anew": True}) for one in state.instrument.items)
    state = replace(state, instrument=state.instrument.model_copy(update={"items": items}))
    assert "is hidden until yours is in" in shown(last("go H1", state))
    assert "H1 can be another one by now" in refusal("go H1\nsame", state)
