"""What stdout is connected to: whether styles are welcome, and how wide it is."""

import os
import shutil
import sys

NARROW, DEFAULT = 40, 80


def is_rich() -> bool:
    """Tell whether stdout is a terminal that understands styles."""
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def wants_colour() -> bool:
    """Tell whether nobody asked for no colour (https://no-color.org)."""
    return not os.environ.get("NO_COLOR")


def height() -> int:
    """Return how many lines the terminal shows."""
    return shutil.get_terminal_size((DEFAULT, 24)).lines


def width() -> int:
    """Return the width of the terminal."""
    return max(NARROW, shutil.get_terminal_size((DEFAULT, 24)).columns)
