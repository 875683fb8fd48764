"""A Linux process that treats the program as Windows would: what is missing there is missing, what fails there fails.

Made for guards, and no substitute for Windows: what it pretends is written down in docs/windows.md. Once begun it lasts
until the process ends. `python -m tests.windows.pretended WORDS` runs one call of the program so.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.windows.files import pretend_files
from tests.windows.locks import LOCK_NOT_BLOCKING, UNLOCK, locking

BLOCKED = ("fcntl", "termios", "tty", "pty", "readline", "grp", "pwd", "resource", "syslog")
MISSING = (
    "O_NOFOLLOW",
    "O_CLOEXEC",
    "O_DIRECTORY",
    "O_NONBLOCK",
    "O_SYNC",
    "O_TMPFILE",
    "chown",
    "fchmod",
    "fchown",
    "fork",
    "lchown",
    "mkfifo",
    "mknod",
    "pread",
    "pwrite",
    "statvfs",
    "uname",
)
# What tests and their runner use themselves stays until nothing but the program runs.
MISSING_TO_THE_PROGRAM = ("getuid", "geteuid", "getgid", "getegid")
MISSING_SIGNALS = ("SIGHUP", "SIGPIPE", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGQUIT", "SIGKILL")
SIGBREAK = 21
# They look at the platform when they are imported: as what it really is.
FOREIGN = ("typer.main", "pydantic", "pydantic.deprecated.decorator", "rich.console", "rich.table", "tomli")


def pretend_windows() -> None:
    """Make this process behave as one on Windows, for all that is imported from now on."""
    for name in FOREIGN:
        with suppress(ImportError):
            import_module(name)
    real_lock = import_module("fcntl").flock
    for name in BLOCKED:
        sys.modules[name] = None  # type: ignore[assignment]
    fake = ModuleType("msvcrt")
    vars(fake).update(LK_NBLCK=LOCK_NOT_BLOCKING, LK_UNLCK=UNLOCK, locking=locking(real_lock))
    sys.modules["msvcrt"] = fake
    pretend_files()
    for name in MISSING:
        vars(os).pop(name, None)
    shutil._use_fd_functions = False  # type: ignore[attr-defined]  # noqa: SLF001 - Python cannot be asked
    tempfile._O_TMPFILE_WORKS = False  # type: ignore[attr-defined]  # noqa: SLF001 - Python cannot be asked
    sys.platform = "win32"


def pretend_whole() -> None:
    """Pretend, and take away also what a process that runs tests needs itself: signals, and who one is."""
    pretend_windows()
    for name in MISSING_TO_THE_PROGRAM:
        vars(os).pop(name, None)
    for name in MISSING_SIGNALS:
        vars(signal).pop(name, None)
    vars(signal)["SIGBREAK"] = SIGBREAK


def run_pretended(words: Sequence[str], folder: Path) -> "subprocess.CompletedProcess[bytes]":
    """Run one call of the program in a process of its own that pretends."""
    return subprocess.run(
        [sys.executable, "-m", "tests.windows.pretended", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
    )


if __name__ == "__main__":
    pretend_whole()
    import_module("assess.__main__").main()
