"""A text of several lines in a meeting, to a lone dot."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assess.interview.longtext import WRITE, count_words, one_line_more
from assess.interview.meeting.state import MeetingDone, MeetingState, show
from assess.interview.state import Stamp, checked_text

Finish = Callable[[MeetingState, str, Stamp], MeetingDone]
"""Records a finished text."""


@dataclass(frozen=True, slots=True)
class Text:
    """Running text on its way; a lone dot ends it, and without any text drops it."""

    what: str
    finish: Finish
    lines: tuple[str, ...] = ()
    held: bool = False
    prompt = "text"

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the first line."""
        return () if self.lines else (f"{self.what[:1].upper()}{self.what[1:]}. {WRITE}",)

    @property
    def unfinished(self) -> str:
        """What is not kept if nobody ends it."""
        return self.what

    def answer(self, state: MeetingState, line: str, stamp: Stamp) -> MeetingDone:
        """Take one more line, or record the text at a lone dot."""
        if line.strip() != ".":
            longer = replace(self, lines=one_line_more(self.lines, line, self.what), held=False)
            return show(replace(state, asking=(longer, *state.asking[1:])))
        text = "\n".join(self.lines)
        after = replace(state, asking=state.asking[1:])
        if not text.strip():
            return show(after, f"Nothing was written: {self.what} is not recorded.")
        return self.finish(after, text, stamp)


def held_back(state: MeetingState) -> MeetingDone | None:
    """Return the outcome of the first Ctrl-C in a text: the line is dropped, those before it stay."""
    first = state.asking[0] if state.asking else None
    if not isinstance(first, Text) or first.held or not first.lines:
        return None
    words = f"This line is dropped; the text so far ({count_words(len(first.lines), 'line')}) is still here."
    waiting = replace(state, asking=(replace(first, held=True), *state.asking[1:]))
    return show(waiting, words, "Go on writing; a lone dot records it; Ctrl-C again drops it.")


def with_text(state: MeetingState, what: str, text: str | None, stamp: Stamp, finish: Finish) -> MeetingDone:
    """Record a text that stood on the line of its command, or ask for it line by line."""
    if text is None:
        return show(replace(state, asking=(Text(what, finish), *state.asking)))
    return finish(state, checked_text(text, what), stamp)
