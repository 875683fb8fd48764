"""Reports as pages byte for byte, what a page may hold, and that it says what the text says."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

import pytest

from assess.render.blocks import Block, Bullets, Entry, Lanes, Paragraph, Report, Table
from assess.render.page.report import render_html
from assess.render.report import make_report
from assess.render.single.report import make_single_report
from assess.render.text import render_text
from tests.render.forty import forty
from tests.render.golden import assert_golden
from tests.render.pages import Page, words_of
from tests.render.settings import SETTINGS, written_under
from tests.render.test_reports import READERS, report
from tests.single_example import document

REPORTS = [
    *(pytest.param(report(reader), id=reader) for reader in READERS),
    *(pytest.param(make_single_report(document(reader)), id=f"single-{reader}") for reader in READERS),
]
# the bytes


@pytest.mark.parametrize("reader", ["meeting", "board"])
def test_comparison(reader: str) -> None:
    assert_golden(f"html/{reader}.html", render_html(report(reader)).encode("ascii"))  # type: ignore[arg-type]


def test_single_assessment() -> None:
    assert_golden("html/single.html", render_html(make_single_report(document("board"))).encode("ascii"))


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_bytes_depend_on_no_setting_of_the_system(setting: dict[str, str]) -> None:
    expression = "render_html(report('meeting')).encode('ascii')"
    assert written_under(setting, "tests.render.test_html_reports", expression) == render_html(
        report("meeting")
    ).encode("ascii")


@pytest.mark.parametrize("reader", ["meeting", "board"])
def test_three_assessors_and_forty_questions_stay_small(reader: str) -> None:
    comparison = forty(reader)  # type: ignore[arg-type]
    assert (len(comparison.assessors), len(comparison.questions)) == (3, 40)
    size = len(render_html(make_report(comparison)))
    assert 30_000 < size < 60_000


# what a page is made of


@pytest.mark.parametrize("shown", REPORTS)
def test_what_a_page_may_hold(shown: Report) -> None:
    source = render_html(shown)
    found = Page(source)
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for name in ("aria-labelledby", "href"):
        targets = [one.lstrip("#") for key, value in found.attributes if key == name for one in (value or "").split()]
        assert set(targets) <= set(ids)
    assert {"script", "link", "img", "iframe", "object", "form", "base", "foreignobject"}.isdisjoint(found.tags)
    assert found.tags.count("style") == 1
    assert [key for key, _ in found.attributes if key == "style" or key.startswith("on") or "src" in key] == []
    for loads in ("://", "url(", "@import", "javascript:"):
        assert loads not in source.casefold()


@pytest.mark.parametrize("shown", REPORTS)
def test_headings_and_landmarks(shown: Report) -> None:
    found = Page(render_html(shown))
    levels = [int(tag[1]) for tag in found.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [found.tags.count(tag) for tag in ("main", "nav", "header")] == [1, 1, 1]
    assert found.elements[0] == ("html", {"lang": "en"})
    links = [attributes["href"] for tag, attributes in found.elements if tag == "a"]
    assert links == ["#report", *(f"#s{number}" for number in range(1, len(shown.sections) + 1))]


@pytest.mark.parametrize("shown", REPORTS)
def test_every_part_that_scrolls_can_be_reached_by_keys_and_has_a_name_of_its_own(shown: Report) -> None:
    regions = [one for _, one in Page(render_html(shown)).elements if "scroll" in one.get("class", "").split()]
    assert all((one["role"], one["tabindex"]) == ("region", "0") for one in regions)
    names = [one["aria-label"] for one in regions]
    assert len(names) == len(set(names))
    assert all(names)


# what it says


def facts(shown: Report) -> Iterator[str]:
    """Give everything that a report says, in its order; a name that several facts in a row share once."""
    yield from (shown.title, shown.about, *shown.notices)
    for section in shown.sections:
        yield section.title
        for block in section.blocks:
            yield from in_block(block)


def in_block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield text
        case Bullets(lines):
            yield from lines
        case Entry(title, stated):
            yield title
            for name, same in groupby(stated, key=lambda fact: fact.name):
                yield from (name, *(fact.text for fact in same))
        case Lanes(key=key):
            yield key
        case Table():
            yield from (cell for row in block.texts for cell in row)


@pytest.mark.parametrize("shown", REPORTS)
def test_page_and_text_say_the_same_in_the_same_order(shown: Report) -> None:
    for text in (render_text(shown), Page(render_html(shown)).text):
        said, reached = words_of(text), 0
        for fact in facts(shown):
            found = said.find(words_of(fact), reached)
            assert found >= 0, fact
            reached = found + len(words_of(fact))


@pytest.mark.parametrize("shown", REPORTS)
def test_every_printed_page_says_what_nobody_may_miss(shown: Report) -> None:
    style = Page(render_html(shown)).style
    foot = re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), style[style.rindex("@page") :])
    assert "FICTIONAL." in foot
    assert "draft, not validated" in foot
    assert "Not the sole basis for a decision." in foot or "Nobody may decide about you on this paper alone." in foot
    assert shown.title in foot
    assert 'counter(page) " of " counter(pages)' in foot


def test_for_the_meeting_what_is_covered_comes_last() -> None:
    covered = [section.covered for section in report("meeting").sections]
    assert covered == sorted(covered)
