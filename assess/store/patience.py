"""Calls of the system that Windows refuses for a moment, while a virus scanner, an indexer or a copier holds a file."""

import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

PAUSES = (0.005, 0.01, 0.02, 0.04, 0.08)


def patiently(call: Callable[[], Result]) -> Result:
    """Return what `call` returns; one that is refused permission is tried again, in all for a sixth of a second."""
    for pause in PAUSES:
        try:
            return call()
        except PermissionError:
            time.sleep(pause)
    return call()
