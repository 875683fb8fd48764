"""Looking over what is left out, and closing the record for good."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assess.interview.actions import Review
from assess.interview.meeting import actions
from assess.interview.meeting.attending import refuse_a_command, refuse_before_present
from assess.interview.meeting.page import entry_of, in_order, is_covered, settled_words
from assess.interview.meeting.state import MeetingDone, MeetingState, keep, show
from assess.interview.state import Refused, Stamp, checked_text, echoed
from assess.interview.words import lowered
from assess.logic.held import unheard
from assess.logic.meeting import check_meeting
from assess.logic.meeting.checks import outcome_at
from assess.model.comparison import ComparedQuestion
from assess.model.meeting import Closed
from assess.model.problem import Problem

EVERY_READER = "The words of this record go to every reader: do not name a source that is not theirs to know of."


def review(state: MeetingState, _action: Review, _stamp: Stamp) -> MeetingDone:
    """Show what is left out so far."""
    problems = check_meeting(state.consensus, state.comparison)
    if not problems:
        return show(state, "Nothing is left out. close ends the meeting.")
    return show(state, *_left_out(problems))


_TOGETHER = {
    "not-reached": "Neither settled nor left open",
    "no-reason": "Settled otherwise than anybody rated, without a reason",
    "no-cause": "Levels differ, and nobody has named why",
    "no-find-out": "Left open, and nobody finds anything out",
    "agreed-low": "All hold the same, all at low certainty",
}


def _left_out(problems: Sequence[Problem]) -> Iterator[str]:
    """Say what is left out, with what to do about it; what is often the same on one line."""
    for one in problems:
        if one.code not in _TOGETHER:
            yield f"- {one.message} ({one.hint})"
    for code, words in _TOGETHER.items():
        found = [one for one in problems if one.code == code]
        if found:
            named = ", ".join(one.path for one in found)
            yield f"{'?' if found[0].warning else '-'} {words}: {named} ({found[0].hint})"


def show_agenda(state: MeetingState, action: actions.ShowAgenda, _stamp: Stamp) -> MeetingDone:
    """Show the agenda, or every question, with how each stands; nobody's level."""
    listed = (
        state.comparison.questions
        if action.everything
        else [one for one in state.comparison.questions if entry_of(state, one)]
    )
    ordered = sorted(listed, key=lambda one: _rank(state, one))
    rest = () if action.everything else ("list all shows the questions that are not on it too.",)
    lines = [line for question in ordered for line in _listed(state, question)]
    return show(state, *(lines or ["Nothing is on the agenda."]), *rest)


def _rank(state: MeetingState, question: ComparedQuestion) -> tuple[int, bool]:
    found = entry_of(state, question)
    return (found[0] if found else len(state.comparison.agenda) + 1, question.sort == "judgement")


def _listed(state: MeetingState, question: ComparedQuestion) -> Iterator[str]:
    found = entry_of(state, question)
    mark = ">" if question.question == state.place.question else " "
    number = f"{found[0]}." if found else "  "
    stands = "; ".join(_stands(state, question)) or ("covered" if is_covered(state, question) else "-")
    yield f"{mark} {number} {state.telling.title(question)}: {stands}"


def _stands(state: MeetingState, question: ComparedQuestion) -> Iterator[str]:
    for facet in question.facets:
        outcome = outcome_at(state.consensus, question.question, facet.facet)
        if outcome is None:
            continue
        label = state.telling.facet(question, facet)
        dissent = _named("dissent", [one.of for one in outcome.dissent])
        silent = _named("not heard", in_order(state, unheard(question, facet, outcome)))
        yield f"{f'{label}: ' if label else ''}{lowered(settled_words(state, facet, outcome))}{dissent}{silent}"


def _named(what: str, labels: Sequence[str]) -> str:
    return f", {what}: {', '.join(labels)}" if labels else ""


def close(state: MeetingState, action: actions.Close, _stamp: Stamp) -> MeetingDone:
    """Show what is left out, ask why, and ask to confirm."""
    refuse_before_present(state)
    problems = check_meeting(state.consensus, state.comparison)
    left_out = any(not one.warning for one in problems)
    incomplete = None if action.incomplete is None else checked_text(action.incomplete, "the reason")
    asked = (_Incomplete(), _Confirmed()) if left_out and incomplete is None else (_Confirmed(incomplete),)
    return show(
        replace(state, asking=asked), *_left_out(problems), *((EVERY_READER,) if _is_kept_from_some(state) else ())
    )


def _is_kept_from_some(state: MeetingState) -> bool:
    """Tell whether a source of a question that was discussed is not for every reader."""
    comparison, discussed = state.comparison, {one.question for one in state.consensus.questions}
    kept = {one.id for one in (*comparison.sources, *comparison.own_sources) if one.handling != "share"}
    cited = (one.sources.values() for one in comparison.questions if one.question in discussed)
    return any(kept.intersection(names) for sides in cited for names in sides)


@dataclass(frozen=True, slots=True)
class _Incomplete:
    """Why something is left out."""

    prompt = "why"
    unfinished = "closing the record"
    ask = ("Why is this left out? One line; it stands in the record. An empty line goes back to the meeting.",)

    def answer(self, state: MeetingState, line: str, _stamp: Stamp) -> MeetingDone:
        """Take the reason; an empty line goes back."""
        if not line.strip():
            return show(replace(state, asking=()), _NOT_CLOSED)
        refuse_a_command(line, "the reason why something is left out")
        return show(replace(state, asking=(_Confirmed(checked_text(line, "the reason")),)))


@dataclass(frozen=True, slots=True)
class _Confirmed:
    """The last word."""

    incomplete: str | None = None
    prompt = "close?"
    unfinished = "closing the record"
    ask = ("Closing is for good. Type close once more; an empty line goes back to the meeting.",)

    def answer(self, state: MeetingState, line: str, stamp: Stamp) -> MeetingDone:
        """Close the record."""
        word = line.strip()
        after = replace(state, asking=())
        if not word:
            return show(after, _NOT_CLOSED)
        if word.lower() != "close":
            raise Refused(f"{echoed(word)} does not close anything", "close, or an empty line")
        # What is not said must stay absent from the log.
        event = Closed(at=stamp.now, incomplete=self.incomplete) if self.incomplete else Closed(at=stamp.now)
        return replace(keep(after, (event,), "the record is closed."), leaves=True)


_NOT_CLOSED = "Not closed; the meeting goes on."
