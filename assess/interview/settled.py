"""What was settled before rating, as it is shown: facts, context, groups that need extra care, texts, expectation."""

from collections.abc import Iterator, Mapping

from assess.interview.longtext import length_words
from assess.interview.state import Outcome, State
from assess.interview.words import lowered
from assess.logic.text import shortened
from assess.model.assessment import Assessment
from assess.model.event import Judged, Rated, Unrated
from assess.model.instrument import Instrument
from assess.model.preparation import CONTEXT, FACTS, TEXTS
from assess.model.source import Register

EXPECTATION = "expectation"
_UNDER_LIMITS = ("not-seen", "seen-remotely", "interpreter")


def care_notes(instrument: Instrument) -> Mapping[str, str]:
    """Return the groups that need extra care in this instrument, each with its note."""
    named = {*FACTS, *CONTEXT, *TEXTS}
    return {one.group: one.note for one in instrument.use.needs_extra_care if one.group not in named}


def names_of(instrument: Instrument) -> tuple[str, ...]:
    """Return every name that can be prepared here."""
    return (*FACTS, *CONTEXT, *care_notes(instrument), *TEXTS)


def register_says(register: Register) -> Mapping[str, str]:
    """Return what a register says of what is settled before rating, by the names used here."""
    told = register.told
    says = {
        **register.context,
        "phase": register.phase,
        "last-move": register.last_move,
        "referral": register.referral,
        "commissioner": register.commissioner,
        "told": f"{told.text} ({told.by}, {told.date})" if told else None,
    }
    return {name: value for name, value in says.items() if value is not None}


def said_of(assessment: Assessment, name: str) -> str | None:
    """Return the assessor's own statement."""
    if name in FACTS:
        found: str | None = getattr(assessment, name.replace("-", "_"))
        return found
    return assessment.preparation.get(name) or assessment.context.get(name)


def holds(state: State, name: str) -> bool:
    """Tell whether something of the context applies: by the assessor's own word, else by the register's."""
    return (said_of(state.assessment, name) or state.case_says.get(name)) == "yes"


def is_rated(state: State) -> bool:
    """Tell whether any question has an answer."""
    return any(rating.facets for rating in state.assessment.ratings)


def settled_lines(state: State) -> Iterator[str]:
    """Return everything that is settled before rating, with what is still to say."""
    yield "Settled before rating, corrected until the seal (prepare NAME VALUE):"
    yield from (settled_line(state, name) for name in FACTS)
    yield "Context, each yes, no or unknown:"
    yield from (settled_line(state, name) for name in CONTEXT)
    yield from _groups(state)
    yield "Texts, prepare NAME : TEXT, or prepare NAME and lines to a lone dot:"
    yield from (settled_line(state, name) for name in TEXTS)


def _groups(state: State) -> Iterator[str]:
    groups = [name for name in care_notes(state.instrument) if name not in CONTEXT]
    if not groups:
        return
    yield "Groups that need extra care, each yes, no or unknown:"
    said = [name for name in groups if said_of(state.assessment, name) or name in state.case_says]
    yield from (settled_line(state, name) for name in said)
    left = [name for name in groups if name not in said]
    if left:
        yield f"  not said: {', '.join(left)}"


def settled_line(state: State, name: str) -> str:
    """Return one thing with what was said of it, what the register says, and what it is."""
    said, register = said_of(state.assessment, name), state.case_says.get(name)
    value = said or "not said"
    if name in TEXTS:
        value = length_words(said)[1:-1] if said else "empty"
    beside = f" (register: {shortened(register, 200)})" if register and register != said else ""
    return f"  {name}: {value}{beside}. {_meaning(state, name)}".rstrip()


def _meaning(state: State, name: str) -> str:
    """Return what a name stands for; the note of a group stands there once the group applies."""
    known = {**FACTS, **CONTEXT, **TEXTS}.get(name, "")
    note = care_notes(state.instrument).get(name, "") if holds(state, name) else ""
    return ". ".join(words for words in (known, note) if words)


def care_lines(state: State) -> Iterator[str]:
    """Say before sealing which groups that need extra care apply, and what has to stand under limits."""
    for name, note in care_notes(state.instrument).items():
        if holds(state, name):
            yield f"Extra care, {name}: {note}"
    yield from (f"Goes under limits: {lowered(CONTEXT[name])}." for name in _UNDER_LIMITS if holds(state, name))


def first_lines(state: State) -> tuple[str, ...]:
    """Say on arrival what comes before rating, while nothing is rated and nothing was expected."""
    if is_rated(state) or EXPECTATION in state.assessment.preparation:
        return ()
    return ("Before you rate: prepare lists what is settled first; prepare expectation.",)


def unexpected(outcome: Outcome) -> tuple[str, ...]:
    """Say at the first rating of a log that no expectation was written before it."""
    ratings = Rated | Unrated | Judged
    before = outcome.state.log[: len(outcome.state.log) - len(outcome.events)]
    first = any(isinstance(one, ratings) for one in outcome.events) and not any(
        isinstance(one, ratings) for one in before
    )
    if not first or EXPECTATION in outcome.state.assessment.preparation:
        return ()
    return ("This is the first rating: an expectation written from now on no longer counts as first.",)
