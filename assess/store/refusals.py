"""What to do where the system refused to write: who may hold the file, and how long a path may be on Windows."""

import errno
import sys
from pathlib import Path

LONGEST_ON_WINDOWS = 259
PART = len(".") + len(".0a1b2c3d.part")
"""What the name of a file gains while it is being written."""
_NO_SUCH_PLACE = (errno.ENOENT, errno.EINVAL, errno.ENAMETOOLONG)


def what_to_do(path: Path, error: OSError) -> str | None:
    """Return the hint for a file that could not be written."""
    if sys.platform == "win32" and error.errno in _NO_SUCH_PLACE and _is_too_long(path):
        return "the path is too long for Windows (259 characters): keep the workspace in a folder with a short path"
    if isinstance(error, PermissionError):
        return "close it in every other program, or choose a folder that you may write to"
    return None


def _is_too_long(path: Path) -> bool:
    return len(str(path.absolute())) + PART > LONGEST_ON_WINDOWS
