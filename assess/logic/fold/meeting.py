"""The log of a meeting by the rules of every log: what begins it, what closes it, what is taken back."""

from assess.logic.fold.standing import Rules
from assess.model.event import Recorded, Undone
from assess.model.meeting import Closed, MeetingOpened


def _is_of_the_log(event: Recorded) -> bool:
    return isinstance(event, MeetingOpened | Undone | Closed)


MEETING = Rules(MeetingOpened, Closed, (), _is_of_the_log)
"""A closed record stays closed; everything that was said before may be taken back until then."""
