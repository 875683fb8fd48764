"""An open log: what was confirmed is on the disk, and nothing else counts as confirmed."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Generic, NoReturn, Self

from pydantic import ValidationError

from assess.errors import AlreadyThere, AssessError, FileInvalid, IntegrityBroken, NotFound, StorageFailed, UsageRefused
from assess.logic.fold.standing import EventT
from assess.model.assessment import LogHead
from assess.store.files import DISK, PLAIN, Disk, read_bytes, reason, write_all, write_new
from assess.store.lines import NO_LINE_BEFORE, BadLine, LogContent, LogKind, digest_line, make_line, read_line, scan
from assess.store.lock import Lock
from assess.store.patience import patiently

MAX_BYTES = 64 * 1024 * 1024


def read_log(path: Path, kind: LogKind[EventT]) -> LogContent[EventT]:
    """Return what a log of that kind holds, without locking or repairing it; `damage` says whether it is whole.

    Raises NotFound, StorageFailed, FileInvalid (a newer version wrote it) or IntegrityBroken (no line can be read).
    """
    return scan(read_bytes(path, MAX_BYTES), path.name, kind)


def whole(content: LogContent[EventT]) -> LogContent[EventT]:
    """Return the content of a log; raise its damage where it has any."""
    if content.damage:
        raise content.damage
    return content


def create_log(path: Path, kind: LogKind[EventT], opened: EventT, disk: Disk = DISK) -> "OpenLog[EventT]":
    """Begin a log with its first event, durable before this returns, and open it.

    Raises AlreadyThere where there is one, StorageFailed where the system refuses.
    """
    write_new(path, _checked_line(opened, (), NO_LINE_BEFORE, kind)[0] + b"\n", disk)
    return open_log(path, kind, disk)


def open_log(path: Path, kind: LogKind[EventT], disk: Disk = DISK) -> "OpenLog[EventT]":
    """Open a log for a sitting: locked against other terminals, a torn last line kept aside and cut off.

    Raises NotFound, Locked, IntegrityBroken (a bad line, by name and number), FileInvalid or StorageFailed.
    """
    lock = Lock(path)
    try:
        return OpenLog(path, kind, lock, disk)
    except BaseException:
        lock.release()
        raise


class OpenLog(Generic[EventT]):
    """An open, locked log. `append` returns only when its events are on the disk."""

    def __init__(self, path: Path, kind: LogKind[EventT], lock: Lock, disk: Disk = DISK) -> None:
        """Use `open_log` or `create_log`, which take the lock."""
        self.path = path
        self._kind = kind
        self._lock = lock
        self._disk = disk
        self._notices: list[str] = []
        self._content = whole(read_log(path, kind))
        self._descriptor = _opened(path)
        try:
            self._cut_torn_line()
        except BaseException:
            os.close(self._descriptor)
            raise
        # Set while the file may hold more than what was confirmed.
        self._in_doubt = False

    @property
    def log(self) -> tuple[EventT, ...]:
        """Every event that was confirmed; event number n stands at position n - 1."""
        return self._content.events

    @property
    def head(self) -> LogHead:
        """How many events there are, and the digest of the last line."""
        return self._content.head

    @property
    def notices(self) -> tuple[str, ...]:
        """What has to be said aloud: what was repaired when the journal was opened."""
        return tuple(self._notices)

    @property
    def content(self) -> LogContent[EventT]:
        """All that was confirmed."""
        return self._content

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the sitting and let another terminal in; closing twice is no mistake."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            self._lock.release()

    def append(self, events: Sequence[EventT]) -> tuple[EventT, ...]:
        """Record what one line of input left behind; return it as stored: all but the first carry its number as `tx`.

        When this returns, the events are on the disk. Raises StorageFailed where they were NOT saved (the journal stays
        usable), AlreadyThere (`sealed`, `closed`) for what cannot follow the end of its log, IntegrityBroken where
        another program wrote to the file, UsageRefused for an event that could not be read back.
        """
        if not events:
            return ()
        self._settle()
        rules, word = self._kind.rules, self._kind.closed
        if isinstance(self.log[-1], rules.closes) and not isinstance(events[0], rules.goes_on):
            raise AlreadyThere(word, f"{self.path.name} is {word}; nothing can be added")
        grown, data = self._grown(events)
        self._in_doubt = True
        with self._taken_back_on_failure():
            write_all(self._descriptor, data, self._disk)
            self._disk.flush(self._descriptor)
            self._content = grown
        self._in_doubt = False
        return grown.events[-len(events) :]

    def _grown(self, events: Sequence[EventT]) -> tuple[LogContent[EventT], bytes]:
        """Return the content as it will be, and the bytes that make it so."""
        log, digests, lines = list(self.log), list(self._content.digests), []
        first = len(log) + 1
        for number, event in enumerate(events):
            said = _in_transaction(event, first if number else None)
            line, stored = _checked_line(said, log, digests[-1], self._kind)
            log.append(stored)
            lines.append(line)
            digests.append(digest_line(line))
        data = b"".join(line + b"\n" for line in lines)
        return LogContent(tuple(log), tuple(digests), self._content.length + len(data)), data

    @contextmanager
    def _taken_back_on_failure(self) -> Iterator[None]:
        """Leave the file as it was before whatever fails inside, Ctrl-C included, so that the sitting can go on."""
        before = len(self.log)
        try:
            yield
        except OSError as error:
            with suppress(AssessError):
                self._settle()
            raise self._failure(error, before) from None
        except BaseException:
            with suppress(AssessError):
                self._settle()
            raise

    def _failure(self, error: OSError, before: int) -> StorageFailed:
        if len(self.log) > before:
            message = f"the disk did not confirm ({reason(error)}); the last entry may not survive a power cut"
            return StorageFailed("not-confirmed", message, "copy the file elsewhere, then look at the last entry")
        message = f"NOT saved: {reason(error)}; everything before is"
        return StorageFailed("not-saved", message, "make room or reconnect the disk, then type it again")

    def _settle(self) -> None:
        """See that the file holds what was confirmed and no more; raise where it does not and cannot be made to.

        After a failed write or flush the system's memory of the file cannot be trusted: cut back, reopen, rescan.
        """
        if self._descriptor < 0:
            raise StorageFailed("journal-closed", f"{self.path.name} is closed")
        if self._in_doubt:
            with suppress(OSError):
                self._disk.truncate(self._descriptor, self._content.length)
                self._disk.flush(self._descriptor)
            self._reopen()
        size = os.fstat(self._descriptor).st_size
        if size != self._content.length:
            self._refuse_changed()

    def _refuse_changed(self) -> NoReturn:
        message = f"{self.path.name} was changed by another program while it was open here"
        raise IntegrityBroken(
            "journal-changed", message, "close it, look for a copy or a second program, open it again"
        )

    def _reopen(self) -> None:
        fresh = _opened(self.path)
        os.close(self._descriptor)
        self._descriptor = fresh
        content = whole(read_log(self.path, self._kind))
        if content.torn:
            raise StorageFailed("not-saved", f"{self.path.name} ends in half a line that the system does not let go")
        if content.length < self._content.length:
            self._refuse_changed()
        self._content = content
        self._in_doubt = False

    def _cut_torn_line(self) -> None:
        """Keep a last line that was not written completely aside, then cut it off: it was never confirmed."""
        torn = self._content.torn
        if not torn:
            return
        aside = _kept_aside(self.path, torn)
        try:
            self._disk.truncate(self._descriptor, self._content.length)
            self._disk.flush(self._descriptor)
        except OSError as error:
            raise StorageFailed("cannot-write", f"{self.path} cannot be repaired: {reason(error)}") from None
        self._content = whole(read_log(self.path, self._kind))
        self._notices.append(
            f"the last line of {self.path.name} was cut short before it was confirmed; "
            f"its {len(torn)} bytes are kept in {aside.name}"
        )


def _opened(path: Path) -> int:
    try:
        return patiently(lambda: os.open(path, os.O_RDWR | os.O_APPEND | PLAIN))
    except FileNotFoundError:
        raise NotFound("file-not-found", f"there is no file {path}") from None
    except OSError as error:
        raise StorageFailed("cannot-write", f"{path} cannot be opened for writing: {reason(error)}") from None


def _kept_aside(path: Path, torn: bytes) -> Path:
    """Write the torn bytes to the first free name (`.torn`, `.torn2`, ...) and return it."""
    number = 1
    while True:
        aside = path.with_name(f"{path.name}.torn{number if number > 1 else ''}")
        try:
            write_new(aside, torn)
        except AlreadyThere:
            number += 1
        else:
            return aside


def _in_transaction(event: EventT, first: int | None) -> EventT:
    return event.model_copy(update={"tx": first}) if first is not None else event


def _checked_line(event: EventT, before: Sequence[EventT], prev: str, kind: LogKind[EventT]) -> tuple[bytes, EventT]:
    """Return the line of an event and the event as it will be read back: nothing is written that cannot be."""
    try:
        line = make_line(len(before) + 1, prev, event)
        return line, read_line(line, prev, before, kind)
    except UnicodeEncodeError:
        raise UsageRefused("half-character", "NOT saved: the text holds half a character") from None
    except BadLine as bad:
        raise UsageRefused("event-refused", f"NOT saved: {bad.why}") from None


def recorded(kind: type[EventT], said: Mapping[str, str | None]) -> EventT:
    """Return an event that holds a reason as people wrote it; raise FileInvalid `no-reason` where it cannot be kept."""
    try:
        return kind.model_validate(said)
    except ValidationError:  # its words would hold the reason
        raise FileInvalid("no-reason", "the reason is empty, too long, or holds half a character") from None
