"""The lines of a journal: one event each, chained by digest, with exactly one valid spelling in bytes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Generic

from pydantic import TypeAdapter, ValidationError

from assess.errors import AssessError, FileInvalid, IntegrityBroken
from assess.logic.fold.standing import RULES, EventT, Rules
from assess.logic.strict import validate
from assess.model.assessment import LogHead
from assess.model.event import Event, Opened, Recorded, Sealed, Undone
from assess.store.files import BYTE_ORDER_MARKS

VERSION = 0
NO_LINE_BEFORE = "0" * 64


@dataclass(frozen=True, slots=True)
class LogKind(Generic[EventT]):
    """One kind of log: which events its lines hold, by which rules they follow each other, and its words.

    `closed` is the code of what refuses to go on after the end, `end` what messages call that end.
    """

    events: TypeAdapter[EventT]
    rules: Rules
    closed: str
    end: str


ASSESSMENT: LogKind[Event] = LogKind(TypeAdapter(Event), RULES, "sealed", "the seal")


@dataclass(frozen=True, slots=True)
class LogContent(Generic[EventT]):
    """What a journal holds: the events of its good lines, how far they go, and what follows them.

    `digests` are those of the good lines, `length` counts their bytes, `torn` is a last line that was not written
    completely, `damage` is the reason why reading stopped at a bad line.
    """

    events: tuple[EventT, ...]
    digests: tuple[str, ...]
    length: int
    torn: bytes = b""
    damage: AssessError | None = None

    @property
    def head(self) -> LogHead:
        """How far the log goes."""
        return LogHead(events=len(self.digests), head=self.digests[-1])

    def goes_through(self, head: LogHead) -> bool:
        """Tell whether this log, line by line, is the one of that head, or has grown from it."""
        return 0 < head.events <= len(self.digests) and self.digests[head.events - 1] == head.head

    @property
    def opened(self: "JournalContent") -> Opened:
        """The first event of an assessment's log; a content without damage at its first line has one."""
        first = self.events[0]
        if not isinstance(first, Opened):  # read_line lets nothing else pass
            raise TypeError
        return first

    @property
    def sealed(self: "JournalContent") -> Sealed | None:
        """The last event where it is a seal that stands and was not opened again."""
        last = self.events[-1]
        return last if isinstance(last, Sealed) else None


JournalContent = LogContent[Event]
"""That of an assessment's log."""


