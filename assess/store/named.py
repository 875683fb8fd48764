"""What somebody names to be read: a file, or standard input where a dash stands; whole, and never more than a limit."""

import sys
from pathlib import Path

from assess.errors import FileInvalid
from assess.logic.strict import decode_text
from assess.store.files import read_bytes

STDIN = Path("-")


def read_named(path: Path, limit: int) -> bytes:
    """Return the bytes of a file or, for `-`, of standard input, which is empty where it is closed.

    Raises NotFound, StorageFailed, FileInvalid (`too-large`, or for what is no regular file).
    """
    if path != STDIN:
        return read_bytes(path, limit)
    data = sys.stdin.buffer.read(limit + 1) if sys.stdin is not None else b""
    if len(data) > limit:
        raise FileInvalid("too-large", f"standard input is larger than {limit // 1024} kB", "is it the right file?")
    return data


def read_text(path: Path, limit: int, what: str, hint: str = "save it as UTF-8") -> str:
    """Return the text of UTF-8 bytes that `read_named` gives; `what` is what messages call it.

    Raises as `read_named` does, and FileInvalid (`encoding`).
    """
    try:
        return decode_text(read_named(path, limit))
    except ValueError as error:
        raise FileInvalid("encoding", f"{what} cannot be read: {error}", hint) from None
