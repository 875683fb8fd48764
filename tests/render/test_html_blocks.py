"""Each kind of block as HTML, and what foreign text in it can do: nothing."""

import re

from hypothesis import given
from hypothesis import strategies as st

from assess.render.blocks import Bullets, Cell, Entry, Fact, Lane, Lanes, Mark, Paragraph, Report, Section, Table
from assess.render.page.blocks import SAME_AS_TABLE
from assess.render.page.marks import SHAPES
from assess.render.page.report import COVERED, render_html
from tests.render.page_samples import CHART, HEAT, made, page
from tests.render.pages import Page, words_of


def test_a_notice_that_shouts_is_strong_and_shortened_in_the_foot() -> None:
    shown = render_html(made(notices=("SEALED INCOMPLETE, because: a long story", "A plain notice.")))
    assert '<li class="must">SEALED INCOMPLETE, because: a long story</li><li>A plain notice.</li>' in shown
    assert 'content: "SEALED INCOMPLETE\\2e  A plain notice\\2e "' in shown


def test_a_covered_section_is_closed_on_the_screen_and_a_page_of_its_own_on_paper() -> None:
    found = page(Paragraph("Hidden words."), covered=True)
    assert [attributes for tag, attributes in found.elements if tag == "details"] == [{}]
    assert ("section", {"class": "covered", "id": "s1"}) in found.elements
    assert COVERED in found.text
    paper = found.style.partition("@media print {\n  .skip")[2]
    assert ".covered, .covered + section { break-before: page;" in paper
    assert "details::details-content { content-visibility: visible;" in paper


def test_a_chart_is_named_described_and_followed_by_the_same_as_a_table() -> None:
    found = page(CHART)
    (drawing,) = [attributes for tag, attributes in found.elements if tag == "svg"]
    assert drawing["role"] == "img"
    assert drawing["aria-labelledby"] == "s1-1-t s1-1-d"
    assert {("title", "s1-1-t"), ("desc", "s1-1-d")} <= {(tag, one.get("id")) for tag, one in found.elements}
    table = " ".join(found.text.partition(SAME_AS_TABLE)[2].split())
    assert table.startswith("Not yet Begun no level X1 Engagement A1 A2? A3 X2 A name that is far too long")


def test_marks_differ_by_shape_and_are_hollow_at_the_lowest_certainty() -> None:
    names = tuple(f"A{number}" for number in range(1, 13))
    row = Lane("X1", (tuple(Mark(name, low=name == "A3") for name in names), ()))
    found = page(Lanes(("Begun", "no level"), (row,), "", names))
    shapes = [attributes for tag, attributes in found.elements if tag == "path"]
    assert len({one["d"] for one in shapes}) == len(SHAPES) == 12
    assert [place for place, one in enumerate(shapes) if "low" in one["class"]] == [2]
    assert "A3?" in found.text


def test_an_assessor_keeps_the_shape_in_every_chart() -> None:
    other = Lanes(CHART.columns, (Lane("X9", ((Mark("A3"),), (), ())),), "", CHART.names)
    drawn = re.findall(r'<path d="([^"]+)"[^>]*></path><text[^>]*>(A\d)', render_html(made(CHART, other)))
    assert len(set(drawn)) == 3


def test_a_cell_says_in_words_what_its_colour_says() -> None:
    found = page(HEAT)
    cells = [attributes.get("class") for tag, attributes in found.elements if tag == "td"]
    assert cells == ["s2", "s2", "s1", "s3", None, None]
    assert "2 steps apart" in found.text


def test_a_table_of_many_columns_goes_sideways_on_paper_and_a_chart_never_does() -> None:
    many = tuple(f"A{number}" for number in range(12))
    wide = page(Table(("Question", *many), (("D1", *many),)))
    assert [one["class"] for _, one in wide.elements if "scroll" in one.get("class", "")] == ["scroll wide"]
    chart = Lanes(many, (Lane("X1", ((),) * 12),), "")
    assert "wide" not in {one.get("class") for _, one in page(chart).elements}


# foreign text

TYPED = st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=30)
MARKUP = st.sampled_from(
    ["</style><script>x</script>", "<b onclick=x>", '"} body { color: #fff', "&amp;", "\x1b[31m", "a\u202eb"]
)


@given(st.one_of(TYPED, MARKUP))
def test_foreign_text_is_shown_and_nothing_obeys_it(typed: str) -> None:
    shown = Report(
        typed,
        typed,
        (typed,),
        (
            Section(
                typed,
                (
                    Paragraph(typed),
                    Bullets((typed,)),
                    Entry(typed, (Fact(typed, typed),)),
                    Table((typed, typed), ((typed, Cell(typed, 1)),)),
                    Lanes((typed, typed), (Lane(typed, ((Mark(typed),), ())),), typed, (typed,)),
                ),
                covered=True,
            ),
        ),
    )
    source = render_html(shown)
    assert source.isascii()
    found = Page(source)
    assert found.tags.count("style") == 1
    assert {"script", "b"}.isdisjoint(found.tags)
    assert not any(key.startswith("on") for key, _ in found.attributes)
    assert words_of(found.text).count(words_of(typed)) >= 10
    assert "color: #fff" not in found.style.partition("@page { @top-left")[2]
