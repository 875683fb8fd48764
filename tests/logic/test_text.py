"""The one way out for foreign text: nothing is acted upon, nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic.text import plain, same_words, shortened, visible


@pytest.mark.parametrize("text", ["[sic]", "[redacted]", "[/]", "[link=x]", "<<<<", "é ﬁ 日本 → ⟦", "C:\\path"])
def test_what_can_be_seen_stays_as_typed(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "⟦U+001B⟧[31m"),
        ("\x9b", "⟦U+009B⟧"),
        ("\x00\x07\r", "⟦U+0000⟧⟦U+0007⟧⟦U+000D⟧"),
        ("\u202eabc", "⟦U+202E⟧abc"),
        ("\u200b\ufeff\u2028", "⟦U+200B⟧⟦U+FEFF⟧⟦U+2028⟧"),
        ("a\tb", "a    b"),
        ("a \r\n b", "a / b"),
    ],
)
def test_what_acts_or_hides_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_lines_stay_where_they_are_wanted() -> None:
    assert visible("a\r\nb\n", lines=True) == "a\nb\n"


@given(st.text())
def test_nothing_that_acts_comes_through(text: str) -> None:
    shown = visible(text)
    assert not any(character < " " or "\x7f" <= character <= "\x9f" for character in shown)
    assert not any(character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for character in shown)
    assert "⟦" not in plain(shown)


@given(st.text(), st.integers(4, 60))
def test_shortened_is_short(text: str, width: int) -> None:
    assert len(shortened(text, width)) <= width


def test_names_that_look_the_same_are_the_same() -> None:
    assert same_words("  Ｃode\u00a0A ") == same_words("code a")
    assert same_words("Straße") == same_words("STRASSE")
