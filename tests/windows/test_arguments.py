"""Arguments and pipes on Windows: no shell there opens `*`, a pipe that was left says so in its own way."""

import errno
import os
import sys
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from assess.cli.main import READER_GONE, main
from assess.cli.quick import was_answered
from assess.cli.table import COMMANDS
from assess.store.documents import load_comparison
from tests.e2e.attacks import TREE, lay_out

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the demonstration case, and a command line as Windows hands it over: as it was typed."""
    import typer.core

    monkeypatch.setattr(typer.core, "os", SimpleNamespace(**{**vars(os), "name": "nt"}))
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    monkeypatch.chdir(lay_out(tmp_path))
    return tmp_path


def typed(monkeypatch: pytest.MonkeyPatch, line: str) -> int:
    monkeypatch.setattr(sys, "argv", ["assess", *line.split()])
    return main()


def test_a_star_names_every_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(monkeypatch, f"merge {TREE}/*.sealed -o all.json") == 0
    labels = [one.label for one in load_comparison(folder / "all.json").comparison.assessors]
    assert sorted(labels) == ["A1", "A2", "A3"]


@pytest.mark.usefixtures("folder")
def test_a_star_that_fits_nothing_is_told_as_it_was_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(monkeypatch, "merge none/*.sealed") == 3
    assert "none/*.sealed" in capsys.readouterr().err


def test_the_short_way_leaves_a_star_to_the_ordinary_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "ratings.csv").write_text("A,B\n0,1\n1,1\n")
    words = "rat*.csv --levels 0,1"
    assert not was_answered(words.split())
    assert typed(monkeypatch, f"agreement {words}") == 0
    assert "percent" in capsys.readouterr().out.lower()


@pytest.mark.usefixtures("folder")
def test_sealed_files_of_many_cases_are_named_by_stars(monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(monkeypatch, "agreement cases/*/2026-03/*.sealed") in {0, 5}  # of one case alone nothing is counted


class Left(StringIO):
    """A pipe whose reader has gone, as Windows tells it."""

    def write(self, _text: str) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")


@pytest.mark.parametrize(("platform", "code"), [("win32", READER_GONE), ("linux", 9)])
def test_a_pipe_that_was_left_is_no_mistake(monkeypatch: pytest.MonkeyPatch, platform: str, code: int) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr("assess.cli.main._forget_unwritten", lambda: None)
    monkeypatch.setattr(sys, "stdout", Left())
    assert main(["schema", "panel"]) == code


def test_what_is_read_again_can_be_written_without_a_shell() -> None:
    """`>` in PowerShell 5 writes UTF-16: every command that makes a document to be read again takes -o."""
    makes_documents = {"merge", "look", "schema", "agreement", "report", "case"}
    written = {name: (ROOT / "assess" / "cli" / "commands" / f"{name}.py").read_text("utf-8") for name in COMMANDS}
    with_output = {name for name, text in written.items() if '"-o"' in text or "out: Out" in text}
    assert makes_documents <= with_output
    page = (ROOT / "docs" / "windows.md").read_text("utf-8")
    assert {name for name in with_output if f"`{name}" not in page} == set()
