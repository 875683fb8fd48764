"""The small language of `applies_when` and `checks.when`: ==, !=, in, answered(), and, or, not over answers.

    condition = alternative ("or" alternative)*         alternative = factor ("and" factor)*
    factor    = "not" factor | "(" condition ")" | "answered" "(" name ")" | name ("==" | "!=") text | name "in" list
    name      = question | question.facet | "phase" | "setting"           text = "..."      list = [text, ...]

A question that has no level is equal to nothing: `!=` and `in` need a level too, so silence never triggers anything.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Lookup = Callable[[str], str | None]
"""Return the level of `question.facet`, the word of `phase` or `setting`, or None where there is none."""

_TOKEN = re.compile(r'\s*(?:("[^"\n]*")|([A-Za-z0-9][A-Za-z0-9._-]*)|(==|!=|[()\[\],]))')
_DEEPEST = 20


class ConditionError(ValueError):
    """The expression does not speak the language."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A parsed expression: the names it speaks of with the values compared, and how it holds."""

    compared: tuple[tuple[str, tuple[str, ...]], ...]
    holds: Callable[[Lookup], bool]


def tokens(text: str) -> list[str]:
    """Return the words and signs of an expression; raise ConditionError where one is not understood."""
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if not match:
            message = f"not understood from character {at + 1}"
            raise ConditionError(message)
        found.append(match[1] or match[2] or match[3])
        at = match.end()
    return found


class _Reader:
    """A cursor over the tokens; remembers every name it meets."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.compared: list[tuple[str, tuple[str, ...]]] = []

    def next(self) -> str:
        """Return the token under the cursor, or nothing at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *expected: str) -> str:
        """Move over the next token; it must be one of `expected` where any are given."""
        token = self.next()
        if not token or (expected and token not in expected):
            wanted = " or ".join(expected) or "something"
            message = f"{wanted} expected {f'before {token}' if token else 'at the end'}"
            raise ConditionError(message)
        self.at += 1
        return token

    def texts(self) -> Iterator[str]:
        """Read `"a", "b"]` up to the closing bracket."""
        while True:
            yield self.text()
            if self.take(",", "]") == "]":
                return

    def text(self) -> str:
        """Read one quoted text."""
        token = self.take()
        if not token.startswith('"'):
            message = f'a text in quotes expected before {token}, such as "C"'
            raise ConditionError(message)
        return token[1:-1]

    def name(self) -> str:
        """Read the name of a question, `phase` or `setting`."""
        token = self.take()
        if token[0] in '"()[],=!' or token in ("and", "or", "not", "in"):
            message = f"a question expected before {token}"
            raise ConditionError(message)
        return token


def _joined(reader: _Reader, depth: int, word: str, part: Callable[[_Reader, int], "_Holds"]) -> "_Holds":
    parts = [part(reader, depth)]
    while reader.next() == word:
        reader.take()
        parts.append(part(reader, depth))
    every = all if word == "and" else any
    return lambda lookup: every(holds(lookup) for holds in parts)


def _condition(reader: _Reader, depth: int) -> "_Holds":
    return _joined(reader, depth, "or", _alternative)


def _alternative(reader: _Reader, depth: int) -> "_Holds":
    return _joined(reader, depth, "and", _factor)


def _factor(reader: _Reader, depth: int) -> "_Holds":
    if depth > _DEEPEST:
        message = "nested too deeply"
        raise ConditionError(message)
    if reader.next() == "not":
        reader.take()
        inner = _factor(reader, depth + 1)
        return lambda lookup: not inner(lookup)
    if reader.next() == "(":
        reader.take()
        inner = _condition(reader, depth + 1)
        reader.take(")")
        return inner
    return _comparison(reader)


def _comparison(reader: _Reader) -> "_Holds":
    name = reader.name()
    if name == "answered" and reader.next() == "(":
        reader.take()
        name = reader.name()
        reader.take(")")
        reader.compared.append((name, ()))
        return lambda lookup: lookup(name) is not None
    sign = reader.take("==", "!=", "in")
    if sign == "in":
        reader.take("[")
    values = tuple(reader.texts()) if sign == "in" else (reader.text(),)
    reader.compared.append((name, values))
    wanted = sign != "!="
    return lambda lookup: (level := lookup(name)) is not None and (level in values) is wanted


_Holds = Callable[[Lookup], bool]


def parse_condition(text: str) -> Condition:
    """Return the condition in `text`; raise ConditionError with what is wrong."""
    reader = _Reader(tokens(text))
    holds = _condition(reader, 0)
    if reader.next():
        message = f"nothing expected before {reader.next()}"
        raise ConditionError(message)
    return Condition(tuple(reader.compared), holds)
