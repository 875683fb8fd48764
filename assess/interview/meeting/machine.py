"""The machine of a meeting, pure: a state and a line give a state, events to store and lines to show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from assess.interview.actions import Action, Answer, Back, Cancel, Comment, Go, Help, Next, Quit, Redo, Review, Undo
from assess.interview.meeting import actions, attending, closing, moving, settling, voices
from assess.interview.meeting.grammar import parse_meeting_line
from assess.interview.meeting.help import show_help
from assess.interview.meeting.state import MeetingDone, MeetingState, Telling, show
from assess.interview.meeting.writing import Text, held_back
from assess.interview.state import Done, Place, Refusal, Refused, Stamp
from assess.logic.meeting import consensus_of
from assess.model.comparison import Comparison
from assess.model.meeting import MeetingEvent

Handler = Callable[[MeetingState, Any, Stamp], MeetingDone]


def begin_meeting(comparison: Comparison, telling: Telling, log: Sequence[MeetingEvent]) -> MeetingState:
    """Return the state of a meeting over its log, at the place where it stopped.

    `comparison` is what the meeting may see, and `telling` says it in words.
    """
    nowhere = Place(comparison.questions[0].question, comparison.questions[0].facets[0].facet)
    state = MeetingState(comparison, telling, tuple(log), consensus_of(log, comparison), nowhere)
    return replace(state, place=moving.resumed(comparison, state))


def take_meeting_line(state: MeetingState, line: str, now: str, fresh: str) -> MeetingDone:
    """Return what one line of input does: an answer where something is being asked, else a command."""
    try:
        line.encode()
    except UnicodeEncodeError:
        return Done(state, refused=Refusal("the line holds half a character", "type it again"))
    try:
        action = Answer(line) if state.asking else parse_meeting_line(line)
    except Refused as refused:
        return Done(state, refused=refused.refusal)
    return perform(state, action, now, fresh)


def perform(state: MeetingState, action: Action, now: str, fresh: str) -> MeetingDone:
    """Return what an action does; a refusal changes nothing."""
    try:
        return _HANDLERS[type(action)](state, action, Stamp(now, fresh))
    except Refused as refused:
        return Done(state, refused=refused.refusal)
    except ValidationError:  # the last net: what the format cannot hold is refused, whatever let it through
        return Done(state, refused=Refusal("this cannot be stored", "shorten it, or write it in other words"))


def _answer(state: MeetingState, action: Answer, stamp: Stamp) -> MeetingDone:
    done = state.asking[0].answer(state, action.line, stamp)
    spoken = isinstance(state.asking[0], voices.Voice | Text) and not done.state.asking
    return replace(done, lines=(*done.lines, *settling.besides(done.state))) if spoken else done


def _cancel(state: MeetingState, _action: Cancel, _stamp: Stamp) -> MeetingDone:
    held = held_back(state)
    return held or show(replace(state, asking=()), *(f"Not kept: {one.unfinished}." for one in state.asking))


def _quit(state: MeetingState, _action: Quit, _stamp: Stamp) -> MeetingDone:
    return Done(state, leaves=True)


def _comment(state: MeetingState, _action: Comment, _stamp: Stamp) -> MeetingDone:
    return show(state, "A line that begins with # is a comment: nothing was recorded.")


_HANDLERS: Mapping[type[Action], Handler] = {
    actions.SayDate: attending.say_date,
    actions.SayPresent: attending.say_present,
    actions.SayOrder: attending.say_order,
    actions.Settle: settling.settle,
    actions.LeaveOpen: settling.leave_open,
    actions.Because: settling.because,
    actions.NameCause: settling.name_cause,
    actions.FindOut: settling.find_out,
    actions.Move: voices.move,
    actions.Keep: voices.keep,
    actions.Dissent: voices.dissent,
    actions.ShowAgenda: closing.show_agenda,
    actions.Close: closing.close,
    Review: closing.review,
    Go: moving.go,
    Next: moving.step_on,
    Back: moving.step_back,
    Undo: moving.undo,
    Redo: moving.redo,
    Help: show_help,
    Quit: _quit,
    Comment: _comment,
    Answer: _answer,
    Cancel: _cancel,
}
