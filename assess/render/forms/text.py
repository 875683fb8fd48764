"""Forms as plain text: 80 columns, ASCII of our own, lines to write on."""

from collections.abc import Iterable, Iterator

from assess.render.forms.parts import Advice, Box, Choice, Entry, Field, Guide, Head, Row, Sheet
from assess.render.lines import shown, wrap

WIDTH = 80
_SHORT = 24
_INDENT = "    "


def guide_text(guide: Guide) -> str:
    """Return the theme guide, with room under every group of prompts."""
    lines = [*_head(guide.head), *_all_advice(guide.advice)]
    for theme in guide.themes:
        lines += _heading(theme.title)
        for group in theme.groups:
            lines += ["", *(line for prompt in group for line in wrap(prompt, WIDTH, "- ", "  ")), *_room(guide.room)]
    return _finished(lines, guide.head)


def sheet_text(sheet: Sheet) -> str:
    """Return the rating sheet; its first page is the key to the numbers."""
    lines = [*_head(sheet.head), *_all_advice(sheet.advice)]
    for choice in sheet.key:
        lines += ["", *wrap(choice.name, WIDTH), *_boxes(choice.boxes, "  ")]
    for chapter in sheet.chapters:
        lines += _heading(chapter.title)
        for place, entry in enumerate(chapter.entries):
            lines += ["", *(["-" * WIDTH, ""] if place else []), *_entry(entry)]
    lines += _all_advice((sheet.closing,))
    return _finished(lines, sheet.head)


def _finished(lines: Iterable[str], head: Head) -> str:
    return "\n".join(line.rstrip() for line in (*lines, "", *wrap(head.foot, WIDTH))) + "\n"


def _heading(title: str) -> list[str]:
    return ["", "", *wrap(title.upper(), WIDTH), "=" * WIDTH]


def _head(head: Head) -> Iterator[str]:
    yield from wrap(head.title.upper(), WIDTH)
    yield "=" * WIDTH
    yield from wrap(head.about, WIDTH)
    yield ""
    for notice in head.notices:
        yield from wrap(notice, WIDTH)
    for blank in head.blanks:
        yield ""
        yield from wrap(f"{blank.name}: {blank.known}", WIDTH) if blank.known else _to_fill_in(blank.name)


def _all_advice(advice: Iterable[Advice]) -> Iterator[str]:
    for one in advice:
        yield from ("", *wrap(one.title, WIDTH))
        for line in one.lines:
            yield from wrap(line, WIDTH, "- ", "  ")


def _line(name: str, width: int = WIDTH) -> str:
    """Return a short name with a line to write on."""
    start = f"{shown(name)}: "
    return start + "_" * (width - len(start))


def _to_fill_in(name: str) -> list[str]:
    """Return a name with a line to write on, below it where there is no room beside it."""
    return [_line(name)] if len(shown(name)) <= WIDTH - _SHORT else [*wrap(f"{name}:", WIDTH), *_room(1)]


def _room(count: int) -> Iterator[str]:
    for _ in range(count):
        yield from ("", "_" * WIDTH)


def _entry(entry: Entry) -> Iterator[str]:
    yield from wrap(f"{entry.code}  {entry.title}", WIDTH)
    for fact in entry.facts:
        yield from wrap(fact, WIDTH, _INDENT, _INDENT)
    for row in entry.rows:
        yield ""
        yield from _row(entry, row)
    for choice in entry.marks:
        yield from ("", *wrap(choice.name, WIDTH), *_boxes(choice.boxes, "  "))
    for field in entry.fields:
        yield from ("", *_field(field))
    for name, lines in entry.room:
        yield from ("", *_to_fill_in(name), *_room(lines - 1))


def _row(entry: Entry, row: Row) -> Iterator[str]:
    if row.title:
        yield from wrap(f"{entry.code}, {row.title}", WIDTH)
    yield "Level"
    yield from _boxes(row.levels, "  ")
    for choice in (row.reasons, *row.more):
        yield from _choice(choice)
    if row.told:
        yield from ("", *wrap(f"If {row.told}: tell somebody at once.", WIDTH))
        yield from ("", f"{_line('Who', 50)}  {_line('When', 28)}", "Confirmed: [ ] yes  [ ] no")


def _choice(choice: Choice) -> list[str]:
    """Give boxes that follow each other on a line; a box is never parted from its label."""
    name = f"{shown(choice.name)}:"
    lines, here = [], f"{name:<11}"
    for box in choice.boxes:
        piece = f"[{shown(box.sign)}] {shown(box.label)}"
        if len(here) + len(piece) > WIDTH and here.strip():
            lines.append(here)
            here = " " * 11
        here += f"{piece}   "
    return [line.rstrip() for line in (*lines, here)]


def _boxes(boxes: Iterable[Box], indent: str) -> Iterator[str]:
    for box in boxes:
        words = f"{box.label}{f': {box.text}' if box.text else ''}{' (CANNOT WAIT)' if box.cannot_wait else ''}"
        start = f"{indent}[{shown(box.sign)}] "
        yield from wrap(words, WIDTH, start, " " * len(start))


def _field(field: Field) -> list[str]:
    if not field.choices:
        return _to_fill_in(field.name)
    return [
        *wrap(f"{field.name}:", WIDTH),
        *(line for one in field.choices for line in wrap(one, WIDTH, "  [ ] ", " " * 6)),
    ]
