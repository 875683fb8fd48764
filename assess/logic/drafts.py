"""Texts that were begun and not finished: their lines are kept in the log until the text is, or is dropped."""

from dataclasses import dataclass

from assess.logic.fold import Log, standing
from assess.model.event import Drafted

KEYED_TWICE = "form enter --twice"
"""What begins the draft that holds a sheet while it is keyed twice: its lines are rows, and no text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way: the line of input that began it, where that was, and the lines written so far."""

    id: str
    begun: str
    question: str | None
    source: str | None
    lines: tuple[str, ...]

    @property
    def keyed(self) -> bool:
        """Whether these are the rows of a sheet that is keyed twice."""
        return self.begun == KEYED_TWICE


def open_drafts(log: Log) -> tuple[Draft, ...]:
    """Return the drafts of a log that are neither recorded nor dropped, in the order in which they were begun."""
    found: dict[str, Draft] = {}
    for event, stands in zip(log, standing(log), strict=True):
        if not isinstance(event, Drafted) or not stands:
            continue
        if event.closed:
            found.pop(event.id, None)
        else:
            found[event.id] = _one_line_more(found.get(event.id), event)
    return tuple(found.values())


def _one_line_more(draft: Draft | None, event: Drafted) -> Draft:
    lines = () if event.line is None else (event.line,)
    if draft is None:
        return Draft(event.id, event.begun or "", event.question, event.source, lines)
    return Draft(draft.id, draft.begun, draft.question, draft.source, (*draft.lines, *lines))
