"""A mistake in a file, as data: where it is, what it is, what to do about it."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: a stable `code`, the `path` inside the file (`items[3].anchors.P`), and words.

    `line` counts from 1 and is None where no line can be named. A warning never stops anything.
    """

    code: str
    path: str
    message: str
    hint: str | None = None
    line: int | None = None
    warning: bool = False
    file: str | None = None

    def within(self, file: str, line: int | None = None) -> "Problem":
        """Return the same problem, placed in `file` (and at `line` where it has none)."""
        return replace(self, file=file, line=self.line if line is None else line)
