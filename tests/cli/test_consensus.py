"""`assess consensus`: what it needs, what it refuses, what it leaves behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.logic.documents import dump_document
from assess.logic.meeting import consensus_of
from assess.store.documents import load_comparison, load_consensus
from assess.store.meeting import read_meeting, verify_meeting
from tests.interview.meetings import COMPARISON, WHOLE

ROOT = Path(__file__).parents[2]
WHO = "date 2026-03-12\npresent all K1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "comparison.json").write_bytes(dump_document(WHOLE))
    return tmp_path


def consensus(folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assess", "consensus", *arguments],
        cwd=folder,
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"},
    )


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock")


def test_a_meeting_from_a_pipe_is_closed_into_a_record_that_its_log_confirms(folder: Path) -> None:
    script = f"{WHO}go D3\nsettle 2 m\nd I keep to it.\ncause reading\nclose\nNo time.\nclose\n"
    done = consensus(folder, "comparison.json", typed=script)
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "assess: written: comparison.consensus.json; it is not encrypted",
        "hint: assess report comparison.json --for board shows what was settled, with dissent first",
    ]
    assert "Saved: the record is closed." in done.stdout
    loaded = load_comparison(folder / "comparison.json")
    record = load_consensus(folder / "comparison.consensus.json")
    assert verify_meeting(record, loaded, consensus_of)
    assert record.consensus.comparison == loaded.digest
    assert [one.of for one in record.consensus.questions[0].dissent] == ["A1"]
    assert record.consensus.incomplete == "No time."


def test_a_closed_meeting_is_refused_with_the_way_on(folder: Path) -> None:
    consensus(folder, "comparison.json", typed=f"{WHO}close : No time.\nclose\n")
    before = {name: (folder / name).read_bytes() for name in files(folder)}
    done = consensus(folder, "comparison.json")
    assert done.returncode == 7
    assert "the meeting about comparison.json is closed: comparison.consensus.json" in done.stderr
    assert "hint: assess report comparison.json; for another meeting, assess merge FILE... -o" in done.stderr
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before


def test_a_record_that_a_kill_kept_from_being_written_is_written_then(folder: Path) -> None:
    consensus(folder, "comparison.json", typed=f"{WHO}close : No time.\nclose\n")
    record = (folder / "comparison.consensus.json").read_bytes()
    (folder / "comparison.consensus.json").unlink()
    assert consensus(folder, "comparison.json").returncode == 7
    assert (folder / "comparison.consensus.json").read_bytes() == record


def test_a_comparison_for_another_reader_is_refused(folder: Path) -> None:
    (folder / "meeting.json").write_bytes(dump_document(COMPARISON))
    done = consensus(folder, "meeting.json")
    assert done.returncode == 5
    assert "was made for another reader (meeting)" in done.stderr
    assert "hint: name the coordinator's: assess merge FILE... -o FILE" in done.stderr
    assert files(folder) == ["comparison.json", "meeting.json"]


def test_a_script_is_all_or_nothing(folder: Path) -> None:
    (folder / "meeting.txt").write_text(f"{WHO}go D3\nsettle 2\nk\nvote\n", encoding="utf-8")
    done = consensus(folder, "comparison.json", "--from", "meeting.txt")
    assert done.returncode == 4
    assert "meeting.txt line 6: this is no command; nothing was written" in done.stderr
    assert files(folder) == ["comparison.json", "meeting.txt"]
    (folder / "meeting.txt").write_text(f"{WHO}go D3\nsettle 2\n", encoding="utf-8")
    done = consensus(folder, "comparison.json", "--from", "meeting.txt")
    assert "what A1 says to it is not finished; nothing was written" in done.stderr
    (folder / "meeting.txt").write_text(f"{WHO}go D3\nsettle 2\nk\n", encoding="utf-8")
    done = consensus(folder, "comparison.json", "--from", "meeting.txt")
    assert done.returncode == 0
    assert "meeting.txt: 5 lines carried out, 4 events saved; 1 of " in done.stdout
    log = (folder / "comparison.meeting").read_bytes()
    assert consensus(folder, "comparison.json", "--from", "-", typed="settle 3\nvote\n").returncode == 4
    assert (folder / "comparison.meeting").read_bytes() == log


def test_a_pipe_stops_at_the_first_refused_line_and_keeps_what_was_saved(folder: Path) -> None:
    done = consensus(folder, "comparison.json", typed=f"{WHO}go D3\nopen : So.\nvote\nsettle 2\n")
    assert done.returncode == 4
    assert "standard input line 5: " in done.stderr
    assert "every line before it is kept" in done.stderr
    events = [one.event for one in read_meeting(load_comparison(folder / "comparison.json")).events]
    assert events == ["opened", "attended", "attended", "left-open", "reasoned"]


def test_what_the_meeting_may_not_know_is_in_no_output_and_the_log_pins_the_whole(folder: Path) -> None:
    walk = "next\n" * 60
    done = consensus(folder, "comparison.json", typed=f"{WHO}go {COMPARISON.agenda[0].questions[0]}\n{walk}")
    assert "S-2FYB" in json.dumps(json.loads((folder / "comparison.json").read_bytes()))
    assert "S-2FYB" not in done.stdout + done.stderr


def test_every_output_is_ascii_where_the_case_is(folder: Path) -> None:
    done = consensus(folder, "comparison.json", typed=f"{WHO}list all\nhelp\nreview\n")
    assert done.stdout.isascii()
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_record_that_says_something_else_than_its_log_is_not_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    consensus(folder, "comparison.json", typed=f"{WHO}close : No time.\nclose\n")
    monkeypatch.chdir(folder)
    record = Path("comparison.consensus.json")
    assert main(["report", str(record.absolute())]) == 0
    record.write_bytes(record.read_bytes().replace(b"No time.", b"All done"))
    altered = record.read_bytes()
    for words in (("report", "./comparison.json"), ("report", f"./{record}"), ("consensus", "comparison.json")):
        capsys.readouterr()
        assert main(list(words)) == 8
        assert "does not say what comparison.meeting beside it says" in capsys.readouterr().err
    assert record.read_bytes() == altered
