"""Settling what comes before rating: facts and what follows from them, context, texts; corrected until the seal."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assess.interview import actions
from assess.interview.fields import checked_date
from assess.interview.longtext import LongText, length_words, text_lines
from assess.interview.questions import all_questions
from assess.interview.settled import EXPECTATION, care_notes, is_rated, names_of, settled_line, settled_lines
from assess.interview.state import Outcome, Refused, Stamp, State, checked_text, echoed, record, show
from assess.interview.words import hidden_ids, joined, ledger_lines
from assess.logic.certainty import ceiling, ground_of
from assess.logic.shape import nearest
from assess.model.base import SLUG_PATTERN
from assess.model.event import Event, Prepared
from assess.model.instrument import Question
from assess.model.preparation import FACTS, TEXTS

_ANSWERS = {"y": "yes", "n": "no", "u": "unknown"}
_LONGEST_WORD = 64


def prepare(state: State, action: actions.Prepare, stamp: Stamp) -> Outcome:
    """Record one thing that is settled before rating, ask for a text, or show what there is."""
    if action.name is None:
        return show(state, *settled_lines(state))
    name = _named(state, action.name)
    if name in TEXTS:
        pending = _text(state, name)
        if action.value is None:
            return Outcome(replace(state, asking=(pending,)))
        return pending.finish(state, checked_text(action.value), stamp)
    if action.value is None:
        return show(state, settled_line(state, name))
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
        before_it = f"What was seen before {one.last_move} now counts as before the last move."
        yield before_it if one.last_move else "No last move is known now."
    shifted = () if after.notes_only else tuple(_shifted(before, after))
    if shifted:
        yield f"What the sources carry has changed at {joined(shifted)}: list todo says what that leaves open."


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
        late = " It counts as written after rating began." if name == EXPECTATION and is_rated(after) else ""
        return Prepared(at=stamp.now, id=name, value=text), f"{name} {length_words(text)}.{late}"

    said = state.case_says.get(name)
    about = (f"{TEXTS[name]}.".replace("?.", "?"), *((f"register: {said}",) if said else ()))
    old = state.assessment.preparation.get(name)
    if old is not None:
        about = (*about, *text_lines(old), f"This replaces {length_words(old)[1:-1]}; a lone dot leaves it.")
    if name == EXPECTATION and is_rated(state):
        about = (*about, "Questions are rated already: what you write now counts as written later, not first.")
    return LongText(f"the text {name}", make, about)
