"""Rating the current question: levels, reasons without a level, relevance, change, indicators, flags."""

from dataclasses import dataclass, replace

from assess.interview import actions
from assess.interview.certainty import Sureness, certain_lines, sureness
from assess.interview.earlier import rated_lines
from assess.interview.fields import untold
from assess.interview.questions import current_question, facet_in, option, rated_here
from assess.interview.settled import unexpected
from assess.interview.state import Outcome, Refused, Stamp, State, echoed, record, show
from assess.interview.words import joined, level_words, lowered, name_of
from assess.model.base import CHANGE_KEYS, RELEVANCE_KEYS
from assess.model.event import Changed, Flagged, Indicated, Rated, Related, Unrated
from assess.model.instrument import Facet, Item, Mark, Missing, Question


@dataclass(frozen=True, slots=True)
class Target:
    """What a rating goes to."""

    question: Question
    facet: Facet

    @property
    def name(self) -> str:
        """How the target is called in a sentence."""
        return name_of(self.question, self.facet)


def target_of(state: State, facet: str | None) -> Target:
    """Return the facet of the current question that may be rated here, or refuse."""
    question = rated_here(state, current_question(state))
    return Target(question, facet_in(state, question, facet))


def choose(state: State, action: actions.Choose, stamp: Stamp) -> Outcome:
    """Record a level, and its certainty where it was given on the same line."""
    target = target_of(state, action.facet)
    level = option(state, target.question, target.facet, action.number)
    wanted = sureness(state, target.question, target.facet, action.certainty, action.reasons)
    event = Rated(at=stamp.now, question=target.question.id, facet=target.facet.id, level=level.code)
    asking = (*untold(state, target.question, target.facet, level.code), *wanted.asking)
    words = f"{target.name} {level.label}.{wanted.words}"
    outcome = record(state, (event, *wanted.events(stamp)), words, asking=asking)
    return with_earlier(with_certainty(outcome, target), target)


def with_certainty(outcome: Outcome, target: Target) -> Outcome:
    """Add what the ledger shows, and what is open about the certainty."""
    lines = certain_lines(outcome.state, target.question, target.facet)
    return Outcome(outcome.state, outcome.events, outcome.recorded, (*outcome.lines, *lines))


def with_earlier(outcome: Outcome, target: Target) -> Outcome:
    """Add the earlier rating, now that this one is in, and what a first rating means for an expectation."""
    lines = (*rated_lines(outcome.state, target.question, target.facet), *unexpected(outcome))
    return Outcome(outcome.state, outcome.events, outcome.recorded, (*outcome.lines, *lines))


def allowed_reasons(state: State, question: Question) -> tuple[Missing, ...]:
    """Return the reasons why there may be no level here."""
    reasons = state.instrument.missing
    return tuple(one for one in reasons if not question.missing or one.code in question.missing)


def decline(state: State, action: actions.Decline, stamp: Stamp) -> Outcome:
    """Record why there is no level."""
    target = target_of(state, action.facet)
    allowed = allowed_reasons(state, target.question)
    if action.reason is None:
        return show(state, f"{target.question.code} may have no level because:", *map(_reason_line, allowed))
    reason = next((one for one in allowed if action.reason in (one.code, one.key)), None)
    if reason is None:
        codes = joined((f"{one.key} {one.code}" for one in allowed), "or")
        raise Refused(f"{echoed(action.reason)} is no reason here why there is no level", f"none with {codes}")
    event = Unrated(at=stamp.now, question=target.question.id, facet=target.facet.id, missing=reason.code)
    outcome = record(state, (event,), f"{target.name} has no level: {lowered(reason.label)}.")
    return with_earlier(outcome, target)


def _reason_line(reason: Missing) -> str:
    return f"  none {reason.key}  {reason.code}: {lowered(reason.label)}"


