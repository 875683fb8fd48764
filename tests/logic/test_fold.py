"""The fold: what each event sets, what undoing leaves behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic.fold import fold, next_number, standing, to_redo, to_undo
from assess.model.event import Event
from tests.samples import assessment_of, event, log_of


def rated(level: str, **fields: object) -> Event:
    return event("rated", question="ties", facet="main", level=level, **fields)


def certain(certainty: str, **fields: object) -> Event:
    return event("certain", question="ties", facet="main", certainty=certainty, **fields)


def undone(n: int) -> Event:
    return event("undone", n=n)


def level_of(*events: Event) -> str | None:
    facet = assessment_of(*events).rating("ties").facets.get("main")
    return facet.level if facet else None


def test_a_log_begins_with_opened() -> None:
    with pytest.raises(TypeError):
        fold([rated("N")])


def test_the_last_level_counts() -> None:
    assert level_of(rated("N"), rated("S")) == "S"


def test_a_missing_reason_takes_level_and_certainty_away() -> None:
    after = assessment_of(rated("N"), certain("L"), event("none", question="ties", facet="main", missing="declined"))
    facet = after.rating("ties").facets["main"]
    assert (facet.level, facet.missing, facet.certainty) == (None, "declined", None)


def test_another_level_drops_the_certainty_given_for_the_first() -> None:
    facet = assessment_of(rated("N"), certain("M", why=["prepared"]), rated("S")).rating("ties").facets["main"]
    assert (facet.level, facet.certainty, facet.why) == ("S", None, ())


def test_the_same_level_again_keeps_the_certainty() -> None:
    assert assessment_of(rated("N"), certain("M"), rated("N")).rating("ties").facets["main"].certainty == "M"


def test_another_answer_is_no_longer_confirmed_from_an_earlier_occasion() -> None:
    carried = event("carried", question="ties", occasion="2025-09")
    assert assessment_of(rated("N"), carried).rating("ties").carried == "2025-09"
    assert assessment_of(rated("N"), carried, rated("S")).rating("ties").carried is None
    no_level = event("none", question="ties", facet="main", missing="declined")
    assert assessment_of(rated("N"), carried, no_level).rating("ties").carried is None


def test_undoing_takes_a_whole_line_back() -> None:
    log = log_of(rated("N"), rated("S"), certain("L", tx=3), undone(3))
    facet = fold(log).rating("ties").facets["main"]
    assert (facet.level, facet.certainty) == ("N", None)


def test_undoing_an_undone_redoes_it() -> None:
    assert level_of(rated("N"), undone(2), undone(3)) == "N"


def test_to_undo_names_the_line_not_the_event() -> None:
    assert to_undo(log_of(rated("N"), certain("L", tx=2))) == 2


def test_opened_is_never_undone() -> None:
    assert to_undo(log_of()) is None


def test_undo_goes_further_back_each_time() -> None:
    log = log_of(rated("N"), rated("S"))
    first = to_undo(log)
    assert first == 3
    assert to_undo((*log, undone(first))) == 2


def test_redo_is_there_until_something_else_is_recorded() -> None:
    log = log_of(rated("N"), rated("S"), undone(3), undone(2))
    assert to_redo(log) == 5
    assert to_redo((*log, undone(5))) == 4
    assert to_redo((*log, rated("C"))) is None


def test_evidence_keeps_what_a_later_event_does_not_mention() -> None:
    after = assessment_of(
        event("evidence", id="E1", source="S-7K2Q", page="p12", text="As [sic] typed."),
        event("evidence", id="E1", **{"is": "fact"}),
        event("evidence", id="E1", form="verbatim"),
    )
    extract = after.evidence[0]
    assert (extract.page, extract.is_, extract.form, extract.text) == ("p12", "fact", "verbatim", "As [sic] typed.")


def test_a_link_is_made_resolved_and_taken_back() -> None:
    link = event("linked", id="E1", question="ties", relation="contradicts")
    resolved = event("resolved", id="E1", question="ties", how="other-time")
    assert assessment_of(link, resolved).rating("ties").evidence[0].resolved == "other-time"
    assert assessment_of(link, event("unlinked", id="E1", question="ties")).rating("ties").evidence == ()


def test_a_judgement_keeps_level_scenario_and_reasons() -> None:
    after = assessment_of(event("judged", question="harm", level="S", scenario="SC1", because="A quarrel."))
    rating = after.rating("harm")
    assert (rating.facets["main"].level, rating.scenario, rating.note) == ("S", "SC1", "A quarrel.")


@pytest.mark.parametrize(
    ("kind", "fields", "where"),
    [
        ("own", {"id": "own-1", "text": "A debt.", "effect": "need"}, "own"),
        ("asked", {"id": "A1", "text": "Ask the wing."}, "asks"),
        ("scenario", {"id": "SC1", "kind": "return", "title": "Back", "text": "He goes back."}, "scenarios"),
        ("measure", {"id": "M1", "area": "support", "text": "A room.", "who": "A1"}, "measures"),
    ],
)
def test_parts_with_an_id_are_kept_and_replaced(kind: str, fields: dict[str, object], where: str) -> None:
    assert len(getattr(assessment_of(event(kind, **fields)), where)) == 1
    assert len(getattr(assessment_of(event(kind, **fields), event(kind, **fields)), where)) == 1


def test_texts_relevance_fields_flags_and_indicators_are_kept() -> None:
    after = assessment_of(
        event("formulated", id="way-in", text="Through a cousin."),
        event("concluded", id="limits", text="One setting."),
        event("related", question="ties", relevance="high"),
        event("field", question="ties", field="told-who", value="Security"),
        event("flagged", question="ties", flags=["k"]),
        event("indicated", question="ties", indicators=["a", "b"]),
        event("noted", question="ties", text="Because."),
    )
    rating = after.rating("ties")
    assert (after.formulation, after.conclusion) == ({"way-in": "Through a cousin."}, {"limits": "One setting."})
    assert (rating.relevance, rating.fields, rating.flags) == ("high", {"told-who": "Security"}, ("k",))
    assert (rating.indicators, rating.note) == (("a", "b"), "Because.")


def test_a_seal_carries_its_reason() -> None:
    seal = assessment_of(event("sealed", nonce="0" * 64, incomplete="No interview.")).sealed
    assert seal is not None
    assert seal.incomplete == "No interview."


def test_numbers_are_never_given_twice() -> None:
    assert next_number("E", ["E1", "E7"]) == "E8"
    assert next_number("E", []) == "E1"


moves = st.lists(st.sampled_from(["N", "S", "C", "undo", "redo"]), max_size=25)


def step(history: tuple[list[str | None], list[str | None]], name: str) -> tuple[list[str | None], list[str | None]]:
    """Return past and future levels after a move: the second implementation, without any log."""
    past, future = history
    if name == "undo":
        return (past[:-1], [*future, past[-1]]) if len(past) > 1 else (past, future)
    if name == "redo":
        return ([*past, future[-1]], future[:-1]) if future else (past, future)
    return [*past, name], []


def after(log: tuple[Event, ...], name: str) -> tuple[Event, ...]:
    if name not in ("undo", "redo"):
        return (*log, rated(name))
    n = to_undo(log) if name == "undo" else to_redo(log)
    return log if n is None else (*log, undone(n))


@given(moves)
def test_undo_and_redo_behave_like_a_history(names: list[str]) -> None:
    log, history = log_of(), ([None], [])  # type: tuple[Event, ...], tuple[list[str | None], list[str | None]]
    for name in names:
        log, history = after(log, name), step(history, name)
        facet = fold(log).rating("ties").facets.get("main")
        assert (facet.level if facet else None) == history[0][-1]
        assert len(standing(log)) == len(log)
