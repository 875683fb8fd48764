"""An HTML page as a reader of HTML finds it."""

from html.parser import HTMLParser

from assess.logic.text import plain, visible

VOID = {"meta", "br"}


class Page(HTMLParser):
    """What a reader of HTML finds: tags in balance, attributes, and the words that are shown."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.style = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.attributes += attrs
        self.open += [] if tag in VOID else [tag]
        self.text += " "

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.text += " "

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        elif self.open and self.open[-1] != "title":
            self.text += data


def words_of(text: str) -> str:
    """Return foreign text as it is shown, in small letters and on one line."""
    return " ".join(plain(visible(text, lines=True)).casefold().split())
