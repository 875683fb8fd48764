"""Forms as HTML made to be printed: the same words in the same order as the text, on A4, without colour."""

from collections.abc import Iterable

from assess.render.forms.parts import Advice, Blank, Box, Choice, Entry, Field, Guide, Head, Row, Sheet, Theme
from assess.render.forms.style import page_style
from assess.render.html import Markup, element, render_page, together

_LINE = element("span", class_="line")


def guide_html(guide: Guide) -> str:
    """Return the theme guide as a page of its own."""
    parts = [
        _head(guide.head),
        *(_advice(one) for one in guide.advice),
        *(_theme(one, guide.room) for one in guide.themes),
    ]
    return _page(guide.head, parts)


def sheet_html(sheet: Sheet) -> str:
    """Return the rating sheet as a page of its own."""
    key = [element("section", element("h2", one.name), *_key(one)) for one in sheet.key]
    two = element("div", *(_advice(one) for one in sheet.advice), *key, class_="two")
    first = element("div", _head(sheet.head), two, class_="first")
    chapters = [
        element("section", element("h2", chapter.title), *(_entry(one) for one in chapter.entries))
        for chapter in sheet.chapters
    ]
    return _page(sheet.head, [first, *chapters, _advice(sheet.closing)])


def _page(head: Head, parts: Iterable[Markup]) -> str:
    foot = element("p", head.foot, class_="foot")
    return render_page(head.title, head.language, element("main", *parts, foot), page_style(head.foot))


def _head(head: Head) -> Markup:
    return together(
        element("h1", head.title),
        element("p", head.about),
        element("div", *(element("p", one) for one in head.notices), class_="notices"),
        element("div", *(_blank(one) for one in head.blanks), class_="blanks"),
    )


def _blank(blank: Blank) -> Markup:
    filled = element("span", blank.known) if blank.known else _LINE
    return element("p", element("span", f"{blank.name}:"), " ", filled, class_="blank")


def _advice(advice: Advice) -> Markup:
    lines = (element("li", line) for line in advice.lines)
    return element("section", element("h2", advice.title), element("ul", *lines))


def _room(name: str, lines: int) -> Markup:
    """Return room to write, the first line beside the name."""
    first = element("p", element("span", f"{name}:", class_="name"), _LINE, class_="blank")
    return element("div", first, *[_LINE] * (lines - 1))


def _theme(theme: Theme, lines: int) -> Markup:
    groups = (
        element("div", element("ul", *(element("li", prompt) for prompt in group)), *[_LINE] * lines, class_="group")
        for group in theme.groups
    )
    return element("section", element("h2", theme.title), *groups)


def _key(choice: Choice) -> Iterable[Markup]:
    yield _levels(choice.name, choice.boxes) if any(box.text for box in choice.boxes) else _list(choice.boxes)


def _entry(entry: Entry) -> Markup:
    """Return one question; only where it asks for several levels may a page end between two of them."""
    title = element("h3", f"{entry.code}  {entry.title}", id=f"q-{entry.code}")
    rest = (
        *(_picks(choice) for choice in entry.marks),
        element("div", *(_field(field) for field in entry.fields), class_="fields") if entry.fields else "",
        *(_room(name, lines) for name, lines in entry.room),
    )
    facts = (together(" ", element("p", fact, class_="fact")) for fact in entry.facts)
    first, *others = [_row(entry, row) for row in entry.rows] or [Markup("")]
    return element(
        "section",
        # The heading never stays behind alone.
        element("div", element("div", title, *facts), first, class_="facet"),
        *others,
        element("div", *rest, class_="rest"),
        class_="entry several" if len(entry.rows) > 1 else "entry",
        aria_labelledby=f"q-{entry.code}",
    )


def _row(entry: Entry, row: Row) -> Markup:
    why = element("div", element("p", element("b", f"{row.reasons.name}:")), _list(row.reasons.boxes), class_="why")
    more = element("div", *(_picks(choice) for choice in row.more))
    return element(
        "div",
        element("h4", f"{entry.code}, {row.title}") if row.title else "",
        element("div", _levels(row.title or entry.title, row.levels), why, more, class_="row"),
        _told(row.told) if row.told else "",
        class_="facet",
    )


def _list(boxes: Iterable[Box]) -> Markup:
    return element("ul", *(element("li", _box(one), element("span", one.label)) for one in boxes), class_="reasons")


def _levels(about: str, boxes: Iterable[Box]) -> Markup:
    """Return a table; its caption and column heads are there for who cannot see it, and take no paper."""
    heads = (element("th", name, scope="col") for name in ("Number", "Level"))
    return element(
        "table",
        element("caption", element("span", f"Level: {about}", class_="unseen")),
        element("thead", element("tr", *heads), class_="unseen"),
        element("tbody", *(_level(box) for box in boxes)),
        class_="levels",
    )


def _level(box: Box) -> Markup:
    waits = (" ", element("span", "CANNOT WAIT", class_="waits")) if box.cannot_wait else ()
    words = (element("b", f"{box.label}:" if box.text else box.label), f" {box.text}" if box.text else "", *waits)
    return element("tr", element("th", _box(box), scope="row"), element("td", *words))


def _picks(choice: Choice) -> Markup:
    picks = (together(element("span", _box(box), " ", box.label, class_="pick"), " ") for box in choice.boxes)
    return element("p", element("span", f"{choice.name}:", class_="name"), *picks, class_="choices")


def _box(box: Box) -> Markup:
    return element("span", box.sign, class_="box")


def _told(numbers: str) -> Markup:
    first = element("b", f"If {numbers}: tell somebody at once.")
    line = ("Who:", "When:")
    blanks = (part for name in line for part in (element("span", name), _LINE))
    return element("p", first, *blanks, element("span", "Confirmed:"), *_unnumbered(("yes", "no")), class_="told")


def _unnumbered(words: Iterable[str]) -> Iterable[Markup]:
    return (element("span", element("span", Markup("&nbsp;"), class_="box"), " ", one, class_="pick") for one in words)


def _field(field: Field) -> Markup:
    asked = _unnumbered(field.choices) if field.choices else (_LINE,)
    return element(
        "p", element("span", f"{field.name}:", class_="name"), *asked, class_="blank wide" if field.choices else "blank"
    )
