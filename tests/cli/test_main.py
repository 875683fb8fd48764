"""The boundary: however a command ends, exit code, streams and envelope are as promised."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assess import __version__, errors
from assess.cli.main import main
from assess.cli.table import COMMANDS
from tests.cli import looking

ROOT = Path(__file__).parents[2]
RUN = [sys.executable, "-m", "tests.cli.looking", "look"]


def tree(kind: type[errors.AssessError]) -> Iterator[type[errors.AssessError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from tree(child)


ERRORS = [kind for kind in tree(errors.AssessError) if kind is not errors.AssessError]


@pytest.fixture(autouse=True)
def _house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setitem(COMMANDS, "look", looking.ENTRY)
    names = [name for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.getsignal(getattr(signal, name)) for name in names}
    yield
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_has_its_exit_code_and_two_lines(
    kind: type[errors.AssessError], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["look", kind.__name__]) == kind.exit_code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("assess: ")
    assert "\nhint: " in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("kind", ERRORS)
def test_json_puts_one_envelope_on_stdout_also_on_error(
    kind: type[errors.AssessError], capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["look", kind.__name__, "--json"])
    content = json.loads(capsys.readouterr().out)
    assert list(content) == ["format", "command", "exit", "data", "problems"]
    assert (content["format"], content["command"], content["exit"], content["data"]) == (
        "assess.result/0",
        "look",
        code,
        None,
    )
    assert list(content["problems"][0]) == ["code", "file", "path", "line", "message", "hint", "warning"]


def test_an_invalid_file_shows_all_its_problems(capsys: pytest.CaptureFixture[str]) -> None:
    main(["look", "FileInvalid"])
    assert capsys.readouterr().err.splitlines() == [
        "assess: x.toml is no instrument",
        "x.toml:12: items[3].anchors: no anchor for P [no-anchor]",
        "  hint: write one",
        "x.toml: title: warning: loaded ⟦U+001B⟧ word [stigma]",
        "hint: correct it",
    ]


def test_success_shows_the_result_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["look"]) == 0
    assert capsys.readouterr() == ("seen\n", "")


def test_an_envelope_is_ascii_and_gives_back_what_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["look", "--json"]) == 0
    text = capsys.readouterr().out
    assert text.isascii()
    assert json.loads(text)["data"] == {"seen": "\u2192 \x1b"}


def test_a_finding_has_an_exit_code_and_no_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["look", "differ"]) == 10
    assert capsys.readouterr() == ("", "")


def test_a_bug_is_told_and_noted_without_what_was_worked_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["look", "bug", "--json"]) == 1
    told = capsys.readouterr()
    (note,) = (tmp_path / "state" / "assess").iterdir()
    text = note.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "assess/cli/main.py:" in text
    for part in ("Example", "sic", "bug", str(tmp_path), str(ROOT)):
        assert part not in text
    assert "Example" not in told.out + told.err
    assert "Traceback" not in told.err
    assert note.stem.removeprefix("crash-") in told.err


def test_a_bug_is_told_where_no_note_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "file"))
    assert main(["look", "bug"]) == 1
    assert "ASSESS_DEBUG=1" in capsys.readouterr().err


def test_a_traceback_is_shown_on_request_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSESS_DEBUG", "1")
    assert main(["look", "bug"]) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(("ending", "word"), [("KeyboardInterrupt", "interrupted"), ("EOFError", "the input ended")])
def test_interruption_keeps_the_work(ending: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["look", ending]) == 130
    assert capsys.readouterr().err.strip() == f"assess: {word}; everything confirmed before is kept"


def test_a_typo_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lock"]) == 2
    assert capsys.readouterr() == (
        "",
        "assess: no such command 'lock'. Did you mean 'look'?\nhint: try `assess --help`\n",
    )


def test_a_refused_call_names_the_help_of_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["look", "--colour\x1b[31m", "--json"]) == 2
    told = capsys.readouterr()
    assert "\x1b" not in told.err
    assert "hint: try `assess look --help`" in told.err
    assert json.loads(told.out)["problems"][0]["code"] == "usage"


def test_no_command_shows_the_help_as_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Usage: assess" in told.err


@pytest.mark.parametrize("words", [["-V"], ["--version"], ["-V", "look"]])
def test_the_version_is_told(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assess", *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"assess {__version__}\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("words", [["well"], ["well", "--json"], ["--help"]])
def test_a_full_disk_behind_stdout_is_a_storage_error(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*RUN, *words], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 9
    assert len(done.stderr.splitlines()) == 1
    assert "No space left" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
def test_a_reader_who_goes_away_hears_nothing() -> None:
    with subprocess.Popen(
        [*RUN, "often"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 141


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_request_to_stop_ends_in_order(name: str) -> None:
    with subprocess.Popen(
        [*RUN, "wait"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "waiting\n"
        process.send_signal(getattr(signal, name))
        _, told = process.communicate(timeout=10)
        assert process.returncode == 130
    assert told.startswith("assess: interrupted")
    assert len(told.splitlines()) == 1


def test_a_terminal_of_few_characters_is_no_obstacle() -> None:
    done = subprocess.run(
        [*RUN, "FileInvalid"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 4
    assert b"loaded ?U+001B? word" in done.stderr


def test_the_page_of_exit_codes_is_the_table_of_the_errors() -> None:
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\d+) \|.*\| (.*)\|$", page, re.MULTILINE))
    for kind in ERRORS:
        assert f"`{kind.__name__}`" in rows[str(kind.exit_code)]
    assert {"0", "1", "10", "141"} <= rows.keys()
