"""Asking a person something, on a terminal only; the answer is kept nowhere but where the question says."""

import sys

from assess.cli.output import message_stream, say, say_hint
from assess.errors import UsageRefused
from assess.logic.text import visible

_TRIES = 3
LONGEST_TYPED = {"darwin": 1024, "win32": 32_768}.get(sys.platform, 4096)
"""Bytes of a line, its end included, from which on a terminal that edits lines itself keeps silent about the rest."""


def somebody_is_there() -> bool:
    """Tell whether a person can see a question and answer it."""
    return sys.stdin is not None and sys.stdin.isatty() and message_stream().isatty()


def ask_line(question: str) -> str:
    """Return the line that was typed, without white space at its ends; raise EOFError where the input ended."""
    return _typed(f"{visible(question)} ").strip()


def ask_text(question: str) -> str:
    """Return the lines that were typed up to one that is a dot alone; raise EOFError where the input ended before.

    The first Ctrl-C drops the line that is being typed; a second one in a row gives up.
    """
    message_stream().write(f"{visible(question)}\n")
    lines: list[str] = []
    held = False
    while True:
        try:
            line = _typed("text> ").rstrip("\r\n")
        except KeyboardInterrupt:
            if held or not lines:
                raise
            held = True
            message_stream().write("\nthis line is dropped; the others are still here; Ctrl-C again gives up\n")
            continue
        if line == ".":
            return "\n".join(lines).strip()
        lines.append(line)
        held = False


def _typed(prompt: str) -> str:
    """Return a typed line; one that the terminal may have cut short without a word is asked for again."""
    while True:
        message_stream().write(prompt)
        message_stream().flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        if len(line.encode("utf-8", "replace")) < LONGEST_TYPED:
            return line
        say("that line is longer than a terminal passes on, and was not taken")
        say_hint("divide it into shorter ones, or read it from a file")


def _asked_again(words: str) -> str:
    try:
        return ask_line(f'that was something else; type "{words}", an empty line changes nothing:')
    except EOFError:
        return ""


def confirm(warning: str, words: str) -> None:
    """Return when exactly `words` were typed; raise UsageRefused `not-confirmed` otherwise, or if nobody is there."""
    if not somebody_is_there():
        raise UsageRefused("not-confirmed", f"{warning}, and nobody is there to be asked", "add --yes")
    message_stream().write(f"{visible(warning)}\n")
    typed = ask_line(f'type "{words}" to go on:')
    for _ in range(_TRIES):
        if typed == words:
            return
        if not typed:
            break
        typed = _asked_again(words)
    raise UsageRefused("not-confirmed", "not confirmed; nothing was changed", "run it again to go on")
