"""What is settled before rating: facts, context, groups that need extra care, texts; corrected until the seal."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from assess.interview import actions
from assess.interview.fields import checked_date
from assess.interview.longtext import LongText, length_words, text_lines
from assess.interview.questions import all_questions
from assess.interview.state import Outcome, Refused, Stamp, State, checked_text, echoed, record, show
from assess.interview.words import hidden_ids, joined, ledger_lines, lowered
from assess.logic.certainty import ceiling, ground_of
from assess.logic.shape import nearest
from assess.logic.text import shortened
from assess.model.assessment import Assessment
from assess.model.base import SLUG_PATTERN
from assess.model.event import Event, Judged, Prepared, Rated, Unrated
from assess.model.instrument import Instrument, Question
from assess.model.preparation import CONTEXT, FACTS, TEXTS
from assess.model.source import Register

_ANSWERS = {"y": "yes", "n": "no", "u": "unknown"}
_UNDER_LIMITS = ("not-seen", "seen-remotely", "interpreter")
_LONGEST_WORD = 64
_EXPECTATION = "expectation"


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
        **(getattr(register, "context", None) or {}),
        "phase": register.phase,
        "last-move": register.last_move,
        "referral": register.referral,
        "commissioner": register.commissioner,
        "told": f"{told.text} ({told.by}, {told.date})" if told else None,
    }
    return {name: value for name, value in says.items() if value is not None}


def prepare(state: State, action: actions.Prepare, stamp: Stamp) -> Outcome:
    """Record one thing that is settled before rating, ask for a text, or show what there is."""
    if action.name is None:
        return show(state, *_everything(state))
    name = _named(state, action.name)
    if name in TEXTS:
        pending = _text(state, name)
        if action.value is None:
            return Outcome(replace(state, asking=(pending,)))
        return pending.finish(state, checked_text(action.value), stamp)
    if action.value is None:
        return show(state, _row(state, name))
    if name in FACTS:
        return _settled(state, name, _FACT[name](state, action.value), stamp)
    return _in_context(state, name, action.value, stamp)


def _named(state: State, typed: str) -> str:
    names = names_of(state.instrument)
    if typed.lower() in names:
        return typed.lower()
    meant = nearest(typed.lower(), names)
    hint = f"did you mean {meant}? prepare lists everything" if meant else "prepare lists everything"
    raise Refused(f"there is nothing called {echoed(typed)} to prepare", hint)


def _settled(state: State, name: str, value: str, stamp: Stamp) -> Outcome:
    """Record a fact, and say what follows where it changed anything."""
    outcome = record(state, (Prepared(at=stamp.now, id=name, value=value),), f"{name}: {value}.")
    return replace(outcome, lines=(*outcome.lines, *what_follows(state, outcome.state)))


def what_follows(before: State, after: State) -> Iterator[str]:
    """Say what a changed fact changes: which questions apply, from when ages count, what the sources carry."""
    was, now = hidden_ids(before), hidden_ids(after)
    for words, names in (("Now asked", was - now), ("No longer asked, what is there stays in the log", now - was)):
        if names:
            yield f"{words}: {', '.join(one.code for one in all_questions(after) if one.id in names)}."
    one, evidence = after.assessment, after.assessment.evidence
    if evidence and one.as_of != before.assessment.as_of:
        yield f"The ages of sources now count from {one.as_of}."
    if evidence and one.last_move != before.assessment.last_move:
        yield f"The last move now counts as of {one.last_move or 'no date'}."
    shifted = () if after.notes_only else tuple(_shifted(before, after))
    if shifted:
        yield f"What the sources carry is now another at {joined(shifted)}: list todo says what that leaves open."


def _shifted(before: State, after: State) -> Iterator[str]:
    for question in all_questions(after):
        given = after.assessment.rating(question.id).facets.values()
        if any(one.level for one in given) and _carried(before, question) != _carried(after, question):
            yield question.code


def _carried(state: State, question: Question) -> tuple[object, ...]:
    """Return what the ledger ticks for a question, and how much certainty the sources carry."""
    ground = ground_of(state.assessment, question.id, state.register)
    return ledger_lines(state, question), ceiling(state.instrument, question, ground, ())


def _as_of(state: State, typed: str) -> str:
    value, move = checked_date(typed.strip()), state.assessment.last_move
    if move and value < move:
        raise Refused(f"the last move, {move}, would come after this date", "correct prepare last-move DATE first")
    return value


def _last_move(state: State, typed: str) -> str:
    value, as_of = checked_date(typed.strip()), state.assessment.as_of
    if value > as_of:
        raise Refused(f"this is after the date of the assessment, {as_of}", "prepare as-of DATE corrects that one")
    return value


def _word(_state: State, typed: str) -> str:
    word = "-".join(typed.lower().split())
    if not re.fullmatch(SLUG_PATTERN, word) or len(word) > _LONGEST_WORD:
        raise Refused(
            f"{echoed(typed)} does not do as a word here", "letters a to z, digits and hyphens, such as pre-release"
        )
    return word


_FACT = {"as-of": _as_of, "phase": _word, "setting": _word, "last-move": _last_move}


def _in_context(state: State, name: str, typed: str, stamp: Stamp) -> Outcome:
    """Record whether something of the context holds; a group that needs extra care shows its note at once."""
    word = typed.strip().lower()
    value = _ANSWERS.get(word, word)
    if value not in _ANSWERS.values():
        raise Refused(f"{echoed(typed)} is no answer here", f"prepare {name} yes, no or unknown (y, n, u)")
    event = Prepared(at=stamp.now, id=name, value=value)
    notes = care_notes(state.instrument)
    note = (f"Extra care: {notes[name]}",) if name in notes and value == "yes" else ()
    return record(state, (event,), f"{name}: {value}.", *note)


def _text(state: State, name: str) -> LongText:
    """Return the text that is asked for; what stands there is shown, for it will be replaced."""

    def make(after: State, text: str, stamp: Stamp) -> tuple[Event, str]:
        late = " It counts as written after rating began." if name == _EXPECTATION and _is_rated(after) else ""
        return Prepared(at=stamp.now, id=name, value=text), f"{name} {length_words(text)}.{late}"

    said = state.case_says.get(name)
    about = (f"{TEXTS[name]}.".replace("?.", "?"), *((f"register: {said}",) if said else ()))
    old = state.assessment.preparation.get(name)
    if old is not None:
        about = (*about, *text_lines(old), f"This replaces {length_words(old)[1:-1]}; a lone dot leaves it.")
    if name == _EXPECTATION and _is_rated(state):
        about = (*about, "Questions are rated already: what you write now counts as written later, not first.")
    return LongText(f"the text {name}", make, about)


def _is_rated(state: State) -> bool:
    return any(rating.facets for rating in state.assessment.ratings)


def _everything(state: State) -> Iterator[str]:
    yield "Settled before rating, corrected until the seal (prepare NAME VALUE):"
    yield from (_row(state, name) for name in FACTS)
    yield "Context, each yes, no or unknown:"
    yield from (_row(state, name) for name in CONTEXT)
    yield from _groups(state)
    yield "Texts, prepare NAME : TEXT, or prepare NAME and lines to a lone dot:"
    yield from (_row(state, name) for name in TEXTS)


def _groups(state: State) -> Iterator[str]:
    groups = care_notes(state.instrument)
    if not groups:
        return
    yield "Groups that need extra care, each yes, no or unknown:"
    said = [name for name in groups if _said(state.assessment, name) or name in state.case_says]
    yield from (_row(state, name) for name in said)
    left = [name for name in groups if name not in said]
    if left:
        yield f"  not said: {', '.join(left)}"


def _row(state: State, name: str) -> str:
    """Return one thing with what was said of it, what the register says, and what it is."""
    said, register = _said(state.assessment, name), state.case_says.get(name)
    value = said or "not said"
    if name in TEXTS:
        value = length_words(said)[1:-1] if said else "empty"
    beside = f" (register: {shortened(register, 200)})" if register else ""
    return f"  {name}: {value}{beside}. {_meaning(state, name)}".rstrip()


def _meaning(state: State, name: str) -> str:
    """Return what a name stands for; the note of a group stands there once the group applies."""
    known = {**FACTS, **CONTEXT, **TEXTS}
    if name in known:
        return known[name]
    return care_notes(state.instrument)[name] if _holds(state, name) else ""


def _said(assessment: Assessment, name: str) -> str | None:
    """Return the assessor's own statement."""
    if name in FACTS:
        found: str | None = getattr(assessment, name.replace("-", "_"))
        return found
    return assessment.preparation.get(name) or assessment.context.get(name)


