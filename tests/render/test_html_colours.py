"""Colours of a page: how far they stand out (WCAG 2.2, 1.4.3 and 1.4.11), and that grey is enough."""

import re
from itertools import pairwise

import pytest

from tests.render.page_samples import CHART, HEAT, page


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


STYLE = page(CHART, HEAT).style
COLOUR = "(#[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{3})"
GROUNDS = set(re.findall(rf"background: {COLOUR}\b", STYLE))
STEPS = dict(re.findall(rf"\.(s\d) {{ background: {COLOUR}\b", STYLE))


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


def test_all_text_stands_out_from_what_it_stands_on() -> None:
    """Words in tables are black; words of other colours stand on white only."""
    texts = set(re.findall(rf"(?<![-\w])color: {COLOUR}\b", STYLE))
    assert {"#000", "#fff"} <= texts | GROUNDS
    assert min(contrast("#000", ground) for ground in GROUNDS) >= 4.5
    assert min(contrast(text, "#fff") for text in texts) >= 4.5


def test_words_in_a_chart_are_black_and_no_element_brings_a_colour_of_its_own() -> None:
    found = page(CHART, HEAT)
    filled = re.findall(r"([^{}]+) \{ [^{}]*fill:", STYLE)
    assert {one.strip() for one in filled} == {".k0", ".k1", ".k2", ".k3", ".k4", ".low"}
    assert {key for key, _ in found.attributes}.isdisjoint({"fill", "stroke", "color", "style", "bgcolor"})


def test_marks_rules_and_borders_stand_out() -> None:
    drawn = set(re.findall(rf"(?:fill|stroke): {COLOUR}\b", STYLE)) - {"#fff"}
    assert len(drawn) >= 6
    assert min(contrast(one, "#fff") for one in drawn) >= 3
    borders = re.findall(rf"\.(s\d) {{ [^}}]*border-left: [^;}}]*{COLOUR}\b", STYLE)
    assert len(borders) == 3
    assert min(contrast(border, ground) for step, border in borders for ground in ("#fff", STEPS[step])) >= 3


def test_steps_are_told_apart_in_grey() -> None:
    greys = [luminance(one) for one in ("#fff", STEPS["s1"], STEPS["s2"], STEPS["s3"])]
    assert all((before + 0.05) / (after + 0.05) > 1.2 for before, after in pairwise(greys))
