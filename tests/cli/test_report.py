"""`assess report`: which file it reads, what goes to which stream, what it refuses and what it leaves behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.logic.documents import read_document
from assess.model.report import AssessmentReport
from tests.cli.sealed_case import begin, names, seal_it
from tests.samples import cites, event, source

RATED = (
    *cites("ties", [source("S-7K2Q", handling={"named": ["A1"]})]),
    event("rated", question="ties", facet="main", level="C"),
    event("rated", question="distance", facet="main", level="I"),
)


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return begin(tmp_path, monkeypatch)


@pytest.fixture
def sealed(journal: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    seal_it()
    capsys.readouterr()
    return journal.with_suffix(".sealed")


def test_a_sealed_assessment_is_shown_to_a_board_unless_somebody_is_named(
    sealed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "DEMO-01"]) == 0
    by_case, err = capsys.readouterr()
    assert by_case.startswith("ASSESSMENT FOR A BOARD\n")
    assert "DRAFT" not in by_case
    assert "--for coordinator" in err
    for file in (sealed, sealed.with_suffix(".journal")):
        assert main(["report", str(file)]) == 0
        assert capsys.readouterr().out == by_case


def test_what_is_not_sealed_is_a_draft(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "DEMO-01", "--for", "coordinator"]) == 0
    assert capsys.readouterr().out.startswith("DRAFT OF AN ASSESSMENT FOR THE COORDINATOR (FULL VIEW)\n")
    assert main(["report", str(journal)]) == 0
    assert "DRAFT: NOT SEALED." in capsys.readouterr().out


def test_open_checks_of_a_draft_are_asked_until_they_are_weighed_and_give_no_source_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(tmp_path, monkeypatch, RATED)
    assert main(["report", "DEMO-01", "--for", "coordinator"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Still open: - Both high: which extract carries which? (P1, D1)" in out
    assert "You cite a source that not every reader may know of" in out
    assert main(["report", "DEMO-01", "--for", "person"]) == 0
    assert "only some may know of" not in capsys.readouterr().out


def test_json_is_one_envelope(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(sealed), "--json", "--for", "agency"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["command"], found["exit"]) == ("report", 0)
    assert AssessmentReport.model_validate_json(json.dumps(found["data"])).reader == "agency"


def test_a_file_holds_the_text_or_the_bare_document(
    sealed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(sealed), "-o", "a1.txt"]) == 0
    assert capsys.readouterr().out == ""
    assert (tmp_path / "a1.txt").read_bytes().startswith(b"ASSESSMENT FOR A BOARD\n")
    assert main(["report", str(sealed), "--json", "-o", "a1.json"]) == 0
    assert isinstance(read_document(AssessmentReport, (tmp_path / "a1.json").read_bytes()), AssessmentReport)
    capsys.readouterr()


def test_a_record_of_a_case_is_never_written_over(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sealed.read_bytes()
    assert main(["report", "DEMO-01", "-o", str(sealed)]) == 7
    assert sealed.read_bytes() == before
    assert capsys.readouterr().out == ""


def test_a_dash_is_standard_output_and_one_result_at_a_time(
    journal: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["report", str(journal), "-o", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"DRAFT OF AN ASSESSMENT FOR A BOARD\n")
    assert main(["report", str(journal), "-o", "-", "--json"]) == 2


def test_it_is_read_without_its_instrument(sealed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "instruments" / "small.toml").unlink()
    assert main(["report", str(sealed)]) == 0
    assert capsys.readouterr().out.startswith("ASSESSMENT FOR A BOARD\n")


def test_a_sealed_file_that_is_gone_is_missed(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sealed.unlink()
    assert main(["report", "DEMO-01"]) == 6
    assert "hint: assess seal" in capsys.readouterr().err


def test_an_altered_file_is_refused_and_nothing_is_left_behind(
    sealed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed.write_bytes(sealed.read_bytes().replace(b'"payload":"e', b'"payload":"f'))
    assert main(["report", "DEMO-01", "-o", "x.txt"]) == 8
    assert not (tmp_path / "x.txt").exists()
    capsys.readouterr()


@pytest.mark.parametrize(
    ("words", "code"), [(["C-9"], 3), (["no/such.sealed"], 3), (["x.toml"], 3), (["DEMO-01", "--for", "press"], 2)]
)
def test_refusals_have_their_exit_codes(
    journal: Path, words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", *words]) == code
    assert capsys.readouterr().out == ""
    assert names(journal.parent) == ["small.A1.journal"]


def test_a_terminal_gets_styles_unless_text_is_asked_for(
    sealed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["report", str(sealed)]) == 0
    assert "\x1b[1;34m" in capsys.readouterr().out
    assert main(["report", str(sealed), "--text"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_report_in_a_pipe_loads_no_rich(sealed: Path) -> None:
    code = (
        "import sys; from assess.cli.main import main; main(); "
        "sys.stderr.write('loaded: ' + ' '.join({'rich', 'assess.interview'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, "report", str(sealed)], capture_output=True, text=True, check=True
    )
    assert run.stderr.endswith("loaded: ")


def test_words_that_may_give_a_source_away_are_named_for_every_other_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(tmp_path, monkeypatch, RATED)
    told = "words may give away a source that is not for these readers"
    assert main(["report", "DEMO-01", "--for", "person"]) == 0
    assert told in capsys.readouterr().err
    assert main(["report", "DEMO-01", "--for", "coordinator"]) == 0
    assert told not in capsys.readouterr().err
