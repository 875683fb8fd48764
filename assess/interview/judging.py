"""Judgements: the assessor's own conclusions, each about a scenario of their own where the instrument asks for one."""

from dataclasses import dataclass, replace
from typing import Any

from assess.interview import actions, rating
from assess.interview.certainty import Sureness, sureness
from assess.interview.fields import untold
from assess.interview.questions import current_question, facet_in, option, question_named, rated_here, standing_at
from assess.interview.rating import Target, with_certainty, with_earlier
from assess.interview.state import Outcome, Refused, Stamp, State, checked_text, echoed, record
from assess.logic.text import shortened
from assess.model.assessment import Scenario
from assess.model.base import MAIN
from assess.model.event import Judged
from assess.model.instrument import Judgement, Level


@dataclass(frozen=True, slots=True)
class Judging:
    """A judgement as it was typed, with its certainty where that stood on the same line."""

    question: Judgement
    level: Level
    because: str | None
    wanted: Sureness

    @property
    def target(self) -> Target:
        """What the judgement is about."""
        return Target(self.question, self.question.asked[0])


@dataclass(frozen=True, slots=True)
class ChooseScenario:
    """A judgement that waits to be told which scenario it is about."""

    judging: Judging
    scenarios: tuple[Scenario, ...]
    prompt = "scenario"
    guarded = False

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the answer."""
        listed = (f"  {number} {one.id}: {shortened(one.title, 100)}" for number, one in enumerate(self.scenarios, 1))
        return (f"{self.judging.question.code} is about which scenario? A lone dot gives up.", *listed)

    @property
    def unfinished(self) -> str:
        """What is not kept if nobody answers."""
        return f"the judgement {self.judging.question.code}"

    def answer(self, state: State, line: str, stamp: Stamp) -> Outcome:
        """Record the judgement about the scenario with that number or id."""
        word = line.strip()
        if word == ".":
            return Outcome(replace(state, asking=()), lines=(f"{self.judging.question.code} is as it was.",))
        named = {str(number): one for number, one in enumerate(self.scenarios, 1)}
        named |= {one.id: one for one in self.scenarios}
        if word not in named:
            raise Refused(f"{echoed(word)} is no scenario here", f"1 to {len(self.scenarios)}, or .")
        return _judged(replace(state, asking=()), self.judging, named[word], stamp)


def choose(state: State, action: actions.Choose, stamp: Stamp) -> Outcome:
    """Take an option of the current question; one of a judgement is a judgement."""
    question = current_question(state)
    if not isinstance(question, Judgement) or facet_in(state, question, action.facet).id != MAIN:
        return rating.choose(state, action, stamp)
    return _judge(state, question, action, None, stamp)


def judge(state: State, action: actions.Judge, stamp: Stamp) -> Outcome:
    """Make a judgement the current question and record it with its grounds."""
    question = question_named(state, action.question)
    if not isinstance(question, Judgement) or question.facets:
        raise Refused(f"{question.code} is no judgement", f"go {question.code}, then the number of the option")
    because = None if action.because is None else checked_text(action.because, "the ground of the judgement")
    there = standing_at(state, question)
    return _judge(there, question, actions.Choose(action.number, action.certainty, action.reasons), because, stamp)


def _judge(state: State, question: Judgement, typed: actions.Choose, because: str | None, stamp: Stamp) -> Outcome:
    rated_here(state, question)
    facet = facet_in(state, question, typed.facet)
    level = option(state, question, facet, typed.number)
    wanted = sureness(state, question, facet, typed.certainty, typed.reasons)
    judging = Judging(question, level, because, wanted)
    if question.scenario is None:
        return _judged(state, judging, None, stamp)
    scenarios = tuple(one for one in state.assessment.scenarios if one.kind == question.scenario)
    if not scenarios:
        raise Refused(
            f"{question.code} is about a scenario of kind {question.scenario}, and there is none yet",
            f"scenario {question.scenario} : TITLE writes one",
        )
    if len(scenarios) > 1:
        return Outcome(replace(state, asking=(ChooseScenario(judging, scenarios),)))
    return _judged(state, judging, scenarios[0], stamp)


def _judged(state: State, judging: Judging, scenario: Scenario | None, stamp: Stamp) -> Outcome:
    question, level, wanted = judging.question, judging.level, judging.wanted
    said: dict[str, Any] = {} if scenario is None else {"scenario": scenario.id}
    if judging.because is not None:
        said["because"] = judging.because
    event = Judged(at=stamp.now, question=question.id, level=level.code, **said)
    asking = (*untold(state, question, question.asked[0], level.code), *wanted.asking)
    about = f", about {scenario.id}" if scenario else ""
    words = f"{question.code} {level.label}{about}.{wanted.words}"
    outcome = record(state, (event, *wanted.events(stamp)), words, asking=asking)
    if question.explain and not outcome.state.assessment.rating(question.id).note:
        outcome = replace(outcome, lines=(*outcome.lines, f"{question.code} needs its ground in words: note TEXT."))
    return with_earlier(with_certainty(outcome, judging.target), judging.target)
