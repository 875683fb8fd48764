"""Asking a person something, on a terminal only; the answer is kept nowhere but where the question says."""

import sys

from assess.cli.output import message_stream
from assess.errors import UsageRefused
from assess.logic.text import visible


def somebody_is_there() -> bool:
    """Tell whether a person can see a question and answer it."""
    return sys.stdin is not None and sys.stdin.isatty() and message_stream().isatty()


def ask_line(question: str) -> str:
    """Return the line that was typed, without white space at its ends; raise EOFError where the input ended."""
    stream = message_stream()
    stream.write(f"{visible(question)} ")
    stream.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()


def ask_text(question: str) -> str:
    """Return the lines that were typed up to one that is a dot alone; raise EOFError where the input ended before."""
    message_stream().write(f"{visible(question)}\n")
    lines: list[str] = []
    while (line := _next_line()) != ".":
        lines.append(line)
    return "\n".join(lines).strip()


def _next_line() -> str:
    message_stream().write("text> ")
    message_stream().flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


def confirm(warning: str, words: str) -> None:
    """Return when exactly `words` were typed; raise UsageRefused `not-confirmed` otherwise, or if nobody is there."""
    if not somebody_is_there():
        raise UsageRefused("not-confirmed", f"{warning}, and nobody is there to be asked", "add --yes")
    if ask_line(f'{warning}; type "{words}" to go on:') != words:
        raise UsageRefused("not-confirmed", "that was something else; nothing was changed", "run it again to go on")
