"""Judgements against the items: the same on other critical items, or different though the items agree."""

from typing import Any

import pytest

from assess.logic.compare import compare
from assess.logic.compare.judgements import pairs_behind
from assess.model.assessment import Assessment, Scenario
from assess.model.codebook import ComparisonRules
from assess.model.comparison import Comparison, Flag
from tests.builders import assessment, codebook, question, sealed

PULL: dict[str, Any] = {"predictor": "dynamic", "effect": "risk"}
HOLD: dict[str, Any] = {"predictor": "dynamic", "effect": "protective"}
QUESTIONS = [
    question("ties", "D1", "Ties", "concern", mirrors="distance", **PULL),
    question("views", "D2", "Views", "concern", **PULL),
    question("grievance", "D3", "Grievance", {"then": "concern", "now": "concern"}, **PULL),
    question("by", "D4", "Through whom", "by", **PULL),
    question("distance", "P1", "Distance", "strength", mirrors="ties", **HOLD),
    question("harm", "J1", "How serious", "harm", sort="judgement"),
    question("timing", "J2", "How soon", {"first": "timing", "last": "timing"}, sort="judgement", scenario="return"),
]
Rated = dict[str, Any]


def assessed(label: str, rated: Rated, kind: str = "", **rules: Any) -> Assessment:
    """Every item is of high relevance; `kind` is that of the scenario which the judgements refer to."""
    return assessment(
        label,
        rated,
        relevance={code: "high" for code in rated if not code.startswith("J")},
        scenario={"J1": "SC1", "J2": "SC1"} if kind else {},
        scenarios=(Scenario(id="SC1", kind=kind, title="A course", text="It may."),) if kind else (),
        codebook=codebook(QUESTIONS, comparison=ComparisonRules(**{"in_common": 2, **rules})),
    )


def compared(*rated: Rated, kinds: str = "", **rules: Any) -> Comparison:
    words = {"r": "return", "s": "stay-away"}
    each = [
        assessed(f"A{place}", one, words[kinds[place]] if kinds else "", **rules) for place, one in enumerate(rated)
    ]
    return compare(sealed(*each))


def flags(*rated: Rated, code: str = "J1", **more: Any) -> tuple[Flag, ...]:
    return next(one.flags for one in compared(*rated, **more).questions if one.code == code)


# Both rate D1 and D2; what is critical to the one is not to the other.
TIES: Rated = {"D1": "D M", "D2": "N M"}
VIEWS: Rated = {"D1": "N M", "D2": "D M"}
BOTH: Rated = {"D1": "D M", "D2": "D M"}
NONE: Rated = {"D1": "N M", "D2": "N M"}
SAME: Rated = {"J1": "S M"}


def test_the_same_on_other_critical_items() -> None:
    assert flags(TIES | SAME, VIEWS | SAME) == ("on-other-items",)


@pytest.mark.parametrize(
    ("one", "other", "disjoint", "differ"),
    [
        (TIES, VIEWS, True, True),
        (TIES, BOTH, False, True),
        (BOTH, BOTH, False, False),
        (TIES, NONE, False, False),
        (NONE, NONE, False, False),
    ],
)
def test_the_instrument_says_when_critical_items_are_different(
    one: Rated, other: Rated, disjoint: bool, differ: bool
) -> None:
    pair = (one | SAME, other | SAME)
    assert ("on-other-items" in flags(*pair, critical="disjoint")) is disjoint
    assert ("on-other-items" in flags(*pair, critical="differ")) is differ
    assert "on-other-items" not in flags(*pair, critical=None)


def test_another_judgement_is_not_the_same_on_other_items() -> None:
    assert flags(TIES | {"J1": "L M"}, VIEWS | {"J1": "S M"}) == ()
    assert flags(TIES | SAME, VIEWS | {"J1": "declined"}) == ()


def test_too_few_items_in_common_say_nothing() -> None:
    assert flags(TIES | SAME, VIEWS | SAME, in_common=3) == ()
    more = {"D3": {"now": "N M"}}
    assert flags(TIES | more | SAME, VIEWS | more | SAME, in_common=3) == ("on-other-items",)
    apart = (TIES | {"D3": {"then": "N M"}} | SAME, VIEWS | more | SAME)
    assert flags(*apart, in_common=3) == ()


