"""`assess demo --html`: the fictional case as a page, for anybody who wants to see one."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from assess.cli.group import app
from assess.cli.main import main
from tests.render.pages import Page


def test_the_page_is_written_and_says_what_it_is(tmp_path: Path) -> None:
    out = tmp_path / "demo.html"
    run = CliRunner().invoke(app, ["demo", "--html", str(out)])
    assert (run.exit_code, run.stdout) == (0, "")
    assert f"written: {out}" in run.stderr
    shown = Page(out.read_text(encoding="ascii"))
    assert "FICTIONAL" in shown.text
    assert "Agenda" in shown.text


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    out = tmp_path / "demo.html"
    CliRunner().invoke(app, ["demo", "--html", str(out)])
    run = CliRunner().invoke(app, ["demo", "--html", "-"])
    assert run.stdout_bytes == out.read_bytes()


def test_two_results_on_standard_output_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--html", "-", "--json"]) == 2
    shown = capsys.readouterr()
    assert "two-results" in shown.out
    assert "<html" not in shown.out