def _holds(state: State, name: str) -> bool:
    """Tell whether something of the context applies: by the assessor's own word, else by the register's."""
    return (_said(state.assessment, name) or state.case_says.get(name)) == "yes"


def care_lines(state: State) -> Iterator[str]:
    """Say before sealing which groups that need extra care apply, and what has to stand under limits."""
    for name, note in care_notes(state.instrument).items():
        if _holds(state, name):
            yield f"Extra care, {name}: {note}"
    yield from (f"Goes under limits: {lowered(CONTEXT[name])}." for name in _UNDER_LIMITS if _holds(state, name))


def first_lines(state: State) -> tuple[str, ...]:
    """Say on arrival what comes before rating, while nothing is rated and nothing was expected."""
    if _is_rated(state) or _EXPECTATION in state.assessment.preparation:
        return ()
    return ("Before you rate: prepare lists what is settled first; prepare expectation.",)


def unexpected(outcome: Outcome) -> tuple[str, ...]:
    """Say at the first rating of a log that no expectation was written before it."""
    ratings = Rated | Unrated | Judged
    before = outcome.state.log[: len(outcome.state.log) - len(outcome.events)]
    first = any(isinstance(one, ratings) for one in outcome.events) and not any(
        isinstance(one, ratings) for one in before
    )
    if not first or _EXPECTATION in outcome.state.assessment.preparation:
        return ()
    return ("This is the first rating: an expectation written from now on no longer counts as first.",)
