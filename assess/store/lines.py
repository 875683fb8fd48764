"""The lines of a journal: one event each, chained by digest, with exactly one valid spelling in bytes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assess.errors import AssessError, FileInvalid, IntegrityBroken
from assess.logic.strict import validate
from assess.model.assessment import LogHead
from assess.model.event import Event, Opened, Sealed, Undone

VERSION = 0
NO_LINE_BEFORE = "0" * 64
EVENTS: TypeAdapter[Event] = TypeAdapter(Event)


@dataclass(frozen=True, slots=True)
class JournalContent:
    """What a journal holds: the events of its good lines, how far they go, and what follows them.

    `length` counts the bytes of the good lines, `torn` is a last line that was not written completely,
    `damage` is the reason why reading stopped at a bad line.
    """

    events: tuple[Event, ...]
    head: LogHead
    length: int
    torn: bytes = b""
    damage: AssessError | None = None

    @property
    def opened(self) -> Opened:
        """The first event; a content without damage at its first line has one."""
        first = self.events[0]
        if not isinstance(first, Opened):  # read_line lets nothing else pass
            raise TypeError
        return first

    @property
    def sealed(self) -> Sealed | None:
        """The last event where it is the seal."""
        last = self.events[-1]
        return last if isinstance(last, Sealed) else None


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


def make_line(n: int, prev: str, event: Event) -> bytes:
    """Return event number `n` as a line without its newline; fields that were never set stay absent."""
    said = event.model_dump(mode="json", exclude_unset=True)
    leading = {"event": event.event, "at": event.at, **({"tx": event.tx} if event.tx is not None else {})}
    body = {**leading, **{name: value for name, value in said.items() if name not in {"event", "at", "tx"}}}
    return _spelled(n, prev, _compact(body))


def read_line(line: bytes, prev: str, before: Sequence[Event]) -> Event:
    """Return the event of the line that follows the events `before`; raise BadLine for anything else."""
    n = len(before) + 1
    body = _body(line, n, prev)
    try:
        # The spelling is compared, so that a key that stands twice, or a changed escape, is noticed.
        if _compact(json.loads(body)) != body:
            raise BadLine("its body is not spelled as this program spells it")
        event = validate(EVENTS, body)
    except ValidationError:
        raise BadLine("its body is no event") from None
    except (ValueError, RecursionError):
        raise BadLine("its body cannot be read") from None
    _check_order(event, n, before)
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


def _check_order(event: Event, n: int, before: Sequence[Event]) -> None:
    """Refuse what no sitting can have recorded: the log would mean something else than was meant."""
    if isinstance(event, Opened) != (n == 1):
        raise BadLine("a journal begins with `opened`, and only there")
    if before and isinstance(before[-1], Sealed):
        raise BadLine("something follows the seal")
    if event.tx is not None and not _continues(event.tx, n, before):
        raise BadLine("it belongs to no line of input")
    if isinstance(event, Undone) and not _can_undo(event.n, n, before):
        raise BadLine("it undoes nothing that is there")


def _continues(tx: int, n: int, before: Sequence[Event]) -> bool:
    """Tell whether the event before begins the line of input `tx`, or belongs to it as well."""
    return bool(before) and before[-1].tx == (None if tx == n - 1 else tx) and tx < n


def _can_undo(undone: int, n: int, before: Sequence[Event]) -> bool:
    return 1 < undone < n and before[undone - 1].tx is None


def scan(data: bytes, name: str) -> JournalContent:
    """Return what the bytes of a journal hold; `name` is what messages call it.

    Raises IntegrityBroken where not even the first line can be read, FileInvalid where a newer version wrote it.
    """
    *lines, rest = data.split(b"\n")
    torn = rest
    if lines and not rest and b"\x00" in lines[-1]:
        torn = lines.pop() + b"\n"
    events: list[Event] = []
    prev, length, damage = NO_LINE_BEFORE, 0, None
    for number, line in enumerate(lines, 1):
        try:
            events.append(read_line(line, prev, events))
        except BadLine as bad:
            damage, torn = _damage(name, number, bad), b""
            break
        prev, length = digest_line(line), length + len(line) + 1
    if not events:
        raise damage or IntegrityBroken("journal-empty", f"{name} holds no complete line")
    return JournalContent(tuple(events), LogHead(events=len(events), head=prev), length, torn, damage)


def _damage(name: str, number: int, bad: BadLine) -> AssessError:
    message = f"{name}, line {number}: {bad.why}"
    if bad.newer:
        return FileInvalid("written-by-newer", message, "update assess, then open it again")
    hint = f"nothing is written to it any more; keep it, and go on with a copy that ends after line {number - 1}"
    return IntegrityBroken("journal-damaged", message, hint)
