"""Small changes to a sound instrument, as text, and what the check says about each."""

from pathlib import Path
from typing import NamedTuple

import tomli

from assess.logic.lint import check_instrument
from assess.model.problem import Problem

SOUND = (Path(__file__).parents[3] / "assess" / "store" / "starter.toml").read_text(encoding="utf-8")


class Case(NamedTuple):
    """A change of the sound text, the one code it leads to, and a piece of the line that is named."""

    code: str
    old: str
    new: str
    at: str


def changed(old: str, new: str) -> str:
    """Return the sound text with the first `old` replaced; an empty `old` appends."""
    assert not old or old in SOUND, old
    return SOUND.replace(old, new, 1) if old else SOUND + new


def problems_in(text: str) -> tuple[Problem, ...]:
    """Return what the check says about a text."""
    return check_instrument(tomli.loads(text), text)[1]


def assert_one(case: Case) -> None:
    """See that the change leads to this code, to no other, and that the line is right."""
    text = changed(case.old, case.new)
    found = problems_in(text)
    assert {problem.code for problem in found} == {case.code}, found
    lines = [number for number, line in enumerate(text.splitlines(), 1) if case.at in line]
    assert found[-1].line in lines, (found[-1].line, lines)
    assert found[-1].message
