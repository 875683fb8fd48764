"""The locator: lines of headers, keys and entries, not fooled by strings and comments, never failing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic.locate import lines_of


def find_line(text: str, path: str) -> int | None:
    """Return the line of a path such as `items[3].anchors.P`, or of the nearest header around it."""
    steps = re.findall(r"\[(\d+)\]|([^.\[\]]+)", path)
    return lines_of(text).at(tuple(int(number) if number else word for number, word in steps))


TEXT = '''# [[items]] in a comment
format = "x"    # key = "value"
title = """
[[items]]
id = "inside a text"
"""
list = [
  "[[items]]",
  { code = "N", label = "a # b" },  # ]
  { code = "P",
    label = 'c' },
]
[scales.a]
levels = [{ code = "A" }, { code = "B" }]
[[items]]
id = "one"
[items.anchors]
N = "first"
[[items]]
id = "two"
"quoted key" = 1
a.b.c = 2
[items.anchors]
N = "second"
P = \'\'\'
N = "no"
\'\'\'
[[items.fields]]
id = "f0"
[[items.fields]]
id = "f1"
[text.de.one]
label = "x"
'''


def line_of(piece: str, nth: int = 1) -> int:
    found = [number for number, line in enumerate(TEXT.splitlines(), 1) if line.lstrip().startswith(piece)]
    return found[nth - 1]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("format", line_of("format")),
        ("title", line_of("title")),
        ("list[1].label", line_of('{ code = "N"')),
        ("list[2]", line_of('{ code = "P"')),
        ("list[2].label", line_of("label = 'c'")),
        ("list[9]", line_of("list")),
        ("scales.a.levels[1].code", line_of("levels")),
        ("scales.a.watershed", line_of("[scales.a]")),
        ("scales.b", line_of("[scales.a]")),
        ("items[0].id", line_of('id = "one"')),
        ("items[0].missing", line_of("[[items]]", 2)),
        ("items[0].anchors.N", line_of('N = "first"')),
        ("items[1].anchors.N", line_of('N = "second"')),
        ("items[1].anchors.Q", line_of("[items.anchors]", 2)),
        ("items[1].quoted key", line_of('"quoted key"')),
        ("items[1].a.b.c", line_of("a.b.c")),
        ("items[1].fields[1].id", line_of('id = "f1"')),
        ("items[1].fields[0]", line_of("[[items.fields]]")),
        ("text.de", line_of("[text.de.one]")),
        ("text.de.one.label", line_of('label = "x"')),
    ],
)
def test_a_path_has_its_line(path: str, line: int) -> None:
    assert find_line(TEXT, path) == line


def test_what_stands_nowhere_has_no_line() -> None:
    assert find_line(TEXT, "nowhere") is None
    assert find_line("", "items[0]") is None
    assert find_line(TEXT, "") is None


def test_line_ends_of_windows_count_once() -> None:
    assert find_line(TEXT.replace("\n", "\r\n"), "items[1].fields[1].id") == line_of('id = "f1"')


@given(st.text(alphabet="[]{}=,.'\"#\\\n\r ab1-", max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    assert all(line >= 1 for line in lines_of(text).starts.values())


@given(st.text(max_size=200), st.text(max_size=30))
def test_no_path_makes_it_fail(text: str, path: str) -> None:
    find_line(text, path)


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "a=" + "[" * 50_000, 'a="""' * 20_000, "a={" * 20_000, "a='''\n" * 20_000]
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    assert lines_of(text).at(("b",)) is None
