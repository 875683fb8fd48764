"""A recovery sheet as it comes back: from a file, from standard input, or typed line by line."""

from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli.ask import ask_line, somebody_is_there
from assess.cli.output import say, say_hint
from assess.errors import FileInvalid
from assess.logic.recovery_sheet import LINES, TypedSheet, check_line, parse_sheet

if TYPE_CHECKING:
    from assess.model.problem import Problem

LIMIT = 64 * 1024


def sheet_in(path: Path) -> TypedSheet:
    """Return the sheet in a file, or on standard input (`-`), where a person is asked line by line.

    Raises NotFound, StorageFailed, FileInvalid with every line that is wrong, EOFError where the input ended.
    """
    if str(path) == "-" and somebody_is_there():
        return _asked()
    from assess.store.named import read_text

    found = parse_sheet(read_text(path, LIMIT, "the sheet"))
    if isinstance(found, tuple):
        name = "standard input" if str(path) == "-" else str(path)
        placed: tuple[Problem, ...] = tuple(problem.within(name) for problem in found)
        message = "the recovery sheet cannot be used: " + ", ".join(
            dict.fromkeys(one.path for one in placed if one.path)
        )
        raise FileInvalid("sheet-invalid", message, "correct what is named and try again", placed)
    return found


def _asked() -> TypedSheet:
    """Return a sheet that is typed: a line that is wrong is asked for again before the next."""
    say(f"type the {LINES} lines of the sheet, without their numbers; what you type is seen on the screen")
    return TypedSheet(b"".join(_asked_line(number) for number in range(1, LINES + 1)), None)


def _asked_line(number: int) -> bytes:
    while True:
        typed = ask_line(f"{number}:").removeprefix(f"{number}:")
        found = check_line(number, typed)
        if isinstance(found, bytes):
            return found
        say(f"{found.path}: {found.message}")
        say_hint(found.hint)
