"""Which events of a log stand: what one line of input left behind, what was taken back, what can still be."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assess.model.event import (
    Amended,
    Drafted,
    Event,
    Opened,
    Recorded,
    Revised,
    Sealed,
    SittingBegan,
    SittingEnded,
    Undone,
    Withdrawn,
)

Log = Sequence[Event]
"""Events in their order; event number n stands at position n - 1."""

EventT = TypeVar("EventT", bound=Recorded)

SEALING = (Sealed, Amended, Withdrawn)
"""What closes a log, and what opens it again: nothing before the last of these is ever taken back."""

OF_THE_LOG = (Opened, SittingBegan, SittingEnded, Revised, Undone, *SEALING)
"""Events about the log itself: none of them can be taken back."""


def is_of_the_log(event: Recorded) -> bool:
    """Tell whether an event is nothing that `undo` takes back: a line of a draft goes with its text, or by `draft`."""
    return isinstance(event, OF_THE_LOG) or (isinstance(event, Drafted) and not event.closed)


@dataclass(frozen=True, slots=True)
class Rules:
    """What begins a kind of log, what closes it, what opens it again, and which events `undo` does not take back.

    A line of input is taken back by `undone`, in every log alike; nothing before the last `sealing` event ever is.
    """

    begins: type[Recorded]
    closes: type[Recorded]
    goes_on: tuple[type[Recorded], ...]
    of_the_log: Callable[[Recorded], bool]

    @property
    def sealing(self) -> tuple[type[Recorded], ...]:
        """What closes a log and what opens it again."""
        return (self.closes, *self.goes_on)


RULES = Rules(Opened, Sealed, (Amended, Withdrawn), is_of_the_log)
"""Those of an assessment's log."""


def numbered(log: Sequence[Recorded], events: Sequence[EventT]) -> tuple[EventT, ...]:
    """Return the events of one line of input as they stand after `log`: all but the first name the first."""
    first = len(log) + 1
    return tuple(event.model_copy(update={"tx": first}) if place else event for place, event in enumerate(events))


def transaction(log: Sequence[Recorded], n: int) -> int:
    """Return the number of the first event of the line of input that event `n` belongs to."""
    return log[n - 1].tx or n


def standing(log: Sequence[Recorded]) -> tuple[bool, ...]:
    """Return for each event whether it stands, that is, whether no standing `undone` names its line."""
    undone: set[int] = set()
    stands = [True] * len(log)
    for n in range(len(log), 0, -1):
        event = log[n - 1]
        stands[n - 1] = transaction(log, n) not in undone
        if isinstance(event, Undone) and stands[n - 1]:
            undone.add(event.n)
    return tuple(stands)


def to_undo(log: Sequence[Recorded], rules: Rules = RULES) -> int | None:
    """Return the number of the last line of input that can be taken back: nothing before a seal."""
    stands = standing(log)
    for n in range(len(log), 1, -1):
        event = log[n - 1]
        if isinstance(event, rules.sealing):
            return None
        if stands[n - 1] and not rules.of_the_log(event):
            return transaction(log, n)
    return None


def to_redo(log: Sequence[Recorded], rules: Rules = RULES) -> int | None:
    """Return the number of the `undone` that can be taken back: nothing else was recorded since."""
    stands = standing(log)
    for n in range(len(log), 1, -1):
        event = log[n - 1]
        if not isinstance(event, Undone):
            if rules.of_the_log(event) and not isinstance(event, rules.sealing):
                continue
            return None
        undoes_a_line = not isinstance(log[event.n - 1], Undone)
        if stands[n - 1] and undoes_a_line:
            return n
    return None


def next_number(prefix: str, names: Iterable[str]) -> str:
    """Return the next free id (`E4`) after every id ever used, undone ones included."""
    taken = [int(name.removeprefix(prefix)) for name in names]
    return f"{prefix}{max(taken, default=0) + 1}"
