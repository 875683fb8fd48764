"""The primitive file operations: files are read whole, up to a limit, and written entirely or not at all."""

import errno
import os
import re
import secrets
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from assess.errors import AlreadyThere, FileInvalid, NotFound, StorageFailed
from assess.store.output_names import check_output
from assess.store.patience import patiently
from assess.store.refusals import what_to_do

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", *UTF_16_MARKS)
# Without O_BINARY Windows would write \r\n; without O_NOFOLLOW a planted link would lead a write elsewhere.
PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
KEPT_SUFFIXES = (".journal", ".sealed", ".meeting")
MOST_RENAMED = 64 * 1024 * 1024
# Other errors only say that the system cannot flush folders.
FAILING = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS)
_KEPT_DOCUMENTS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"assess\.(comparison|consensus|look|identity)/')
_KEPT_AS = {b"identity": "file of keys"}
_SHEET = b"ASSESS RECOVERY SHEET"
_START = 1024
KEPT_NAMES = re.compile(
    r"(panel|register)(\.\d+)?\.json|joined\.json|assess\.workspace\.json|.*\.(addendum-.*|consensus)\.json",
    re.IGNORECASE,  # in many folders another spelling is the same file
)


def flush_to_disk(descriptor: int) -> None:
    """Return only when the bytes are on the medium; on macOS plain fsync stops at the drive's cache."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - POSIX only

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


@dataclass(frozen=True, slots=True)
class Disk:
    """The system calls that can fail while something is being written; tests hand in ones that do."""

    write: Callable[[int, bytes], int] = os.write
    flush: Callable[[int], None] = flush_to_disk
    truncate: Callable[[int, int], None] = os.ftruncate


DISK = Disk()


def reason(error: OSError) -> str:
    """Return the system's reason in its words, without the name of any file."""
    return os.strerror(error.errno) if error.errno else "no reason given"


def _without_waiting(name: str, flags: int) -> int:
    """Open as usual, but a pipe at once: nobody may ever write to it."""
    return patiently(lambda: os.open(name, flags | getattr(os, "O_NONBLOCK", 0)))


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of a file of at most `limit` bytes.

    Raises NotFound where there is none, FileInvalid for a folder, a pipe, a device or a larger file, StorageFailed
    where it is refused.
    """
    data = read_start(path, limit + 1)
    if len(data) > limit:
        raise FileInvalid("too-large", f"{path} is larger than {limit // 1024} kB")
    return data


def read_start(path: Path, length: int) -> bytes:
    """Return at most `length` bytes from the start of a file; refuses as `read_bytes` does, but for its size."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FileInvalid("not-a-file", f"{path} is no regular file", "save it as a file first")
            return file.read(length)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound("file-not-found", f"there is no file {path}") from None
    except OSError as error:
        if sys.platform == "win32" and error.errno == errno.EINVAL:  # nothing can have that name: `*.sealed`
            raise NotFound("file-not-found", f"there is no file {path}") from None
        if error.errno in (errno.EISDIR, errno.EACCES) and path.is_dir():
            raise FileInvalid("is-a-folder", f"{path} is a folder, not a file") from None
        raise StorageFailed("cannot-read", f"{path} cannot be read: {reason(error)}") from None


def is_journal(data: bytes) -> bool:
    """Tell whether bytes begin as a journal does, also one that an editor saved again: it is named for what it is."""
    start = data[:130].removeprefix(b"\xef\xbb\xbf")
    if start.startswith(UTF_16_MARKS):
        start = start.replace(b"\0", b"").lstrip(b"\xff\xfe")
    return start.startswith(b'{"v":') and b'"prev":' in start[:64]


def write_all(descriptor: int, data: bytes, disk: Disk = DISK) -> None:
    """Write all of `data`; a system may take less at once than it was given."""
    rest = memoryview(data)
    while rest:
        rest = rest[disk.write(descriptor, bytes(rest)) :]


def flush_folder(folder: Path) -> None:
    """Make a new name in `folder` durable where the system can; raise OSError where the disk fails."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno in FAILING:
            raise


def _flush_or_undo(folder: Path, undo: Callable[[], None]) -> None:
    """Make a new name in `folder` durable; where the disk fails it is taken back, so that nothing half stays."""
    try:
        flush_folder(folder)
    except OSError:
        with suppress(OSError):
            undo()
        raise


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, and those above it; one that is there stays as it is."""
    try:
        for one in reversed((folder, *folder.parents)):
            if not one.is_dir():
                one.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
                _flush_or_undo(one.parent, one.rmdir)
    except FileExistsError:
        raise AlreadyThere("not-a-folder", f"{folder} cannot be a folder: a file has that name") from None
    except OSError as error:
        message = f"the folder {folder} cannot be made: {reason(error)}"
        raise StorageFailed("cannot-write", message, what_to_do(folder, error)) from None


def _not_written(path: Path, error: OSError) -> StorageFailed:
    message = f"{path} cannot be written: {reason(error)}"
    return StorageFailed("cannot-write", message, what_to_do(path, error))


