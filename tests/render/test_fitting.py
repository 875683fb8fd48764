"""Words on lines of a drawing: nothing is lost, nothing is wider than its room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.render.page.fitting import breadth, fit


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one", ["one"]),
        ("one two three", ["one two", "three"]),
        ("a-word-without-an-end", ["a-word-", "without-", "an-end"]),
    ],
)
def test_words_are_wrapped_and_long_ones_broken(text: str, lines: list[str]) -> None:
    assert fit(text, 5) == lines


@given(st.text(), st.floats(1.1, 40))
def test_nothing_is_lost_and_every_line_fits(text: str, room: float) -> None:
    lines = fit(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(breadth, lines)) <= room
