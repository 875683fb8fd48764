"""A request to stop at any moment: nothing half written, nothing left behind, no traceback, and the work can go on."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assess.cli.main import Stopped, _Asked, keep_request, listen_for_the_end
from assess.cli.main import main as boundary
from assess.store.journal import read_whole_journal
from tests.e2e.attacks import NEW, SEALED, contents, environment, is_in_order, lay_out, run

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")]
REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LISTENS = 0.12
"""Seconds after which the boundary mostly listens; before, the system ends the process, and nothing was begun."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "temporary").mkdir()
    return lay_out(tmp_path)


def stopped(
    folder: Path, words: tuple[str | Path, ...], after: float, request: signal.Signals, typed: bytes = b""
) -> int:
    """Start a call, ask it to stop after some seconds, return its exit code; whatever the moment, it ends in order."""
    with subprocess.Popen(
        [sys.executable, "-m", "assess", *words],
        cwd=folder,
        env=environment(TMPDIR=str(folder / "temporary")),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(typed)
        process.stdin.flush()
        time.sleep(after)
        process.send_signal(request)
        _, err = process.communicate(timeout=20)
    told = err.decode()
    assert not any(word in told for word in ("Traceback", "Exception ignored", "this is a bug")), told
    assert process.returncode in {0, 130, -request}, told
    # The system itself ends a process that does not listen yet, however long a busy machine takes to get there.
    unheard = process.returncode == -request and not told
    assert process.returncode == 0 or unheard or "interrupted" in told
    assert not list(folder.rglob("*.part"))
    assert not list((folder / "temporary").iterdir())
    return process.returncode


def moments(seed: int, times: int, longest: float) -> list[tuple[float, signal.Signals]]:
    chance = random.Random(seed)  # noqa: S311 - moments to stop at, no secrets
    return [(chance.uniform(LISTENS, longest), REQUESTS[number % 3]) for number in range(times)]


def test_the_demonstration_leaves_nothing_behind(folder: Path) -> None:
    before = contents(folder)
    codes = [stopped(folder, ("demo",), after, request) for after, request in moments(1, 6, 1.3)]
    assert 130 in codes
    assert contents(folder) == before


def test_a_merge_writes_all_of_its_document_or_none(folder: Path) -> None:
    out = folder / "out.json"
    for after, request in moments(2, 6, 0.5):
        stopped(folder, ("merge", *SEALED, "-o", "out.json"), after, request)
        if out.exists():
            assert json.loads(out.read_bytes())["case"] == "DEMO-01"
            out.unlink()


def test_an_interview_goes_on_where_it_was_stopped(folder: Path) -> None:
    typed = b"go D1\n" + b"".join(b"note number %d\n" % number for number in range(300))
    for after, request in moments(3, 6, 0.9):
        stopped(folder, ("interview", "C-1", *NEW), after, request, typed)
    ended = run(folder, "interview", "C-1", *NEW, typed=b"note the last\n")
    assert ended.code == 0
    assert is_in_order(ended)
    (journal,) = folder.glob("cases/C-1/*/*.journal")
    assert read_whole_journal(journal).events[-1].event == "noted"


def test_a_stopped_seal_can_be_done_again(folder: Path) -> None:
    (folder / "why.txt").write_text("Stopped.")
    for number, (after, request) in enumerate(moments(4, 4, 0.5)):
        case = f"C-{number}"
        assert run(folder, "interview", case, *NEW, typed=b"go D1\nnote x\n").code == 0
        words = ("seal", case, "--yes", "--incomplete-reason-from", "why.txt")
        code = stopped(folder, words, after, request)
        assert (
            run(folder, *words).code == (7 if code == 0 else 0)
            or len(list(folder.glob(f"cases/{case}/*/*.sealed"))) == 1
        )


@pytest.fixture
def listening() -> object:
    before = {number: signal.getsignal(number) for number in REQUESTS}
    listen_for_the_end()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
    _Asked.to_stop = _Asked.ctrl_c = False


class _Kept:
    """What the interpreter hands to the hook where C code kept an exception."""

    def __init__(self, value: BaseException) -> None:
        self.exc_value = value


@pytest.mark.usefixtures("listening")
@pytest.mark.parametrize("kept", [KeyboardInterrupt(), Stopped(signal.SIGTERM)])
def test_a_request_that_c_code_kept_is_what_the_call_ends_with(
    kept: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_arguments: object) -> int:
        keep_request(_Kept(kept))  # type: ignore[arg-type]  # pydantic, at a pattern
        raise ValueError

    monkeypatch.setattr("assess.cli.main._carry_out", refuse)
    assert boundary(["demo"]) == 130
    assert capsys.readouterr().err.startswith("assess: interrupted")
