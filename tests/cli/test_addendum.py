"""`assess addendum`: words that follow a seal, from a person or a file, and what is refused."""

import io
import json
import sys
from pathlib import Path

import pytest

from assess.cli.main import main
from tests.cli.sealed_case import begin, names, seal_it

VIEW = ["--kind", "person-view", "--by", "person"]


@pytest.fixture
def sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    path = begin(tmp_path, monkeypatch).with_suffix(".sealed")
    seal_it()
    capsys.readouterr()
    return path


def type_it(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("assess.cli.ask.somebody_is_there", lambda: True)
    lines = iter(text.splitlines(keepends=True))
    monkeypatch.setattr(sys.stdin, "readline", lambda: next(lines, ""), raising=False)


def write(folder: Path, text: str) -> str:
    (folder / "text.txt").write_text(text, encoding="utf-8")
    return str(folder / "text.txt")


def test_what_is_typed_up_to_a_lone_dot_is_saved_beside_the_seal_which_stays(
    sealed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sealed.read_bytes()
    type_it(monkeypatch, "I found the room.\n\nNobody asked.\n.\n")
    assert main(["addendum", "DEMO-01", *VIEW]) == 0
    path = sealed.with_name("small.A1.addendum-1.json")
    assert capsys.readouterr().out == f"saved: {path}\n"
    found = json.loads(path.read_text("utf-8"))
    assert (found["format"], found["label"], found["fictional"]) == ("assess.addendum/0", "A1", True)
    assert found["text"] == "I found the room.\n\nNobody asked."
    assert sealed.read_bytes() == before


def test_the_report_shows_it(sealed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["addendum", str(sealed), *VIEW, "--from", write(tmp_path, "I found [the] room.")]) == 0
    signed = ["--kind", "countersignature", "--by", "team-lead"]
    assert main(["addendum", "DEMO-01", *signed, "--from", write(tmp_path, "Read.")]) == 0
    capsys.readouterr()
    assert main(["report", "DEMO-01"]) == 0
    out = capsys.readouterr().out
    assert "I found [the] room." in out
    assert "team lead, " in out
    assert names(sealed.parent) == [
        "small.A1.addendum-1.json",
        "small.A1.addendum-2.json",
        "small.A1.journal",
        "small.A1.sealed",
    ]


def test_it_comes_from_standard_input_too(
    sealed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Grüße.\n".encode())))
    assert main(["addendum", "DEMO-01", *VIEW, "--from", "-"]) == 0
    assert "Grüße." in sealed.with_name("small.A1.addendum-1.json").read_text("utf-8")
    capsys.readouterr()


def test_only_what_is_sealed_can_be_added_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = begin(tmp_path, monkeypatch)
    assert main(["addendum", "DEMO-01", *VIEW, "--from", write(tmp_path, "x")]) == 6
    assert "only a sealed assessment can be added to" in capsys.readouterr().err
    assert names(journal.parent) == ["small.A1.journal"]


@pytest.mark.parametrize("typed", [".\n", "", "half of it\n", "\udce4\n.\n", "x" * 20_001 + "\n.\n"])
def test_nothing_that_cannot_be_kept_is_saved(
    sealed: Path, typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_it(monkeypatch, typed)
    assert main(["addendum", "DEMO-01", *VIEW]) in (2, 130)
    assert capsys.readouterr().out == ""
    assert names(sealed.parent) == ["small.A1.journal", "small.A1.sealed"]


def test_nobody_there_and_no_file_is_a_wrong_call(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["addendum", "DEMO-01", *VIEW]) == 2
    assert "hint: add --from FILE" in capsys.readouterr().err
    assert not sealed.with_name("small.A1.addendum-1.json").exists()


@pytest.mark.parametrize("role", ["Mr Example", "", "x" * 65])
def test_a_role_is_no_name(sealed: Path, tmp_path: Path, role: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["addendum", "DEMO-01", "--kind", "person-view", "--by", role, "--from", write(tmp_path, "x")]
    assert main(words) == 2
    assert "Example" not in capsys.readouterr().err
    assert not sealed.with_name("small.A1.addendum-1.json").exists()


def test_one_that_belongs_to_another_seal_is_refused_by_name(
    sealed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["addendum", "DEMO-01", *VIEW, "--from", write(tmp_path, "x")]) == 0
    path = sealed.with_name("small.A1.addendum-1.json")
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "of": "0" * 64}), encoding="utf-8")
    capsys.readouterr()
    for words in (["report", "DEMO-01"], ["addendum", "DEMO-01", *VIEW, "--from", write(tmp_path, "y")]):
        assert main(words) == 5
        out, err = capsys.readouterr()
        assert out == ""
        assert "small.A1.addendum-1.json was added to another assessment" in err


def test_an_addendum_is_a_record_that_no_output_replaces(
    sealed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["addendum", "DEMO-01", *VIEW, "--from", write(tmp_path, "x")]) == 0
    assert main(["report", "DEMO-01", "-o", str(sealed.with_name("small.A1.addendum-1.json"))]) == 7
    capsys.readouterr()


def test_what_was_added_to_the_first_seal_stays_with_its_amendment(
    sealed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["addendum", "DEMO-01", *VIEW, "--from", write(tmp_path, "The person's own words.")]) == 0
    assert main(["amend", "DEMO-01", "--reason-from", write(tmp_path, "Why.")]) == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"go D1\nnote Amended.\n")))
    assert main(["interview", "DEMO-01"]) == 0
    assert main(["seal", "DEMO-01", "--yes"]) == 0
    amended = sealed.with_name("small.A1.amended-1.sealed")
    capsys.readouterr()
    assert main(["report", str(amended), "--for", "person"]) == 0
    out, err = capsys.readouterr()
    assert "The person's own words." in out
    assert "amended afterwards" not in err
    assert main(["report", "DEMO-01", "--for", "person"]) == 0
    out, err = capsys.readouterr()
    assert "The person's own words." in out
    assert "amended afterwards" not in err
    assert main(["report", str(sealed), "--for", "person"]) == 0
    out, err = capsys.readouterr()
    assert "The person's own words." in out
    assert "small.A1.sealed was amended afterwards, which this report does not show" in err
    assert "small.A1.amended-1.sealed shows the amendment" in err


def test_a_line_that_the_terminal_may_have_cut_short_is_asked_for_again(
    sealed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assess.cli.ask.LONGEST_TYPED", 4096)  # on Windows a line may be longer than any text
    cut = "x" * 4095
    type_it(monkeypatch, f"Before.\n{cut}\n{cut[1:]}\n.\n")
    assert main(["addendum", "DEMO-01", *VIEW]) == 0
    found = json.loads(sealed.with_name("small.A1.addendum-1.json").read_text("utf-8"))
    assert found["text"] == f"Before.\n{cut[1:]}"
    err = capsys.readouterr().err
    assert err.count("longer than a terminal passes on, and was not taken") == 1
    assert "xxx" not in err
