"""`assess seal` in a real terminal: the questions are seen there, and the answers are typed there."""

import os
import sys
import time
from pathlib import Path

import pytest

from assess.model.event import Opened
from assess.store.envelope import load_sealed
from assess.store.journal import create_journal
from assess.store.workspace import create_workspace
from tests.cli.test_init_check_seal import PINNED
from tests.samples import SMALL, log_of

ROOT = Path(__file__).parents[2]
pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX")


def read_until(terminal: int, words: bytes) -> bytes:
    seen = b""
    end = time.monotonic() + 20
    while words not in seen and time.monotonic() < end:
        try:
            seen += os.read(terminal, 4096)
        except OSError:
            break
    return seen


def test_a_person_is_asked_and_answers(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path)
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "small.toml").write_text(SMALL, encoding="utf-8")
    place = workspace.prepare(workspace.place("DEMO-01", "2026-03", "small", "A1"))
    (opened,) = log_of(instrument=PINNED)
    assert isinstance(opened, Opened)
    create_journal(place.journal, opened).close()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(tmp_path)
        os.execve(sys.executable, [sys.executable, "-m", "assess", "seal", "DEMO-01"], {"PYTHONPATH": str(ROOT)})  # noqa: S606 - this very program
    assert b"go H1" in read_until(terminal, b"(one line; an empty one does not seal)")
    os.write(terminal, b"The person moved.\n")
    assert b'type "A1 DEMO-01" to go on:' in read_until(terminal, b"to go on:")
    os.write(terminal, b"A1 DEMO-01\n")
    assert b"sealed: " in read_until(terminal, b"hint: assess merge")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
    assert load_sealed(place.sealed).assessment.sealed is not None
