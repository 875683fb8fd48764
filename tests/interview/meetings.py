"""A meeting for tests: the worked example as the meeting may see it, and lines of a script given as text."""

import json
from typing import Any

from assess.cli.meeting import Telling
from assess.interview.meeting.line import prompt_of
from assess.interview.meeting.machine import begin_meeting, take_meeting_line
from assess.interview.meeting.state import MeetingDone, MeetingState
from assess.logic.compare import compare
from assess.logic.compare.narrow import narrow
from assess.model.comparison import Comparison
from assess.model.meeting import MeetingOpened
from tests.builders import sealed
from tests.interview.sitting import lines_of
from tests.worked_example import PANEL, REGISTER, example

NOW = "2026-03-12T10:00:00+01:00"
WHOLE = compare(sealed(*example()), PANEL, REGISTER, "coordinator")
COMPARISON = narrow(WHOLE, "meeting")


def opened(comparison: Comparison = COMPARISON) -> MeetingState:
    """Return a meeting that nobody has said anything in."""
    event = MeetingOpened(
        at=NOW,
        fictional=True,
        case=comparison.case,
        occasion=comparison.occasion,
        instrument=comparison.instrument,
        comparison="6" * 64,
    )
    return begin_meeting(comparison, Telling(comparison), (event,))


def begun(comparison: Comparison = COMPARISON) -> MeetingState:
    """Return a meeting at which everybody is present, at D3: A1 holds Driving, A2 and A3 hold Some."""
    return played("present all K1\ngo D3", opened(comparison))


def outcomes(state: MeetingState, script: str) -> list[MeetingDone]:
    """Return what each line of a script does, refused ones included."""
    found = []
    for line in lines_of(script):
        done = take_meeting_line(state, line, NOW, "0000")
        found.append(done)
        state = done.state
    return found


def played(script: str, state: MeetingState | None = None) -> MeetingState:
    """Return the state after a script of which no line may be refused."""
    return last(script, state).state


def last(script: str, state: MeetingState | None = None) -> MeetingDone:
    """Return what the last line of a script does; none may be refused."""
    found = outcomes(state or begun(), script)
    assert [one.refused for one in found if one.refused] == []
    return found[-1]


def refusal(script: str, state: MeetingState | None = None) -> str:
    """Return message and hint of the last line, which must be refused and change nothing."""
    rows = lines_of(script)
    before = played("\n".join(rows[:-1]), state) if rows[:-1] else state or begun()
    done = take_meeting_line(before, rows[-1], NOW, "0000")
    assert done.refused is not None, rows[-1]
    assert done.state == before
    assert (done.events, done.recorded, done.lines) == ((), "", ())
    return f"{done.refused.message} | {done.refused.hint}"


def told(state: MeetingState) -> list[dict[str, Any]]:
    """Return the events about questions as plain data, as the log keeps them."""
    kept = [json.loads(one.model_dump_json(exclude_unset=True)) | {"event": one.event} for one in state.log]
    left_away = ("at", "tx", "question", "facet")
    return [
        {key: value for key, value in one.items() if key not in left_away}
        for one in kept
        if one["event"] not in {"opened", "attended"}
    ]


def shown(done: MeetingDone) -> str:
    """Return everything that a line leads to: what is recorded, shown, asked, and the prompt."""
    asked = done.state.asking[0].ask if done.state.asking else ()
    return "\n".join((done.recorded, *done.lines, *asked, f"{prompt_of(done.state)}>"))
