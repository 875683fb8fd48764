"""The guidance: what to ask and look for, what is not evidence, what an item rests on; prompts in varied order."""

from collections.abc import Iterator
from dataclasses import replace

from assess.interview import actions
from assess.interview.questions import current_question, find_question, is_asked
from assess.interview.state import Outcome, Refused, Stamp, State, echoed, show
from assess.logic.text import same_words
from assess.model.instrument import Instrument, Question


def guide(state: State, action: actions.Guide, _stamp: Stamp) -> Outcome:
    """Show the guidance of a question, of a theme, or of all themes; each time the prompts begin elsewhere."""
    later = replace(state, guided=state.guided + 1)
    if action.about is None:
        return show(later, *_guidance(state, current_question(state)))
    question = find_question(state, action.about)
    if question is not None:
        return show(later, *_guidance(state, question))
    themes = _themes(state)
    wanted = [theme for theme in themes if action.about == "all" or same_words(action.about) == same_words(theme)]
    if not wanted:
        listed = "; ".join(themes) or "this instrument has none"
        raise Refused(f"there is no theme {echoed(action.about)}", f"themes: {listed}; or guide all")
    return show(later, *(line for theme in wanted for line in _theme(state, theme)))


def _themes(state: State) -> tuple[str, ...]:
    asked = (one for one in state.instrument.questions if is_asked(state, one))
    return tuple(dict.fromkeys(one.theme for one in asked if one.theme))


def _theme(state: State, theme: str) -> Iterator[str]:
    yield f"Theme: {theme}."
    for question in state.instrument.questions:
        if question.theme == theme and is_asked(state, question):
            yield f"{question.code} {question.label}"
            yield from (f"  Ask: {prompt}" for prompt in _turned(question.prompts, state.guided))


def _turned(prompts: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """Return the prompts in another order each time: they are no script."""
    start = turn % len(prompts) if prompts else 0
    return (*prompts[start:], *prompts[:start])


def _guidance(state: State, question: Question) -> Iterator[str]:
    yield f"{question.code} {question.label}"
    yield from (f"Ask: {prompt}" for prompt in _turned(question.prompts, state.guided))
    yield from (f"Look for: {one}" for one in question.look_for)
    yield from (f"Not evidence: {one}" for one in question.not_evidence)
    yield from _basis(state.instrument, question)
    if question.theme:
        yield f"Theme: {question.theme}."


def _basis(instrument: Instrument, question: Question) -> Iterator[str]:
    cites = {reference.id: reference.cite for reference in instrument.references}
    for one in question.basis:
        cite = cites.get(one.reference, one.reference).rstrip(".")
        lines = f", lines {one.lines}" if one.lines else ""
        yield f"Rests on: {one.claim} ({one.strength}; {cite}{lines})"
