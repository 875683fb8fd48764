"""What every printed page says in its margins: which report it belongs to, and what nobody may miss."""

import re

from assess.logic.text import shortened
from assess.render.blocks import Report
from assess.render.html import css_string

_CAPITALS = re.compile(r"(?:A )?[A-Z]{2,}(?::? [A-Z]{2,})*\b")
_LONGEST = 120


def is_strong(notice: str) -> bool:
    """Tell whether a notice begins in capitals: it must not be missed."""
    return _CAPITALS.match(notice) is not None


def page_foot(report: Report) -> str:
    """Return the style of printed pages; margins have little room, so that each notice is said in its first words."""
    said = css_string(" ".join(map(_brief, report.notices)))
    what = css_string(shortened(f"{report.title}: {report.about}", _LONGEST))
    return (
        f"@page {{ @top-left {{ content: {what}; }} @bottom-left {{ content: {said}; }}"
        ' @bottom-right { content: "page " counter(page) " of " counter(pages); } }\n'
    )


def _brief(notice: str) -> str:
    capitals = _CAPITALS.match(notice)
    return f"{capitals[0]}." if capitals else shortened(notice, _LONGEST)
