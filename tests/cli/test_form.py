"""`assess form print`: what it prints, where, for which case, and what it refuses."""

import io
import json
import sys
from pathlib import Path

import pytest

from assess.cli.main import main

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "golden" / "examples"
MINI = str(EXAMPLES / "mini.toml")
FORMS = ROOT / "tests" / "golden" / "forms"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["form", "print", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


def workspace_with_case(folder: Path, **changes: object) -> None:
    """Make a workspace whose one case has a panel on the small instrument."""
    assert main(["init", ".", "--unencrypted"]) == 0
    (folder / "instruments").mkdir(exist_ok=True)
    (folder / "instruments" / "mini.toml").write_bytes(Path(MINI).read_bytes())
    panel = json.loads((EXAMPLES / "panel.json").read_text("utf-8")) | changes
    case = folder / "cases" / panel["case"]
    case.mkdir(parents=True)
    (case / "panel.json").write_text(json.dumps(panel), encoding="utf-8")


@pytest.mark.parametrize("what", ["guide", "sheet"])
@pytest.mark.parametrize(("html", "suffix"), [([], "txt"), (["--html"], "html")])
def test_both_forms_in_both_formats(
    what: str, html: list[str], suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, what, "--instrument", MINI, *html)
    assert (code, err) == (0, "")
    assert out == (FORMS / f"{what}.{suffix}").read_text("utf-8")


def test_the_usual_instrument_is_the_shipped_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert "reengagement 0.1.0, order 1" in run(capsys, "guide")[1]


def test_into_a_file_byte_for_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "sheet", "--instrument", MINI, "--html", "-o", "sheet.html")
    assert (code, out) == (0, "written: sheet.html\n")
    assert (tmp_path / "sheet.html").read_bytes() == (FORMS / "sheet.html").read_bytes()


def test_a_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "guide", "--instrument", MINI, "-o", "-")[1] == (FORMS / "guide.txt").read_text("utf-8")


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "guide", "-o", "no/such.txt")[:2] == (9, "")
    assert list(tmp_path.iterdir()) == []


def test_an_order_is_printed_at_the_foot_and_changes_the_guide(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (run(capsys, "guide", "--order", number)[1] for number in ("1", "2"))
    assert second.splitlines()[-1].startswith("reengagement 0.1.0, order 2,")
    assert sorted(first.splitlines()[:-1]) == sorted(second.splitlines()[:-1])
    assert first.splitlines()[:-1] != second.splitlines()[:-1]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["guide", "--instrument", "nothing"], 3, "there is no instrument nothing"),
        (["sheet", "--role", "probation-asessor"], 2, "did you mean probation-assessor?"),
        (["sheet", "--role", "mentor"], 2, "a mentor does not rate"),
        (["guide", "--role", "probation-assessor"], 2, "--role belongs to the sheet"),
        (["sheet", "--order", "2"], 2, "--order belongs to the guide"),
        (["guide", "--order", "0"], 2, "--order"),
        (["sheet", "../C-0142"], 2, "cannot be the name of a case"),
        (["poster"], 2, "guide"),
    ],
)
def test_what_is_refused(words: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    found, out, err = run(capsys, *words)
    assert (found, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


def test_without_a_workspace_a_case_is_printed_as_named(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "sheet", "C-0142")[1]
    assert "Case: C-0142" in out
    assert "FICTIONAL" not in out


def test_a_case_brings_its_instrument_and_says_that_it_is_fictional(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace_with_case(tmp_path)
    case = json.loads((EXAMPLES / "panel.json").read_text("utf-8"))["case"]
    code, out, err = run(capsys, "sheet", case)
    assert code == 0
    assert f"mini 0.1.0, rating sheet, case {case}" in out
    assert "FICTIONAL" in out
    assert "not encrypted" in err


def test_a_case_on_another_version_of_its_instrument_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    panel = json.loads((EXAMPLES / "panel.json").read_text("utf-8"))
    workspace_with_case(tmp_path, instrument=panel["instrument"] | {"digest": "0" * 64})
    code, out, err = run(capsys, "sheet", panel["case"])
    assert (code, out) == (5, "")
    assert "is not the 0.1.0 that" in err


def test_a_case_of_which_nothing_is_here_is_named_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace_with_case(tmp_path)
    code, out, err = run(capsys, "guide", "C-0999")
    assert code == 0
    assert "case C-0999" in out
    assert "nothing of C-0999 is here yet" in err


@pytest.mark.parametrize("html", [[], ["--html"]])
def test_the_code_page_of_a_terminal_changes_nothing_of_ours(html: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["form", "print", "sheet", "--instrument", MINI, *html]) == 0
    stream.flush()
    shown = stream.buffer.getvalue()
    assert shown == (FORMS / f"sheet.{'html' if html else 'txt'}").read_bytes()
