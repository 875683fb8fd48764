"""Texts that were begun and not finished: finding, showing and dropping them."""

from collections.abc import Iterator
from dataclasses import replace

from assess.interview import actions
from assess.interview.longtext import count_words, text_lines
from assess.interview.questions import find_question, standing_at
from assess.interview.state import Outcome, Refused, Stamp, State, echoed, keep, show
from assess.interview.words import joined
from assess.logic.drafts import Draft, open_drafts
from assess.model.event import Drafted

_NONE = "There is no draft: every text that was begun was finished or dropped."


def draft_meant(state: State, word: str | None) -> Draft:
    """Return the draft that is meant, the only text where none is named, or refuse."""
    drafts = open_drafts(state.log)
    texts = tuple(one for one in drafts if not one.keyed)
    if not drafts:
        raise Refused("there is no draft", "note, scenario, formulation and others begin a text")
    if word is None and len(texts or drafts) == 1:
        return (texts or drafts)[0]
    found = next((one for one in drafts if word and one.id == word.upper()), None)
    if found is None:
        what = "there are several drafts" if word is None else f"there is no draft {echoed(word)}"
        raise Refused(what, f"draft with {joined((one.id for one in drafts), 'or')}; draft show lists them")
    return found


def text_meant(state: State, word: str | None) -> Draft:
    """Return the draft of a text, or refuse: the rows of a sheet keyed twice are seen by nobody before they agree."""
    draft = draft_meant(state, word)
    if draft.keyed:
        case = state.assessment.case
        hint = f"assess form enter {case} --twice goes on with it; draft drop {draft.id} drops it"
        raise Refused(f"{draft.id} is a sheet that is keyed twice, and no text", hint)
    return draft


def where_it_was(state: State, draft: Draft) -> State:
    """Return the state at the question, and with the source, where a draft was begun."""
    question = find_question(state, draft.question) if draft.question else None
    there = standing_at(state, question) if question else state
    known = draft.source is not None and state.source_named(draft.source) is not None
    return replace(there, source=draft.source) if known else there


def lines_of(draft: Draft) -> tuple[str, ...]:
    """Return what was written so far, indented."""
    return text_lines("\n".join(draft.lines))


def draft_words(state: State, draft: Draft) -> str:
    """Return what a draft is, without what it says: the command that began it, where, how long it is."""
    question = find_question(state, draft.question) if draft.question else None
    command = " ".join(draft.begun.partition(":")[0].split())
    at = f" at {question.code}" if question else ""
    return f"{draft.id} ({command}{at}, {count_words(len(draft.lines), 'row' if draft.keyed else 'line')})"


def left_words(name: str) -> str:
    """Say that a text stays as a draft, and how to go on with it."""
    return f"Kept as the draft {name}: draft {name} goes on with it, draft drop {name} drops it."


def waiting_lines(state: State) -> tuple[str, ...]:
    """Say at the beginning of a sitting which texts wait to be finished."""
    drafts = open_drafts(state.log)
    texts = [draft_words(state, one) for one in drafts if not one.keyed]
    sheets = [draft_words(state, one) for one in drafts if one.keyed]
    case = state.assessment.case
    return (
        *((f"Not finished: {joined(texts)}. draft goes on with it.",) if texts else ()),
        *((f"Not compared: {joined(sheets)}. assess form enter {case} --twice goes on with it.",) if sheets else ()),
    )


def show_draft(state: State, action: actions.ShowDraft, _stamp: Stamp) -> Outcome:
    """Show one draft, or list them."""
    if action.draft is None:
        return show(state, *_listed(state))
    draft = text_meant(state, action.draft)
    return show(state, draft_words(state, draft), *lines_of(draft))


def _listed(state: State) -> Iterator[str]:
    drafts = open_drafts(state.log)
    yield from (f"  {draft_words(state, one)}" for one in drafts)
    if not drafts:
        yield _NONE


def drop(state: State, action: actions.DropDraft, stamp: Stamp) -> Outcome:
    """Drop a draft; its lines stay in the log, and undo brings it back."""
    draft = draft_meant(state, action.draft)
    event = Drafted(at=stamp.now, id=draft.id, closed=True)
    return keep(state, (event,), f"draft {draft.id} dropped.")
