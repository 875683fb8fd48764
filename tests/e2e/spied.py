"""Calls carried out in a process that writes down what it opens, names and writes; run as `python -m tests.e2e.spied`.

Standard input is JSON: the calls, each with what is typed and how the disk is out of order. Standard output is JSON:
how each call ended and what it said, what was opened for writing, what was named, what was written where, and what the
process was called with.
"""

import errno
import io
import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
NAMING = ("os.rename", "os.link", "os.symlink", "os.mkdir", "os.remove", "tempfile.", "shutil.")
opened: list[str] = []
named: list[str] = []
written: list[tuple[str, str]] = []


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Write down which file is opened for writing, and what is named."""
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING:
        opened.append(str(arguments[0]))
    elif event.startswith(NAMING):
        named.append(" ".join(str(one) for one in arguments))


def spying(disk: str, real: Any) -> Any:
    """Return the writing of a disk that is sound, full, or makes the program stumble over what it was handed."""

    def write(descriptor: int, data: bytes) -> int:
        written.append((str(Path(f"/proc/self/fd/{descriptor}").readlink()), data.decode("latin-1")))
        if disk == "full":
            raise OSError(errno.ENOSPC, "full")
        if disk == "bug" and b'"body":' in data:
            raise RuntimeError(data)
        done: int = real(descriptor, data)
        return done

    return write


def carried_out(words: list[str], typed: str, disk: str) -> dict[str, Any]:
    """Carry out one call."""
    from assess.cli.main import main
    from assess.store.files import DISK

    object.__setattr__(DISK, "write", spying(disk, os.write))
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()))
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return {"words": words, "code": code, "out": said[0], "err": said[1]}


if __name__ == "__main__":
    sys.addaudithook(watch)
    setattr(os, "fsync", lambda _descriptor: None)  # noqa: B010 - nothing is to wait for the disk
    ended = [carried_out(*call) for call in json.load(sys.stdin)]
    around = [*sys.argv, *sys.orig_argv, *(f"{name}={value}" for name, value in os.environ.items())]
    json.dump({"ended": ended, "opened": opened, "named": named, "written": written, "around": around}, sys.stdout)
