"""A text of several lines in a meeting, to a lone dot."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assess.interview.longtext import WRITE, one_line_more
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
            longer = replace(self, lines=one_line_more(self.lines, line, self.what))
            return show(replace(state, asking=(longer, *state.asking[1:])))
        text = "\n".join(self.lines)
        after = replace(state, asking=state.asking[1:])
        if not text.strip():
            return show(after, f"Nothing was written: {self.what} is not recorded.")
        return self.finish(after, text, stamp)


def with_text(state: MeetingState, what: str, text: str | None, stamp: Stamp, finish: Finish) -> MeetingDone:
    """Record a text that stood on the line of its command, or ask for it line by line."""
    if text is None:
        return show(replace(state, asking=(Text(what, finish), *state.asking)))
    return finish(state, checked_text(text, what), stamp)
