"""How far levels lie apart, on scales of two to seven levels, ordered or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic.compare.spread import crosses_watershed, footing_of, gap_of, spread_of
from assess.model.codebook import CodedScale

CODES = "ABCDEFG"


def of(size: int, *, ordered: bool = True, watershed: str | None = None) -> CodedScale:
    return CodedScale(ordered=ordered, levels={code: f"Level {code}" for code in CODES[:size]}, watershed=watershed)


@pytest.mark.parametrize(
    ("size", "levels", "spread"),
    [
        (4, "", None),
        (4, "A", None),
        (4, "AA", "same"),
        (4, "BBB", "same"),
        (4, "AB", "one-step"),
        (4, "BAB", "one-step"),
        (4, "AC", "apart"),
        (4, "BD", "apart"),
        (4, "AD", "opposite"),
        (4, "ABD", "opposite"),
        (7, "AG", "opposite"),
        (7, "AF", "apart"),
        (3, "AC", "apart"),
        (3, "AB", "one-step"),
        (2, "AB", "one-step"),
        (2, "BB", "same"),
    ],
)
def test_spread_of_an_ordered_scale(size: int, levels: str, spread: str | None) -> None:
    assert spread_of(of(size), levels) == spread


@pytest.mark.parametrize(("levels", "spread"), [("AC", "differ"), ("AA", "same"), ("A", None)])
def test_levels_without_an_order_only_differ(levels: str, spread: str | None) -> None:
    assert spread_of(of(4, ordered=False), levels) == spread


@given(st.integers(2, 7), st.booleans(), st.data())
def test_spread_does_not_depend_on_who_gave_which_level(size: int, ordered: bool, data: st.DataObject) -> None:
    levels = data.draw(st.lists(st.sampled_from(CODES[:size]), max_size=12))
    assert spread_of(of(size, ordered=ordered), levels) == spread_of(of(size, ordered=ordered), sorted(levels))
    turned = CodedScale(ordered=ordered, levels=dict(reversed(of(size).levels.items())))
    assert spread_of(of(size, ordered=ordered), levels) == spread_of(turned, levels)


@pytest.mark.parametrize(
    ("certainties", "footing"), [("HH", "even"), ("HM", "even"), ("HL", "uneven"), ("HML", "uneven"), ("H", None)]
)
def test_footing_is_uneven_from_two_steps_of_certainty_apart(certainties: str, footing: str | None) -> None:
    assert footing_of("same", "LMH", certainties) == footing


def test_footing_is_about_the_same_level_only() -> None:
    assert footing_of("one-step", "LMH", "LH") is None


@pytest.mark.parametrize(("levels", "crossed"), [("AB", False), ("BC", True), ("AD", True), ("CD", False), ("", False)])
def test_watershed(levels: str, crossed: bool) -> None:
    assert crosses_watershed(of(4, watershed="B|C"), levels) is crossed


def test_a_scale_without_an_order_has_no_watershed() -> None:
    assert not crosses_watershed(of(4, ordered=False, watershed="B|C"), "AD")
    assert not crosses_watershed(of(4), "AD")


@pytest.mark.parametrize(
    ("words", "gap"),
    [(["low"], None), (["low", "high"], "apart"), (["low", "medium"], "one-step"), (["low"] * 2, "same")],
)
def test_relevance_gap(words: list[str], gap: str | None) -> None:
    assert gap_of(("low", "medium", "high"), words) == gap
