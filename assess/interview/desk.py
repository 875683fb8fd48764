"""The desk of any sitting: what it needs from outside, where outcomes are stored and facts are shown."""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic

from assess.errors import StorageFailed, UsageRefused
from assess.interview.state import Done, StateT
from assess.logic.fold.standing import EventT
from assess.logic.text import plain, visible

Save = Callable[[Sequence[EventT]], object]
"""Store events; returns only when they are stored, raises StorageFailed where they are not."""

NARROWEST = 30
_NOT_CONFIRMED = "not-confirmed"


class Undecodable(Exception):
    """A typed line that is no text: it is refused, and the sitting goes on."""


@dataclass(frozen=True, slots=True)
class Ports(Generic[EventT]):
    """What a sitting needs from outside; `typed` says that a person types, so that a refusal ends nothing.

    `machine` tells this computer from another one, and nothing else about it.
    """

    read_line: Callable[[str], str | None]
    write: Callable[[str], object]
    save: Save[EventT]
    now: Callable[[], str]
    fresh: Callable[[], str]
    width: int = 80
    typed: bool = True
    offer: Callable[[Sequence[str]], object] = lambda _words: None
    machine: str | None = None


def folded(line: str, width: int) -> str:
    """Return one fact as it is shown: nothing in it is acted upon, and it wraps under its own beginning."""
    shown = plain(visible(line))
    if len(shown) <= width:
        return shown
    margin = " " * (len(shown) - len(shown.lstrip()) + 2)
    return textwrap.fill(
        shown, max(width, NARROWEST), subsequent_indent=margin, break_on_hyphens=False, replace_whitespace=False
    )


class Desk(Generic[StateT, EventT]):
    """Where outcomes are stored and facts are shown, whatever it is that people type."""

    def __init__(self, ports: Ports[EventT]) -> None:
        self.ports = ports

    def saved(self, state: StateT, outcome: Done[StateT, EventT]) -> Done[StateT, EventT]:
        """Store the events of an outcome; where that fails, return one that changes nothing."""
        if not outcome.events:
            return outcome
        try:
            self.ports.save(outcome.events)
        except (StorageFailed, UsageRefused) as error:
            if not self.ports.typed:
                raise
            self.show((_not_saved(error.message), f"Hint: {error.hint or 'type it again'}."))
            # Written but not confirmed: the log has it, so the sitting must have it too.
            kept = outcome.state if error.code == _NOT_CONFIRMED else state
            return replace(outcome, state=kept, events=(), recorded="", lines=(), leaves=False)
        self.show((f"Saved: {outcome.recorded}",) if outcome.recorded else ())
        return outcome

    def show(self, lines: Iterable[str]) -> None:
        """Write facts, each beginning a line of its own."""
        for line in lines:
            self.ports.write(f"{folded(line, self.ports.width)}\n")


def _not_saved(message: str) -> str:
    return message if message.startswith("NOT saved") else f"NOT saved: {message}"
