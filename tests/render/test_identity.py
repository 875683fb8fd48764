"""The recovery sheet as a page, and a card as lines."""

from assess.logic.recovery_sheet import key_lines
from assess.render.identity import render_keys, render_sheet


def test_the_page_fits_a_sheet_of_a4_in_any_encoding() -> None:
    page = render_sheet("4f2a 91c0 7be3 0d15 a6c2", key_lines(bytes(32)), "AGE-SECRET-KEY-1" + "Q" * 58)
    lines = page.splitlines()
    assert page.isascii()
    assert max(map(len, lines)) <= 80
    assert len(lines) < 55


def test_the_page_says_that_it_is_the_key_itself() -> None:
    assert "THIS SHEET IS THE KEY ITSELF" in render_sheet("", (), "")


def test_the_secret_for_age_stands_alone_on_a_line() -> None:
    assert "AGE-SECRET-KEY-1X" in render_sheet("", (), "AGE-SECRET-KEY-1X").splitlines()


def test_what_is_read_aloud_comes_first() -> None:
    assert render_keys({"fingerprint": "4f2a", "key": "ff"}) == "fingerprint: 4f2a\nkey:         ff"
