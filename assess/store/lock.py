"""The lock of a sitting: the system holds it and lets go of it when the process ends, however it ends."""

import errno
import json
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from assess.errors import AssessError, Locked, NotFound, StorageFailed
from assess.logic.strict import read_json
from assess.store.files import PLAIN, read_bytes, reason, write_over
from assess.store.patience import patiently

NOTE_LIMIT = 4096
# Windows keeps others from reading the bytes that are locked: lock one that no journal ever reaches.
FAR_AWAY = 0x7FFF_FFF0
TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class Lock:
    """A lock on one file, held from its making until `release`; a note beside it says who holds it."""

    def __init__(self, path: Path) -> None:
        """Take the lock, or raise Locked (who has it), NotFound (no file) or StorageFailed (locking does not work)."""
        self._note = path.with_name(f"{path.name}.lock")
        self._descriptor = _opened(path)
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise _refusal(path, self._note, error) from None
        # The note is a courtesy: where it cannot be written the lock holds all the same.
        try:
            with suppress(AssessError):
                write_over(self._note, json.dumps({"host": host_name(), "pid": os.getpid()}).encode())
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Let go of the lock and take the note away."""
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        try:
            _unlock(self._descriptor)
        finally:
            os.close(self._descriptor)


def _opened(path: Path) -> int:
    try:
        return patiently(lambda: os.open(path, os.O_RDWR | PLAIN))
    except FileNotFoundError:
        raise NotFound("file-not-found", f"there is no file {path}") from None
    except OSError as error:
        raise StorageFailed("cannot-write", f"{path} cannot be opened for writing: {reason(error)}") from None


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        os.lseek(descriptor, FAR_AWAY, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - POSIX only

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(descriptor: int) -> None:
    """Let go at once: Windows does so some time after the file is closed, and the next command may come sooner."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        os.lseek(descriptor, FAR_AWAY, os.SEEK_SET)
        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)


def _refusal(path: Path, note: Path, error: OSError) -> AssessError:
    if error.errno in TAKEN:
        message = f"{path.name} is open in another terminal{_holder(note)}"
        return Locked("locked", message, "go on there, or end it there first")
    message = f"{path} cannot be locked against a second terminal: {reason(error)}"
    return StorageFailed("cannot-lock", message, "keep the workspace on a local disk")


def _holder(note: Path) -> str:
    """Return who holds the lock as far as the note tells; the time is that of the note."""
    try:
        told = read_json(read_bytes(note, NOTE_LIMIT))
        since = datetime.fromtimestamp(note.stat().st_mtime, UTC).astimezone().isoformat(" ", "minutes")
        return f" (on {str(told['host'])[:60]}, process {told['pid']:d}, since {since})"
    except (AssessError, OSError, OverflowError, ValueError, KeyError, TypeError):
        return ""


def host_name() -> str:
    """Return what this computer is called."""
    return os.environ.get("COMPUTERNAME", "this machine") if sys.platform == "win32" else os.uname().nodename
