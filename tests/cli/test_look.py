"""`assess look`: from the comparison to what one assessor is sent, read back by them, and what is refused."""

import json
import sys
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.logic.compare import compare
from assess.logic.digest import digest_bytes
from assess.logic.documents import dump_document, read_document
from assess.model.comparison import Reader
from assess.model.look import Look
from tests.builders import sealed
from tests.worked_example import PANEL, REGISTER, example


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    return tmp_path


def written(folder: Path, reader: Reader = "coordinator") -> str:
    path = folder / f"{reader}.json"
    path.write_bytes(dump_document(compare(sealed(*example()), PANEL, REGISTER, reader)))
    return str(path)


def test_the_coordinator_makes_it_and_the_assessor_reads_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = written(folder)
    assert main(["look", full, "--for", "a1"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("SECOND LOOK FOR A1\n")
    assert main(["look", full, "--for", "A1", "-o", "A1.look.json"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "written: A1.look.json, for: A1; it is not encrypted\n" in told.err
    assert told.err.endswith("hint: send it to A1 and nobody else; it is read with: assess look A1.look.json\n")
    for words in ([], ["--for", "A1"], ["--text"]):
        assert main(["look", "A1.look.json", *words]) == 0
        assert capsys.readouterr().out == shown


def test_the_document_is_bare_names_the_comparison_and_is_the_same_for_ever(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    full = written(folder)
    assert main(["look", full, "-o", "all.look.json"]) == 0
    data = (folder / "all.look.json").read_bytes()
    found = read_document(Look, data)
    assert isinstance(found, Look)
    assert (found.for_, found.comparison) == (None, digest_bytes(Path(full).read_bytes()))
    capfdbinary.readouterr()
    for file in (full, "all.look.json"):
        assert main(["look", file, "-o", "-"]) == 0
        assert capfdbinary.readouterr().out == data


def test_json_is_one_envelope(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["look", written(folder), "--for", "A2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["command"], found["exit"], found["data"]["for"]) == ("look", 0, "A2")


def test_where_the_instrument_is_not_here_it_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["look", written(folder), "--for", "A2"]) == 0
    assert "the instrument mini 0.1.0 is not here: questions that did not apply are left out" in capsys.readouterr().err


def test_a_terminal_gets_styles_unless_text_is_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    full = written(folder)
    assert main(["look", full]) == 0
    assert "\x1b[1;34m" in capsys.readouterr().out
    assert main(["look", full, "--text"]) == 0
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "exit_code", "code"),
    [
        (["board.json", "--for", "A1"], 5, "not-coordinators"),
        (["coordinator.json", "--for", "A9"], 5, "not-in-comparison"),
        (["A1.look.json", "--for", "A2"], 5, "for-another"),
        (["bad.look.json"], 4, "key-unknown"),
        (["none.json"], 3, "file-not-found"),
        (["text.json"], 4, "not-a-comparison"),
        (["coordinator.json", "-o", "A1.look.json"], 7, "already-there"),
        (["coordinator.json", "-o", "-"], 2, "two-results"),
    ],
)
def test_refusals(
    folder: Path, words: list[str], exit_code: int, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, "board")
    assert main(["look", written(folder), "--for", "A1", "-o", "A1.look.json"]) == 0
    before = (folder / "A1.look.json").read_bytes()
    (folder / "bad.look.json").write_bytes(before.replace(b'"questions"', b'"answers"'))
    (folder / "text.json").write_text("{}")
    capsys.readouterr()
    assert main(["look", *words, "--json"]) == exit_code
    found = json.loads(capsys.readouterr().out)
    assert found["data"] is None
    assert code in {problem["code"] for problem in found["problems"]}
    assert (folder / "A1.look.json").read_bytes() == before
