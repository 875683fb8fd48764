"""Every shipped instrument: no errors, no warnings, and not for sale as more than it is."""

from pathlib import Path

import pytest

from assess.store.library import check_instrument_file, load_instrument

FOLDER = Path(__file__).parents[2] / "instruments"
FILES = sorted(FOLDER.glob("*.toml"))


def test_something_is_shipped() -> None:
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_instrument_has_neither_errors_nor_warnings(path: Path) -> None:
    found = check_instrument_file(str(path)).problems
    assert [(problem.line, problem.code, problem.message) for problem in found] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_instrument_says_that_it_is_a_draft(path: Path) -> None:
    about = load_instrument(str(path)).instrument.instrument
    assert about.id == path.stem
    assert about.licence == "CC-BY-4.0"
    assert "not validated" in about.status
    assert about.not_for
