"""The frame of HTML pages: what is escaped, what cannot be asked for, what a page always says."""

import pytest

from assess.render.html import Markup, css_string, element, render_page, together
from tests.render.pages import Page


def test_lines_that_somebody_typed_stay_lines() -> None:
    assert element("p", "a\nb & c") == "<p>a<br>b &amp; c</p>"


@pytest.mark.parametrize("name", ["style", "onclick", "href", "src"])
def test_no_element_takes_an_attribute_that_acts_or_loads(name: str) -> None:
    with pytest.raises(ValueError, match="no page has"):
        element("p", "x", **{name: "x"})


@pytest.mark.parametrize(
    ("name", "known", "refused"),
    [
        ("href", "#s1", ("https://x.test/#s1", "page.html", "#s1 ", "#", "javascript:x")),
        ("tabindex", "0", ("1", "-1")),
        ("role", "img", ("button", "presentation")),
        ("viewBox", "0 0 760 200.5", ("0 0 a",)),
        ("d", "M-6.5 0A6.5 6.5 0 1 1 6.5 0Z", ("url(#x)", "M0 0'")),
        ("transform", "translate(10 20)", ("scale(2)", "translate(1) url(x)")),
    ],
)
def test_what_is_no_text_has_a_form_and_nothing_else(name: str, known: str, refused: tuple[str, ...]) -> None:
    assert element("p", "x", **{name: known}) == f'<p {name}="{known}">x</p>'
    for value in refused:
        with pytest.raises(ValueError, match="no page has"):
            element("p", "x", **{name: value})


def test_a_string_of_a_style_sheet_ends_only_where_it_should() -> None:
    assert css_string("A1 b") == '"A1 b"'
    assert css_string('"}</style>\\\n') == '"\\22 \\7d \\3c \\2f style\\3e \\5c  \\2f  "'
    assert css_string("Ä") == '"\\c4 "'


def test_markup_is_put_together_once_and_text_is_always_escaped() -> None:
    inner = element("b", "<i>")
    assert inner == "<b>&lt;i&gt;</b>"
    assert element("p", inner, " & ", id='a"b') == '<p id="a&quot;b"><b>&lt;i&gt;</b> &amp; </p>'
    assert together("<", Markup("<br>")) == "&lt;<br>"


def test_control_and_bidi_characters_are_written_out_in_text_and_attributes() -> None:
    assert "\u202e" not in element("p", "a\u202eb", lang="\u202e")
    assert "U+202E" in element("p", "a\u202eb")


def test_a_page_is_ascii_and_whole() -> None:
    made = render_page("Ä <b>", "de", element("main", element("h1", "Über")), "p { color: black; }")
    assert made.isascii()
    assert made.startswith('<!DOCTYPE html>\n<html lang="de">')
    page = Page(made)
    assert page.text.split() == ["Über"]
    assert ("charset", "utf-8") in page.attributes
    assert "<title>&#196; &lt;b&gt;</title>" in made


def test_the_policy_allows_the_style_of_the_page_and_nothing_else() -> None:
    one, other = (render_page("x", "en", Markup(""), style) for style in ("a{}", "b{}"))
    found = [next(value or "" for key, value in Page(made).attributes if key == "content") for made in (one, other)]
    assert found[0] != found[1]
    assert all(one.startswith("default-src 'none'; style-src 'sha256-") for one in found)
