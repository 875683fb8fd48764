"""`assess agreement` on the sealed assessments of many cases: what is shown, what is refused, what stays unsaid."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from assess.cli.main import main
from assess.model.assessment import LogHead
from assess.store.envelope import dump_sealed
from tests.builders import DIGEST, codebook, question
from tests.studies import Filed, amended, filed, table

Capture = pytest.CaptureFixture[str]


def write(folder: Path, files: Iterable[Filed]) -> list[str]:
    """Write seals as they would lie in a workspace."""
    paths = []
    for one in files:
        path = folder / one.path
        path.parent.mkdir(exist_ok=True, parents=True)
        log = LogHead(events=1, head=DIGEST)
        path.write_bytes(dump_sealed(one.assessment.model_copy(update={"log": log})))
        paths.append(one.path)
    return paths


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    return write(tmp_path, table("D1", ["NN", "NS", "SS", "D-"]))


def data(capsys: Capture, *arguments: str, code: int = 0) -> Any:
    capsys.readouterr()
    assert main(["agreement", *arguments, "--json"]) == code
    envelope = json.loads(capsys.readouterr().out)
    return envelope["problems"] if code else envelope["data"]


def text(capsys: Capture, *arguments: str) -> str:
    capsys.readouterr()
    assert main(["agreement", *arguments]) == 0
    return capsys.readouterr().out


def figure(asked: Any, name: str, weights: str) -> Any:
    (found,) = [one for one in asked["coefficients"] if (one["name"], one["weights"]) == (name, weights)]
    return found


def test_the_data_are_those_of_each_question(files: list[str], capsys: Capture) -> None:
    found = data(capsys, *files)
    assert (found["fictional"], found["cases"], found["assessors"]) == (True, 4, None)
    assert found["instrument"]["status"] == "draft, not validated"
    ties = found["questions"][0]
    assert (ties["code"], ties["facet"], ties["facet_label"], ties["units"], ties["set_aside"]) == (
        "D1",
        "main",
        None,
        4,
        0,
    )
    assert ties["levels"][0] == {"code": "N", "label": "Not evident", "ratings": 3, "share": 3 / 7}
    assert ties["missing"] == {"unknown": 0, "not-applicable": 0, "not-asked": 0, "unanswered": 1}
    agreed = figure(ties, "percent-agreement", "identity")
    assert (agreed["value"], agreed["undefined"]) == (pytest.approx(2 / 3), None)
    assert set(agreed) == {"name", "weights", "value", "se", "low", "high", "units", "undefined"}


def test_where_nobody_gave_a_level_there_is_no_share(files: list[str], capsys: Capture) -> None:
    whom = next(one for one in data(capsys, *files)["questions"] if one["code"] == "X1")
    assert {level["share"] for level in whom["levels"]} == {None}
    assert {one["undefined"] for one in whom["coefficients"]} >= {"no-pairs"}
    assert {one["value"] for one in whom["coefficients"]} == {None}


def test_nothing_is_pooled(tmp_path: Path, capsys: Capture) -> None:
    # Assessors who ignore the case, and questions with a usual level each: over both of them alpha would be 0.32.
    rows = [("NN", "DD"), ("NS", "DC"), ("SN", "CD"), ("NN", "DD")]
    files = [
        filed(f"C{number}", label, {"D1": ties, "D2": {"now": violence}})
        for number, (first, second) in enumerate(rows)
        for label, ties, violence in zip(("A1", "A2"), first, second, strict=True)
    ]
    found = data(capsys, *write(tmp_path, files))
    assert set(found) == {"instrument", "fictional", "cases", "complete_only", "assessors", "questions"}
    alphas = [figure(one, "krippendorff-alpha", "nominal")["value"] for one in found["questions"]]
    assert alphas == [pytest.approx(1 - 7 * 2 / 12), None, pytest.approx(1 - 7 * 2 / 12), None, None]


def test_two_known_assessors_get_their_kappa(files: list[str], capsys: Capture) -> None:
    found = data(capsys, *files, "--same-assessors")
    assert found["assessors"] == ["A1", "A2"]
    assert figure(found["questions"][0], "cohen-kappa", "identity")["value"] == pytest.approx(0.4)
    assert "assessors: A1, A2" in text(capsys, *files, "--same-assessors")


def test_the_text_says_what_it_is_and_is_not(files: list[str], capsys: Capture) -> None:
    out = " ".join(text(capsys, *files).split())
    assert out.startswith("AGREEMENT OF ASSESSORS OVER 4 CASES")
    for words in (
        "FICTIONAL: no such person",
        '"Worked extract: risk, strengths and needs": draft, not validated.',
        "never for one case and not for appraising assessors",
        "nothing is pooled, nothing is added up",
        "Figures hold for these assessors",
        "A label may be somebody else in another case",
    ):
        assert words in out


def test_levels_are_told_in_words_and_what_is_silent_in_one_line(files: list[str], capsys: Capture) -> None:
    out = text(capsys, *files)
    assert "levels given: Not evident 3 (43%); Some 3 (43%); Clear 0 (0%); Driving 1" in out
    assert "no level: no answer 1" in out
    assert "- X1 Through whom: no case has two levels; no level: no answer 8" in out
    assert out.count("coefficient  ") == 1


def test_only_the_main_coefficients_are_shown_unless_all_are_asked_for(files: list[str], capsys: Capture) -> None:
    main_ones = text(capsys, *files)
    assert "Krippendorff's alpha  ordinal" in main_ones
    assert "Brennan-Prediger" not in main_ones
    assert "Brennan-Prediger" in text(capsys, *files, "--all")


def test_text_fits_in_80_columns_and_is_ascii(files: list[str], capsys: Capture) -> None:
    out = text(capsys, *files, "--all", "--same-assessors")
    assert max(map(len, out.splitlines())) <= 80
    assert out.isascii()


def test_words_of_a_codebook_are_not_acted_upon(tmp_path: Path, capsys: Capture) -> None:
    book = codebook([question("ties", "D1", "Ties \x1b[31mred")])
    out = text(capsys, *write(tmp_path, table("D1", ["NN", "SS"], codebook=book)))
    assert "\x1b" not in out
    assert "U+001B" in out


@pytest.mark.parametrize("options", [[], ["--all"], ["--json"], ["--same-assessors", "--json"]])
def test_no_case_and_no_key_is_named(files: list[str], capsys: Capture, options: list[str]) -> None:
    out = text(capsys, *files, *options)
    assert "CASE-" not in out
    assert "key-of" not in out


def test_a_label_is_told_only_where_it_is_one_person(files: list[str], capsys: Capture) -> None:
    assert "A1" not in text(capsys, *files)


def test_the_order_of_the_files_changes_nothing(files: list[str], capsys: Capture) -> None:
    assert data(capsys, *files) == data(capsys, *reversed(files))
    assert text(capsys, *files) == text(capsys, *files[3:], *files[:3])


def test_one_case_is_refused_and_the_way_to_go_is_named(files: list[str], capsys: Capture) -> None:
    assert main(["agreement", *files[:2]]) == 5
    out, err = capsys.readouterr()
    assert out == ""
    assert "one case is no reliability study" in err
    assert "hint: assess merge" in err


def test_a_single_sealed_file_is_one_case_too(files: list[str], capsys: Capture) -> None:
    assert [one["code"] for one in data(capsys, files[0], code=5)] == ["one-case"]


def test_every_reason_is_told_with_its_file(files: list[str], tmp_path: Path, capsys: Capture) -> None:
    again = write(tmp_path, [filed("CASE-1", "A8", {}, occasion="2027-01"), filed("REAL", "A1", {}, fictional=False)])
    assert main(["agreement", *files, files[0], *again]) == 5
    out, err = capsys.readouterr()
    assert out == ""
    assert "CASE-1/A1.sealed: A1: the same seal as CASE-1/A1.sealed [file-twice]" in err
    assert "CASE-1/A8.sealed: A8: another occasion" in err
    assert "REAL/A1.sealed: A1: fictional and real cases together" in err


def test_amendments_beside_their_first_seals_are_left_out_and_that_is_said(
    files: list[str], tmp_path: Path, capsys: Capture
) -> None:
    from assess.store.envelope import load_sealed

    first = load_sealed(tmp_path / files[0])
    seal = Filed(first.assessment, first.commitment, files[0])
    write(tmp_path, [amended(seal)])
    (tmp_path / f"{files[0]}+").rename(tmp_path / "CASE-1/A1.amended-1.sealed")
    before = data(capsys, *files)
    assert main(["agreement", *files, "CASE-1/A1.amended-1.sealed", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["data"] == before
    assert "amendments left out: 1" in err
    assert [one["code"] for one in data(capsys, *files[1:], "CASE-1/A1.amended-1.sealed", code=5)] == ["amended-seal"]


def test_a_seal_that_is_known_to_be_withdrawn_is_refused_with_its_place(
    files: list[str], tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / files[0]).rename(tmp_path / "CASE-1/A1.withdrawn-1.sealed")
    assert main(["agreement", "CASE-1/A1.withdrawn-1.sealed", *files[1:]]) == 5
    assert f"the seal {Path('CASE-1/A1.withdrawn-1.sealed')} was withdrawn [withdrawn-seal]" in capsys.readouterr().err


def test_what_is_not_sealed_is_refused(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "notes.sealed").write_text("no seal\n")
    assert main(["agreement", *files, "notes.sealed"]) == 4


@pytest.mark.parametrize("option", [["--raters", "A1"], ["--missing", "NA"], ["--unordered"]])
def test_options_of_a_table_are_refused(files: list[str], capsys: Capture, option: list[str]) -> None:
    assert main(["agreement", *files, *option]) == 2
    assert option[0] in capsys.readouterr().err


def test_levels_are_for_one_table(files: list[str], capsys: Capture) -> None:
    assert main(["agreement", *files, "--levels", "N,S"]) == 2
    assert capsys.readouterr().out == ""


def test_a_table_without_levels_is_told_both_ways(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "ratings.csv").write_text("A,B\n0,1\n")
    assert main(["agreement", "ratings.csv"]) == 2
    assert "sealed files of many cases" in capsys.readouterr().err


def test_the_result_goes_to_a_file_and_never_over_a_seal(files: list[str], tmp_path: Path, capsys: Capture) -> None:
    shown = text(capsys, *files)
    assert main(["agreement", *files, "-o", "study.txt"]) == 0
    assert (tmp_path / "study.txt").read_text("utf-8") == shown
    before = (tmp_path / files[0]).read_bytes()
    assert main(["agreement", *files, "-o", files[0]]) == 7
    assert (tmp_path / files[0]).read_bytes() == before


def test_a_terminal_hears_how_far_the_reading_went_and_nobody_else(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write(tmp_path, table("D1", ["NS"] * 25))
    assert main(["agreement", *files]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["agreement", *files]) == 0
    assert capsys.readouterr().err.endswith("\rassess: reading 50 of 50 files\n")
    assert main(["agreement", *files[:-2]]) == 0
    assert capsys.readouterr().err == ""


def test_a_study_loads_no_instrument_no_journal_and_no_rich(files: list[str]) -> None:
    code = (
        "import sys; from assess.cli.main import main; main(); "
        "heavy = ('rich', 'tomli', 'assess.model.instrument', 'assess.model.event', 'assess.store.journal'); "
        "sys.stderr.write('loaded: ' + ' '.join(sorted(set(heavy) & set(sys.modules))))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.run(
        [sys.executable, "-c", code, "agreement", *files], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stderr.endswith("loaded: ")
