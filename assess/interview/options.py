"""What stands before a colon: the page, date and links of an extract; all else of the line is text as typed."""

import re
from datetime import date
from typing import cast, get_args

from assess.interview.actions import Action, Extract, LinkTo
from assess.interview.state import Refused, echoed
from assess.model.assessment import Form, Nature, Relation

_RELATIONS: dict[str, Relation] = {"+": "supports", "-": "contradicts", "?": "context"}
_CODE = r"[A-Za-z][A-Za-z0-9-]*"
_LINK = re.compile(rf"[+\-?]{_CODE}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OPTION = rf"(?:p[0-9][0-9A-Za-z.,/-]*|{_DATE.pattern}|{_LINK.pattern})"
_SAID = "fact|statement|opinion|verbatim|paraphrase"
# The first option is a page, a date or a link: no sentence begins so and then has a colon.
_OPTIONS = re.compile(rf"\s*({_OPTION}(?:\s+(?:{_OPTION}|{_SAID}))*)\s*:(?:\s(.*))?", re.DOTALL)
EXTRACT = "e [PAGE +CODE -CODE ?CODE fact verbatim :] TEXT"


def is_option(word: str) -> bool:
    """Tell whether a word may stand before the colon of an extract: a page, a date, a link, what the extract is."""
    return re.fullmatch(f"{_OPTION}|{_SAID}", word) is not None


def read_link(word: str, usage: str) -> LinkTo:
    """Return the link that `+D4`, `-D4` or `?D4` means."""
    if not _LINK.fullmatch(word):
        raise Refused(f"{echoed(word)} is no link", f"+CODE supports, -CODE contradicts, ?CODE is context: {usage}")
    return LinkTo(word[1:], _RELATIONS[word[0]])


def split_colon(rest: str, usage: str) -> tuple[str, str]:
    """Return what stands before the first colon, and the text after it and one space."""
    before, colon, after = rest.partition(":")
    if not colon:
        raise Refused("a colon is missing", f"type it as: {usage}")
    return before, after.removeprefix(" ")


def name_and_text(rest: str, usage: str) -> tuple[str, str | None]:
    """Return the name that a text goes to, and the text where a colon follows; several words need their colon."""
    if ":" in rest or len(rest.split()) > 1:
        return split_colon(rest, usage)
    return rest, None


def read_extract(rest: str) -> Action:
    """Read what follows `e`: options only where nothing but a page and links stands before the first colon."""
    match = _OPTIONS.fullmatch(rest)
    if match is None:
        return Extract(rest if rest.strip() else None)
    words = match[1].split()
    links = tuple(read_link(word, EXTRACT) for word in words if _LINK.fullmatch(word))
    said = [word for word in words if re.fullmatch(_SAID, word)]
    pages = [word for word in words if not _LINK.fullmatch(word) and word not in said]
    page = _only(pages, "page or date")
    nature = _only([word for word in said if word in get_args(Nature)], "sort: fact, statement or opinion")
    form = _only([word for word in said if word in get_args(Form)], "form: verbatim or paraphrase")
    text = match[2] if match[2] and match[2].strip() else None
    return Extract(text, _page(page) if page else None, links, cast("Nature | None", nature), cast("Form | None", form))


def _only(words: list[str], what: str) -> str | None:
    if len(words) > 1:
        raise Refused(f"an extract has one {what}", f"type it as: {EXTRACT}")
    return words[0] if words else None


def _page(word: str) -> str:
    if _DATE.fullmatch(word):
        try:
            date.fromisoformat(word)
        except ValueError:
            raise Refused(f"{word} is no date of the calendar", "dates are written 2026-01-31") from None
    return word
