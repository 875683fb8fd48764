"""An identity in a real terminal: nothing that is typed unseen is shown; and with descriptors, as a script would."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import CTRL_C, CTRL_D, Terminal
from tests.identities import PASSPHRASE

termios = pytest.importorskip("termios", reason="pseudo-terminals are POSIX")
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.e2e


def test_a_passphrase_is_typed_twice_and_never_shown(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "identity", "new", "--recovery-sheet", "sheet.txt")
    terminal.wait_for("new passphrase: ")
    assert "shorter than 12 characters" in terminal.type("too short", "new passphrase: ")
    terminal.type(PASSPHRASE, "the same again: ")
    terminal.type(PASSPHRASE, "fingerprint: ")
    assert terminal.exit_code() == 0
    assert PASSPHRASE.encode() not in terminal.seen
    assert b"too short" not in terminal.seen
    again = Terminal(tmp_path, "identity", "card", "-o", "card.json")
    again.wait_for("passphrase: ")
    again.type(PASSPHRASE, "written: card.json")
    assert again.exit_code() == 0
    assert PASSPHRASE.encode() not in again.seen
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert PASSPHRASE.encode() not in kept


@pytest.mark.parametrize(("key", "words"), [(CTRL_C, "interrupted"), (CTRL_D, "the input ended")])
def test_giving_up_at_the_passphrase_writes_nothing(tmp_path: Path, key: bytes, words: str) -> None:
    terminal = Terminal(tmp_path, "identity", "new", "--without-recovery")
    terminal.wait_for("new passphrase: ")
    terminal.press(key, words)
    assert termios.tcgetattr(terminal.terminal)[3] & termios.ECHO
    assert terminal.exit_code() == 130
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_descriptor_that_is_a_terminal_would_show_it_and_is_refused(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "identity", "new", "--without-recovery", "--passphrase-fd", "0")
    terminal.wait_for("a terminal shows what is typed")
    assert terminal.exit_code() == 2


def assess(folder: Path, *words: str, passphrase: str) -> subprocess.CompletedProcess[str]:
    """Run the program without a terminal, the passphrase on a descriptor of its own."""
    reading, writing = os.pipe()
    os.write(writing, f"{passphrase}\n".encode())
    os.close(writing)
    environment = {"PYTHONPATH": str(ROOT), "HOME": str(folder), "LC_ALL": "C.UTF-8", "ASSESS_DEBUG": "1"}
    command = [sys.executable, "-m", "assess", "identity", *words, "--passphrase-fd", str(reading)]
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env=environment,
            pass_fds=[reading],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        os.close(reading)


@pytest.mark.skipif(os.name == "nt", reason="descriptors are handed on otherwise on Windows")
def test_a_script_hands_the_passphrase_over_on_a_descriptor(tmp_path: Path) -> None:
    new = assess(tmp_path, "new", "--without-recovery", passphrase=PASSPHRASE)
    assert new.returncode == 0, new.stderr
    right = assess(tmp_path, "card", passphrase=PASSPHRASE)
    assert (right.returncode, right.stdout[:29]) == (0, '{\n "format": "assess.card/0",')
    wrong = assess(tmp_path, "card", passphrase=f"{PASSPHRASE}!")
    assert (wrong.returncode, wrong.stdout) == (5, "")
    assert "\nassess: the passphrase does not open this identity\nhint: " in wrong.stderr
    assert "Traceback" in wrong.stderr
    assert PASSPHRASE not in new.stdout + new.stderr + right.stderr + wrong.stderr
