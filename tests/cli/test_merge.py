"""`assess merge`: what goes to which stream, what is refused with which code, and what it loads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.logic.documents import dump_document
from assess.model.assessment import Assessment, LogHead
from assess.model.comparison import Comparison
from assess.store.envelope import dump_sealed
from tests.builders import DIGEST
from tests.worked_example import PANEL, REGISTER, example


def write(folder: Path, *assessments: Assessment) -> list[str]:
    files = []
    for place, one in enumerate(assessments):
        file = folder / f"{place}.sealed"
        file.write_bytes(dump_sealed(one.model_copy(update={"log": LogHead(events=1, head=DIGEST)})))
        files.append(str(file))
    return files


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    return write(tmp_path, *example())


@pytest.fixture
def workspace(tmp_path: Path, files: list[str]) -> list[str]:
    from assess.store.workspace import create_workspace

    case = create_workspace(tmp_path).case_folder("DEMO-01")
    case.mkdir(parents=True)
    (case / "panel.json").write_bytes(dump_document(PANEL))
    (case / "register.json").write_bytes(dump_document(REGISTER))
    return files


def test_the_report_is_the_result_and_says_for_whom(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *files]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("COMPARISON FOR A BOARD\n")
    assert "--for coordinator" in err


def test_a_reader_is_named(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *files, "--for", "meeting"]) == 0
    assert capsys.readouterr().out.startswith("COMPARISON FOR THE MEETING OF THE ASSESSORS\n")


def test_panel_and_register_of_the_workspace_are_used(workspace: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *workspace, "--for", "coordinator"]) == 0
    out, err = capsys.readouterr()
    assert "The panel (revision 1)" in out
    assert "declared to" in out
    assert "not encrypted" in err


def test_a_panel_for_another_occasion_is_not_used(
    workspace: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = PANEL.model_copy(update={"occasion": "2027-01"})
    (tmp_path / "cases/DEMO-01/panel.json").write_bytes(dump_document(other))
    assert main(["merge", *workspace]) == 0
    out, err = capsys.readouterr()
    assert "There is no panel" in out
    assert "was not used" in err


def test_json_is_one_envelope(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *files, "--json", "--exit-code"]) == 10
    found = json.loads(capsys.readouterr().out)
    assert (found["command"], found["exit"]) == ("merge", 10)
    assert Comparison.model_validate_json(json.dumps(found["data"])).reader == "board"


def test_exit_code_says_whether_levels_differ(
    tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    one, two, _ = example()
    same = two.model_copy(update={"ratings": one.ratings[:1], "evidence": one.evidence})
    other = tmp_path / "same"
    other.mkdir()
    assert main(["merge", *write(other, one, same), "--exit-code"]) == 0
    assert main(["merge", *files, "--exit-code"]) == 10
    capsys.readouterr()


def test_the_document_is_the_coordinators_unless_somebody_is_named(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["merge", *files, "-o", "full.json"]) == 0
    assert json.loads((tmp_path / "full.json").read_text("utf-8"))["reader"] == "coordinator"
    assert main(["merge", *files, "-o", "board.json", "--for", "board"]) == 0
    assert json.loads((tmp_path / "board.json").read_text("utf-8"))["reader"] == "board"
    capsys.readouterr()


def test_nothing_is_written_over(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kept.json").write_text("mine")
    assert main(["merge", *files, "-o", "kept.json"]) == 7
    assert (tmp_path / "kept.json").read_text() == "mine"
    assert capsys.readouterr().out == ""


def test_the_document_and_the_page_are_written_both_or_neither(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for page, code in (("no/page.html", 9), ("x.json", 7), (files[0], 7), (".", 7)):
        capsys.readouterr()
        assert main(["merge", *files, "-o", "x.json", "--html", page]) == code
        assert not (tmp_path / "x.json").exists()
        assert "x.json, for: " not in capsys.readouterr().err


def test_a_dash_is_standard_output_and_the_bytes_are_the_document(
    files: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["merge", *files, "-o", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b'{\n "format": "assess.comparison/0"')


def test_every_reason_why_not_is_told_and_nothing_is_left_behind(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, _, _ = example()
    other = tmp_path / "other"
    other.mkdir()
    moved = write(other, one.model_copy(update={"occasion": "2027-01"}))
    assert main(["merge", files[0], *moved, "-o", "x.json"]) == 5
    out, err = capsys.readouterr()
    assert out == ""
    assert "[key-twice]" in err
    assert "[occasion-differs]" in err
    assert not (tmp_path / "x.json").exists()


def test_refusals_are_in_the_envelope(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", files[0], "--json"]) == 5
    found = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in found["problems"]] == ["too-few"]


def test_an_unknown_reader_is_a_wrong_call(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *files, "--for", "press"]) == 2
    assert capsys.readouterr().out == ""


def test_on_a_terminal_styles_are_used_and_dumb_ones_get_text(
    files: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["merge", *files]) == 0
    assert "\x1b[1;34m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert main(["merge", *files]) == 0
    assert "\x1b[1;34m" not in capsys.readouterr().out
    monkeypatch.setenv("TERM", "dumb")
    assert main(["merge", *files]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_merge_in_a_pipe_loads_no_instrument_no_journal_and_no_rich(files: list[str]) -> None:
    code = (
        "import sys; from assess.cli.main import main; main(); "
        "heavy = ('rich', 'tomli', 'assess.model.instrument', 'assess.model.event', 'assess.store.journal'); "
        "sys.stderr.write('loaded: ' + ' '.join(sorted(set(heavy) & set(sys.modules))))"
    )
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": root}
    run = subprocess.run(
        [sys.executable, "-c", code, "merge", *files], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stderr.endswith("loaded: ")
