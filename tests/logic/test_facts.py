"""Facts in TOML become a register or its next revision; what speaks against it is told by line, all at once."""

from collections.abc import Iterator

import pytest
import tomli

from assess.logic.facts import check_facts, revised
from assess.model.facts import CaseFacts
from assess.model.problem import Problem
from assess.model.source import Named, Register
from tests.cases import NEW_SOURCE, panel, register

OLD = """
[[sources]]
kind = "interview"
date = "2026-02-10"
setting = "custody"
origin = "person-2026"
"""
SAME = """
[[same_as]]
source = "S-9WNA"
of = "A2"
same_as = "S-7K2Q"
because = "The same letter."
"""


def facts(text: str) -> CaseFacts:
    found, problems = check_facts(tomli.loads(text), text)
    assert found, problems
    return found


def apply(text: str, before: Register | None = None) -> Register | tuple[Problem, ...]:
    tokens: Iterator[str] = iter(["7K2Q", "AAAA", "BBBB", "CCCC"])
    return revised(before or register(), facts(text), panel(), lambda: next(tokens), text)


def grown(text: str, before: Register | None = None) -> Register:
    found = apply(text, before)
    assert isinstance(found, Register), found
    return found


def placed(text: str) -> list[tuple[str, str, int | None]]:
    found = apply(text)
    assert isinstance(found, tuple)
    return [(one.code, one.path, one.line) for one in found]


def test_a_new_source_gets_an_id_that_nobody_has() -> None:
    assert [one.id for one in grown(NEW_SOURCE).sources] == ["S-7K2Q", "S-2FYB", "S-AAAA"]
    assert grown(NEW_SOURCE).sources[2].date == "2023-11-21"


def test_the_same_file_again_changes_nothing() -> None:
    once = grown(OLD + NEW_SOURCE)
    assert len(once.sources) == 3
    assert grown(OLD + NEW_SOURCE, once) == once


def test_two_alike_in_one_file_are_two() -> None:
    assert len(grown(OLD + OLD).sources) == 3


def test_facts_are_added_and_what_is_absent_stays() -> None:
    after = grown('phase = "released"\nlast_move = 2025-06-16\n[context]\ninterpreter = "yes"\n')
    assert (after.referral, after.phase, after.last_move) == (register().referral, "released", "2025-06-16")
    assert grown('[context]\nnot-seen = "no"', after).context == {"interpreter": "yes", "not-seen": "no"}


def test_only_handling_changes_of_a_registered_source() -> None:
    after = grown('[[sources]]\nid = "S-7K2Q"\nhandling = { named = ["A1"] }\n')
    assert after.sources[0].handling == Named(named=("A1",))
    assert after.sources[0].kind == "interview"
    changed = '[[sources]]\nid = "S-7K2Q"\nkind = "family"\njoint = true\n'
    assert placed(changed) == [("source-differs", "sources[0].kind", 3), ("source-differs", "sources[0].joint", 4)]


def test_an_own_source_is_declared_once() -> None:
    after = grown(SAME)
    assert [one.same_as for one in after.same_as] == ["S-7K2Q"]
    assert grown(SAME, after) == after
    found = apply(SAME.replace("S-7K2Q", "S-2FYB"), after)
    assert isinstance(found, tuple)
    assert [one.code for one in found] == ["declared-otherwise"]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('"A2"', '"A9"', "not-on-panel"),
        ('"S-7K2Q"', '"S-ZZZZ"', "no-such-source"),
        ('"S-9WNA"', '"S-2FYB"', "not-an-own-source"),
    ],
)
def test_a_declaration_needs_what_it_speaks_of(before: str, after: str, code: str) -> None:
    assert [one[0] for one in placed(SAME.replace(before, after))] == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[[sources]]\nkind = "family"\ndate = "2026-01-01"\n',
            [("key-missing", "sources[0].setting", 1), ("key-missing", "sources[0].origin", 1)],
        ),
        (
            NEW_SOURCE.replace('"share"', '{ named = ["A1", "B7"] }'),
            [("not-on-panel", "sources[0].handling", 7)],
        ),
        ('[[sources]]\nid = "S-7K2Q"\n[[sources]]\nid = "S-7K2Q"\n', [("source-twice", "sources[0]", 1)]),
    ],
)
def test_what_a_source_lacks_is_told_by_line(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert placed(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "code", "path", "line"),
    [
        ('referal = "x"', "key-unknown", "referal", 1),
        ('\n[context]\nshort-sentnce = "yes"', "key-unknown", "context.short-sentnce", 3),
        ('[context]\nnot-seen = "maybe"', "not-allowed", "context.not-seen", 2),
        ('[told]\ntext = "x"\nby = "A1"', "key-missing", "told.date", 1),
        ('last_move = "soon"', "bad-form", "last_move", 1),
        ("last_move = 2025-01-01T10:00:00", "not-text", "last_move", 1),
        ("phase = 1.5", "not-text", "phase", 1),
        ("phase = nan", "not-text", "phase", 1),
        ('[[sources]]\nkind = "rumour"', "not-allowed", "sources[0].kind", 2),
        ("sources = 1", "not-a-list", "sources", 1),
    ],
)
def test_what_is_no_fact_is_told_by_line(text: str, code: str, path: str, line: int) -> None:
    found, problems = check_facts(tomli.loads(text), text)
    assert found is None
    assert (problems[0].code, problems[0].path, problems[0].line) == (code, path, line)
