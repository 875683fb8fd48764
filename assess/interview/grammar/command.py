"""What a command is: how the rest of its line is read, how it is written, and what help says about it."""

from collections.abc import Callable
from typing import NamedTuple

from assess.interview.actions import Action
from assess.interview.state import Refused


class Command(NamedTuple):
    """How the rest of a command's line is read, how the command is written, and what it does, in a few lines."""

    parse: Callable[[str], Action]
    usage: str
    about: tuple[str, ...]


def words_of(rest: str, usage: str, least: int, most: int) -> list[str]:
    """Return the words of a line, if there are as many as the command takes."""
    words = rest.split()
    if least <= len(words) <= most:
        return words
    raise Refused(f"{usage.split(maxsplit=1)[0]} takes other words than these", f"type it as: {usage}")


def bare(kind: Callable[[], Action], usage: str, *about: str) -> Command:
    """Return a command that stands alone on its line."""

    def read(rest: str) -> Action:
        words_of(rest, usage, 0, 0)
        return kind()

    return Command(read, usage, about)


def one_word(kind: Callable[[str], Action], usage: str, *about: str) -> Command:
    """Return a command that takes exactly one word."""
    return Command(lambda rest: kind(*words_of(rest, usage, 1, 1)), usage, about)


def maybe_word(kind: Callable[[str | None], Action], usage: str, *about: str) -> Command:
    """Return a command that takes one word or none."""

    def read(rest: str) -> Action:
        words = words_of(rest, usage, 0, 1)
        return kind(words[0] if words else None)

    return Command(read, usage, about)


def running_text(kind: Callable[[str], Action], usage: str, *about: str) -> Command:
    """Return a command that takes the rest of its line as it was typed."""
    return Command(kind, usage, about)
