"""Where lines come from: a real prompt with line editing that leaves nothing on the disk, or a stream of bytes."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, Self

from assess.errors import FileInvalid
from assess.interview.desk import Undecodable

LONGEST = 1024 * 1024
"""Bytes in one line of a stream; no text may be as long."""


class Prompt:
    """A real prompt. History lives in memory and goes with the sitting; the tab key offers `words`.

    Without `history` no key brings back what was typed before.
    """

    def __init__(self, *, history: bool = True) -> None:
        self.words: tuple[str, ...] = ()
        self.history = history
        self.readline = _line_editor()

    def __enter__(self) -> Self:
        if self.readline:
            self.readline.clear_history()
            self.readline.set_auto_history(self.history)
            self.readline.set_completer_delims(" \t\n:+?")
            self.readline.set_completer(self._complete)
            # A pasted paragraph arrives as one line, and is kept as one text.
            self.readline.parse_and_bind("set enable-bracketed-paste on")
            libedit = "libedit" in (self.readline.__doc__ or "")
            self.readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
        return self

    def __exit__(self, *_: object) -> None:
        if self.readline:
            self.readline.clear_history()
            self.readline.set_completer(None)

    def offer(self, words: Sequence[str]) -> None:
        """Let the tab key complete these words from now on."""
        self.words = tuple(words)

    def read_line(self, prompt: str) -> str | None:
        """Return a typed line, or None where the input ended."""
        try:
            return input(prompt)
        except EOFError:
            return None
        except UnicodeDecodeError:
            raise Undecodable from None

    def _complete(self, text: str, number: int) -> str | None:
        found = [word for word in self.words if word.startswith(text)]
        return f"{found[number]} " if number < len(found) else None


def _line_editor() -> Any:
    """Return readline where there is one; Windows has none, and its console edits lines itself."""
    with suppress(ImportError):
        import readline  # noqa: PLC0415 - not everywhere

        return readline
    return None


def lines_of_stream(stream: BinaryIO) -> Callable[[str], str | None]:
    """Return a reader of lines of UTF-8; a byte-order mark is skipped, a line that is no text raises FileInvalid."""
    number = 0

    def read_line(_prompt: str) -> str | None:
        nonlocal number
        data = stream.readline(LONGEST)
        number += 1
        if not data:
            return None
        return _decoded(data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data, number)

    return read_line


def _decoded(data: bytes, number: int) -> str:
    hint = "save it as UTF-8"
    if len(data) >= LONGEST:
        raise FileInvalid("encoding", f"standard input line {number} has no end", "a line ends after a text at most")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data:
        raise FileInvalid(
            "encoding", f"standard input line {number} is UTF-16 or binary; lines before it are kept", hint
        )
    try:
        return data.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise FileInvalid(
            "encoding", f"standard input line {number} is not UTF-8; lines before it are kept", hint
        ) from None
