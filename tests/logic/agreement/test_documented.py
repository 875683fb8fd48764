"""The figures about this program in docs/agreement.md come out of it: its tables of data and its examples."""

import doctest
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from assess.logic.agreement.catalogue import MEASURES, all_coefficients
from assess.logic.agreement.coefficient import REASONS, Coefficient
from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import of_units
from tests.benchmarks.pooled_alpha import WORLDS, World, figures

PAGE = Path(__file__).parents[3] / "docs" / "agreement.md"
TEXT = PAGE.read_text(encoding="utf-8")
FIGURES = ("value", "se", "low", "high")

Cells = dict[str, str]
"""One line of a table of the page, by the heads of its columns."""


def tables() -> Iterator[list[list[str]]]:
    """Give the tables of the page as lines of cells, the line of dashes left out."""
    for block in re.findall(r"(?:^\|.*\n)+", TEXT, re.MULTILINE):
        lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in block.splitlines()]
        yield [lines[0], *lines[2:]]


def documented() -> list[Cells]:
    """Return every line that names data, a measure and its weights."""
    found = [dict(zip(table[0], line, strict=True)) for table in tables() for line in table[1:]]
    return [cells for cells in found if "data" in cells]


@cache
def data() -> dict[str, tuple[str, list[list[int | None]]]]:
    """Return by name the levels and the units of the page; `9*000` is nine units of three raters, a dot is missing."""
    found: dict[str, tuple[str, list[list[int | None]]]] = {}
    for block in re.findall(r"^```data\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            name, levels, *words = line.split()
            units = found.setdefault(name, (levels, []))[1]
            for word in words:
                row = [None if sign == "." else levels.index(sign) for sign in word.split("*")[-1]]
                units.extend([row] * int(word.split("*")[0] if "*" in word else 1))
    return found


@cache
def coefficients(name: str) -> dict[tuple[str, str | None], Coefficient]:
    levels, units = data()[name]
    found = all_coefficients(of_units(units, len(levels)), Levels(levels))
    return {(one.name, one.weights): one for one in found}


@pytest.mark.parametrize("cells", documented(), ids=lambda cells: " ".join(list(cells.values())[:3]))
def test_what_the_page_says_of_data_comes_out(cells: Cells) -> None:
    found = coefficients(cells["data"])[cells["name"].strip("`"), cells["weights"]]
    if found.undefined:
        assert cells["value"] == found.undefined
        return
    for figure in set(FIGURES) & set(cells):
        exact, said = getattr(found, figure), cells[figure]
        assert said == ("-" if exact is None else f"{exact:.{len(said.partition('.')[2])}f}")


def test_all_data_of_the_page_are_used() -> None:
    assert {cells["data"] for cells in documented()} == set(data())


def test_the_examples_run() -> None:
    assert doctest.testfile(str(PAGE), module_relative=False).failed == 0


def test_the_reasons_are_those_of_the_program() -> None:
    (table,) = [table for table in tables() if table[0][0] == "reason"]
    assert {line[0].strip("`"): line[1] for line in table[1:]} == REASONS


def test_every_measure_is_listed_with_its_variants() -> None:
    assert [line[0].strip("`") for line in _listed()] == [name for name, *_ in MEASURES]


def _listed() -> list[list[str]]:
    (table,) = [table for table in tables() if table[0][:2] == ["name", "`weights`"]]
    return table[1:]


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.__name__)
def test_the_made_cases_give_what_the_page_says_of_them(world: World) -> None:
    median, low, high, _, item, same = re.findall(r"-?\d[\d.]*", figures(world))
    assert re.search(rf"\| {median}, {low} to {high}[^|]*\| {item.removeprefix('-')} \| {same} \|", TEXT)
