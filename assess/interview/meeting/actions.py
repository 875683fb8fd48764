"""The named actions of a meeting, beside those that every sitting has."""

from dataclasses import dataclass

from assess.interview.actions import Action
from assess.model.consensus import After, Cause


@dataclass(frozen=True, slots=True)
class Answered:
    """A level by the number of its option, or the code of a missing reason; at most one of them."""

    number: int | None = None
    missing: str | None = None
    certainty: str | None = None


@dataclass(frozen=True, slots=True)
class SayDate(Action):
    """Say when the meeting is."""

    date: str


@dataclass(frozen=True, slots=True)
class SayPresent(Action):
    """Say who is there."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SayOrder(Action):
    """Say in which order the assessors speak."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settle(Action):
    """Settle the current facet."""

    answer: Answered
    text: str | None = None


@dataclass(frozen=True, slots=True)
class LeaveOpen(Action):
    """Leave the current facet open."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class Because(Action):
    """Say why it is settled so, or left open."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class NameCause(Action):
    """Name why the levels differed."""

    cause: Cause


@dataclass(frozen=True, slots=True)
class Move(Action):
    """Say who no longer holds what they held, after what."""

    who: tuple[str, ...]
    after: After
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Keep(Action):
    """Say who holds what they held, and lets it stand."""

    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dissent(Action):
    """Keep one assessor's dissent, in their own words."""

    of: str
    answer: Answered
    text: str | None = None


@dataclass(frozen=True, slots=True)
class FindOut(Action):
    """Say what is to be found out, by whom, by when."""

    words: tuple[str, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ShowAgenda(Action):
    """Show the agenda, or every question, with how each stands."""

    everything: bool = False


@dataclass(frozen=True, slots=True)
class Close(Action):
    """Close the record."""

    incomplete: str | None = None
