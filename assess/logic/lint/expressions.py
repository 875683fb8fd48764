"""Rules about `applies_when` and `checks`: conditions that are understood, speak of what exists, and end."""

from collections.abc import Iterator, Mapping

from assess.logic.conditions import Condition, ConditionError, parse_condition
from assess.logic.lint.finding import Draft, Finding, quoted
from assess.logic.shape import Location, did_you_mean
from assess.model.base import MAIN

_OUTSIDE = ("phase", "setting")


def _written(draft: Draft) -> Iterator[tuple[Location, str]]:
    for place, one in draft.questions:
        if one.applies_when is not None:
            yield (*place, "applies_when"), one.applies_when
    for at, check in enumerate(draft.instrument.checks):
        if check.when is not None:
            yield ("checks", at, "when"), check.when


def _parsed(text: str) -> Condition | ConditionError:
    try:
        return parse_condition(text)
    except ConditionError as error:
        return error


def conditions(draft: Draft) -> Iterator[Finding]:
    """Conditions are understood; what they name and compare with exists."""
    for location, text in _written(draft):
        found = _parsed(text)
        if isinstance(found, ConditionError):
            yield Finding("condition", location, f"the condition is not understood: {found}", _LANGUAGE)
        else:
            for name, levels in found.compared:
                yield from _compared(draft, location, name, levels)


_LANGUAGE = 'it speaks ==, !=, in, answered(), and, or, not: ties in ["C", "D"] and phase == "released"'


def _compared(draft: Draft, location: Location, name: str, levels: tuple[str, ...]) -> Iterator[Finding]:
    if name in _OUTSIDE:
        return
    question, _, facet = name.partition(".")
    one = draft.instrument.question(question)
    if one is None:
        known = (*draft.question_names(), *_OUTSIDE)
        if question not in known:
            hint = did_you_mean(question, known, "use the id of a question")
            yield Finding("condition-name", location, f"there is no question {quoted(question)}", hint)
        return
    asked = one.facet(facet or MAIN)
    if asked is None and one.asked:
        names = ", ".join(f"{one.id}.{other.id}" for other in one.asked)
        yield Finding("condition-name", location, f"{quoted(name)} names no facet", f"one of {names}")
    elif asked is not None:
        yield from _levels(location, name, levels, draft.levels(asked.scale))


def _levels(location: Location, name: str, levels: tuple[str, ...], known: tuple[str, ...]) -> Iterator[Finding]:
    for level in levels if known else ():
        if level not in known:
            message = f"{quoted(name)} has no level {quoted(level)}"
            yield Finding("condition-level", location, message, f"one of {', '.join(known)}")


def circles(draft: Draft) -> Iterator[Finding]:
    """No question applies depending on itself."""
    depends = {one.id: _names(one.applies_when) for _, one in draft.questions}
    for place, one in draft.questions:
        if one.id in _reached(one.id, depends):
            message = f"whether {one.code} applies depends on {one.code} itself"
            yield Finding("condition-circle", (*place, "applies_when"), message, "let one of the circle always apply")


def _names(text: str | None) -> frozenset[str]:
    found = _parsed(text) if text is not None else None
    if not isinstance(found, Condition):
        return frozenset()
    return frozenset(name.partition(".")[0] for name, _ in found.compared)


def _reached(start: str, depends: Mapping[str, frozenset[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(depends[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += depends.get(name, ())
    return reached


def checks(draft: Draft) -> Iterator[Finding]:
    """A check has a condition or a rule, one of the two."""
    for at, check in enumerate(draft.instrument.checks):
        if (check.when is None) == (check.rule is None):
            which = "neither `when` nor `rule`" if check.when is None else "`when` and `rule`"
            message = f"the check {quoted(check.id)} has {which}"
            yield Finding("check-when-or-rule", ("checks", at), message, "give it one of the two")


RULES = (conditions, circles, checks)
