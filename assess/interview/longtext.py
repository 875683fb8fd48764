"""Running text of several lines, to a lone dot: none of it is lost to one key."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assess.interview.state import Outcome, Refused, Stamp, State, record, show
from assess.model.base import TEXT_LIMIT
from assess.model.event import Event

Finish = Callable[[State, str, Stamp], tuple[Event, str]]


@dataclass(frozen=True, slots=True)
class LongText:
    """Running text of several lines on its way; a lone dot ends it, and without any text drops it."""

    what: str
    make: Finish
    about: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    held: bool = False
    prompt = "text"
    guarded = False

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the first line."""
        return () if self.lines else (*self.about, "Write; a dot alone on a line ends the text.")

    @property
    def unfinished(self) -> str:
        """What is not kept if nobody ends it."""
        return self.what

    def answer(self, state: State, line: str, stamp: Stamp) -> Outcome:
        """Take one more line, or record the text at a lone dot."""
        if line.strip() != ".":
            lines = (*self.lines, line)
            if sum(map(len, lines)) + len(lines) - 1 > TEXT_LIMIT:
                hint = "end it with a lone dot; this line was not taken"
                raise Refused(f"with this line {self.what} has more than {TEXT_LIMIT:,} characters", hint)
            return Outcome(replace(state, asking=(replace(self, lines=lines, held=False),)))
        text = "\n".join(self.lines)
        if not text.strip():
            return Outcome(replace(state, asking=()), lines=(f"Nothing was written: {self.what} is as it was.",))
        return self.finish(state, text, stamp)

    def finish(self, state: State, text: str, stamp: Stamp) -> Outcome:
        """Record the text."""
        event, words = self.make(state, text, stamp)
        return record(state, (event,), words, asking=())

    def hold(self, state: State) -> Outcome:
        """Drop the line that was being typed, and keep those before it until somebody drops them too."""
        words = f"This line is dropped; the text so far ({count_words(len(self.lines), 'line')}) is still here."
        waiting = replace(state, asking=(replace(self, held=True),))
        return show(waiting, words, "Go on writing; a lone dot keeps it; Ctrl-C again drops it.")


def count_words(number: int, noun: str) -> str:
    """Return a number of things in words that fit it."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def length_words(text: str) -> str:
    """Return how long a text is, in brackets."""
    return f"({count_words(len(text.split()), 'word')})"


def text_lines(text: str) -> tuple[str, ...]:
    """Return a text as it is shown: its own lines, indented."""
    return tuple(f"  {line}" for line in text.split("\n"))
