"""A typed row of the sheet: what it means, what is refused, and that the interview records the very same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.interview import actions
from assess.interview.judging import ChooseScenario
from assess.interview.keying import Once, take_keyed
from assess.interview.keypad import canonical, keyed_words, number_lines, parse_keyed, places_asked
from assess.interview.sheet import place_of, row_named, sheet_rows
from assess.interview.state import Refused, Stamp, State
from assess.logic.keypad import CHANGES, RELEVANCES, KeypadRow, numbered_reasons
from assess.model.base import CHANGE_KEYS, RELEVANCE_KEYS
from assess.model.instrument import Instrument
from assess.store.library import load_instrument
from tests.interview.mini import MINI
from tests.interview.sitting import NOW, opened, plain, played
from tests.samples import INSTRUMENT

SHIPPED = [
    load_instrument(path.stem, None).instrument
    for path in sorted((Path(__file__).parents[2] / "instruments").glob("*.toml"))
]
EVERY = [INSTRUMENT, MINI, *SHIPPED]
STAMP = Stamp(NOW, "7K2Q")


def row(code: str) -> KeypadRow:
    found = row_named(opened(phase="released"), code)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "typed", "meant"),
    [
        ("D1", "3", [actions.Choose(3)]),
        ("D1", "3.2", [actions.Choose(3, "m")]),
        ("D1", "3,2", [actions.Choose(3, "m")]),
        ("D1", " 3/2 ", [actions.Choose(3, "m")]),
        ("D1", "3.0", [actions.Choose(3)]),
        ("D1", "3.2.1", [actions.Choose(3, "m"), actions.Relate("low")]),
        ("D1", "3.2.3.4", [actions.Choose(3, "m"), actions.Relate("high"), actions.Change("unclear")]),
        ("D1", "3.2.0.1", [actions.Choose(3, "m"), actions.Change("worse")]),
        ("D1", "0.2", [actions.Decline("declined")]),
        ("D1", "0.2.3", [actions.Decline("declined"), actions.Relate("high")]),
        ("D1", "0.0.2", [actions.Relate("medium")]),
        ("X1:by", "2.1", [actions.Choose(2, "l")]),
        ("J1", "4.1", [actions.Choose(4, "l")]),
    ],
)
def test_what_a_row_means(code: str, typed: str, meant: list[actions.Action]) -> None:
    assert list(parse_keyed(INSTRUMENT, row(code), typed)) == meant


@pytest.mark.parametrize(
    ("code", "typed", "said"),
    [
        ("D1", "9.1", "D1 has no level 9 | 1 to 4, or no level: 0.1, 0.2, 0.3"),
        ("D1", "32", "D1 has no level 32 | 1 to 4"),
        ("D1", "3.4", "D1 has no certainty 4 | 1 to 3, or 0 for none"),
        ("D1", "3.1.4", "D1 has no relevance 4 | 1 to 3, or 0 for none"),
        ("D1", "3.1.1.5", "D1 has no change 5 | 1 to 4, or 0 for none"),
        ("D1", "0.4", "D1 has no reason 4 | 0.1, 0.2, 0.3"),
        ("D1", "0", "0 alone says nothing | no level is 0.1, 0.2, 0.3"),
        ("D1", "0.1.0.2", "D1 has no level here, so nothing has moved | leave the change away"),
        ("P1", "2.1.1", "P1 does not ask for relevance here | its places are level.certainty"),
        ("P1", "2.1.0.1", "P1 does not ask for change here | its places are level.certainty"),
        ("D1", "3.2.1.1.1", "this is no row | level.certainty.relevance.change in numbers"),
        ("D1", "3.", "this is no row"),
        ("D1", "3 m", "this is no row"),
        ("D1", "-3", "this is no row"),
        ("D1", "\u0663.2", "this is no row"),
        ("D1", "3\u00b2", "this is no row"),
    ],
)
def test_what_is_refused_says_what_is_allowed(code: str, typed: str, said: str) -> None:
    with pytest.raises(Refused) as found:
        parse_keyed(INSTRUMENT, row(code), typed)
    assert f"{found.value.refusal.message} | {found.value.refusal.hint}".startswith(said)


def test_a_place_that_is_not_asked_and_has_one_behind_it_holds_0() -> None:
    question = next(one for one in MINI.items if one.code == "D2")
    asked = [KeypadRow(question, facet, relevance=False, change=True) for facet in question.asked]
    assert [places_asked(one) for one in asked] == ["level.certainty.0.change"] * 2
    assert [places_asked(row(code)) for code in ("D1", "P1")] == ["level.certainty.relevance.change", "level.certainty"]


@pytest.mark.parametrize(
    ("typed", "once"), [("3,2", "3.2"), ("03/02", "3.2"), ("3.2.0.0", "3.2"), ("3.0", "3"), ("3.2.0.1", "3.2.0.1")]
)
def test_two_typings_are_compared_in_one_form(typed: str, once: str) -> None:
    assert canonical(typed) == once


def test_a_row_in_words() -> None:
    words = [keyed_words(INSTRUMENT, row("D1"), typed) for typed in ("3.2.1.4", "3", "0.2", "")]
    assert words == [
        "Clear, moderate, relevance low, change unclear",
        "Clear, certainty open",
        "no level (chose not to say)",
        "nothing written",
    ]


def test_the_numbers_of_a_row() -> None:
    assert number_lines(opened(), row("D1")) == (
        "  1 Not evident: Looked for and not found.",
        "  2 Some: Seen at times.",
        "  3 Clear: Seen in most weeks.",
        "  4 Driving: Shapes the day.",
        "  0.1 No level: not yet asked",
        "  0.2 No level: chose not to say",
        "  0.3 No level: cannot apply",
        "Certainty: 1 low, 2 moderate, 3 high.",
        "Relevance: 1 low, 2 medium, 3 high.",
        "Change: 1 worse, 2 same, 3 better, 4 unclear.",
    )


@pytest.mark.parametrize("instrument", EVERY, ids=lambda one: one.instrument.id)
def test_no_certainty_costs_more_keys_than_another(instrument: Instrument) -> None:
    """Every level of every row with every certainty, Enter counted: low is as cheap as any other."""
    who = {"key": "0" * 32, "label": "A1", "role": instrument.use.roles[0]}
    table: dict[str, set[int]] = {one.label: set() for one in instrument.certainty.levels}
    for one in sheet_rows(opened(instrument=instrument, assessor=who)):
        for level in range(1, len(instrument.scales[one.facet.scale].levels) + 1):
            for number, certainty in enumerate(instrument.certainty.levels, 1):
                typed = f"{level}.{number}"
                assert parse_keyed(instrument, one, typed) == (actions.Choose(level, certainty.key),)
                table[certainty.label].add(len(typed) + len("\n"))
    assert all(keys == {4} for keys in table.values()), f"keystrokes a row by certainty: {table}"


def legal_rows(instrument: Instrument, one: KeypadRow) -> st.SearchStrategy[str]:
    """Give rows that the sheet allows, certainty within what needs no written reason or above it."""
    levels = st.integers(1, len(instrument.scales[one.facet.scale].levels))
    certainties = st.integers(0, len(instrument.certainty.levels))
    relevance = st.integers(0, len(RELEVANCES) if one.relevance else 0)
    change = st.integers(0, len(CHANGES) if one.change else 0)
    reasons = [number for number, _ in numbered_reasons(instrument.missing, one.question)]
    leveled = st.tuples(levels, certainties, relevance, change)
    none = st.tuples(st.just(0), st.sampled_from(reasons), relevance, st.just(0))
    return st.one_of(leveled, none).map(lambda places: ".".join(map(str, places)))


def typed_in_interview(instrument: Instrument, one: KeypadRow, keyed: str) -> list[str]:
    """Return what a person types in the interview to say the same."""
    level, second, relevance, change = (int(place) for place in keyed.split("."))
    facet = f":{one.facet.id}" if one.question.facets else ""
    key = f" {instrument.certainty.levels[second - 1].key}" if second and level else ""
    reasons = dict(numbered_reasons(instrument.missing, one.question))
    lines = [f"go {one.question.code}{facet}", f"{level}{key}" if level else f"none {reasons[second].key}"]
    if relevance:
        lines.append(f"rel {next(key for key, word in RELEVANCE_KEYS.items() if word == RELEVANCES[relevance - 1])}")
    if change:
        lines.append(f"chg {next(key for key, word in CHANGE_KEYS.items() if word == CHANGES[change - 1])}")
    return lines


def answered(state: State, lines: Sequence[str]) -> State:
    """Type lines in the interview; whatever it asks between them is left open."""
    for line in lines:
        state = played(line, state)
        while state.asking:
            state = played("." if isinstance(state.asking[0], ChooseScenario) else "", state)
    return state


def keyed_in(state: State, one: KeypadRow, typed: str) -> State:
    """Type a row on the keypad; whatever is asked is left open."""
    turn = take_keyed(Once(replace(state, place=place_of(one))), typed, STAMP)
    assert turn.outcome.refused is None, turn.outcome.refused
    while turn.keying.state.asking:
        turn = take_keyed(turn.keying, "", STAMP)
    return turn.keying.state


def said(state: State, since: int) -> list[dict[str, Any]]:
    """Return the events since then, without the line of input that they belong to."""
    return [{key: value for key, value in plain(event).items() if key != "tx"} for event in state.log[since:]]


def with_scenarios(state: State) -> State:
    """Return the sitting with one scenario of each kind, so that no judgement lacks its own."""
    lines = [f"scenario {kind.id} : Fictional\nIt goes so.\n." for kind in state.instrument.scenarios]
    return played("\n".join(lines), state) if lines else state


def applying(state: State) -> Iterator[KeypadRow]:
    return (one for one in sheet_rows(state) if one.question.applies_when is None)


@pytest.mark.parametrize("instrument", EVERY, ids=lambda one: one.instrument.id)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_every_row_records_what_the_interview_records(instrument: Instrument, data: st.DataObject) -> None:
    role = instrument.use.roles[0]
    who = {"key": "0" * 32, "label": "A1", "role": role}
    start = with_scenarios(opened(instrument=instrument, assessor=who))
    for one in applying(start):
        typed = data.draw(legal_rows(instrument, one))
        by_hand = answered(start, typed_in_interview(instrument, one, typed))
        keyed = keyed_in(start, one, typed)
        assert said(keyed, len(start.log)) == said(by_hand, len(start.log)), (one.question.code, typed)
        assert keyed.assessment == by_hand.assessment


def test_a_row_is_one_line_of_input_and_undo_takes_it_back_whole() -> None:
    start = opened()
    keyed = keyed_in(start, row("D1"), "3.1.2.1")
    assert [plain(event).get("tx") for event in keyed.log[1:]] == [None, 2, 2, 2]
    assert played("undo", keyed).assessment == start.assessment
