"""`assess instrument`: what it prints, where, and with which exit code."""

import json
from pathlib import Path

import pytest

from assess.cli.main import main

ROOT = Path(__file__).parents[2]
MINI = str(ROOT / "tests" / "golden" / "examples" / "mini.toml")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["instrument", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_list_names_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "list")
    assert code == 0
    assert out.startswith("exit-outcomes ")
    assert "\nreengagement " in out
    assert "draft, not validated" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    content = json.loads(run(capsys, "list", "--json")[1])
    assert content["command"] == "instrument list"
    assert [one["id"] for one in content["data"]] == ["exit-outcomes", "reengagement"]
    assert set(content["data"][0]["questions"]) == {"items", "dimensions", "judgements"}


def test_list_names_a_file_of_the_workspace_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", ".", "--unencrypted"]) == 0
    (tmp_path / "instruments").mkdir(exist_ok=True)
    (tmp_path / "instruments" / "bad.toml").write_text("a = 1\n")
    capsys.readouterr()
    code, out, err = run(capsys, "list")
    assert code == 0
    assert "bad" not in out
    assert "bad.toml is no valid instrument" in err


def test_show_fits_a_narrow_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", MINI)
    assert code == 0
    assert "Not for:" in out
    assert "  D1   Ties to people active in the movement" in out
    assert all(len(line) <= 80 for line in out.splitlines())


@pytest.mark.parametrize("name", ["D2", "d2", "violence-legitimacy"])
def test_show_a_question_by_code_or_id(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", MINI, name)
    assert code == 0
    for part in ("At the time of the offence:", "  4 Driving: Names someone", "Cannot wait", "What is not evidence:"):
        assert part in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_show_says_to_whom_a_question_is_put(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Put only to:\n  - forensic-psychologist, " in run(capsys, "show", "exit-outcomes", "X1")[1]
    assert "Put only to" not in run(capsys, "show", "exit-outcomes", "X4")[1]


def test_show_one_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(run(capsys, "show", MINI, "X1", "--json")[1])["data"]["id"] == "disengagement"
    assert json.loads(run(capsys, "show", MINI, "--json")[1])["data"]["instrument"]["id"] == "mini"


@pytest.mark.parametrize("words", [["show", MINI, "D9"], ["show", "nothing"], ["check", "x/y"]])
def test_what_is_not_there(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, *words)
    assert (code, out) == (3, "")
    assert "Traceback" not in err


def test_foreign_text_is_shown_and_not_obeyed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = Path(MINI).read_text(encoding="utf-8").replace("Length of past", "[/] \\u001b[31m [sic] past", 1)
    (tmp_path / "odd.toml").write_text(text, encoding="utf-8")
    out = run(capsys, "show", "odd.toml", "H1")[1]
    assert "\x1b" not in out
    assert "[/]" in out
    assert "[sic]" in out
    assert "U+001B" in out


def test_check_tells_everything_at_once_and_leaves_with_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = Path(MINI).read_text(encoding="utf-8").replace('section = "people"', 'section = "peple"')
    (tmp_path / "bad.toml").write_text(text.replace("less than monthly", "weekly or less"), encoding="utf-8")
    code, out, err = run(capsys, "check", "bad.toml", MINI)
    assert (code, err) == (4, "")
    assert out.count("[section-unknown]\n  hint: did you mean") == 2
    assert "warning: the anchor S of D1 has alternatives [anchor-or]" in out
    assert "bad.toml: 2 errors, 1 warning" in out
    assert f"{MINI}: nothing to correct" in out
    content = json.loads(run(capsys, "check", "bad.toml", "--json")[1])
    assert content["exit"] == 4
    assert content["data"] == [{"file": "bad.toml", "valid": False}]
    assert {problem["code"] for problem in content["problems"]} == {"section-unknown", "anchor-or"}
    assert all(problem["line"] for problem in content["problems"])


def test_warnings_count_only_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = Path(MINI).read_text(encoding="utf-8").replace("assessors = 2", "assessors = 1")
    (tmp_path / "lone.toml").write_text(text, encoding="utf-8")
    assert run(capsys, "check", "lone.toml")[0] == 0
    assert run(capsys, "check", "lone.toml", "--strict")[0] == 4


def test_new_writes_something_that_passes_and_overwrites_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "new", "our-own.toml")
    assert (code, out) == (0, "written: our-own.toml\n")
    assert "assess instrument check our-own.toml" in err
    assert run(capsys, "check", "our-own.toml", "--strict")[0] == 0
    assert run(capsys, "new", "our-own.toml")[0] == 7
    assert run(capsys, "new")[1] == "written: my-instrument.toml\n"


def test_new_in_a_folder_that_is_not_there_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "new", "no/such.toml")[0] == 9
    assert list(tmp_path.iterdir()) == []
