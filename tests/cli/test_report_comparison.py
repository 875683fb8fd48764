"""`assess report` of a comparison: for whom, in which form, with which record of a meeting, and what is refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.logic.compare import compare
from assess.logic.digest import digest_bytes
from assess.logic.documents import dump_document, read_document
from assess.model.assessment import LogHead
from assess.model.comparison import Comparison, Reader
from assess.model.consensus import Consensus, Meeting, Outcome
from assess.render.csv import render_csv
from assess.render.report import make_report
from assess.render.text import render_text
from tests.builders import DIGEST, INSTRUMENT, assessment, sealed, source
from tests.cli.test_merge import write
from tests.render.settings import SETTINGS
from tests.worked_example import PANEL, REGISTER, example


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    written(tmp_path)
    return tmp_path


def compared(reader: Reader = "coordinator") -> Comparison:
    return compare(sealed(*example()), PANEL, REGISTER, reader)


def written(folder: Path, reader: Reader = "coordinator", name: str = "full.json") -> Path:
    path = folder / name
    path.write_bytes(dump_document(compared(reader)))
    return path


def recorded(folder: Path, name: str = "full.consensus.json", about: Path | None = None) -> Path:
    """Write the closed record of a meeting about a comparison."""
    record = Consensus(
        fictional=True,
        case="DEMO-01",
        occasion="2026-03",
        instrument=INSTRUMENT,
        comparison=digest_bytes((about or folder / "full.json").read_bytes()),
        meeting=Meeting(date="2026-03-20", present=("A1", "A2", "A3")),
        questions=(Outcome.model_validate({"question": "active-ties", "facet": "main", "state": "open"}),),
        closed="2026-03-20T12:00:00+01:00",
        log=LogHead(events=3, head=DIGEST),
    )
    path = folder / name
    path.write_bytes(dump_document(record))
    return path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("reader", ["coordinator", "meeting", "board", "agency", "person"])
def test_it_is_the_report_that_merge_would_show(reader: Reader, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "full.json", "--for", reader]) == 0
    assert capsys.readouterr().out == render_text(make_report(compared(reader)))


def test_the_board_is_its_reader_unless_it_was_made_for_another(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "full.json"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("COMPARISON FOR A BOARD\n")
    assert "words may give away a source" in told.err
    assert "made for: board; --for coordinator" in told.err
    written(folder, "agency", "agency.json")
    assert main(["report", "agency.json"]) == 0
    assert capsys.readouterr().out.startswith("COMPARISON FOR ANOTHER AGENCY\n")
    assert main(["report", "agency.json", "--for", "board"]) == 5


def test_words_can_give_nothing_away_where_every_source_is_for_everybody(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = [assessment(label, {"D1": "N L"}, {"D1": ["S-7K2Q"]}, (source("S-7K2Q"),)) for label in ("A1", "A2")]
    (folder / "open.json").write_bytes(dump_document(compare(sealed(*both), reader="coordinator")))
    assert main(["report", "open.json"]) == 0
    assert "words may" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "start"),
    [("--text", b"COMPARISON FOR A BOARD\n"), ("--html", b"<!DOCTYPE html>"), ("--csv", b"\xef\xbb\xbffictional,")],
)
def test_a_form_goes_to_a_file_or_to_standard_output_as_the_same_bytes(
    folder: Path, form: str, start: bytes, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["report", "full.json", form]) == 0
    shown = capfdbinary.readouterr().out
    assert shown.startswith(start)
    assert main(["report", "full.json", form, "-o", "-"]) == 0
    assert capfdbinary.readouterr().out == shown
    assert main(["report", "full.json", form, "-o", "out.file"]) == 0
    told = capfdbinary.readouterr()
    assert told.out == b""
    assert b"written: out.file, for: board; it is not encrypted\n" in told.err
    assert (folder / "out.file").read_bytes() == shown


def test_json_is_an_envelope_and_the_bare_document_in_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "full.json", "--json", "-o", "board.json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["command"], found["data"]["reader"]) == ("report", "board")
    assert read_document(Comparison, (folder / "board.json").read_bytes()) == compared("board")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("forms", [["--csv", "--html"], ["--json", "--text"], ["--json", "-o", "-"]])
def test_one_form_at_a_time(forms: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "full.json", *forms]) == 2
    capsys.readouterr()


@pytest.mark.parametrize("name", ["full.json", "full.consensus.json", "A1.sealed"])
def test_no_record_is_written_over(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    recorded(folder)
    (folder / "A1.sealed").write_text("kept")
    before = (folder / name).read_bytes()
    assert main(["report", "full.json", "--html", "-o", name]) == 7
    assert (folder / name).read_bytes() == before
    capsys.readouterr()


def consensus_shown(capsys: pytest.CaptureFixture[str], *words: str) -> bool:
    assert main(["report", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)["data"]["consensus"] is not None


def test_the_record_of_the_meeting_is_found_beside_or_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not consensus_shown(capsys, "full.json")
    record = recorded(folder)
    assert consensus_shown(capsys, "full.json", "--for", "agency")
    assert consensus_shown(capsys, "full.consensus.json", "--for", "coordinator")
    record.rename(folder / "elsewhere.json")
    assert not consensus_shown(capsys, "full.json")
    assert consensus_shown(capsys, "full.json", "--consensus", "elsewhere.json")


def test_a_record_about_another_comparison_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recorded(folder, about=written(folder, "board", "board.json"))
    assert main(["report", "full.json", "--json"]) == 5
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "other-comparison"
    assert main(["report", "board.json", "--consensus", "full.consensus.json"]) == 5
    (folder / "full.json").unlink()
    assert main(["report", "full.consensus.json"]) == 3
    (file, *_) = write(folder, *example())
    assert main(["report", file, "--consensus", "full.consensus.json"]) == 2
    capsys.readouterr()


def test_an_altered_document_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = (folder / "full.json").read_bytes()
    (folder / "full.json").write_bytes(data.replace(b'"occasion": ', b'"occasion":  ', 1))
    assert main(["report", "full.json", "-o", "x.txt"]) == 8
    assert not (folder / "x.txt").exists()
    capsys.readouterr()


def test_a_single_assessment_has_every_form_too(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (file, *_) = write(folder, *example())
    for form, start in (("--html", b"<!DOCTYPE html>"), ("--csv", b"\xef\xbb\xbffictional,")):
        assert main(["report", file, form]) == 0
        assert capfdbinary.readouterr().out.startswith(start)


def test_merge_writes_the_page_of_the_report_that_it_shows(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    files = write(folder, *example())
    assert main(["merge", *files, "--html", "page.html", "-o", "full2.json"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"COMPARISON FOR A BOARD\n")
    assert main(["report", "full2.json", "--html"]) == 0
    assert capfdbinary.readouterr().out == (folder / "page.html").read_bytes()
    assert main(["merge", *files, "--html", "-"]) == 0
    assert capfdbinary.readouterr().out == (folder / "page.html").read_bytes()
    assert main(["merge", *files, "--html", "-", "--json"]) == 2


@pytest.mark.parametrize("environment", SETTINGS, ids=str)
def test_order_of_files_and_settings_of_the_system_change_no_byte(folder: Path, environment: dict[str, str]) -> None:
    files = write(folder, *example())
    root = str(Path(__file__).parents[2])
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("LC_", "PYTHON"))}

    def run(*words: str, **changes: str) -> bytes:
        command = [sys.executable, "-m", "assess", *words]
        return subprocess.run(
            command, env={**kept, "PYTHONPATH": root, **changes}, capture_output=True, check=True
        ).stdout

    for how in (["-o", "-"], ["--json", "--for", "agency"]):
        assert run("merge", *reversed(files), *how, **environment) == run("merge", *files, *how)
    assert run("report", "full.json", "--csv", **environment) == render_csv(compared("board"))
