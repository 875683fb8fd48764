"""When the meeting is, who is there, who speaks when: recorded before anything else is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assess.interview.meeting import actions
from assess.interview.meeting.grammar import is_command_word, parse_meeting_line
from assess.interview.meeting.naming import as_listed, assessors_named, day_named, people_named
from assess.interview.meeting.page import arrival
from assess.interview.meeting.state import MeetingDone, MeetingState, Pending, keep
from assess.interview.state import Refused, Stamp
from assess.interview.words import joined
from assess.logic.fold.standing import standing
from assess.model.meeting import Attended


def say_date(state: MeetingState, action: actions.SayDate, stamp: Stamp) -> MeetingDone:
    """Record when the meeting is."""
    day = day_named(action.date)
    return keep(state, (Attended(at=stamp.now, date=day),), f"the meeting is on {day}.")


def say_present(state: MeetingState, action: actions.SayPresent, stamp: Stamp) -> MeetingDone:
    """Record who is there."""
    labels = people_named(state, action.labels)
    done = keep(
        state,
        (Attended(at=stamp.now, present=labels),),
        f"{joined(labels)} {'is' if len(labels) == 1 else 'are'} here.",
    )
    order = (f"Speaking order: {', '.join(done.state.consensus.meeting.order)}.",)
    return replace(done, lines=(*(() if state.asking else order), *_away_lines(done.state)))


def _away_lines(state: MeetingState) -> tuple[str, ...]:
    away = [label for label in state.order if label not in state.consensus.meeting.present]
    return (f"Not here: {joined(away)}; what they sealed is shown all the same.",) if away else ()


def say_order(state: MeetingState, action: actions.SayOrder, stamp: Stamp) -> MeetingDone:
    """Record in which order the assessors speak."""
    labels = assessors_named(state, action.labels)
    done = keep(state, (Attended(at=stamp.now, order=labels),), "")
    return replace(done, recorded=f"speaking order {', '.join(done.state.order)}.")


def refuse_before_present(state: MeetingState) -> None:
    """Refuse to record anything about a question while nobody is said to be there."""
    if not state.consensus.meeting.present:
        raise Refused("who is there is not recorded yet", "present A1 A2 K1; present all: every assessor")


def asking_who(state: MeetingState, today: str) -> MeetingState:
    """Return the state asking for what is not said yet; only where a person types."""
    said = [event for event, stands in zip(state.log, standing(state.log), strict=True) if stands]
    attended = [event for event in said if isinstance(event, Attended)]
    asked: Sequence[Pending] = (
        *((_Day(today),) if not any(event.date for event in attended) else ()),
        *((_Present(as_listed(state.comparison.labels)),) if not any(event.present for event in attended) else ()),
        *((_Order(state),) if not any(event.order for event in attended) else ()),
    )
    return replace(state, asking=tuple(asked))


def refuse_a_command(line: str, what: str) -> None:
    """Refuse a line that is plainly a command where something else is asked for."""
    try:
        parse_meeting_line(line)
    except Refused:
        # A command with a slip in it is still no answer: its words would be taken for people who are there.
        if not is_command_word(line.split(maxsplit=1)[0]):
            return
    if line.strip():
        raise Refused(f"that is a command, and {what} is asked for", "Ctrl-C leaves the question")


def _without_command(line: str, word: str) -> str:
    """Return the answer where its command is typed in front of it, as the page on the meeting shows it."""
    first, _, rest = line.strip().partition(" ")
    return rest.strip() if first.lower() == word and rest.strip() else line


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question of the beginning; the rest is asked afterwards."""

    def later(self, done: MeetingDone, state: MeetingState) -> MeetingDone:
        """Return the outcome with the next question asked, or where the meeting begins after the last."""
        after = replace(done.state, asking=state.asking[1:])
        begins = () if after.asking else ("", *arrival(after))
        return replace(done, state=after, lines=(*done.lines, *begins))


@dataclass(frozen=True, slots=True)
class _Day(_Asked):
    today: str
    prompt = "date"
    unfinished = "the date of the meeting"

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the answer."""
        return (f"When is the meeting? An empty line: {self.today}, today.",)

    def answer(self, state: MeetingState, line: str, stamp: Stamp) -> MeetingDone:
        """Record the day, today on an empty line."""
        line = _without_command(line, self.prompt)
        refuse_a_command(line, self.unfinished)
        event = Attended(at=stamp.now, date=day_named(line.strip() or self.today))
        done = keep(state, (event,), f"the meeting is on {event.date}.")
        return self.later(done, state)


@dataclass(frozen=True, slots=True)
class _Present(_Asked):
    labels: tuple[str, ...]
    prompt = "present"
    unfinished = "who is there"

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the answer."""
        return (f"Who is here? Labels, such as {' '.join(self.labels)} K1; all: {joined(self.labels)}.",)

    def answer(self, state: MeetingState, line: str, stamp: Stamp) -> MeetingDone:
        """Record who is there."""
        line = _without_command(line, self.prompt)
        refuse_a_command(line, self.unfinished)
        words = line.replace(",", " ").split()
        if not words:
            raise Refused("nobody is named", "labels of those who are here, or all")
        return self.later(say_present(state, actions.SayPresent(tuple(words)), stamp), state)


@dataclass(frozen=True, slots=True)
class _Order(_Asked):
    at: MeetingState
    prompt = "order"
    unfinished = "the speaking order"

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the answer."""
        unknown = [one.label for one in self.at.comparison.assessors if one.seniority is None]
        doubt = f" How senior {joined(unknown)} is, the panel does not say." if unknown else ""
        order = ", ".join(self.at.order)
        return (f"Who speaks first? Least senior first.{doubt} An empty line: {order}.",)

    def answer(self, state: MeetingState, line: str, stamp: Stamp) -> MeetingDone:
        """Record the order, the one that was shown on an empty line."""
        line = _without_command(line, self.prompt)
        refuse_a_command(line, self.unfinished)
        words = tuple(line.replace(",", " ").split()) or self.at.order
        return self.later(say_order(state, actions.SayOrder(words), stamp), state)


def attendance_lines(state: MeetingState) -> tuple[str, ...]:
    """Say when it is and who is there, where that is recorded."""
    meeting = state.consensus.meeting
    if not meeting.present:
        return ()
    return (f"{meeting.date}. Present: {', '.join(meeting.present)}. Speaking: {', '.join(meeting.order)}.",)
