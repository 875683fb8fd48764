"""Running text of several lines, to a lone dot: none of it is lost to one key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assess.interview.state import Outcome, Refused, Stamp, State, keep, record, show
from assess.logic.drafts import Draft
from assess.logic.fold import next_number
from assess.model.base import TEXT_LIMIT, Part
from assess.model.event import Drafted, Event

WRITE = "Write; a dot alone on a line ends the text."
Finish = Callable[[State, str, Stamp], tuple[Event | Sequence[Event], str]]
"""Makes the events of a finished text, and the words that say what they record."""


@dataclass(frozen=True, slots=True)
class LongText:
    """Running text of several lines on its way; a lone dot ends it, and without any text drops it.

    `begun` is the line of input that began it; `draft` names where its lines are kept until it ends.
    """

    what: str
    make: Finish
    about: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    held: bool = False
    begun: str = ""
    draft: str | None = None
    prompt = "text"
    guarded = False

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the first line."""
        return () if self.lines else (*self.about, WRITE)

    @property
    def unfinished(self) -> str:
        """What is not kept if nobody ends it."""
        return self.what

    def answer(self, state: State, line: str, stamp: Stamp) -> Outcome:
        """Take one more line, or record the text at a lone dot."""
        if line.strip() != ".":
            return self._grown(state, one_line_more(self.lines, line, self.what), stamp)
        text = "\n".join(self.lines)
        if not text.strip():
            nothing = f"Nothing was written: {self.what} is as it was."
            return keep(state, self._closed(stamp), "", nothing, asking=())
        return self.finish(state, text, stamp)

    def finish(self, state: State, text: str, stamp: Stamp) -> Outcome:
        """Record the text."""
        made, words = self.make(state, text, stamp)
        events = (made,) if isinstance(made, Part) else tuple(made)
        return record(state, events, words, always=self._closed(stamp), asking=())

    def _grown(self, state: State, lines: tuple[str, ...], stamp: Stamp) -> Outcome:
        """Take one more line; where a person types it is kept at once."""
        waiting = replace(self, lines=lines, held=False)
        if not state.drafting:
            return Outcome(replace(state, asking=(waiting,)))
        said: dict[str, Any] = {"line": lines[-1]}
        if self.draft is None:
            place, source = state.place, state.source
            said |= {"begun": self.begun} | ({"question": place.question} if place else {})
            said |= {"source": source} if source else {}
        name = self.draft or next_number("T", (event.id for event in state.log if isinstance(event, Drafted)))
        event = Drafted(at=stamp.now, id=name, **said)
        return keep(state, (event,), asking=(replace(waiting, draft=name),))

    def _closed(self, stamp: Stamp) -> tuple[Drafted, ...]:
        """Return the event that says that the draft is no more."""
        return (Drafted(at=stamp.now, id=self.draft, closed=True),) if self.draft else ()

    def taken_up(self, draft: Draft) -> "LongText":
        """Return the text as it stood when it was left."""
        return replace(self, lines=draft.lines, begun=draft.begun, draft=draft.id)

    def hold(self, state: State) -> Outcome:
        """Drop the line that was being typed, and keep those before it until somebody drops them too."""
        words = f"This line is dropped; the text so far ({count_words(len(self.lines), 'line')}) is still here."
        waiting = replace(state, asking=(replace(self, held=True),))
        again = "leaves it as a draft" if self.draft else "drops it"
        return show(waiting, words, f"Go on writing; a lone dot records it; Ctrl-C again {again}.")


def one_line_more(lines: Sequence[str], line: str, what: str) -> tuple[str, ...]:
    """Return the lines of a text with one more, or refuse where that is more than can be stored."""
    grown = (*lines, line)
    if sum(map(len, grown)) + len(grown) - 1 > TEXT_LIMIT:
        hint = "end it with a lone dot; this line was not taken"
        raise Refused(f"with this line {what} has more than {TEXT_LIMIT:,} characters", hint)
    return grown


def count_words(number: int, noun: str) -> str:
    """Return a number of things in words that fit it."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def length_words(text: str) -> str:
    """Return how long a text is, in brackets."""
    return f"({count_words(len(text.split()), 'word')})"


def text_lines(text: str) -> tuple[str, ...]:
    """Return a text as it is shown: its own lines, indented."""
    return tuple(f"  {line}" for line in text.split("\n"))
