"""Where in a TOML text something stands: lines for the paths that problems name, without a second parser of values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assess.logic.shape import Location

_DEEPEST = 40
_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)+")
_SPACE = re.compile(r"[ \t]*")
_PART = re.compile(r"""[ \t]*(?:([A-Za-z0-9_-]+)|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)')[ \t]*(\.?)""")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}' + r"|'''.*?'{3,5}" + r'|"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}\n#\"']+")
_REST = re.compile(r"[^\n]*")
_COMMA = re.compile(",")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one text: where each header, key and list entry begins."""

    starts: Mapping[Location, int]

    def at(self, location: Location) -> int | None:
        """Return the line of `location`, or of the nearest thing around it that has one."""
        for length in range(len(location), 0, -1):
            if location[:length] in self.starts:
                return self.starts[location[:length]]
        return None


def lines_of(text: str) -> Lines:
    """Return the lines of a TOML text; of a text that is not TOML, those of the parts that look like it."""
    return Lines(dict(_Scanner(text).run()))


class _Scanner:
    """A cursor over the text; gives every location with its line, the first one where a location comes twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.counts: dict[Location, int] = {}
        self.seen_to = 0
        self.line = 1

    def run(self) -> Iterator[tuple[Location, int]]:
        """Go through headers and keys to the end of the text."""
        known: set[Location] = set()
        for location, line in self._statements():
            if location not in known:
                known.add(location)
                yield location, line

    def _statements(self) -> Iterator[tuple[Location, int]]:
        table: Location = ()
        while True:
            self._skip(_BLANK)
            if self.at >= len(self.text):
                return
            line = self._line()
            if self.text[self.at] == "[":
                table = self._header()
                yield from ((table[:length], line) for length in range(1, len(table) + 1))
            else:
                yield from self._pair(table, line, 0)
            self._skip(_REST)

    def _line(self) -> int:
        self.line += self.text.count("\n", self.seen_to, self.at)
        self.seen_to = self.at
        return self.line

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.text, self.at)
        if match and match.end() > self.at:
            self.at = match.end()
            return True
        return False

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def _header(self) -> Location:
        """Read `[a.b]` or `[[a.b]]`; in the latter every reading is the next entry of a list."""
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        *above, last = self._key() or [""]
        place = (*self._entered((), above), last)
        if many:
            self.counts[place] = self.counts.get(place, 0) + 1
        return self._entered((), (*above, last))

    def _entered(self, place: Location, parts: list[str] | tuple[str, ...]) -> Location:
        """Return where `parts` lead: into the newest entry wherever a list of tables stands."""
        for part in parts:
            place = (*place, part)
            if place in self.counts:
                place = (*place, self.counts[place] - 1)
        return place

    def _key(self) -> list[str]:
        parts: list[str] = []
        while match := _PART.match(self.text, self.at):
            self.at = match.end()
            parts.append(next(group for group in match.groups() if group is not None))
            if not match[4]:
                break
        return parts

    def _pair(self, table: Location, line: int, depth: int) -> Iterator[tuple[Location, int]]:
        """Read `key = value`; what is no key is left to the caller, who goes on in the next line."""
        location: Location = table
        for part in self._key():
            location = (*location, part)
            yield location, line
        self._skip(_SPACE)
        if self._next() == "=":
            self.at += 1
            yield from self._value(location, depth)

    def _value(self, location: Location, depth: int) -> Iterator[tuple[Location, int]]:
        self._skip(_SPACE)
        opening = self._next()
        if opening in ("[", "{") and depth < _DEEPEST:
            self.at += 1
            yield from self._entries(location, opening, depth + 1)
        elif not self._skip(_STRING):
            self._skip(_BARE)

    def _entries(self, location: Location, opening: str, depth: int) -> Iterator[tuple[Location, int]]:
        """Read what a bracket holds, up to its closing one."""
        number = 0
        while True:
            self._skip(_BLANK)
            before = self.at
            if self._next() in ("]", "}", ""):
                self.at += 1
                return
            line = self._line()
            if opening == "[":
                yield (*location, number), line
                yield from self._value((*location, number), depth)
                number += 1
            else:
                yield from self._pair(location, line, depth)
            self._skip(_BLANK)
            self._skip(_COMMA)
            if self.at == before:  # something that is no TOML: step over it
                self.at += 1
