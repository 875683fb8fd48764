"""The file calls of `os` as Windows answers them: names, folders, open files, links, and text that gains line ends."""

import errno
import os
import re
import sys
import tempfile
from collections.abc import Callable
from typing import Any

from tests.windows.locks import HELD

O_BINARY = 1 << 29
LONGEST_PATH = 259
SHARING_VIOLATION, ALREADY_EXISTS, INVALID_NAME = 32, 183, 123
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\\]')
TEXT: set[int] = set()
"""Descriptors that were opened without O_BINARY: a line feed that is written there becomes two characters."""


class _Upset:
    """How often the next renamings fail, as while a virus scanner looks at a file."""

    renamings = 0


def upset_renamings(times: int) -> None:
    """Let the next `times` renamings fail as over a file that somebody else has open."""
    _Upset.renamings = times


def is_windows_name(name: str) -> bool:
    """Tell whether Windows takes a file or a folder of that name, in every program."""
    return not (
        _DEVICE.fullmatch(name) or _FORBIDDEN.search(name) or name != name.rstrip(". ") or not name or len(name) > 255
    )


def _refused(kind: type[OSError], number: int, winerror: int, path: object) -> OSError:
    error = kind(number, os.strerror(number), str(path))
    error.winerror = winerror  # type: ignore[attr-defined]
    return error


def _check_name(path: Any) -> None:
    """Refuse what Windows refuses to make."""
    text = os.path.abspath(os.fspath(path))  # noqa: PTH100 - pathlib would call what is replaced here
    name = os.path.basename(text)  # noqa: PTH119 - same
    if isinstance(text, str) and not is_windows_name(name):
        raise _refused(OSError, errno.EINVAL, INVALID_NAME, path)
    if len(text) > LONGEST_PATH:
        raise _refused(FileNotFoundError, errno.ENOENT, 3, path)


def _is_open(path: Any) -> bool:
    """Tell whether this process holds the file open."""
    try:
        found = os.stat(path)  # noqa: PTH116 - same
    except OSError:
        return False
    if os.path.isdir(path):  # noqa: PTH112 - same
        return False
    for descriptor in map(int, os.listdir("/proc/self/fd")):  # noqa: PTH208 - same
        try:
            one = os.fstat(descriptor)
        except OSError:
            continue
        if (one.st_dev, one.st_ino) == (found.st_dev, found.st_ino):
            return True
    return False


def _open(real: Callable[..., int]) -> Callable[..., int]:
    def opened(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        if flags & os.O_CREAT and path != os.devnull:
            _check_name(path)
        if isinstance(path, str) and _FORBIDDEN.search(os.path.basename(path)):  # noqa: PTH119 - same
            raise _refused(OSError, errno.EINVAL, INVALID_NAME, path)
        if os.path.isdir(path):  # noqa: PTH112 - same
            raise _refused(PermissionError, errno.EACCES, 5, path)
        descriptor = real(path, flags & ~O_BINARY, mode, **more)
        (TEXT.discard if flags & O_BINARY else TEXT.add)(descriptor)
        return descriptor

    return opened


def _close(real: Callable[[int], None]) -> Callable[[int], None]:
    def closed(descriptor: int) -> None:
        TEXT.discard(descriptor)
        real(descriptor)
        if HELD.pop(descriptor, None):
            raise AssertionError("a file was closed while it was locked: Windows lets go of it at some later time")

    return closed


def _write(real: Callable[[int, Any], int]) -> Callable[[int, Any], int]:
    def written(descriptor: int, data: Any) -> int:
        if descriptor in TEXT and b"\n" in bytes(data):
            real(descriptor, bytes(data).replace(b"\n", b"\r\n"))
            return len(data)
        return real(descriptor, data)

    return written


def _move(real: Callable[..., None], *, over: bool) -> Callable[..., None]:
    def moved(source: Any, target: Any, **more: Any) -> None:
        _check_name(target)
        if _Upset.renamings:
            _Upset.renamings -= 1
            raise _refused(PermissionError, errno.EACCES, SHARING_VIOLATION, target)
        if _is_open(source) or _is_open(target):
            raise _refused(PermissionError, errno.EACCES, SHARING_VIOLATION, target)
        if not over and os.path.lexists(target):
            raise _refused(FileExistsError, errno.EEXIST, ALREADY_EXISTS, target)
        real(source, target, **more)

    return moved


def _remove(real: Callable[..., None]) -> Callable[..., None]:
    def removed(path: Any, **more: Any) -> None:
        # Python's own temporary files are opened on Windows so that they go by themselves.
        caller = sys._getframe(1).f_code.co_filename  # noqa: SLF001 - who asks is what matters
        if caller != tempfile.__file__ and _is_open(path):
            raise _refused(PermissionError, errno.EACCES, SHARING_VIOLATION, path)
        real(path, **more)

    return removed


def _make(real: Callable[..., None]) -> Callable[..., None]:
    def made(path: Any, mode: int = 0o777, **more: Any) -> None:
        _check_name(path)
        real(path, mode, **more)

    return made


def _no_link(*_: object, **_more: object) -> None:
    raise OSError(errno.EINVAL, "this file system has no links")


def pretend_files() -> None:
    """Replace the calls in `os`."""
    vars(os).update(
        O_BINARY=O_BINARY,
        open=_open(os.open),
        close=_close(os.close),
        write=_write(os.write),
        rename=_move(os.rename, over=False),
        replace=_move(os.replace, over=True),
        unlink=_remove(os.unlink),
        remove=_remove(os.remove),
        mkdir=_make(os.mkdir),
        link=_no_link,
        symlink=_no_link,
    )
