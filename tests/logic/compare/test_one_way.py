"""Groups that lie apart in one direction: levels and ledgers compared, nothing concluded."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from assess.logic.compare import compare
from assess.model.assessment import Assessment
from assess.model.codebook import ComparisonRules
from assess.model.comparison import OneWay, Reader
from tests.builders import assessment, codebook, question, sealed, source

PULL: dict[str, Any] = {"predictor": "dynamic", "effect": "risk"}
HOLD: dict[str, Any] = {"predictor": "dynamic", "effect": "protective"}
QUESTIONS = [
    question("ties", "D1", "Ties", "concern", mirrors="distance", **PULL),
    question("views", "D2", "Views", {"then": "concern", "now": "concern"}, **PULL),
    question("by", "D3", "Through whom", "by", **PULL),
    question("distance", "P1", "Distance", "strength", mirrors="ties", **HOLD),
    question("work", "P2", "Work", "strength", **HOLD),
    question("home", "N1", "Home", "need", predictor="dynamic", effect="need"),
    question("exit", "X1", "Exit", "exit", sort="dimension"),
    question("harm", "J1", "How serious", "harm", sort="judgement"),
]
SOURCES = (
    source("S-1111", kind="interview", setting="custody"),
    source("S-2222", kind="self-report", setting="community"),
    source("S-3333", kind="family", setting="community"),
    source("S-4444", kind="court-record", setting="custody", handling="assessors"),
)
Rated = Mapping[str, Any]
FEWEST = 3


def assessed(label: str, rated: Rated, cites: Mapping[str, Sequence[str]] | None = None, **more: Any) -> Assessment:
    rules = ComparisonRules(one_way=more.pop("one_way", FEWEST))
    return assessment(
        label,
        rated,
        cites,
        SOURCES,
        **{"setting": None, "role": "assessor", "codebook": codebook(QUESTIONS, comparison=rules), **more},
    )


def found(*each: Assessment, reader: Reader = "board") -> tuple[OneWay, ...]:
    return compare(sealed(*each), reader=reader).one_way


def said(entry: OneWay) -> tuple[str, str, str, tuple[str, ...]]:
    return entry.by, entry.more_concern.name, entry.less_concern.name, entry.questions


def by_role(one: Rated, other: Rated, **more: Any) -> list[tuple[str, str, str, tuple[str, ...]]]:
    pair = (assessed("A1", one, role="nurse", **more), assessed("A2", other, role="guard", **more))
    return [said(entry) for entry in found(*pair)]


WORSE: Rated = {"D1": "D L", "P2": "N L", "N1": "B L", "X1": "N L"}
BETTER: Rated = {"D1": "N L", "P2": "R L", "N1": "M L", "X1": "C L"}


def test_later_is_more_concern_for_risks_and_needs_and_less_for_strengths_and_dimensions() -> None:
    assert by_role(WORSE, BETTER) == [("role", "nurse", "guard", ("ties", "work", "home", "exit"))]
    assert by_role(BETTER, WORSE) == [("role", "guard", "nurse", ("ties", "work", "home", "exit"))]


def test_one_question_in_the_other_direction_is_enough_to_say_nothing() -> None:
    assert by_role(dict(WORSE) | {"X1": "C L"}, dict(BETTER) | {"X1": "N L"}) == []
    facets = {"D2": {"then": "D L", "now": "N L"}}, {"D2": {"then": "N L", "now": "D L"}}
    assert by_role(dict(WORSE) | facets[0], dict(BETTER) | facets[1]) == []


def test_the_same_level_is_neither_direction() -> None:
    assert by_role(dict(WORSE) | {"X1": "S L"}, dict(BETTER) | {"X1": "S L"}) == [
        ("role", "nurse", "guard", ("ties", "work", "home"))
    ]


def test_too_few_questions_say_nothing_and_null_switches_it_off() -> None:
    one, other = {"D1": "D L", "N1": "B L"}, {"D1": "N L", "N1": "M L"}
    assert by_role(one, other) == []
    assert by_role(one, other, one_way=2) == [("role", "nurse", "guard", ("ties", "home"))]
    assert by_role(WORSE, BETTER, one_way=None) == []


def test_facets_are_one_question_and_mirrors_too() -> None:
    one = {"D1": "D L", "P1": "N L", "D2": {"then": "D L", "now": "C L"}}
    other = {"D1": "N L", "P1": "R L", "D2": {"then": "N L", "now": "N L"}}
    assert by_role(one, other) == []
    assert by_role(dict(one) | {"N1": "B L"}, dict(other) | {"N1": "M L"}) == [
        ("role", "nurse", "guard", ("ties", "views", "home"))
    ]


def test_judgements_and_levels_without_an_order_have_no_direction() -> None:
    assert by_role({"D3": "P L", "J1": "X L", "D1": "D L"}, {"D3": "O L", "J1": "L L", "D1": "N L"}, one_way=2) == []


def test_every_level_of_the_one_lies_beyond_every_level_of_the_other() -> None:
    nurses = (assessed("A1", WORSE, role="nurse"), assessed("A2", dict(WORSE) | {"D1": "N L"}, role="nurse"))
    (entry,) = found(*nurses, assessed("A3", BETTER, role="guard"))
    assert entry.questions == ("work", "home", "exit")
    assert (entry.more_concern.labels, entry.less_concern.labels) == (("A2", "A1"), ("A3",))


def test_only_who_gave_a_level_on_these_questions_is_named() -> None:
    silent = assessed("A2", {"D1": "declined"}, role="nurse")
    (entry,) = found(assessed("A1", WORSE, role="nurse"), silent, assessed("A3", BETTER, role="guard"))
    assert entry.more_concern.labels == ("A1",)


def test_each_two_of_several_groups_are_looked_at() -> None:
    three = (
        assessed("A1", WORSE, role="nurse"),
        assessed("A2", {"D1": "S L", "P2": "I L", "N1": "S L"}, role="guard"),
        assessed("A3", BETTER, role="tutor"),
    )
    assert [said(entry)[:3] for entry in found(*three)] == [
        ("role", "nurse", "guard"),
        ("role", "guard", "tutor"),
        ("role", "nurse", "tutor"),
    ]


def test_where_assessors_saw_the_person_and_who_says_nothing_of_it_is_in_no_group() -> None:
    inside, outside = assessed("A1", WORSE, setting="custody"), assessed("A2", BETTER, setting="community")
    assert [said(entry)[:3] for entry in found(inside, outside)] == [("setting", "custody", "community")]
    assert found(inside, assessed("A2", BETTER)) == ()


def cited(rated: Rated, *names: str) -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(rated, names)


def by_sources(one: Sequence[str], other: Sequence[str], reader: Reader = "coordinator") -> list[tuple[str, str, str]]:
    pair = (assessed("A1", WORSE, cited(WORSE, *one)), assessed("A2", BETTER, cited(BETTER, *other)))
    return [said(entry)[:3] for entry in found(*pair, reader=reader)]


@pytest.mark.parametrize(
    ("one", "other", "by"),
    [
        (["S-1111"], ["S-2222"], [("source-setting", "custody", "community")]),
        (["S-2222"], ["S-3333"], [("source-kind", "own-account", "others")]),
        (["S-3333"], ["S-2222"], [("source-kind", "others", "own-account")]),
        (["S-1111"], ["S-4444"], [("source-kind", "own-account", "others")]),
        (["S-1111", "S-2222"], ["S-3333"], [("source-kind", "own-account", "others")]),
        (["S-1111", "S-4444"], ["S-3333"], [("source-setting", "custody", "community")]),
        (["S-2222", "S-3333"], ["S-4444"], [("source-setting", "community", "custody")]),
        (["S-2222", "?S-3333"], ["S-3333"], [("source-kind", "own-account", "others")]),
        (["S-1111"], [], []),
        (["S-1111"], ["S-9999"], []),
    ],
)
def test_groups_by_what_is_cited(one: list[str], other: list[str], by: list[tuple[str, str, str]]) -> None:
    assert by_sources(one, other) == by


def test_what_a_reader_may_not_know_of_puts_nobody_into_a_group() -> None:
    assert by_sources(["S-1111"], ["S-4444"], "meeting") == [("source-kind", "own-account", "others")]
    assert by_sources(["S-1111"], ["S-4444"], "board") == []
    assert by_sources(["S-1111", "S-4444"], ["S-3333"], "board") == [
        ("source-setting", "custody", "community"),
        ("source-kind", "own-account", "others"),
    ]


def test_by_sources_one_may_be_in_either_group() -> None:
    one = {"D1": "D L", "P2": "R L", "N1": "B L"}
    other = {"D1": "N L", "P2": "N L", "N1": "M L"}
    told, seen = ("S-2222",), ("S-3333",)
    (entry,) = found(
        assessed("A1", one, {"D1": told, "P2": seen, "N1": told}),
        assessed("A2", other, {"D1": seen, "P2": told, "N1": seen}),
    )
    assert said(entry)[:3] == ("source-kind", "own-account", "others")
    assert (entry.more_concern.labels, entry.less_concern.labels) == (("A2", "A1"), ("A2", "A1"))
