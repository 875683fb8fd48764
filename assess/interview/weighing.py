"""What asks to be thought about again, and what was found out: answered, or set aside with a reason."""

import re
from collections.abc import Iterator

from assess.interview import actions
from assess.interview.longtext import LongText, length_words
from assess.interview.questions import find_question, refuse_in_notes
from assess.interview.state import Outcome, Refused, Stamp, State, echoed
from assess.interview.writing import begun, replacing
from assess.logic.shape import nearest
from assess.logic.text import shortened
from assess.logic.think_again import Firing, checks_firing
from assess.model.assessment import Ask, Weighed
from assess.model.event import Answered, CheckWeighed, Event

_ASK_ID = re.compile(r"[AQ][0-9]+", re.IGNORECASE)
_HOW_WORDS = {"answered": "answered", "set-aside": "set aside"}
_EXCERPT = 150


def weigh(state: State, action: actions.Weigh, stamp: Stamp) -> Outcome:
    """Begin or record the answer to a check or an open question, or the reason that sets a check aside."""
    asked = next((one for one in state.assessment.asks if one.id == action.name.upper()), None)
    if asked is None and _ASK_ID.fullmatch(action.name):
        raise Refused(f"there is no open question {action.name}", "list asks shows them")
    if asked is not None:
        if action.how == "set-aside":
            hint = f"answer {asked.id} : TEXT answers it, drop {asked.id} takes it out"
            raise Refused(f"{asked.id} is an open question of your own, and only checks are set aside", hint)
        return begun(state, _answer_of(asked), action.text, stamp)
    refuse_in_notes(state)
    return begun(state, _weighed_text(_firing_named(state, action.name), action), action.text, stamp)


def _answer_of(asked: Ask) -> LongText:
    def make(_state: State, text: str, stamp: Stamp) -> tuple[Event, str]:
        return Answered(at=stamp.now, id=asked.id, text=text), f"answer to {asked.id} {length_words(text)}."

    return LongText(f"the answer to {asked.id}", make, (asked.text, *replacing(asked.answer)))


def _weighed_text(firing: Firing, action: actions.Weigh) -> LongText:
    def make(_state: State, text: str, stamp: Stamp) -> tuple[Event, str]:
        event = CheckWeighed(at=stamp.now, check=firing.check, questions=firing.questions, how=action.how, text=text)
        return event, f"{firing.check} {_HOW_WORDS[action.how]} {length_words(text)}."

    what = f"the {'answer to' if action.how == 'answered' else 'reason that sets aside'} {firing.check}"
    old = firing.before.text if firing.before else None
    return LongText(what, make, (firing.ask, *replacing(old)))


def _firing_named(state: State, word: str) -> Firing:
    """Return the check with that id that asks something now, or refuse."""
    firing = _firing(state)
    names = {word, word.removeprefix("check-")}
    found = next((one for one in firing if one.check in names), None)
    if found:
        return found
    if names & {check.id for check in state.instrument.checks}:
        raise Refused("this check asks nothing now", "list problems shows those that do")
    meant = nearest(word, [one.check for one in firing])
    hint = f"did you mean {meant}? " if meant else ""
    raise Refused(
        f"no check is called {echoed(word)}", f"{hint}list problems shows the checks, list asks your open questions"
    )


def _firing(state: State) -> tuple[Firing, ...]:
    return checks_firing(state.instrument, state.assessment, state.register)


def problem_lines(state: State) -> Iterator[str]:
    """Say which checks of the instrument ask something, with the id to type; then which ones are settled."""
    firing = _firing(state)
    unsettled = [one for one in firing if not one.settled]
    for one in unsettled:
        yield f"Think again, {one.check}{_about(one.questions)}: {one.ask}"
        if one.before:
            before = shortened(one.before.text, _EXCERPT)
            yield f"  Asked again; {_HOW_WORDS[one.before.how]} before{_about(one.before.questions)}: {before}"
    if unsettled:
        yield "answer CHECK : TEXT answers one, aside CHECK : REASON sets it aside."
    settled = [one.before for one in firing if one.before and one.settled]
    if not unsettled:
        yield "No check asks anything more." if settled else "No check asks anything."
    yield from _settled(settled)


def _about(codes: tuple[str, ...]) -> str:
    return f" ({', '.join(codes)})" if codes else ""


def _settled(weighed: list[Weighed]) -> Iterator[str]:
    for how, words in _HOW_WORDS.items():
        names = [one.check for one in weighed if one.how == how]
        if names:
            yield f"{words.capitalize()}: {', '.join(names)}. list answered shows the words."


def answered_lines(state: State) -> Iterator[str]:
    """Give what was said to checks: answers, reasons that set one aside, and how each of them stands now."""
    firing = {one.check: one for one in _firing(state)}
    for one in state.assessment.weighed:
        now = firing.get(one.check)
        again = "" if now and now.settled else " It asks again." if now else " It asks nothing now."
        yield f"{_HOW_WORDS[one.how].capitalize()}, {one.check}{_about(one.questions)}: {one.text}"
        if again:
            yield f" {again}"
    if not state.assessment.weighed:
        yield "No check was answered or set aside: answer CHECK : TEXT, aside CHECK : REASON."


def ask_lines(state: State) -> Iterator[str]:
    """Give the questions to find out: the open ones, then those that were answered, with the answer."""
    asks = sorted(state.assessment.asks, key=lambda one: one.answer is not None)
    for one in asks:
        question = find_question(state, one.question) if one.question else None
        yield f"{one.id}{f' {question.code}' if question else ''}: {one.text}"
        if one.answer is not None:
            yield f"  Answered: {one.answer}"
    if not asks:
        yield "There are no open questions: ask TEXT adds one."
    elif asks[0].answer is None:
        yield f"answer {asks[0].id} : TEXT answers one."
