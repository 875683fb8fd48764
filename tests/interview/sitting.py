"""A sitting for tests: a small log, a register, and lines of a script given as text."""

import json
from collections.abc import Sequence
from textwrap import dedent
from typing import Any

from assess.interview.machine import begin, take_line
from assess.interview.state import Outcome, State
from assess.model.event import Event
from assess.model.instrument import Instrument
from tests.samples import EVENTS, INSTRUMENT, log_of, source

REGISTER = (
    source("S-7K2Q", present=["person"]),
    source("S-3M8T", "court-record", "2023-11-21", setting="court"),
    source("S-9PXD", "staff-observation", "2026-02-27"),
)
NOW = "2026-03-02T11:20:00+01:00"


def opened(*, notes_only: bool = False, instrument: Instrument = INSTRUMENT, **fields: Any) -> State:
    """Return a new sitting; `fields` are those of the opening."""
    return begin(instrument, log_of(**fields), REGISTER, notes_only=notes_only)


def lines_of(script: str) -> list[str]:
    """Return the lines of a script; one between triple quotes loses its margin, and its first and last line end."""
    if not script.startswith("\n"):
        return script.split("\n")
    return dedent(script).removeprefix("\n").removesuffix("\n").split("\n")


def outcomes(state: State, script: str) -> list[Outcome]:
    """Return what each line of a script does, refused ones included."""
    found = []
    for number, line in enumerate(lines_of(script)):
        outcome = take_line(state, line, NOW, f"{number:04d}")
        found.append(outcome)
        state = outcome.state
    return found


def played(script: str, state: State | None = None) -> State:
    """Return the state after a script of which no line may be refused."""
    found = outcomes(state or opened(), script)
    refused = [one.refused for one in found if one.refused]
    assert refused == []
    return found[-1].state


def last(script: str, state: State | None = None) -> Outcome:
    """Return what the last line of a script does; those before may not be refused."""
    *before, end = outcomes(state or opened(), script)
    assert [one.refused for one in before if one.refused] == []
    return end


def refusal(script: str, state: State | None = None) -> str:
    """Return message and hint of the last line, which must be refused and change nothing."""
    start = state or opened()
    rows = lines_of(script)
    before = played("\n".join(rows[:-1]), start) if rows[:-1] else start
    outcome = take_line(before, rows[-1], NOW, "0000")
    assert outcome.refused is not None, rows[-1]
    assert outcome.state == before
    assert (outcome.events, outcome.recorded, outcome.lines) == ((), "", ())
    return f"{outcome.refused.message} | {outcome.refused.hint}"


def told(state: State) -> list[dict[str, Any]]:
    """Return the events after the opening as plain data, without their times."""
    return [{key: value for key, value in plain(one).items() if key != "at"} for one in state.log[1:]]


def plain(one: Event) -> dict[str, Any]:
    """Return one event as a journal keeps it: only what was said."""
    found: dict[str, Any] = {"event": one.event, **json.loads(one.model_dump_json(exclude_unset=True))}
    return found


def reread(log: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events as they come back from a journal."""
    return tuple(EVENTS.validate_json(json.dumps(plain(one))) for one in log)


def shown(outcome: Outcome) -> str:
    """Return everything an outcome says, as one text."""
    return "\n".join((outcome.recorded, *outcome.lines))
