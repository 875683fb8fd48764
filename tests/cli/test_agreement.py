"""`assess agreement` on a table: its result, its refusals, and that the short way to it says the same."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from assess.cli.main import main
from assess.cli.quick import was_answered
from assess.logic.agreement.catalogue import MEASURES
from tests.cli.agreement_tables import HOLES, THIRTY

NAMES = {
    "percent-agreement": {"identity", "within-one", "linear", "quadratic", "ordinal"},
    "cohen-kappa": {"identity", "linear", "quadratic", "ordinal"},
    "fleiss-kappa": {"identity", "linear", "quadratic", "ordinal"},
    "conger-kappa": {"identity", "linear", "quadratic", "ordinal"},
    "brennan-prediger": {"identity", "linear", "quadratic", "ordinal"},
    "gwet-ac": {"identity", "linear", "quadratic", "ordinal"},
    "krippendorff-alpha": {"nominal", "ordinal", "interval", "ratio"},
    "icc": {"1", "A,1", "C,1", "1,k", "A,k", "C,k"},
    "kendall-w": {None},
}


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "ratings.csv"
    path.write_text(THIRTY, encoding="utf-8")
    return path


def result(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["agreement", *words, "--json"]) == 0
    envelope = json.loads(capsys.readouterr().out)
    assert (envelope["command"], envelope["exit"], envelope["problems"]) == ("agreement", 0, [])
    data: dict[str, Any] = envelope["data"]
    return data


def one(data: dict[str, Any], name: str, weights: str | None) -> dict[str, Any]:
    (found,) = [each for each in data["coefficients"] if (each["name"], each["weights"]) == (name, weights)]
    return dict(found)


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    code = main(["agreement", *words, "--json"])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return code, [problem["code"] for problem in json.loads(captured.out)["problems"]]


def test_every_coefficient_is_there_in_every_variant(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found: dict[str, set[str | None]] = {}
    for each in result(capsys, str(table), "--levels", "0,1,2")["coefficients"]:
        assert list(each) == ["name", "weights", "value", "se", "low", "high", "units", "undefined"]
        found.setdefault(each["name"], set()).add(each["weights"])
    assert found == NAMES
    assert {name for name, *_ in MEASURES} == set(NAMES)


def test_prevalence_counts_ratings_of_declared_levels(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = result(capsys, str(table), "--levels", "0,1,2,3")
    assert [level["level"] for level in data["prevalence"]] == ["0", "1", "2", "3"]
    assert sum(level["ratings"] for level in data["prevalence"]) == 60
    assert data["prevalence"][3] == {"level": "3", "ratings": 0, "share": 0.0}
    assert sum(level["share"] for level in data["prevalence"]) == pytest.approx(1)


def test_a_level_that_nobody_chose_counts(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    three = one(result(capsys, str(table), "--levels", "0,1,2"), "brennan-prediger", "identity")
    four = one(result(capsys, str(table), "--levels", "0,1,2,3"), "brennan-prediger", "identity")
    assert three["value"] < four["value"]


def test_letters_are_positions_and_have_no_ratio(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = result(capsys, str(table), "--levels", "0,1,2")
    table.write_text(THIRTY.replace("0", "N").replace("1,", "P,").replace(",1", ",P").replace("2", "Y"), "utf-8")
    table.write_text(table.read_text("utf-8").replace("AP", "A1").replace("AY", "A2"), "utf-8")
    letters = result(capsys, str(table), "--levels", "N,P,Y")
    assert one(letters, "krippendorff-alpha", "ratio")["undefined"] == "no-numbers"
    assert one(letters, "krippendorff-alpha", "interval") == one(numbers, "krippendorff-alpha", "interval")
    assert one(letters, "icc", "A,1") == one(numbers, "icc", "A,1")


def test_without_an_order_only_what_needs_none_is_defined(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = result(capsys, str(table), "--levels", "0,1,2", "--unordered")
    defined = {each["weights"] for each in data["coefficients"] if each["undefined"] is None}
    assert defined == {"identity", "nominal"}


def test_holes_leave_out_what_needs_complete_units(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text(HOLES, encoding="utf-8")
    holes = result(capsys, str(table), "--levels", "0,1,2")
    assert one(holes, "icc", "A,1")["undefined"] == one(holes, "kendall-w", None)["undefined"] == "incomplete"
    assert one(holes, "icc", "1")["value"] is not None
    whole = result(capsys, str(table), "--levels", "0,1,2", "--complete")
    assert one(whole, "icc", "A,1")["units"] == whole["units"] == 3
    assert whole["complete_only"]


def test_limits_take_fifteen_units(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = THIRTY.splitlines(keepends=True)
    for units in (14, 15):
        table.write_text("".join(lines[: units + 1]), encoding="utf-8")
        data = result(capsys, str(table), "--levels", "0,1,2")
        for name, weights in (("gwet-ac", "ordinal"), ("krippendorff-alpha", "ordinal"), ("cohen-kappa", "linear")):
            found = one(data, name, weights)
            assert found["value"] is not None
            assert found["se"] is not None
            assert (found["low"] is not None, found["high"] is not None) == (units == 15, units == 15)
        assert one(data, "icc", "C,1")["low"] is not None


def test_named_columns_alone_are_read(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wide = "".join(f"U{at},{line}" for at, line in enumerate(THIRTY.splitlines(keepends=True)))
    table.write_text(wide, encoding="utf-8")
    assert result(capsys, str(table), "--levels", "0,1,2", "--raters", "A1,A2")["raters"] == ["A1", "A2"]


def test_text_has_prevalence_first_and_main_coefficients(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", str(table), "--levels", "0,1,2"]) == 0
    short = capsys.readouterr().out
    assert short.index("share") < short.index("coefficient")
    assert "Brennan-Prediger" not in short
    assert main(["agreement", str(table), "--levels", "0,1,2", "--all"]) == 0
    assert "Brennan-Prediger" in capsys.readouterr().out
    assert max(map(len, short.splitlines())) <= 80


def test_a_hostile_label_is_shown_and_not_obeyed(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text(THIRTY.replace("A1", "\x1b[31m[red]"), encoding="utf-8")
    assert main(["agreement", str(table), "--levels", "0,1,2"]) == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "<U+001B>[31m[red]" in shown


def test_the_result_goes_to_a_file(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", str(table), "--levels", "0,1,2", "-o", "out.txt"]) == 0
    assert capsys.readouterr().out == ""
    assert Path("out.txt").read_text("utf-8").startswith("Agreement of 2 raters over 30 units: 60 ratings")
    data = result(capsys, str(table), "--levels", "0,1,2", "-o", "out.json")
    assert json.loads(Path("out.json").read_text("ascii")) == data


@pytest.mark.parametrize("name", ["ratings.csv", "./ratings.csv", "link.csv"])
def test_a_table_is_not_overwritten_by_its_result(table: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    table.with_name("link.csv").symlink_to(table)
    assert refusal(capsys, str(table), "--levels", "0,1,2", "-o", name) == (7, ["would-overwrite"])
    assert table.read_text("utf-8") == THIRTY


def test_the_result_goes_to_standard_output_when_named(table: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["agreement", str(table), "--levels", "0,1,2", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"Agreement of 2 raters over 30 units: 60 ratings\n")


def test_standard_input_is_a_table_too(
    table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(table.read_bytes())))
    assert result(capsys, "-", "--levels", "0,1,2")["units"] == 30
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" " * (32 * 1024 * 1024 + 1))))
    assert refusal(capsys, "-", "--levels", "0,1,2") == (4, ["too-large"])


@pytest.mark.parametrize(
    ("words", "code", "problem"),
    [
        (["ratings.csv", "--levels", "0"], 2, "levels-wrong"),
        (["ratings.csv", "--levels", "0,1,1.0"], 2, "levels-wrong"),
        (["ratings.csv", "--levels", "0,2,1"], 2, "levels-wrong"),
        (["ratings.csv", "--levels", ",".join(map(str, range(129)))], 2, "levels-wrong"),
        (["ratings.csv", "other.csv", "--levels", "0,1,2"], 2, "one-table"),
        (["ratings.csv", "--levels", "0,1,2", "--same-assessors"], 2, "option-of-sealed"),
        (["ratings.csv", "--levels", "0,1,2", "--raters", "A1"], 4, "one-rater"),
        (["A1.sealed", "--levels", "0,1,2"], 2, "option-of-table"),
        (["A1.sealed", "A2.SEALED", "--levels", "0,1,2"], 2, "option-of-table"),
        (["ratings.csv", "--levels", "0,1"], 4, "level-not-declared"),
        (["ratings.csv", "--levels", "0,1,2", "--raters", "A1,B"], 4, "no-such-column"),
        (["none.csv", "--levels", "0,1,2"], 3, "file-not-found"),
        ([".", "--levels", "0,1,2"], 4, "is-a-folder"),
        (["ratings.csv", "--levels", "0,1,2", "-o", "-"], 2, "two-results"),
    ],
)
def test_refusals(table: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, problem: str) -> None:
    found, codes = refusal(capsys, *words)
    assert (found, codes[0]) == (code, problem)
    assert table.read_text("utf-8") == THIRTY


@pytest.mark.parametrize("data", [THIRTY.encode("utf-16"), THIRTY.encode() + b"\xe9,1\n", b"A1,A2\n0,\x00\n"])
def test_other_encodings_are_refused(table: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    table.write_bytes(data)
    assert refusal(capsys, str(table), "--levels", "0,1,2")[0] == 4


def test_a_table_without_a_first_line_is_asked_about(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text("0,1\n" + THIRTY.partition("\n")[2], encoding="utf-8")
    assert main(["agreement", str(table), "--levels", "0,1,2"]) == 0
    assert "taken as the labels" in capsys.readouterr().err


ORDINARY = ("--complete", "--missing", "-h", "-o", "two.csv", "-")


@pytest.mark.parametrize("options", [["--json"], [], ["--all"], ["--all", "--json"]])
@pytest.mark.parametrize("text", [THIRTY, HOLES, THIRTY.replace("A1", "Ä[b]\x07"), THIRTY.replace("\n", "\r\n")])
def test_the_short_way_says_the_same(
    table: Path, capsys: pytest.CaptureFixture[str], options: list[str], text: str
) -> None:
    table.write_text(text, encoding="utf-8")
    for levels in (["--levels", "0,1,2"], ["--levels=0,1,2"]):
        assert was_answered([str(table), *levels, *options])
        short = capsys.readouterr().out
        assert main(["agreement", str(table), *levels, *options]) == 0
        assert capsys.readouterr().out == short


@pytest.mark.parametrize("word", ORDINARY)
def test_the_short_way_leaves_what_it_does_not_know(table: Path, capsys: pytest.CaptureFixture[str], word: str) -> None:
    assert not was_answered([str(table), "--levels", "0,1,2", word])
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "words",
    [
        ["ratings.csv"],
        ["--levels", "0,1,2"],
        ["ratings.csv", "--levels"],
        ["ratings.csv", "--levels", "0,1"],
        ["ratings.csv", "--levels", "0"],
        ["none.csv", "--levels", "0,1,2"],
        [".", "--levels", "0,1,2"],
    ],
)
def test_the_short_way_ends_in_nothing_where_something_is_wrong(
    table: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert table.exists()
    assert not was_answered(words)
    assert capsys.readouterr() == ("", "")


def test_the_short_way_leaves_doubtful_tables(table: Path) -> None:
    table.write_text("0,1\n" + THIRTY.partition("\n")[2], encoding="utf-8")
    assert not was_answered([str(table), "--levels", "0,1,2"])
    table.write_bytes(THIRTY.encode("utf-16"))
    assert not was_answered([str(table), "--levels", "0,1,2"])


def test_a_list_that_came_in_pieces_is_recognised(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", str(table), "--levels", "0", "1", "2"]) == 2
    assert 'PowerShell takes a list in quotes only: --levels "0,1,2"' in capsys.readouterr().err


def test_what_to_do_is_said_once_and_last(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text("A1,A2\n0,1,1\n7,1\n0,1,1\n0,8\n", encoding="utf-8")
    assert main(["agreement", str(table), "--levels", "0,1"]) == 4
    shown = capsys.readouterr().err
    assert shown.count("hint:") == 2
    assert "--raters names the columns to read" in shown.splitlines()[-1]


def test_that_there_may_be_more_places_is_said(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text("id,A1\n" + "".join(f"{number},0\n" for number in range(2, 40)), encoding="utf-8")
    assert main(["agreement", str(table), "--levels", "0,1"]) == 4
    assert "table of ratings; the first 20 places:" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["0,0\n0,0\n", "A1,A2\n9,9\n", "A1,A2\n0\n", "A1\n", "A1,\n", '"A1\n', "\n"])
def test_a_refused_table_comes_with_what_to_do(table: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    table.write_text(text, encoding="utf-8")
    assert main(["agreement", str(table), "--levels", "0,2"]) == 4
    assert "  hint: " in capsys.readouterr().err
