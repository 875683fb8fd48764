"""The names of what a command writes where somebody told it to: they open everywhere, and nobody mistakes them."""

from pathlib import Path

from assess.errors import UsageRefused
from assess.logic.file_names import why_unsafe


def check_output(path: Path) -> None:
    """Raise UsageRefused `bad-name` where a file of this name could not be opened everywhere, or hides what it is."""
    why = why_unsafe(path.name) if path.name not in {"", ".."} else None
    if why:
        raise UsageRefused("bad-name", f"{path.name} cannot be the name of a file: {why}", "choose another name")


def check_output_folder(folder: Path) -> None:
    """Raise UsageRefused `bad-name` for a folder, or one above it, that would have to be made under such a name."""
    for one in (folder, *folder.parents):
        if not one.exists():
            check_output(one)
