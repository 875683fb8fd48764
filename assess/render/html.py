"""The frame of every HTML page: one file that loads nothing, runs nothing and shows foreign text as it was typed.

A page is put together from `element`, which escapes every attribute, and every child that is not `Markup` already;
there is no other way from a text to markup. The only style is the page's own, allowed by its digest: neither a `style`
attribute nor a second style sheet would have any effect. The page is ASCII: no code page on the way can change it.
"""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape

from assess.logic.text import visible

BASE_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: #fff; color: #000;
  font: 100%/1.4 "Liberation Sans", Arial, Helvetica, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; margin: 1.4rem 0 .4rem; border-bottom: 2px solid #000; }
h3 { font-size: 1.05rem; margin: 0 0 .2rem; }
h4 { font-size: 1rem; margin: .5rem 0 .1rem; }
p, ul { margin: .2rem 0; }
ul { padding-left: 1.2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .1rem .4rem .1rem 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print {
  body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.3; }
  h1 { font-size: 17pt; } h2 { font-size: 13pt; margin-top: 5mm; } h3 { font-size: 11pt; } h4 { font-size: 10pt; }
  h1, h2, h3, h4 { break-after: avoid; page-break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
}
"""
_VOID = {"meta", "br"}
# Nothing that acts or loads can be asked for by mistake.
_WORDS = {
    *("class", "id", "lang", "scope", "colspan", "charset", "name", "content", "http-equiv"),
    *("aria-label", "aria-labelledby"),
}
# What a drawing is made of, and what leads from one place of the page to another, is no text: its form is known.
_NUMBERS = re.compile(r"[-0-9. ]+")
_FORMS = {
    **dict.fromkeys(("x", "y", "x1", "y1", "x2", "y2", "dy", "viewBox"), _NUMBERS),
    "d": re.compile(r"[MHVLAZmhvlaz0-9. -]+"),
    "transform": re.compile(r"translate\([-0-9. ]+\)"),
    "href": re.compile(r"#[a-z0-9-]+"),
    "role": re.compile("img|region"),
    "tabindex": re.compile("0"),
}


class Markup(str):
    """HTML that `element` put together; everything else is text."""

    __slots__ = ()


LINE_END = Markup("\n")
"""Between two parts of the source; in text it would be a line break that somebody typed."""


def text_of(text: str) -> Markup:
    """Return foreign text as markup: nothing in it is obeyed, line breaks that somebody typed stay."""
    return Markup(escape(visible(text, lines=True)).replace("\n", "<br>"))


def element(name: str, /, *children: str, **attributes: str) -> Markup:
    """Return an element; `class_` and `http_equiv` are names that Python cannot spell; empty ones are left out."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value}
    refused = sorted(key for key, value in named.items() if not _is_known(key, value))
    if refused:
        message = f"no page has the attributes {refused}"
        raise ValueError(message)
    start = "".join(f' {key}="{escape(visible(value))}"' for key, value in named.items())
    if name in _VOID:
        return Markup(f"<{name}{start}>")
    return Markup(f"<{name}{start}>{together(*children)}</{name}>")


def _is_known(name: str, value: str) -> bool:
    """Tell whether an attribute is one of a page and, where it is no text, has its form."""
    form = _FORMS.get(name)
    return form.fullmatch(value) is not None if form else name in _WORDS


def together(*children: str) -> Markup:
    """Return children one after the other; what is no markup is shown as text."""
    return Markup("".join(child if isinstance(child, Markup) else text_of(child) for child in children))


def css_string(text: str) -> str:
    """Return foreign text as a string of a style sheet: what is no letter, digit or space is written as its number."""
    # The space behind a number ends it and is not shown.
    kept = (one if one.isascii() and (one.isalnum() or one == " ") else f"\\{ord(one):x} " for one in visible(text))
    return f'"{"".join(kept)}"'


def render_page(title: str, language: str, body: Markup, style: str = "") -> str:
    """Return a whole page, in ASCII; `style` is ours and follows the style of every page.

    Nothing from a file stands in it but what went through `css_string`.
    """
    sheet = f"{BASE_STYLE}{style}"
    digest = b64encode(sha256(sheet.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", visible(title)),
        element("style", Markup(sheet)),
    )
    page = element("html", head, LINE_END, element("body", body), LINE_END, lang=language)
    return f"<!DOCTYPE html>\n{page}\n".encode("ascii", "xmlcharrefreplace").decode("ascii")
