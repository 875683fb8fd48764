"""What can go wrong with a call, as one tree; mistakes in a file are problems (`assess.model.problem`), not exceptions.

    AssessError                     exit
    ├── UsageRefused                  2   the call does not say enough, or says two things
    ├── NotFound                      3   no such instrument, case, assessment, workspace, file
    ├── FileInvalid                   4   a file cannot be read as what it should be; carries all its problems
    ├── DoesNotFit                    5   two things that do not belong together
    ├── Incomplete                    6   something that must be there is missing
    ├── AlreadyThere                  7   would overwrite, or is sealed already
    │   └── Locked                    7   another terminal is working on it
    ├── IntegrityBroken               8   bytes are not what was written
    ├── StorageFailed                 9   the disk, not the user; carries the reason of the system
    └── Interrupted                 130   stopped by the user or the system, work kept

Every error has a stable `code`, one line of text without case content and, where possible, a hint: what to do next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from assess.model.problem import Problem


class AssessError(Exception):
    """A call that cannot be carried out; the boundary in cli/ turns it into one line and an exit code."""

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        """Keep a stable `code` (a slug), a one-line `message` and what to do next."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class UsageRefused(AssessError):
    """The call does not say enough, or says two things at once."""

    exit_code = 2


class NotFound(AssessError):
    """There is no such instrument, case, assessment, workspace or file."""

    exit_code = 3


class FileInvalid(AssessError):
    """A file cannot be read as what it should be; `problems` holds everything that was found."""

    exit_code = 4

    def __init__(self, code: str, message: str, hint: str | None = None, problems: tuple[Problem, ...] = ()) -> None:
        """As `AssessError`, with every problem of the file."""
        super().__init__(code, message, hint)
        self.problems = problems


class DoesNotFit(AssessError):
    """Two things were brought together that do not belong together; `problems` holds every reason why."""

    exit_code = 5

    def __init__(self, code: str, message: str, hint: str | None = None, problems: tuple[Problem, ...] = ()) -> None:
        """As `AssessError`, with every reason."""
        super().__init__(code, message, hint)
        self.problems = problems


class Incomplete(AssessError):
    """Something that must be there before this step is missing."""

    exit_code = 6


class AlreadyThere(AssessError):
    """The step would overwrite something, or was taken already."""

    exit_code = 7


class Locked(AlreadyThere):
    """Another terminal is working on it."""


class IntegrityBroken(AssessError):
    """Bytes are not what was written."""

    exit_code = 8


class StorageFailed(AssessError):
    """The disk refused; nothing was confirmed that is not stored."""

    exit_code = 9


class Interrupted(AssessError):
    """Stopped from outside; everything confirmed before is kept."""

    exit_code = 130
