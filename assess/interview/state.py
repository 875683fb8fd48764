"""What a sitting knows at one moment, what one action makes of it, and how an action is refused."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Protocol, TypeVar

from assess.interview.asked import Question
from assess.logic.fold import Checkpoints, apply, checkpointed, fold_again, numbered, sittings_in
from assess.logic.fold.standing import EventT
from assess.model.assessment import Assessment, Sitting
from assess.model.base import TEXT_LIMIT
from assess.model.event import Event
from assess.model.instrument import Instrument
from assess.model.source import Source

StateT = TypeVar("StateT")
_SHORT_WORD = re.compile(r"[0-9A-Za-z+?:.-]{1,20}")


class Refused(Exception):
    """An action that cannot be carried out here: why, and what is allowed."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(message, hint)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing happened, and what is allowed here."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the outside gives to one action: the time, and a random token for a new source's id."""

    now: str
    fresh: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the assessor stands: a question and one of its facets."""

    question: str
    facet: str


class Pending(Question, Protocol):
    """Something that is being asked: the following line is its answer, whatever it looks like."""

    @property
    def guarded(self) -> bool:
        """Whether a plain command is refused as the answer: the line that should answer was forgotten."""

    def answer(self, state: "State", line: str, stamp: Stamp) -> "Outcome":
        """Return what this answer does; raise Refused to be asked again."""


@dataclass(frozen=True, slots=True)
class State:
    """One moment of a sitting; `asking` are the questions that the following lines answer, in their order.

    `drafting` says that a person types, so that every line of a text is kept before the text is finished.
    `earlier` is the same assessor's assessment of the last occasion; `case_says` is what the register of the case
    says of what is settled before rating.
    """

    instrument: Instrument
    register: tuple[Source, ...]
    log: tuple[Event, ...]
    assessment: Assessment
    place: Place | None = None
    source: str | None = None
    asking: tuple[Pending, ...] = ()
    guided: int = 0
    notes_only: bool = False
    drafting: bool = False
    checkpoints: Checkpoints = ()
    earlier: Assessment | None = None
    case_says: Mapping[str, str] = field(default_factory=dict)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source the assessor may cite: the register's and their own."""
        return (*self.register, *self.assessment.sources)

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        """When somebody worked on this assessment at a prompt, this time included."""
        return sittings_in(self.log)

    def source_named(self, name: str) -> Source | None:
        """Return the source with that id."""
        return next((source for source in self.sources if source.id == name), None)


@dataclass(frozen=True, slots=True)
class Done(Generic[StateT, EventT]):
    """What one action did, in any kind of sitting: the state after it, the events to store, and words.

    `recorded` says what the events say, and is true only once they are stored; `lines` show something besides.
    """

    state: StateT
    events: tuple[EventT, ...] = ()
    recorded: str = ""
    lines: tuple[str, ...] = ()
    refused: Refusal | None = None
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Outcome(Done[State, Event]):
    """What one action of an interview did."""


def show(state: State, *lines: str) -> Outcome:
    """Return an outcome that records nothing."""
    return Outcome(state, lines=lines)


def record(
    state: State, events: Sequence[Event], words: str, *lines: str, always: Sequence[Event] = (), **changes: Any
) -> Outcome:
    """Return the outcome of new events; what would change nothing is left out, but not what is kept `always`."""
    after, telling = state.assessment, []
    for event in events:
        before, after = after, apply(after, event)
        if after != before:
            telling.append(event)
    if not telling:
        again = (f"{words} It stands so already.", *lines) if words else lines
        return _grown(replace(state, **changes), always, state.assessment, "", again)
    return _grown(replace(state, **changes), (*telling, *always), after, words, lines)


def keep(state: State, events: Sequence[Event], words: str = "", *lines: str, **changes: Any) -> Outcome:
    """Return the outcome of events that say nothing of the assessment, and are kept all the same."""
    return _grown(replace(state, **changes), events, state.assessment, words, lines)


def _grown(
    state: State, events: Sequence[Event], assessment: Assessment, words: str, lines: tuple[str, ...]
) -> Outcome:
    kept = numbered(state.log, events)
    checkpoints = checkpointed(state.checkpoints, len(state.log), state.assessment)
    grown = replace(state, log=(*state.log, *kept), assessment=assessment, checkpoints=checkpoints)
    return Outcome(grown if kept else state, kept, words, lines)


def reloaded(state: State, events: Sequence[Event], words: str, *lines: str) -> Outcome:
    """Return the outcome of events that change which earlier ones stand."""
    log = (*state.log, *numbered(state.log, events))
    assessment, checkpoints = fold_again(state.log, log, state.checkpoints)
    turned = replace(state, log=log, assessment=assessment, checkpoints=checkpoints)
    return Outcome(turned, log[len(state.log) :], words, lines)


def echoed(typed: str) -> str:
    """Return what was typed where it is one short word; a message must not repeat running text about a person."""
    word = typed.strip()
    if not word:
        return "an empty line"
    return word if _SHORT_WORD.fullmatch(word) else "this"


def checked_text(text: str, what: str = "the text") -> str:
    """Return the text as typed, if it can be stored."""
    if not text.strip():
        raise Refused(f"{what} is empty", "write it on the same line, after one space")
    if len(text) > TEXT_LIMIT:
        raise Refused(
            f"{what} has {len(text):,} characters, and {TEXT_LIMIT:,} are the most",
            "shorten it, or divide it into several",
        )
    return text
