"""Extracts and what they bear on: writing them down, linking them, resolving what speaks against."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from assess.interview import actions
from assess.interview.actions import LinkTo
from assess.interview.longtext import LongText
from assess.interview.options import EXTRACT, is_option
from assess.interview.questions import current_question, extract_named, find_question, question_named, written_here
from assess.interview.state import Outcome, Refused, Stamp, State, checked_text, echoed, record
from assess.interview.words import RELATION_WORDS, joined
from assess.logic.fold import next_number
from assess.model.assessment import Evidence, Link
from assess.model.base import LINE_LIMIT
from assess.model.event import Event, EvidenceAdded, Linked, Resolved, Unlinked
from assess.model.instrument import Question

_Linking = tuple[tuple[Question, LinkTo], ...]


def extract(state: State, action: actions.Extract, stamp: Stamp) -> Outcome:
    """Record an extract of the current source with its links."""
    text = None if action.text is None else checked_text(action.text, "the extract")
    if state.source is None:
        last = state.assessment.evidence[-1].source if state.assessment.evidence else None
        hint = f"src {last} (the one of the last extract)" if last else "src shows the sources"
        raise Refused("an extract needs its source", f"{hint}, or src new; then the Up key brings this line back")
    if action.page is not None and len(action.page) > LINE_LIMIT:
        raise Refused("the page is too long", f"{LINE_LIMIT} characters are the most")
    _refuse_misread(state, action)
    links = _linking(state, action.links) or _here(state)
    source = state.source

    def make(after: State, whole: str, at: Stamp) -> tuple[Sequence[Event], str]:
        name = next_number("E", (event.id for event in after.log if isinstance(event, EvidenceAdded)))
        added = EvidenceAdded(at=at.now, id=name, source=source, page=action.page, text=whole, **_said(action))
        words = f"{name} from {_where(source, action)}. {_linked_words(links)}{_left_out(after, links)}"
        return (added, *_linked(name, links, at)), words

    if text is None:
        return Outcome(replace(state, asking=(LongText("the extract", make, (f"From {_where(source, action)}.",)),)))
    events, words = make(state, text, stamp)
    return record(state, events, words)


def _said(action: actions.Extract) -> dict[str, Any]:
    """Return what the line says of the extract besides its text; what is not said must stay absent."""
    said = {"is": action.nature, "form": action.form}
    return {name: value for name, value in said.items() if value is not None}


def _where(source: str, action: actions.Extract) -> str:
    """Return where an extract comes from, and what it was said to be."""
    return ", ".join(word for word in (source, action.page, action.nature, action.form) if word)


def _left_out(state: State, links: _Linking) -> str:
    """Say that the current question is not among those that are linked: it is easily taken for granted."""
    here = find_question(state, state.place.question) if state.place else None
    if here is None or here.sort == "judgement" or not links or here.id in [question.id for question, _ in links]:
        return ""
    return f" Not linked to {here.code}."


def _refuse_misread(state: State, action: actions.Extract) -> None:
    """Refuse a line whose codes would be taken as text: the extract would bear on another question than was meant."""
    if action.page or action.links or action.text is None:
        return
    before, colon, _ = action.text.partition(":")
    words = before.split() if colon else list(takewhile(is_option, before.split()))
    links = [word for word in words if word[0] in "+-?" and find_question(state, word[1:])]
    if not links:
        return
    if not colon:
        raise Refused(f"a colon is missing after {words[-1]}", f"type it as: {EXTRACT}")
    unknown = next((word for word in words if not is_option(word)), "this")
    known = "a page (p12), a date (2026-01-31), +CODE -CODE ?CODE, fact, statement, opinion, verbatim"
    raise Refused(f"{echoed(unknown)} is not known before a colon", f"there may stand {known}")


def _here(state: State) -> _Linking:
    """An extract without links supports the current question; in notes mode there may be none."""
    if state.place is None:
        return ()
    question = written_here(state, current_question(state))
    return ((question, LinkTo(question.code, "supports")),)


def _linking(state: State, links: tuple[LinkTo, ...]) -> _Linking:
    found = tuple((written_here(state, question_named(state, link.question)), link) for link in links)
    names = [question.id for question, _ in found]
    if len(set(names)) < len(names):
        twice = next(question for question, _ in found if names.count(question.id) > 1)
        raise Refused(f"{twice.code} is named twice", "an extract bears on a question in one way")
    return found


def _linked(name: str, links: _Linking, stamp: Stamp) -> tuple[Linked, ...]:
    return tuple(
        Linked(at=stamp.now, id=name, question=question.id, relation=link.relation) for question, link in links
    )


def _linked_words(links: _Linking) -> str:
    words = ", ".join(f"{RELATION_WORDS[link.relation]} {question.code}" for question, link in links)
    return f"{words[:1].upper()}{words[1:]}." if words else "Linked to no question yet: link EXTRACT +CODE."


def link(state: State, action: actions.Link, stamp: Stamp) -> Outcome:
    """Link an extract to questions."""
    name = extract_named(state, action.extract).id
    links = _linking(state, action.links) or _here(state)
    if not links:
        raise Refused("no question is current", "link EXTRACT +CODE names one")
    return record(state, _linked(name, links, stamp), f"{name}. {_linked_words(links)}")


def _link_of(state: State, word: str, named: str) -> tuple[Evidence, Question, Link]:
    found, question = extract_named(state, word), question_named(state, named)
    links = state.assessment.rating(question.id).evidence
    one = next((link for link in links if link.id == found.id), None)
    if one is None:
        linked = joined(link.id for link in links) if links else "none yet"
        raise Refused(f"{found.id} is not linked to {question.code}", f"linked to {question.code}: {linked}")
    return found, question, one


def unlink(state: State, action: actions.Unlink, stamp: Stamp) -> Outcome:
    """Take a link back."""
    found, question, _ = _link_of(state, action.extract, action.question)
    event = Unlinked(at=stamp.now, id=found.id, question=question.id)
    return record(state, (event,), f"{found.id} is no longer linked to {question.code}.")


def resolve(state: State, action: actions.Resolve, stamp: Stamp) -> Outcome:
    """Record what becomes of counter-evidence."""
    found, question, one = _link_of(state, action.extract, action.question)
    if one.relation != "contradicts":
        hint = f"link {found.id} -{question.code} makes it counter-evidence"
        raise Refused(f"{found.id} does not contradict {question.code}", hint)
    event = Resolved(at=stamp.now, id=found.id, question=question.id, how=action.how)
    return record(state, (event,), f"{found.id} against {question.code}: {action.how.replace('-', ' ')}.")


def describe(state: State, action: actions.Describe, stamp: Stamp) -> Outcome:
    """Record what an extract is, or whether it is quoted word for word."""
    found = extract_named(state, action.extract)
    # Only the fields that are said may be set: absent ones stay as they were.
    said: dict[str, Any] = {"is": action.nature} if action.nature else {"form": action.form}
    event = EvidenceAdded(at=stamp.now, id=found.id, **said)
    return record(state, (event,), f"{found.id}: {action.nature or action.form}.")
