"""A meeting about a comparison, from its opening to its record: at a prompt, from a pipe, or from a script."""

import gc
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from assess.cli.output import say, say_hint, show_fact
from assess.cli.talking import here_and_now, script_lines, script_name, talk, token
from assess.errors import AlreadyThere
from assess.interview.meeting.line import meet, progress_words
from assess.interview.meeting.machine import begin_meeting, take_meeting_line
from assess.interview.meeting.state import MeetingState
from assess.interview.script import check_lines, replay_lines
from assess.logic.compare.narrow import narrow
from assess.logic.meeting import consensus_of
from assess.model.comparison import AgendaEntry, ComparedQuestion
from assess.model.meeting import Closed, MeetingEvent
from assess.render.sections.agenda import opening
from assess.render.words import BECAUSE, Words
from assess.store.documents import LoadedComparison, load_comparison, require_coordinators
from assess.store.meeting import MeetingLog, close_meeting, create_meeting, open_meeting, opened_on
from assess.store.meeting import closing as closed_in
from assess.store.naming import consensus_path, meeting_path


class Telling(Words):
    """The words of the report, and those of its agenda."""

    def why(self, entry: AgendaEntry) -> str:
        """Return why a line is on the agenda; whether a level is held by most is not said before each has spoken."""
        reasons = [reason for reason in entry.because if reason != "no-majority"] or ["spread"]
        return "; ".join(BECAUSE[reason] for reason in reasons)

    def opening(self, questions: Sequence[ComparedQuestion]) -> str:
        """Return the neutral question that opens a line of the agenda."""
        return opening(questions)


def hold_meeting(path: Path, script: str | None) -> None:
    """Go on with the meeting about a comparison, or begin it; write its record once it is closed.

    Raises NotFound, FileInvalid, DoesNotFit for a comparison of another reader, AlreadyThere for a closed meeting.
    """
    gc.enable()
    lines = script_lines(script)
    loaded = load_comparison(path)
    require_coordinators(loaded)
    if meeting_path(path).exists():
        with closing(open_meeting(loaded)) as log:
            _refuse_closed(log, loaded)
            _check(loaded, log.log, lines, script)
            _held(loaded, log, lines, script)
    else:
        _check(loaded, (opened_on(loaded, here_and_now()),), lines, script)
        with closing(create_meeting(loaded, here_and_now())) as log:
            _held(loaded, log, lines, script)


def carry_out(loaded: LoadedComparison, lines: Sequence[str], name: str, at: str) -> None:
    """Hold a whole meeting from the lines of a script, each at the moment `at`; its record is written by `close`."""
    with closing(create_meeting(loaded, at)) as log:
        state = _state(loaded, log.log)
        replay_lines(take_meeting_line, state, lines, name, (lambda: at, token, _saver(log, loaded)))


def _refuse_closed(log: MeetingLog, loaded: LoadedComparison) -> None:
    """Raise AlreadyThere where the meeting is closed; a record that a kill kept from being written is written first.

    Raises IntegrityBroken where the record that is there says something else than the log.
    """
    if closed_in(log.content) is None:
        return
    record = consensus_path(loaded.path)
    was_there = record.exists()
    close_meeting(log, loaded, consensus_of, _closed_already)
    if not was_there:
        say(f"the record was missing and is written now: {record}")
    hint = f"assess report {loaded.path}; for another meeting, assess merge FILE... -o under another name"
    raise AlreadyThere("closed", f"the meeting about {loaded.path.name} is closed: {record.name}", hint)


def _closed_already() -> datetime:
    raise AssertionError  # the log holds the time at which it was closed


def _state(loaded: LoadedComparison, log: Sequence[MeetingEvent]) -> MeetingState:
    """Return the meeting at what it may see: what is kept from it is not shown, but the record pins the whole."""
    comparison = narrow(loaded.comparison, "meeting")
    return begin_meeting(comparison, Telling(comparison), log)


def _check(
    loaded: LoadedComparison, log: Sequence[MeetingEvent], lines: Sequence[str] | None, script: str | None
) -> None:
    if lines is not None:
        check_lines(take_meeting_line, _state(loaded, log), lines, script_name(script), here_and_now())


def _held(loaded: LoadedComparison, log: MeetingLog, lines: Sequence[str] | None, script: str | None) -> None:
    for notice in log.notices:
        say(notice)

    save = _saver(log, loaded)
    state, before = _state(loaded, log.log), len(log.log)
    if lines is None:
        talk(lambda ports: meet(state, ports), save)
    else:
        after = replay_lines(take_meeting_line, state, lines, script_name(script), (here_and_now, token, save))
        events = len(log.log) - before
        show_fact(
            f"{script_name(script)}: {len(lines)} lines carried out, {events} events saved; {progress_words(after)}"
        )
    _say_next(log, loaded)


def _saver(log: MeetingLog, loaded: LoadedComparison) -> Callable[[Sequence[MeetingEvent]], None]:
    """Return what stores the events of one line; the last of all writes the record too."""

    def save(events: Sequence[MeetingEvent]) -> None:
        last = events[-1]
        if isinstance(last, Closed):
            close_meeting(log, loaded, consensus_of, lambda: datetime.fromisoformat(last.at), last.incomplete)
        else:
            log.append(events)

    return save


def _say_next(log: MeetingLog, loaded: LoadedComparison) -> None:
    if closed_in(log.content):
        say(f"written: {consensus_path(loaded.path)}; it is not encrypted")
        say_hint(f"assess report {loaded.path} --for board shows what was settled, with dissent first")
    else:
        say_hint(f"assess consensus {loaded.path} goes on here")
