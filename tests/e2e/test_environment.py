"""Strange surroundings: encodings, widths, folders that are gone or closed, closed streams; never a traceback."""

import os
import shutil
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from assess.cli.main import main
from tests.e2e.attacks import NEW, ROOT, SEALED, Ended, contents, environment, is_in_order, lay_out, run

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(os.name == "nt", reason="shells and limits are POSIX")]
NOTE = "go D1\nnote Zürich \u2713 [sic] \U0001f600\n".encode()
DROP = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path)


@pytest.mark.parametrize(
    "more",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "20"},
        {"TERM": None, "COLUMNS": "200", "PYTHONUTF8": "0"},
        {"COLUMNS": "999999999", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "xx_YY.UTF-8", "HOME": None, "TZ": ":nonsense/x", "COLUMNS": "abc"},
        {"HOME": "/proc/1", "XDG_STATE_HOME": None, "TMPDIR": "/proc/1/none"},
        {"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "error"},
    ],
    ids=" ".join,
)
def test_every_command_works_in_strange_surroundings(folder: Path, more: dict[str, str | None]) -> None:
    calls: tuple[tuple[str | Path, ...], ...] = (("interview", "C-1", *NEW), ("merge", *SEALED), ("instrument", "list"))
    for words in calls:
        ended = run(folder, *words, typed=NOTE, more=more)
        assert (ended.code, is_in_order(ended)) == (0, True), (words, ended.err[-300:])
    (journal,) = folder.glob("cases/C-1/*/*.journal")
    assert "Zürich \u2713 [sic] \U0001f600" in journal.read_text("utf-8").replace('\\"', '"')


WORDS = "Zürich \u2713 [sic] \U0001f600 [/] \x1b[31m \u202e"
FACTS = f"""referral = "{WORDS.replace(chr(27), "u001b".rjust(6, chr(92)))}"
[[sources]]
kind = "interview"
date = "2026-02-10"
setting = "custody"
origin = "person-2026"
present = ["Zürich \u2713"]
"""
SHARED: tuple[tuple[str, ...], ...] = (
    ("case", "new", "C-7", "--fictional", "--assessor", "A1:forensic-psychologist", "--from", "-"),
    ("case", "hand", "C-7"),
    ("case", "list"),
    ("interview", "C-7", "--label", "A1", "--occasion", "2026-03"),
    ("case", "show", "C-7"),
    ("case", "show", "C-7", "--json"),
    ("form", "print", "sheet", "C-7"),
    ("report", "C-7"),
    ("seal", "C-7", "--yes", "--incomplete-reason-from", "-"),
    ("addendum", "C-7", "--kind", "person-view", "--by", "person", "--from", "-"),
    ("report", "C-7", "--for", "person"),
    ("report", "C-7", "--json"),
    ("amend", "C-7", "--reason-from", "-"),
    ("form", "enter", "C-7"),
    ("seal", "C-7", "--yes", "--incomplete-reason-from", "-"),
    ("withdraw", "C-7", "--reason-from", "-"),
)
TYPED = {"new": FACTS, "interview": f"go D1\nnote {WORDS}\n", "enter": "D1 3.2\n"}


@pytest.mark.parametrize(
    "more",
    [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}, {"TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "20"}],
    ids=" ".join,
)
def test_a_shared_case_works_in_strange_surroundings(folder: Path, more: dict[str, str | None]) -> None:
    for words in SHARED:
        typed = TYPED.get(words[0], TYPED.get(words[1], WORDS))
        ended = run(folder, *words, typed=typed.encode(), more=more)
        assert (ended.code, is_in_order(ended)) == (0, True), (words, ended.err[-300:])
    (journal,) = folder.glob("cases/C-7/*/*.journal")
    assert "Zürich \u2713 [sic] \U0001f600" in journal.read_text("utf-8").replace('\\"', '"')


@pytest.mark.parametrize("streams", ["<&-", ">&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_bug_in_a_shared_case(folder: Path, streams: str) -> None:
    (folder / "typed.txt").write_text("Why.")
    for words in SHARED:
        typed = TYPED.get(words[0], TYPED.get(words[1], WORDS))
        command = " ".join(words).replace("-from -", "-from typed.txt")
        (folder / "typed.txt").write_text(typed)
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {sys.executable} -m assess {command} {streams}"],
            cwd=folder,
            env=environment(),
            input=typed.encode(),
            capture_output=True,
            check=False,
        )
        told = done.stderr.decode("utf-8", "replace")
        assert done.returncode in {0, 2, 3, 4, 5, 6, 7, 9, 141}, (words, told)
        assert not any(word in told for word in ("Traceback", "Exception", "this is a bug")), words


@pytest.mark.parametrize("name", ["with space", "umläut ß", "new\nline", "esc\x1b[31m", "bidi\u202e", "[/]"])
def test_a_workspace_may_have_any_name_and_another_one_inside(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = tmp_path / name / "sub" / "deep"
    inner.mkdir(parents=True)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    for where, words, code in (
        (tmp_path / name, ["init"], 0),
        (inner, ["interview", "C-1", *NEW], 0),
        (inner, ["init", ".."], 0),
        (inner, ["check", "C-1"], 3),
        (tmp_path / name, ["check", "C-1"], 6),
    ):
        monkeypatch.chdir(where)
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"go D1\nnote x\n")))
        ended = Ended(main(words), *capsys.readouterr())
        assert (ended.code, is_in_order(ended)) == (code, True), ended


