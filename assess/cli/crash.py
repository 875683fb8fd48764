"""The note that a bug leaves behind: which kind, where in our code; never what the program was working on."""

import hashlib
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from assess import __version__

_PACKAGE = Path(__file__).parents[1]


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _our_frames(traceback: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(traceback):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE):
            yield f"  {file.relative_to(_PACKAGE.parent).as_posix()}:{line} {frame.f_code.co_name}"


def _where(error: BaseException) -> str:
    """Return kinds and places, outermost error first: no message, no value of a variable, no line of source."""
    lines: list[str] = []
    for link in _chain(error):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += _our_frames(link.__traceback__)
    return "\n".join(lines)


def _state_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "assess"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "assess"


def leave_note(error: BaseException) -> tuple[str, Path | None]:
    """Write the note if that is possible; return the error's id (the same bug has the same id) and the file."""
    where = _where(error)
    number = hashlib.sha256(where.encode()).hexdigest()[:8]
    systems = f"assess {__version__}, Python {platform.python_version()}, {sys.platform}"
    try:
        folder = _state_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        note = folder / f"crash-{number}.txt"
        note.write_text(f"{systems}\n{where}\n", encoding="utf-8")
    except (OSError, RuntimeError):  # a full disk, a read-only home, no home at all
        return number, None
    return number, note