@contextmanager
def _part(path: Path, data: bytes, disk: Disk) -> Iterator[Path]:
    """Give a durable temporary file beside `path` that holds `data`; however this ends, it is gone afterwards."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | PLAIN, PRIVATE_FILE)
        try:
            write_all(descriptor, data, disk)
            disk.flush(descriptor)
        finally:
            os.close(descriptor)
        yield part
    finally:
        with suppress(OSError):
            patiently(lambda: part.unlink(missing_ok=True))


def write_new(path: Path, data: bytes, disk: Disk = DISK) -> None:
    """Write a file that must not be there yet, entirely or not at all.

    Raises UsageRefused for a name that does not open everywhere, AlreadyThere where the name is taken, StorageFailed
    where the system refuses.
    """
    check_output(path)
    if path.is_dir():
        raise AlreadyThere("is-a-folder", f"{path} is a folder", "name a file in it")
    try:
        with _part(path, data, disk) as part:
            _name_without_clobbering(part, path)
        _flush_or_undo(path.parent, path.unlink)
    except FileExistsError:
        raise AlreadyThere("already-there", f"{path} is there already; it was not touched") from None
    except OSError as error:
        raise _not_written(path, error) from None


def _name_without_clobbering(part: Path, path: Path) -> None:
    """Give `part` its name; FileExistsError where something has it."""
    if sys.platform == "win32":
        patiently(lambda: part.rename(path))  # refuses by itself to replace a file there
        return
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: claim the name first
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | PLAIN, PRIVATE_FILE))
        try:
            part.replace(path)
        except BaseException:
            if part.exists():  # otherwise the claim was made good in the same moment
                path.unlink(missing_ok=True)
            raise


def rename_new(path: Path, target: Path) -> None:
    """Give a file a name that nothing else has, durable before this returns; after a kill, calling again completes it.

    Raises AlreadyThere where another file has the name, NotFound, StorageFailed where the system refuses.
    """
    try:
        if not _begun_before(path, target):
            _name_without_clobbering(path, target)
        patiently(lambda: path.unlink(missing_ok=True))
        flush_folder(path.parent)
    except FileExistsError:
        raise AlreadyThere("already-there", f"{target} is there already; it was not touched") from None
    except OSError as error:
        raise StorageFailed(
            "cannot-write", f"{path} cannot be renamed: {reason(error)}", what_to_do(target, error)
        ) from None


def _begun_before(path: Path, target: Path) -> bool:
    """Tell whether the file has its new name beside the old one; a name that was only claimed is let go."""
    held = read_bytes(target, MOST_RENAMED) if target.exists() else None
    if held == b"":
        target.unlink()
    return bool(held) and held == read_bytes(path, MOST_RENAMED)


def write_over(path: Path, data: bytes, disk: Disk = DISK) -> None:
    """Write a file, replacing one of that name in one step; after a failure there is the old one or the new one.

    Raises StorageFailed where the system refuses.
    """
    try:
        with _part(path, data, disk) as part:
            patiently(lambda: part.replace(path))
        flush_folder(path.parent)
    except OSError as error:
        raise _not_written(path, error) from None


def write_output(path: Path, data: bytes) -> None:
    """Write the result of a command (`-o FILE`): entirely or not at all, never over what a workspace keeps.

    A link is followed, but in no circle; a device is written to as it is, a pipe where somebody reads from it. Raises
    AlreadyThere, UsageRefused or StorageFailed.
    """
    check_output(path)
    target = Path(os.path.realpath(path))
    if target.is_symlink():  # what is still a link leads back to itself
        raise StorageFailed("cannot-write", f"{path} cannot be written: {os.strerror(errno.ELOOP)}")
    if target.exists() and (what := _kept_as(target)):
        raise AlreadyThere("would-overwrite", f"{path} is a {what} and is never overwritten", "choose another")
    if target.is_dir():
        raise AlreadyThere("is-a-folder", f"{path} is a folder", "name a file in it")
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        _write_into(target, data)
    else:
        write_over(target, data)


def _kept_as(path: Path) -> str | None:
    """Return what is kept here, by its name or by how it begins; None for what may be written anew."""
    if path.suffix.casefold() in KEPT_SUFFIXES or KEPT_NAMES.fullmatch(path.name):
        return "record of a case"
    start = read_start(path, _START) if path.is_file() else b""
    if start.startswith(_SHEET):
        return "recovery sheet"
    found = _KEPT_DOCUMENTS.match(start)
    return _KEPT_AS.get(found[1], found[1].decode("ascii")) if found else None


def _write_into(device: Path, data: bytes) -> None:
    try:
        # Nobody may ever read from a pipe: it is opened at once or not at all.
        descriptor = _without_waiting(str(device), os.O_WRONLY | PLAIN)
        try:
            if hasattr(os, "O_NONBLOCK"):
                os.set_blocking(descriptor, True)
            write_all(descriptor, data)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise StorageFailed("cannot-write", f"{device} cannot be written: {reason(error)}") from None
