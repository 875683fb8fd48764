"""Settling the current question or leaving it open: why, the cause that people name, what is to be found out."""

from dataclasses import replace
from typing import Any

from assess.interview.meeting import actions
from assess.interview.meeting.naming import answer_fields, day_named, people_named
from assess.interview.meeting.page import AGAINST, settled_words
from assess.interview.meeting.state import MeetingDone, MeetingState, record, with_events
from assess.interview.meeting.voices import asking_voices, here, on_facet
from assess.interview.meeting.writing import with_text
from assess.interview.state import Refused, Stamp, checked_text
from assess.interview.words import lowered
from assess.logic.causes import CAUSES
from assess.logic.held import all_at_low, levels_differ, unheard
from assess.model.meeting import Caused, LeftOpen, MeetingEvent, Reasoned, Settled, ToFindOut


def settle(state: MeetingState, action: actions.Settle, stamp: Stamp) -> MeetingDone:
    """Settle at a level or a missing reason, then ask everybody who holds otherwise."""
    name = here(state)
    settled = Settled(**on_facet(state, stamp), **answer_fields(state, action.answer))
    events = (settled, *_reasoned(state, action.text, stamp))
    outcome = with_events(state, events).outcome
    words = f"{name} {lowered(settled_words(state, state.facet, outcome))}." if outcome else ""
    done = record(state, events, words)
    asking = asking_voices(done.state)
    # Who is asked speaks first; what else the record wants comes after the last voice.
    return replace(done, state=asking, lines=(*done.lines, *(() if asking.asking else besides(asking))))


def _reasoned(state: MeetingState, text: str | None, stamp: Stamp) -> tuple[MeetingEvent, ...]:
    return () if text is None else (Reasoned(**on_facet(state, stamp), text=checked_text(text, "the reason")),)


def besides(state: MeetingState) -> tuple[str, ...]:
    """Say what the record still wants here."""
    outcome = state.outcome
    if outcome is None:
        return ()
    lines = []
    if outcome.as_ == "otherwise" and not outcome.reason:
        lines.append("Nobody rated it so: because TEXT says why.")
    elif levels_differ(state.facet) and not outcome.reason:
        lines.append("No reason is written down yet: because TEXT says why.")
    if levels_differ(state.facet) and outcome.cause is None:
        lines.append("Why did the levels differ? cause evidence, reading, anchor, time or slip")
    if all_at_low(state.comparison.codebook, state.question, state.facet) and not outcome.reason:
        lines.append(f"{AGAINST} because TEXT keeps the answer.")
    if outcome.state == "open" and not outcome.find_out:
        lines.append("What would have to be found out? ask WHO WHEN : WHAT")
    away = [
        label for label in unheard(state.question, state.facet, outcome) if label not in state.consensus.meeting.present
    ]
    lines += [f"{label} holds otherwise and is not here; review lists it." for label in away]
    return tuple(lines)


def leave_open(state: MeetingState, action: actions.LeaveOpen, stamp: Stamp) -> MeetingDone:
    """Leave the current facet open."""
    name = here(state)
    events = (LeftOpen(**on_facet(state, stamp)), *_reasoned(state, action.text, stamp))
    done = record(state, events, f"{name} left open.")
    return replace(done, lines=(*done.lines, *besides(done.state)))


def because(state: MeetingState, action: actions.Because, stamp: Stamp) -> MeetingDone:
    """Say why it is settled so, or left open."""
    name = here(state)
    if state.outcome is None:
        raise Refused(f"{name} is neither settled nor left open", "settle or open it first, then because")
    replaced = " It replaces the one before." if state.outcome.reason else ""

    def finish(after: MeetingState, text: str, at: Stamp) -> MeetingDone:
        return record(after, (Reasoned(**on_facet(after, at), text=text),), f"the reason on {name}.{replaced}")

    return with_text(state, f"the reason on {name}", action.text, stamp, finish)


def name_cause(state: MeetingState, action: actions.NameCause, stamp: Stamp) -> MeetingDone:
    """Name why the levels differed."""
    name = here(state)
    event = Caused(**on_facet(state, stamp), cause=action.cause)
    return record(state, (event,), f"the levels on {name} differed because of {CAUSES[action.cause]}.")


def find_out(state: MeetingState, action: actions.FindOut, stamp: Stamp) -> MeetingDone:
    """Say what is to be found out, by whom, by when."""
    name, said = here(state), _who_and_when(state, action.words)
    words = ", ".join(said.values())

    def finish(after: MeetingState, text: str, at: Stamp) -> MeetingDone:
        event = ToFindOut(**on_facet(after, at), **said, text=text)
        return record(after, (event,), f"to find out on {name}{f' ({words})' if words else ''}.")

    return with_text(state, "what is to be found out", action.text, stamp, finish)


def _who_and_when(state: MeetingState, words: tuple[str, ...]) -> dict[str, Any]:
    days = [word for word in words if word[:1].isdigit()]
    who = [word for word in words if word not in days]
    if len(days) > 1 or len(who) > 1:
        raise Refused("one person finds it out, by one day", "ask A1 2026-03-31 : TEXT")
    named = {"who": people_named(state, who)[0]} if who else {}
    return named | ({"by": day_named(days[0])} if days else {})
