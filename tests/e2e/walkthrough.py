"""A page of docs carried out as it stands: its files are written, its commands run in a terminal, its output compared.

- A block fenced as ```toml NAME (or text, with a name) is written as the file NAME.
- In a block fenced as ```console a line `$ COMMAND` runs the program (or `cd`); what follows is what must be seen. A
  line that begins with a prompt is typed after it. `...` alone stands for any number of lines, within one for anything.
- A command that ends otherwise than with 0 says so: `$ assess check C-1  # exit 6`.
"""

import os
import re
import select
import shlex
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.terminal import Terminal

_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ESCAPES = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")
_PATIENCE = 20.0


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the name after it, its lines, and where it stands."""

    language: str
    name: str | None
    lines: tuple[str, ...]
    line: int


def blocks_of(page: str) -> tuple[Block, ...]:
    """Return the fenced blocks of a page."""
    return tuple(
        Block(found[1], found[2], tuple(found[3].splitlines()), page.count("\n", 0, found.start()) + 2)
        for found in _BLOCK.finditer(page)
    )


def fits(expected: str, found: str) -> bool:
    """Tell whether a line is what the page shows; `...` stands for anything."""
    pattern = ".*".join(re.escape(part) for part in expected.rstrip().split("..."))
    return re.fullmatch(pattern, found.rstrip()) is not None


class Walkthrough:
    """Somebody who follows a page to the letter, in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.home = self.folder = folder
        self.terminal: Terminal | None = None
        self.expected_exit = 0
        self.unread = ""
        self.skipping = False
        self.typed = 0

    def follow(self, page: str) -> None:
        """Carry out every block."""
        for block in blocks_of(page):
            if block.name and block.language in ("toml", "text"):
                (self.folder / block.name).write_text("\n".join(block.lines) + "\n", encoding="utf-8")
            elif block.language == "console":
                self._carry_out(block)
        self._finish("the end of the page")

    def _carry_out(self, block: Block) -> None:
        for number, line in enumerate(block.lines, block.line):
            where = f"line {number}: {line}"
            if line.startswith("$ "):
                self._finish(where)
                self._start(line[2:])
            elif line.strip() == "...":
                self.skipping = True
            else:
                self._meet(line, where)

    def _start(self, command: str) -> None:
        command, _, exit_code = command.partition("  # exit ")
        words = shlex.split(command)
        if words[0] == "cd":
            self.folder = (self.folder / words[1]).resolve()
            return
        assert words[0] == "assess", command
        self.expected_exit = int(exit_code or 0)
        self.terminal = Terminal(self.folder, *words[1:], home=self.home)

    def _meet(self, expected: str, where: str) -> None:
        """Read until the line is seen; type the rest of one that begins with a prompt."""
        typed = False
        for unread in self._more(where):
            line, end, rest = unread.partition("\n")
            if not end:
                if not typed and _waits(line, expected):
                    self._type(expected[len(line) :])
                    typed = True
                continue
            self.unread = rest
            if fits(expected, line):
                self.skipping = False
                return
            assert self.skipping, f"{where}\nwas expected, and this was seen:\n{line}\n{rest[:600]}"

    def _type(self, text: str) -> None:
        assert self.terminal
        self.typed += len(text) + 1
        os.write(self.terminal.terminal, f"{text}\n".encode())

    def _more(self, where: str) -> Iterator[str]:
        """Give what is unread again and again, a little more of it each time."""
        end = time.monotonic() + _PATIENCE
        while True:
            before = self.unread
            yield before
            if "\n" in self.unread and self.unread != before:
                continue
            assert time.monotonic() < end, f"{where}\nwas not seen; unread:\n{self.unread[-600:]}"
            if not self._read():
                raise AssertionError(f"{where}\nwas expected after the end; unread:\n{self.unread[-600:]}")

    def _read(self) -> bool:
        """Read what is there; return False where the program has ended."""
        assert self.terminal, "no command is running"
        if not select.select([self.terminal.terminal], [], [], 0.1)[0]:
            return True
        try:
            data = os.read(self.terminal.terminal, 65536)
        except OSError:
            return False
        # A character may arrive in two parts; the program writes whole lines, so this is rare, and ASCII in any case.
        self.unread += _ESCAPES.sub("", data.decode("utf-8", "replace")).replace("\r\n", "\n").replace("\r", "")
        return bool(data)

    def _finish(self, where: str) -> None:
        """See that the running command has said nothing more, and ended as the page says."""
        if self.terminal is None:
            return
        end = time.monotonic() + _PATIENCE
        while self._read():
            assert time.monotonic() < end, f"before {where}\nthe command still waits:\n{self.unread[-600:]}"
        terminal, self.terminal = self.terminal, None
        left = [line for line in self.unread.splitlines() if line.strip()]
        assert self.skipping or not left, f"before {where}\nthis was seen besides:\n" + "\n".join(left)
        self.unread, self.skipping = "", False
        assert terminal.exit_code() == self.expected_exit, f"before {where}"


def _waits(partial: str, expected: str) -> bool:
    """Tell whether the program waits for the rest of the expected line."""
    return partial.endswith(" ") and bool(partial.strip()) and f"{expected} ".startswith(partial)
