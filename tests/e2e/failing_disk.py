"""A disk of which one operation fails, or that one and all that follow: what a call does with it."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assess.store.files import DISK

ERRORS = (errno.EIO, errno.ENOSPC, errno.EROFS, errno.EDQUOT)
BY_NAME = ("link", "rename", "replace", "mkdir")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class FailingDisk:
    """Counts the operations that put something on the disk below a folder, and lets the n-th fail.

    The note beside a lock is a courtesy, and nobody is told when it cannot be written: its operations do not count.
    A write that fails leaves half of its bytes behind, as a disk that fills up does. Nothing waits for a real disk.
    """

    def __init__(self, folder: Path, fails_at: int = 0, error: int = errno.EIO, *, for_good: bool = False) -> None:
        self.folder, self.fails_at, self.error, self.for_good = str(folder), fails_at, error, for_good
        self.told: list[str] = []
        self._open: dict[int, str] = {}

    def counts(self, what: str, name: str) -> bool:
        """Count an operation on a file; tell whether it is to fail."""
        if not os.path.abspath(name).startswith(self.folder) or ".lock" in name:  # noqa: PTH100 - called for each one
            return False
        self.told.append(f"{what} {Path(name).name}")
        number = len(self.told)
        return number == self.fails_at or (self.for_good and 0 < self.fails_at < number)

    def _fail_by_name(self, what: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def carry_out(path: Any, *more: Any, **named: Any) -> Any:
            self._pass(what, str(path))
            return real(path, *more, **named)

        return carry_out

    def _pass(self, what: str, name: str) -> None:
        if self.counts(what, name):
            raise OSError(self.error, os.strerror(self.error))

    def _opening(self, real: Callable[..., int]) -> Callable[..., int]:
        def carry_out(path: Any, flags: int, *more: Any, **named: Any) -> int:
            name = str(path)
            if flags & WRITING or Path(name).is_dir():
                self._pass("open", name)
            descriptor = real(path, flags, *more, **named)
            self._open[descriptor] = name
            return descriptor

        return carry_out

    def _by_descriptor(self, what: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def carry_out(descriptor: int, *more: Any) -> Any:
            if self.counts(what, self._open.get(descriptor, "")):
                if what == "write":
                    real(descriptor, more[0][: len(more[0]) // 2])
                raise OSError(self.error, os.strerror(self.error))
            return real(descriptor, *more)

        return carry_out

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Let every operation of this process go through here."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "open", self._opening(os.open))
            patch.setattr(os, "fsync", self._by_descriptor("fsync", lambda _descriptor: None))
            for name in BY_NAME:
                patch.setattr(os, name, self._fail_by_name(name, getattr(os, name)))
            calls: dict[str, Callable[..., Any]] = {"write": os.write, "truncate": os.ftruncate}
            before = {name: getattr(DISK, name) for name in calls}
            try:
                for name, real in calls.items():  # a frozen port that every writer has as its default
                    object.__setattr__(DISK, name, self._by_descriptor(name, real))
                yield
            finally:
                for name, real in before.items():
                    object.__setattr__(DISK, name, real)
