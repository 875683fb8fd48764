"""Passphrases: the same characters are the same bytes on every keyboard."""

import pytest

from assess.logic.passphrase import SHORTEST, is_long_enough, is_typable, normalised


def test_a_letter_and_its_accent_are_one_character() -> None:
    assert normalised("e\u0301te\u0301") == "\u00e9t\u00e9"


def test_blanks_at_the_ends_do_not_count_and_those_inside_do() -> None:
    assert normalised("  two  words ") == "two  words"


def test_compatible_characters_stay_apart() -> None:
    assert normalised("ﬁ") != normalised("fi")


@pytest.mark.parametrize("text", ["\x1b[D", "a\tb", "\x00", "\x7f", "\u0085", "\udc80"])
def test_what_a_key_leaves_that_is_no_character_is_noticed(text: str) -> None:
    assert not is_typable(text)


@pytest.mark.parametrize("text", ["five words", "пять слов", "五つの言葉", "a\u00a0b"])
def test_every_script_can_be_typed(text: str) -> None:
    assert is_typable(text)


def test_twelve_characters_are_the_least() -> None:
    assert SHORTEST == 12
    assert is_long_enough("é" * 12)
    assert not is_long_enough("é" * 11)