class BadLine(Exception):
    """A line that is not what was written; `newer` says that a later version of the program wrote it."""

    def __init__(self, why: str, *, newer: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.newer = newer


def _compact(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _spelled(n: int, prev: str, body: str) -> bytes:
    line = {"v": VERSION, "n": n, "prev": prev, "enc": "none", "body": body, "sig": None}
    return _compact(line).encode("utf-8")


def digest_line(line: bytes) -> str:
    """Return the digest that the next line names: of the line's exact bytes, without its newline."""
    return sha256(line).hexdigest()


def make_line(n: int, prev: str, event: Recorded) -> bytes:
    """Return event number `n` as a line without its newline; fields that were never set stay absent."""
    said = event.model_dump(mode="json", exclude_unset=True)
    leading = {
        "event": type(event).model_fields["event"].default,
        "at": event.at,
        **({"tx": event.tx} if event.tx is not None else {}),
    }
    body = {**leading, **{name: value for name, value in said.items() if name not in {"event", "at", "tx"}}}
    return _spelled(n, prev, _compact(body))


def read_line(line: bytes, prev: str, before: Sequence[EventT], kind: LogKind[EventT]) -> EventT:
    """Return the event of the line that follows the events `before`; raise BadLine for anything else."""
    n = len(before) + 1
    body = _body(line, n, prev)
    try:
        # The spelling is compared, so that a key that stands twice, or a changed escape, is noticed.
        if _compact(json.loads(body)) != body:
            raise BadLine("its body is not spelled as this program spells it")
        event = validate(kind.events, body)
    except ValidationError:
        raise BadLine("its body is no event") from None
    except (ValueError, RecursionError):
        raise BadLine("its body cannot be read") from None
    _check_order(event, n, before, kind)
    return event


def _body(line: bytes, n: int, prev: str) -> str:
    """Return the body of a line whose every byte is as it must be."""
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine("it cannot be read") from None
    if not isinstance(plain, Mapping) or not isinstance(body := plain.get("body"), str):
        raise BadLine("it is no journal line")
    _refuse_newer(plain)
    try:
        same = line == _spelled(n, prev, body)
    except UnicodeEncodeError:
        same = False
    if not same:
        raise BadLine("it does not follow from the line before")
    return body


def _refuse_newer(plain: Mapping[str, Any]) -> None:
    version, encryption = plain.get("v"), plain.get("enc")
    if isinstance(version, int) and version > VERSION:
        raise BadLine("it was written by a newer version of assess", newer=True)
    if isinstance(encryption, str) and encryption != "none":
        raise BadLine("it is encrypted in a way that only a newer version of assess reads", newer=True)


def _check_order(event: Recorded, n: int, before: Sequence[Recorded], kind: LogKind[Any]) -> None:
    """Refuse what no sitting can have recorded: the log would mean something else than was meant."""
    if isinstance(event, kind.rules.begins) != (n == 1):
        raise BadLine("a journal begins with `opened`, and only there")
    _check_end(event, before, kind)
    sealing = kind.rules.sealing
    if event.tx is not None and not _continues(event, event.tx, n, before, sealing):
        raise BadLine("it belongs to no line of input")
    if isinstance(event, Undone) and not _can_undo(event.n, n, before, sealing):
        raise BadLine("it undoes nothing that is there")


def _check_end(event: Recorded, before: Sequence[Recorded], kind: LogKind[Any]) -> None:
    """Refuse what does not go with an end: a seal is opened again by an amendment or a withdrawal, and nothing else."""
    ended = bool(before) and isinstance(before[-1], kind.rules.closes)
    goes_on = isinstance(event, kind.rules.goes_on)
    if ended and not goes_on:
        raise BadLine(f"something follows {kind.end}")
    if not ended and goes_on:
        raise BadLine("it opens a seal, and none stands before it")


def _continues(
    event: Recorded, tx: int, n: int, before: Sequence[Recorded], sealing: tuple[type[Recorded], ...]
) -> bool:
    """Tell whether the event before begins the line of input `tx`, or belongs to it as well; a seal stands alone."""
    if not before or isinstance(event, sealing) or isinstance(before[-1], sealing):
        return False
    return before[-1].tx == (None if tx == n - 1 else tx) and tx < n


def _can_undo(undone: int, n: int, before: Sequence[Recorded], sealing: tuple[type[Recorded], ...]) -> bool:
    """Tell whether a line of input begins there; nothing up to a seal, or to what opened it, is taken back."""
    if not 1 < undone < n or before[undone - 1].tx is not None:
        return False
    return not any(isinstance(event, sealing) for event in before[undone - 1 :])


def scan(data: bytes, name: str, kind: LogKind[EventT]) -> LogContent[EventT]:
    """Return what the bytes of a journal of that kind hold; `name` is what messages call it.

    Raises IntegrityBroken where not even the first line can be read, FileInvalid where a newer version wrote it.
    """
    *lines, rest = data.split(b"\n")
    torn = rest
    if lines and not rest and b"\x00" in lines[-1]:
        torn = lines.pop() + b"\n"
    events: list[EventT] = []
    digests: list[str] = []
    length, damage = 0, None
    for number, line in enumerate(lines, 1):
        try:
            events.append(read_line(line, digests[-1] if digests else NO_LINE_BEFORE, events, kind))
        except BadLine as bad:
            damage, torn = _damage(name, number, bad, line), b""
            break
        digests.append(digest_line(line))
        length += len(line) + 1
    if not events:
        raise damage or IntegrityBroken("journal-empty", f"{name} holds no complete line")
    return LogContent(tuple(events), tuple(digests), length, torn, damage)


def _damage(name: str, number: int, bad: BadLine, line: bytes) -> AssessError:
    message = f"{name}, line {number}: {bad.why}"
    if bad.newer:
        return FileInvalid("written-by-newer", message, "update assess, then open it again")
    if line.endswith(b"\r") or line.startswith(BYTE_ORDER_MARKS):
        message = f"{name}, line {number}: another program saved the file again and changed its encoding or line ends"
        hint = "put back a copy as it was; a journal is not for editors"
        return IntegrityBroken("journal-damaged", message, hint)
    hint = f"nothing is written to it any more; keep it, and go on with a copy that ends after line {number - 1}"
    return IntegrityBroken("journal-damaged", message, hint)
