"""The instrument's checks: questions to think again about, asked when an expression holds or a rule applies."""

from collections.abc import Iterator
from dataclasses import dataclass

from assess.logic.answers import lookup_in
from assess.logic.conditions import parse_condition
from assess.logic.think_again.rules import RULES
from assess.logic.think_again.view import View
from assess.model.assessment import Assessment, Weighed
from assess.model.instrument import Check, Instrument
from assess.model.problem import Problem
from assess.model.source import Source

__all__ = ["HANDLING", "Firing", "checks_firing", "checks_that_fire"]

HANDLING = "handling"
HANDLING_ASK = (
    "You cite a source that not every reader may know of. Formulation, scenarios, measures, own items, conclusions and"
    " the grounds of judgements reach every reader, the person too: do their words give it away?"
)


@dataclass(frozen=True, slots=True)
class Firing:
    """A check that asks something: what makes it ask (codes), and what the assessor made of it the last time."""

    check: str
    questions: tuple[str, ...]
    ask: str
    before: Weighed | None = None

    @property
    def settled(self) -> bool:
        """Whether it was answered or set aside, and nothing else makes it ask since."""
        return self.before is not None and set(self.questions) <= set(self.before.questions)

    @property
    def problem(self) -> Problem:
        """The check as a problem that stops nothing; the path names what makes it ask."""
        path = ", ".join(self.questions)
        return Problem(f"check-{self.check}", path, self.ask, f"answer {self.check}", warning=True)


def checks_that_fire(
    instrument: Instrument, assessment: Assessment, register: tuple[Source, ...] = ()
) -> tuple[Problem, ...]:
    """Return the checks that ask something and that nobody has settled, as problems."""
    return tuple(one.problem for one in checks_firing(instrument, assessment, register) if not one.settled)


def checks_firing(
    instrument: Instrument, assessment: Assessment, register: tuple[Source, ...] = ()
) -> tuple[Firing, ...]:
    """Return every check that asks something of this assessment: the open ones first, then those that are settled."""
    weighed = {one.check: one for one in assessment.weighed}
    view = View(instrument, assessment, register)
    found = [
        Firing(check.id, _codes(instrument, names), check.ask, weighed.get(check.id))
        for check in instrument.checks
        if (names := _concerned(check, view)) is not None
    ]
    found += _words_about_hidden_sources(view, weighed.get(HANDLING))
    return tuple(sorted(found, key=lambda one: one.settled))


def _concerned(check: Check, view: View) -> tuple[str, ...] | None:
    """Return the ids of what makes the check ask, or None where it has nothing to ask."""
    if check.when is not None:
        condition = parse_condition(check.when)
        asked = tuple(dict.fromkeys(name.partition(".")[0] for name, _ in condition.compared))
        asked = tuple(name for name in asked if view.instrument.question(name))
        return asked if condition.holds(lookup_in(view.assessment)) else None
    return None if check.rule is None else RULES[check.rule](view)


def _codes(instrument: Instrument, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return what people type for these ids; the id of an own item, a scenario, a measure is its code."""
    found = ((name, instrument.question(name)) for name in names)
    return tuple(question.code if question else name for name, question in found)


def _words_about_hidden_sources(view: View, before: Weighed | None) -> Iterator[Firing]:
    """Ask about words that no reader is spared: handling hides extracts and notes, not what a formulation says."""
    hidden = {extract.id for extract in view.assessment.evidence if _for_some(view.sources.get(extract.source))}
    names = tuple(
        rating.question for rating in view.assessment.ratings if hidden & {link.id for link in rating.evidence}
    )
    if names:
        yield Firing(HANDLING, _codes(view.instrument, names), HANDLING_ASK, before)


def _for_some(source: Source | None) -> bool:
    return source is not None and source.handling != "share"