@pytest.mark.parametrize("named", ["/nowhere", "/dev/null", "a\nb", "\x1b[31m", "x" * 5000])
@pytest.mark.parametrize("words", [("merge", *SEALED), ("instrument", "list"), ("check", "DEMO-01")])
def test_a_workspace_that_is_named_must_be_there(
    folder: Path,
    named: str,
    words: tuple[str | Path, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ASSESS_WORKSPACE", named)
    assert main([str(word) for word in words]) == (9 if len(named) > 255 else 3)
    assert "\x1b" not in capsys.readouterr().err


def test_a_folder_that_was_removed_is_named_as_the_reason(folder: Path) -> None:
    (folder / "gone").mkdir()
    script = 'cd gone && rmdir ../gone && exec "$0" -m assess merge "$@"'
    words = [str(folder / one) for one in SEALED]
    done = subprocess.run(
        ["bash", "-c", script, sys.executable, *words],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 9
    assert done.stderr.endswith("hint: the folder you are in was removed: go to another one\n")


@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "| head -1"])
def test_closed_streams_are_no_bug(folder: Path, streams: str) -> None:
    for words in ("--version", "merge " + " ".join(map(str, SEALED)), "seal DEMO-01 --label A1", "schema comparison"):
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {sys.executable} -m assess {words} {streams}"],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in {0, 7, 9, 141}, (words, done.stderr)
        assert done.returncode or ">&-" not in streams or "2>&-" in streams, words
        assert not any(word in done.stderr for word in ("Traceback", "Exception", "this is a bug")), words


@pytest.mark.parametrize(
    ("closed", "words"),
    [
        (SEALED[0], ("merge", *SEALED)),
        (SEALED[0].with_suffix(".journal"), ("interview", "DEMO-01", "--label", "A1")),
        (SEALED[0].parent.parent / "panel.json", ("merge", *SEALED)),
        (Path("assess.workspace.json"), ("merge", *SEALED)),
        (Path("closed"), ("merge", *(Path("elsewhere") / one.name for one in SEALED))),
        (Path("instruments"), ("instrument", "show", "reengagement")),
        (Path("cases"), ("interview", "C-1", *NEW)),
        (Path("mine.toml"), ("instrument", "check", "mine.toml")),
    ],
    ids=lambda one: str(one) if isinstance(one, Path) else "",
)
def test_what_may_not_be_read_is_refused_and_not_passed_over(
    folder: Path, closed: Path, words: tuple[str | Path, ...]
) -> None:
    if shutil.which(DROP[0]) is None and os.geteuid() == 0:
        pytest.skip("root may read everything")
    shutil.copytree(folder / SEALED[0].parent, folder / "elsewhere")
    (folder / "instruments").mkdir()
    (folder / "mine.toml").write_text("x = 1\n")
    before = contents(folder)
    target = folder / "cases" / "DEMO-01" if closed == Path("closed") else folder / closed
    mode = target.stat().st_mode
    target.chmod(0)
    drop = DROP if os.geteuid() == 0 else ()
    command = [*drop, sys.executable, "-m", "assess", *words]
    done = subprocess.run(
        command, cwd=folder, env=environment(PYTHONPATH=str(ROOT)), capture_output=True, text=True, check=False
    )
    target.chmod(mode)
    assert done.returncode == 9, done.stderr
    assert "Permission denied" in done.stderr
    assert contents(folder) == before


def test_a_case_that_may_not_be_read_hides_no_other(folder: Path) -> None:
    if shutil.which(DROP[0]) is None and os.geteuid() == 0:
        pytest.skip("root may read everything")
    shutil.copytree(folder / "cases" / "DEMO-01" / "2026-03", folder / "cases" / "C-1" / "2026-03")
    closed = folder / "cases" / "DEMO-01"
    closed.chmod(0)
    drop = DROP if os.geteuid() == 0 else ()
    for more in ((), ("--json",)):
        command = [*drop, sys.executable, "-m", "assess", "case", "list", *more]
        done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "C-1" in done.stdout
        assert "Permission denied" in done.stdout + done.stderr
    closed.chmod(0o700)
