"""A report as a page: what everybody must know first, where to find what, then the sections in their order."""

from collections.abc import Iterable

from assess.logic.text import visible
from assess.render.blocks import Report, Section
from assess.render.html import LINE_END, Markup, element, render_page, together
from assess.render.page.blocks import Place, block_html
from assess.render.page.foot import is_strong, page_foot
from assess.render.page.style import STYLE

COVERED = "Covered until somebody asks for it: what is seen first anchors."
NOT_OPENED = "This part was covered when this was printed, and this browser prints only what is open."


def render_html(report: Report) -> str:
    """Return the report as one file that loads and runs nothing; every printed page says what nobody may miss."""
    body = together(
        element("a", "Skip to the report", href="#report", class_="skip"),
        LINE_END,
        _head(report),
        LINE_END,
        _contents(report.sections),
        LINE_END,
        element("main", *_sections(report.sections), id="report"),
    )
    return render_page(f"{report.title}: {report.about}", "en", body, f"{STYLE}{page_foot(report)}")


def _head(report: Report) -> Markup:
    notices = (element("li", one, class_="must" if is_strong(one) else "") for one in report.notices)
    return element(
        "header",
        element("h1", visible(report.title)),
        element("p", report.about),
        element("ul", *notices, class_="notices"),
    )


def _contents(sections: Iterable[Section]) -> Markup:
    links = (
        element("li", element("a", visible(one.title), href=f"#s{number}")) for number, one in enumerate(sections, 1)
    )
    return element("nav", element("h2", "Contents", id="contents"), element("ol", *links), aria_labelledby="contents")


def _sections(sections: Iterable[Section]) -> Iterable[Markup]:
    for number, section in enumerate(sections, 1):
        yield together(LINE_END, _section(section, f"s{number}"))


def _section(section: Section, id_: str) -> Markup:
    """Return a section; a covered one is closed on the screen, and on paper a page of its own."""
    title = visible(section.title)
    heading = element("h2", title)
    blocks = [block_html(block, Place(title, f"{id_}-{place}")) for place, block in enumerate(section.blocks, 1)]
    if not section.covered:
        return element("section", heading, *blocks, id=id_)
    summary = element("summary", heading, element("span", COVERED, class_="why"))
    closed = element("p", NOT_OPENED, class_="closed")
    return element("section", element("details", summary, *blocks), closed, class_="covered", id=id_)