def test_mirrors_are_one_item_in_common() -> None:
    mirror = {"P1": "N M"}
    assert flags(TIES | mirror | SAME, VIEWS | mirror | SAME, in_common=3) == ()
    assert flags({"D1": "N M", **mirror, "J1": "L M"}, {"D1": "N M", **mirror, "J1": "S M"}) == ()


def test_different_though_the_items_agree() -> None:
    assert flags(NONE | {"J1": "L M"}, NONE | {"J1": "X M"}) == ("though-items-agree",)


@pytest.mark.parametrize(
    ("other", "rule", "raised"),
    [
        ({"D1": "N M", "D2": "N M"}, "same", True),
        ({"D1": "N M", "D2": "S M"}, "same", False),
        ({"D1": "N M", "D2": "S M"}, "one-step", True),
        ({"D1": "N M", "D2": "C M"}, "one-step", False),
        ({"D1": "N M", "D2": "D M"}, "one-step", False),
        ({"D1": "N M", "D2": "N M", "P1": "I M"}, "one-step", False),
        ({"D1": "N M", "D2": "N M", "D4": "M M"}, "one-step", False),
        ({"D1": "N M", "D2": "N M", "D3": {"then": "S M", "now": "C M"}}, "one-step", False),
        ({"D1": "N M", "D2": "N M"}, None, False),
    ],
)
def test_items_agree_where_none_lies_further_apart(other: Rated, rule: str | None, raised: bool) -> None:
    one = {**NONE, "P1": "N M", "D3": {"then": "N M", "now": "N M"}, "D4": "O M", "J1": "L M"}
    assert ("though-items-agree" in flags(one, other | {"J1": "S M"}, items_agree=rule)) is raised


def test_judgements_differ_from_where_the_instrument_says() -> None:
    pair = (NONE | {"J1": "L M"}, NONE | {"J1": "S M"})
    assert flags(*pair) == ("though-items-agree",)
    assert flags(*pair, judgements=("apart",)) == ()


def test_only_judgements_about_the_same_kind_of_scenario_are_looked_at() -> None:
    same = (TIES | SAME, VIEWS | SAME)
    differing = (NONE | {"J1": "L M"}, NONE | {"J1": "X M"})
    assert flags(*same, kinds="rr") == ("on-other-items",)
    assert flags(*same, kinds="rs") == ()
    assert flags(*differing, kinds="ss") == ("though-items-agree",)
    assert flags(*differing, kinds="rs") == ()


def test_a_judgement_about_a_kind_is_looked_at_between_those_who_mean_it() -> None:
    three = [each | {"J2": {"first": "D M"}} for each in (TIES, NONE, VIEWS)]
    assert flags(*three, kinds="rsr", code="J2") == ("on-other-items",)
    assert flags(*three, kinds="rss", code="J2") == ()


def test_a_judgement_with_facets_is_the_same_where_all_of_them_are() -> None:
    same, other = {"J2": {"first": "D M", "last": "D M"}}, {"J2": {"first": "D M", "last": "I M"}}
    assert flags(TIES | same, VIEWS | same, kinds="rr", code="J2") == ("on-other-items",)
    assert flags(TIES | same, VIEWS | other, kinds="rr", code="J2") == ()
    assert flags(NONE | same, NONE | other, kinds="rr", code="J2") == ("though-items-agree",)


def test_items_carry_none_of_these_flags() -> None:
    found = compared(TIES | SAME, VIEWS | SAME)
    assert all(not one.flags for one in found.questions if one.sort == "item")


def test_the_pairs_behind_a_flag_can_be_named() -> None:
    found = compared(TIES | SAME, VIEWS | SAME, BOTH | {"J1": "X M"}, NONE | {"J1": "L M"})
    judgement = found.question("harm")
    assert judgement
    assert judgement.flags == ("on-other-items",)
    assert pairs_behind(found, judgement) == {"on-other-items": (("A1", "A0"),), "though-items-agree": ()}
