"""No command opens a connection, starts a program, unpickles, calls foreign code or turns text into code."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.attacks import ROOT, environment

pytestmark = pytest.mark.e2e


def found_in(folder: Path, code: str = "") -> list[str]:
    """Return what the hook noticed while the commands were carried out, or that code in their place."""
    words = [sys.executable, "-m", "tests.e2e.audited", str(folder), code]
    done = subprocess.run(words, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return (folder / "found.txt").read_text(encoding="utf-8").splitlines()


def test_no_command_reaches_out_or_makes_code(tmp_path: Path) -> None:
    assert found_in(tmp_path) == []


@pytest.mark.parametrize(
    ("code", "event"),
    [
        ("import socket; socket.socket().close()", "socket.__new__"),
        ("import subprocess, sys; subprocess.run([sys.executable, '-c', ''])", "subprocess.Popen"),
        ("import os; os.system('')", "os.system"),
        ("import pickle; pickle.loads(pickle.dumps(print))", "pickle.find_class"),
        ("import ctypes; ctypes.c_int.from_address(id(0))", "ctypes.cdata"),
        ("eval('1')", "compile"),
        ("exec('a = 1')", "exec"),
        ("compile('b = 2', 'b', 'exec')", "compile"),
        ("import timeit; timeit.timeit('1', number=1)", "exec"),
    ],
)
def test_the_hook_notices(tmp_path: Path, code: str, event: str) -> None:
    assert any(line.startswith(f"{event} by [") and "assess.added" in line for line in found_in(tmp_path, code))
