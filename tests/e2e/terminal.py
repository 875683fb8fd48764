"""The program in a pseudo-terminal: what a person types, what they see, how it ends."""

import os
import select
import struct
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX")
# Between showing the prompt and waiting for a key, readline notices a signal only with the next key; nobody is so fast.
SETTLED = 0.5
CTRL_C, CTRL_D = b"\x03", b"\x04"


def _widen() -> None:
    """Let readline echo a long line on one: the program itself goes by COLUMNS."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 1000, 0, 0))


class Terminal:
    """A child in a pseudo-terminal, what it wrote so far, and how it ended."""

    def __init__(self, folder: Path, *arguments: str, home: Path | None = None, module: str = "assess") -> None:
        self.seen = b""
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            environment = {
                "PYTHONPATH": str(ROOT),
                "TERM": "dumb",
                "HOME": str(home or folder),
                "LC_ALL": "C.UTF-8",
                "COLUMNS": "80",
            }
            _widen()
            os.execve(sys.executable, [sys.executable, "-m", module, *arguments], environment)  # noqa: S606 - this very program

    def wait_for(self, words: str) -> str:
        """Read until `words` appear after what was read before; return what came with them."""
        begun, end = len(self.seen), time.monotonic() + 30
        while words.encode() not in self.seen[begun:]:
            assert time.monotonic() < end, self.seen[-500:]
            if not select.select([self.terminal], [], [], 0.2)[0]:
                continue
            try:
                self.seen += os.read(self.terminal, 4096)
            except OSError:
                break
        found = self.seen[begun:].decode().replace("\r\n", "\n")
        assert words in found
        return found

    def type(self, line: str, wait_for: str) -> str:
        os.write(self.terminal, f"{line}\n".encode())
        return self.wait_for(wait_for)

    def press(self, key: bytes, wait_for: str) -> str:
        time.sleep(SETTLED)
        os.write(self.terminal, key)
        return self.wait_for(wait_for)

    def exit_code(self) -> int:
        try:
            while os.read(self.terminal, 4096):
                pass
        except OSError:
            pass
        code = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        os.close(self.terminal)
        return code
