"""The page of refusals says what the source says: each code with its exits, and no code that there is not."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import assess.errors
from assess.logic.lint.codes import CODES
from assess.logic.shape import SHAPE_CODES
from assess.logic.table.faults import FAULTS
from tests.test_house import ROOT, SOURCES, name_of, parsed

PAGE = (ROOT / "docs" / "refusals.md").read_text(encoding="utf-8")
EXITS = {
    name: kind.exit_code
    for name, kind in vars(assess.errors).items()
    if isinstance(kind, type) and issubclass(kind, assess.errors.AssessError) and kind is not assess.errors.AssessError
}
FOUND = ("Problem", "_Refused", "NotToml")
# Codes that are put together, or handed on by a function: where, and what they can be.
COMPOSED: dict[tuple[str, str], tuple[str, ...]] = {
    ("assess/cli/beginning.py", "f'{flag}-missing'"): ("label-missing", "role-missing"),
    ("assess/store/documents.py", "f'{name}-invalid'"): ("comparison-invalid", "consensus-invalid"),
    ("assess/store/identity.py", "f'{name}-invalid'"): ("identity-invalid", "card-invalid"),
    ("assess/store/documents.py", "f'not-a-{name}'"): ("not-a-comparison", "not-a-consensus"),
    ("assess/store/log.py", "word"): ("sealed", "closed"),
    ("assess/store/reading.py", "f'no-{what}'"): ("no-reason", "no-text"),
    ("assess/logic/revisions.py", "f'{kind}-older'"): ("panel-older", "register-older"),
    ("assess/logic/revisions.py", "f'{name}-differs'"): (
        *("case-differs", "fictional-differs", "occasion-differs", "instrument-differs"),
    ),
    ("assess/logic/think_again/__init__.py", "f'check-{self.check}'"): ("check-NAME",),
    ("assess/logic/shape.py", "code"): tuple(SHAPE_CODES),
    ("assess/cli/tabulating.py", "code"): tuple(FAULTS),
}
# Codes that were given to another call, and are met there; what they are given to, and which argument it is.
HANDED_ON = {
    *("error.code", "ending.code", "one.code"),
    *((file, "code") for file in ("assess/logic/strict.py", "assess/store/toml.py", "assess/logic/lint/repair.py")),
    *((file, "code") for file in ("assess/logic/compare/fit.py", "assess/logic/facts.py")),
}
GIVEN_TO = {"_differing": 1, "_wrong": 0}


@cache
def calls(path: Path) -> tuple[tuple[str, ast.expr], ...]:
    """Return each making of an error or a problem: what is made, and its code."""
    return tuple(_calls(path))


def _calls(path: Path) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(parsed(path)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        name = node.func.id
        if name in EXITS or name in FOUND:
            yield name, node.args[0]
        elif name in GIVEN_TO and isinstance(node.args[GIVEN_TO[name]], ast.Constant):
            yield "Problem", node.args[GIVEN_TO[name]]
        elif name == "Ending" and not isinstance(node.args[1], ast.Attribute):
            yield f"Ending {_number(node.args[0])}", node.args[1]


def _number(exit_code: ast.expr) -> int:
    said = ast.unparse(exit_code)
    return 1 if said == "BUG" else EXITS[said.removesuffix(".exit_code")]


def made() -> Iterator[tuple[str, str]]:
    """Give what is made with which code, everywhere; fail for a code that is neither written out nor listed above."""
    for path in SOURCES:
        file = name_of(path)
        for kind, code in calls(path):
            said = ast.unparse(code)
            if isinstance(code, ast.Constant):
                yield kind, str(code.value)
            elif (file, said) in COMPOSED:
                yield from ((kind, one) for one in COMPOSED[file, said])
            else:
                assert said in HANDED_ON or (file, said) in HANDED_ON, (
                    f"{file}: the code {said} is nowhere in the table"
                )


def rows(title: str) -> list[list[str]]:
    """Return the rows of the table under a title of the page."""
    part = PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]
    return [re.split(r" \| ", line.strip("| ")) for line in part.splitlines() if line.startswith("| `")]


def codes_under(title: str) -> list[str]:
    return [row[0].strip("`") for row in rows(title)]


CALLS, FILES = "What a call is refused for", "What is wrong inside a file"
MISSING = "What is missing in an assessment or a meeting"


def test_each_refusal_of_a_call_stands_on_the_page_with_its_exits() -> None:
    exits: dict[str, set[int]] = defaultdict(set)
    for kind, code in made():
        if kind in EXITS:
            exits[code].add(EXITS[kind])
        elif kind.startswith("Ending"):
            exits[code].add(int(kind.split()[1]))
    on_page = {row[0].strip("`"): {int(one) for one in row[1].split(", ")} for row in rows(CALLS)}
    assert on_page == exits


def test_each_problem_of_a_file_stands_on_the_page() -> None:
    problems = {code for kind, code in made() if kind in FOUND}
    assert set(codes_under(FILES)) | set(codes_under(MISSING)) == problems
    assert set(codes_under(FILES)).isdisjoint(codes_under(MISSING))


@pytest.mark.parametrize("title", [CALLS, FILES, MISSING])
def test_no_code_stands_in_a_table_twice(title: str) -> None:
    codes = codes_under(title)
    assert codes
    assert sorted(set(codes)) == sorted(codes)


def test_the_page_leaves_only_the_codes_of_instruments_to_another_page() -> None:
    assert "(instrument-format.md)" in PAGE
    assert set(SHAPE_CODES) <= set(codes_under(FILES)) & set(CODES)


def test_nothing_is_listed_that_the_source_does_not_put_together_any_more() -> None:
    there = {(name_of(path), ast.unparse(code)) for path in SOURCES for _, code in calls(path)}
    assert set(COMPOSED) <= there
    said = {code for _, code in there}
    assert {one for one in HANDED_ON if isinstance(one, str)} <= said
    assert {one for one in HANDED_ON if isinstance(one, tuple)} <= there


def test_the_page_of_exit_codes_leads_there() -> None:
    assert "(refusals.md)" in (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
