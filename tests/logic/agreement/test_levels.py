"""Declared levels: what is a number, what order it takes, how a text finds its level."""

import pytest

from assess.logic.agreement.levels import Levels, decimal, same


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", (0, 0)), ("2", (2, 0)), ("-1", (-1, 0)), ("2.50", (250, 2)), ("-0.5", (-5, 1)), ("007", (7, 0))],
)
def test_a_number_is_kept_as_it_is_written(text: str, number: tuple[int, int]) -> None:
    assert decimal(text) == number


@pytest.mark.parametrize(
    "text", ["", "-", ".", "1.", ".5", "+1", "1e3", "1,5", " 1", "--1", "1.2.3", "P", "inf", "\u0663", "\xb2"]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert decimal(text) is None


def test_a_number_has_at_most_15_digits() -> None:
    assert decimal("123456789012345") == (123456789012345, 0)
    assert decimal("1234567890.12345") == (123456789012345, 5)
    assert decimal("1234567890123456") is None


def test_numbers_are_the_same_however_they_are_written() -> None:
    assert same(decimal("1.50"), decimal("1.5"))
    assert same(decimal("-0"), decimal("0.0"))
    assert not same(decimal("1.5"), decimal("15"))
    assert not same(decimal("1"), None)


def test_values_are_whole_numbers_in_proportion() -> None:
    assert Levels(["0", "0.5", "1.25"]).values == (0, 50, 125)
    assert Levels(["-2", "-1", "3"]).values == (-2, -1, 3)


def test_one_letter_makes_all_levels_letters() -> None:
    levels = Levels(["0", "1", "x"])
    assert levels.values is None
    assert levels.scores == (0, 1, 2)


def test_digits_may_be_declared_to_be_names() -> None:
    levels = Levels(["0", "2", "10"], numbers=False)
    assert levels.values is None
    assert levels.scores == (0, 1, 2)
    assert levels.find("2.0") is None


def test_a_text_finds_its_level() -> None:
    levels = Levels(["0", "1", "2.5"])
    assert [levels.find(text) for text in ("1", "1.0", "01", "2.50", "-0")] == [1, 1, 1, 2, 0]
    assert [levels.find(text) for text in ("3", "", "one", "1.")] == [None] * 4


def test_letters_are_found_as_they_stand() -> None:
    levels = Levels(["N", "P", "Y"])
    assert levels.find("P") == 1
    assert levels.find("p") is None


@pytest.mark.parametrize("codes", [["1", "1.0"], ["a", "b", "a"], ["0", "-0"]])
def test_a_level_stands_once(codes: list[str]) -> None:
    with pytest.raises(ValueError, match="twice"):
        Levels(codes)


@pytest.mark.parametrize("codes", [[], ["1"]])
def test_it_takes_two_levels(codes: list[str]) -> None:
    with pytest.raises(ValueError, match="two levels"):
        Levels(codes)


def test_numbers_rise_or_fall() -> None:
    assert Levels(["3", "2", "1"]).values == (3, 2, 1)
    with pytest.raises(ValueError, match="rise or fall"):
        Levels(["1", "3", "2"])


def test_levels_without_order_may_stand_anyhow() -> None:
    assert Levels(["1", "3", "2"], ordered=False).values == (1, 3, 2)
