"""What goes to which stream, and in which words.

- stdout is the result: data that somebody asked for. stderr is everything else.
- A message begins `assess: `, in lower case, without a full stop; what to do next follows on a line `hint: ...`.
- `--json` puts exactly one envelope on stdout, also on error. Its characters are ASCII, because the code page of a
  terminal or a pipe may hold no others; a JSON reader gives back what was meant.
- Every text that may come from a file or an argument passes `visible`, so that a terminal obeys none of it.
- No message holds what was written about a person.
- Output is flushed at once: a full disk is noticed while the exit code can still say so.
"""

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any, TextIO

from assess.cli.envelope import dump_envelope
from assess.errors import StorageFailed
from assess.logic.text import visible

if TYPE_CHECKING:
    from assess.model.problem import Problem


def message_stream() -> TextIO:
    """Return stderr, or nowhere when the process has none."""
    return StringIO() if sys.stderr is None else sys.stderr


def survive_any_terminal() -> None:
    """Let a character that the terminal does not know become `?` instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def show(text: str) -> None:
    """Write a result to stdout, with a line end, and see that it left."""
    if sys.stdout is None:
        raise StorageFailed("no-standard-output", "there is no standard output to write the result to")
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough; the boundary ends quietly
        raise
    except OSError as error:
        _raise_where_the_reader_left(error)
        reason = os.strerror(error.errno or 0)
        raise StorageFailed("standard-output", f"standard output cannot be written: {reason}") from error


def _raise_where_the_reader_left(error: OSError) -> None:
    """Raise BrokenPipeError where Windows says, in its own way, that the reader of a pipe has gone."""
    if sys.platform == "win32" and error.errno == errno.EINVAL:
        raise BrokenPipeError from None


def show_bytes(data: bytes) -> None:
    """Write a document to stdout as exact bytes: a text stream would change line ends and characters on Windows."""
    if sys.stdout is None:
        raise StorageFailed("no-standard-output", "there is no standard output to write the result to")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def show_fact(text: str) -> None:
    """Write one line of our own words to stdout, which may name a file: nothing in it is acted upon."""
    show(visible(text))


def say(message: str) -> None:
    """Write one message of our own words to stderr."""
    message_stream().write(f"assess: {visible(message)}\n")


def say_hint(hint: str | None) -> None:
    """Write what to do next, if there is something."""
    if hint:
        message_stream().write(f"hint: {visible(hint)}\n")


def problem_lines(problems: Iterable["Problem"]) -> Iterator[str]:
    """Give each problem as `FILE:LINE: PATH: message [code]`, a warning named as such, its hint on the next line."""
    for problem in problems:
        place = ":".join(str(part) for part in (problem.file, problem.line) if part is not None)
        parts = (place, problem.path, "warning" if problem.warning else "", problem.message)
        yield visible(": ".join(part for part in parts if part) + f" [{problem.code}]")
        if problem.hint:
            yield visible(f"  hint: {problem.hint}")


def show_problems(problems: Iterable["Problem"]) -> None:
    """Write problems to stderr; a command whose result they are shows `problem_lines` instead."""
    for line in problem_lines(problems):
        message_stream().write(f"{line}\n")


def problem_record(problem: "Problem") -> dict[str, Any]:
    """Return a problem as it stands in an envelope."""
    names = ("code", "file", "path", "line", "message", "hint", "warning")
    return {name: getattr(problem, name) for name in names}


def envelope(command: str | None, exit_code: int, data: object, problems: Iterable["Problem"] = ()) -> str:
    """Return the one JSON object that `--json` prints; `data` is made of JSON types."""
    return dump_envelope(command, exit_code, data, [problem_record(problem) for problem in problems])
