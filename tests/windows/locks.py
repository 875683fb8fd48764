"""`msvcrt.locking` as Windows does it, on top of what Linux has."""

import errno
import os
from collections.abc import Callable

LOCK_NOT_BLOCKING, UNLOCK = 2, 0
_LOCK_EX_NB, _LOCK_UN = 6, 8
HELD: dict[int, tuple[int, int]] = {}
"""By descriptor the region that is locked: where it begins, and its length."""


def locking(flock: Callable[[int, int], None]) -> Callable[[int, int, int], None]:
    """Return `msvcrt.locking`: a region from the position of the descriptor, refused at once where it is taken.

    Windows keeps others from reading a locked region: one that holds bytes of the file is a mistake of the program.
    """

    def lock(descriptor: int, mode: int, length: int) -> None:
        region = os.lseek(descriptor, 0, os.SEEK_CUR), length
        if mode == UNLOCK:
            if HELD.pop(descriptor, None) != region:
                raise PermissionError(errno.EACCES, "nothing is locked there")
            flock(descriptor, _LOCK_UN)
            return
        if mode != LOCK_NOT_BLOCKING or descriptor in HELD:
            raise PermissionError(errno.EACCES, "locked already")
        if region[0] < os.fstat(descriptor).st_size or region[0] + length > 0x7FFF_FFFF:
            raise AssertionError(f"nobody could read the bytes that are locked here: {region}")
        try:
            flock(descriptor, _LOCK_EX_NB)
        except BlockingIOError:
            raise PermissionError(errno.EACCES, "Permission denied") from None
        HELD[descriptor] = region

    return lock