def sure(state: State, action: actions.Sure, stamp: Stamp) -> Outcome:
    """Record the certainty of a level that stands."""
    target = target_of(state, action.facet)
    given = state.assessment.rating(target.question.id).facets.get(target.facet.id)
    if given is None or given.level is None:
        raise Refused(
            f"{target.name} has no level, so there is no certainty",
            f"first the number of the option, certainty on the same line: 1 {action.certainty}",
        )
    wanted = sureness(state, target.question, target.facet, action.certainty, action.reasons)
    outcome = _sure_of(state, wanted, target, stamp, level_words(state, target.facet, given))
    return with_certainty(outcome, target)


def _sure_of(state: State, wanted: Sureness, target: Target, stamp: Stamp, level: str) -> Outcome:
    events, asking = wanted.events(stamp), wanted.asking
    if not events:
        return Outcome(replace(state, asking=asking))
    return record(state, events, f"{target.name} {level}.{wanted.words}", asking=asking)


def relate(state: State, action: actions.Relate, stamp: Stamp) -> Outcome:
    """Record how much the question matters for this person."""
    question = rated_here(state, current_question(state))
    if not question.relevance:
        raise Refused(f"{question.code} does not ask for relevance", "only questions that say so when you go there do")
    words = dict(RELEVANCE_KEYS)
    value = words.get(action.relevance) or next((one for one in words.values() if one == action.relevance), None)
    if value is None:
        raise Refused(f"{echoed(action.relevance)} is no relevance", "rel l (low), rel m (medium) or rel h (high)")
    event = Related(at=stamp.now, question=question.id, relevance=value)
    return record(state, (event,), f"{question.code} relevance: {value}.")


def change(state: State, action: actions.Change, stamp: Stamp) -> Outcome:
    """Record how a facet moved since the last occasion."""
    target = target_of(state, action.facet)
    question = target.question
    if isinstance(question, Item) and question.predictor == "static":
        raise Refused(f"{question.code} is static: it cannot change", "its level can be corrected by its number")
    if not question.change:
        raise Refused(f"{question.code} does not ask for change", "only questions that say so when you go there do")
    given = state.assessment.rating(question.id).facets.get(target.facet.id)
    if given is None or given.level is None:
        raise Refused(f"{target.name} has no level, so nothing has moved", "first the number of the option")
    value = CHANGE_KEYS.get(action.change) or next((one for one in CHANGE_KEYS.values() if one == action.change), None)
    if value is None:
        hint = "chg w (worse), chg s (same), chg b (better) or chg u (unclear)"
        raise Refused(f"{echoed(action.change)} is no change", hint)
    event = Changed(at=stamp.now, question=question.id, facet=target.facet.id, change=value)
    return record(state, (event,), f"{target.name} change: {value}.")


def mark(state: State, action: actions.Mark, stamp: Stamp) -> Outcome:
    """Tick exactly the named indicators or flags, or show them."""
    question = rated_here(state, current_question(state))
    marks = question.indicators if action.what == "indicators" else question.flags
    command = "mark" if action.what == "indicators" else "flag"
    if not marks:
        raise Refused(f"{question.code} has no {action.what}", "guide shows what it asks for")
    if action.keys is None:
        ticked = getattr(state.assessment.rating(question.id), action.what)
        return show(state, *(_mark_line(one, one.key in ticked) for one in marks))
    known = {one.key: one for one in marks}
    wrong = next((key for key in action.keys if key not in known), None)
    if wrong is not None:
        raise Refused(
            f"{question.code} has no {command} {echoed(wrong)}", f"{command} with {joined(known, 'or')}, or -"
        )
    keys = tuple(key for key in known if key in action.keys)
    kind = Indicated(at=stamp.now, question=question.id, indicators=keys)
    event = kind if command == "mark" else Flagged(at=stamp.now, question=question.id, flags=keys)
    labels = "; ".join(known[key].label for key in keys) or "none"
    return record(state, (event,), f"{question.code} {action.what}: {labels}.")


def _mark_line(mark: Mark, ticked: bool) -> str:
    return f"  {mark.key}  {mark.label}{' (ticked)' if ticked else ''}"
