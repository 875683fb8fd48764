"""Writing at length: notes, open questions, formulation, conclusions, own items."""

from dataclasses import dataclass, replace
from typing import Any

from assess.interview import actions
from assess.interview.longtext import LongText, length_words, text_lines
from assess.interview.questions import current_question, refuse_in_notes, written_here
from assess.interview.state import Outcome, Refused, Stamp, State, checked_text, echoed, record, show
from assess.interview.words import EFFECT_WORDS, joined
from assess.logic.fold import next_number
from assess.logic.text import shortened
from assess.model.event import (
    Asked,
    Concluded,
    Event,
    Formulated,
    Noted,
    OwnAdded,
)
from assess.model.instrument import Prompt


def note(state: State, action: actions.Note, stamp: Stamp) -> Outcome:
    """Record the rationale of the current question."""
    question = written_here(state, current_question(state))
    old = state.assessment.rating(question.id).note
    replaced = " The note before it stays in the log." if old else ""

    def make(_state: State, text: str, at: Stamp) -> tuple[Event, str]:
        return Noted(at=at.now, question=question.id, text=text), f"note on {question.code}.{replaced}"

    about = (*text_lines(old), "This replaces the note above; a lone dot leaves it.") if old else ()
    return begun(state, LongText(f"the note on {question.code}", make, about), action.text, stamp, "the note")


def ask(state: State, action: actions.Ask, stamp: Stamp) -> Outcome:
    """Record what to find out next."""
    question = state.place.question if state.place else None

    def make(after: State, text: str, at: Stamp) -> tuple[Event, str]:
        name = next_number("Q", (f"Q{event.id[1:]}" for event in after.log if isinstance(event, Asked)))
        event = Asked(at=at.now, id=name, question=question, text=text)
        return event, f"open question {name}. list asks shows them all."

    return begun(state, LongText("the open question", make), action.text, stamp, "the question")


def formulate(state: State, action: actions.Formulate, stamp: Stamp) -> Outcome:
    """Begin or record a text of the formulation, or list the texts."""
    refuse_in_notes(state)
    prompts = state.instrument.formulation.prompts
    if action.prompt is None:
        return show(state, *_prompt_lines("formulation", prompts, state.assessment.formulation))
    prompt = _prompt_named("formulation", prompts, action.prompt)
    pending = _text_of("formulation", prompt, Formulated, state.assessment.formulation)
    return begun(state, pending, action.text, stamp)


def conclude(state: State, action: actions.Conclude, stamp: Stamp) -> Outcome:
    """Begin or record a text of the conclusion, or list the texts."""
    refuse_in_notes(state)
    prompts = state.instrument.conclusion.texts
    if action.prompt is None:
        return show(state, *_prompt_lines("conclude", prompts, state.assessment.conclusion))
    prompt = _prompt_named("conclude", prompts, action.prompt)
    pending = _text_of("conclusion", prompt, Concluded, state.assessment.conclusion)
    return begun(state, pending, action.text, stamp)


def _prompt_lines(command: str, prompts: tuple[Prompt, ...], written: dict[str, str]) -> tuple[str, ...]:
    if not prompts:
        return ("This instrument asks for no such texts.",)
    return tuple(f"  {command} {one.id}  {one.ask} {_standing(one, written.get(one.id))}" for one in prompts)


def _standing(prompt: Prompt, written: str | None) -> str:
    if written is not None:
        return length_words(written)
    return "(empty)" if prompt.required else "(empty; may stay so)"


def _prompt_named(command: str, prompts: tuple[Prompt, ...], name: str) -> Prompt:
    found = next((one for one in prompts if one.id == name), None)
    if found is None:
        hint = f"{command} with {joined((one.id for one in prompts), 'or')}" if prompts else "this instrument asks none"
        raise Refused(f"there is no text {echoed(name)}", hint)
    return found


def begun(state: State, pending: LongText, text: str | None, stamp: Stamp, what: str = "the text") -> Outcome:
    """Ask for the text line by line, or record it where it stood on the line of the command."""
    if text is None:
        return Outcome(replace(state, asking=(pending,)))
    return pending.finish(state, checked_text(text, what), stamp)


def replacing(old: str | None) -> tuple[str, ...]:
    """Return what is shown before a text is written again: the text as it is."""
    if old is None:
        return ()
    return (*text_lines(old), f"This replaces {length_words(old)[1:-1]}; a lone dot leaves it.")


def _text_of(what: str, prompt: Prompt, kind: type[Any], written: dict[str, str]) -> LongText:
    def make(_state: State, text: str, stamp: Stamp) -> tuple[Event, str]:
        return kind(at=stamp.now, id=prompt.id, text=text), f"{what} {prompt.id} {length_words(text)}."

    return LongText(f"the {what} {prompt.id}", make, (prompt.ask, *replacing(written.get(prompt.id))))


@dataclass(frozen=True, slots=True)
class Pulling:
    """An own item that waits for its direction."""

    text: str
    prompt = "pull"
    unfinished = "the own item"
    guarded = False

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the answer."""
        return ("Which way does it pull? 1 risk, 2 protective, 3 need",)

    def answer(self, state: State, line: str, stamp: Stamp) -> Outcome:
        """Record the item with its direction; a lone dot drops it."""
        word = line.strip()
        if word == ".":
            return Outcome(replace(state, asking=()), lines=("The own item was not kept.",))
        effects = {str(number): effect for number, effect in enumerate(EFFECT_WORDS, 1)}
        effect = effects.get(word, word)
        if effect not in EFFECT_WORDS:
            raise Refused(f"{echoed(word)} is no direction", "1 risk, 2 protective, 3 need; . gives up")
        name = next_number("own-", (event.id for event in state.log if isinstance(event, OwnAdded)))
        said: dict[str, Any] = {"id": name, "text": self.text, "effect": effect}
        event = OwnAdded(at=stamp.now, **said)
        return record(state, (event,), f"{name} ({effect}). go {name} rates it.", asking=())


def add_own(state: State, action: actions.AddOwn, _stamp: Stamp) -> Outcome:
    """Begin an own item, or list those there are."""
    refuse_in_notes(state)
    rules, there = state.instrument.own_items, state.assessment.own
    if rules is None:
        raise Refused("this instrument takes no own items", "note keeps what matters about a question")
    if action.text is None:
        lines = [f"  {one.id} ({one.effect}): {shortened(one.text, 100)}" for one in there]
        return show(state, *(lines or [rules.ask or "There are no own items yet: own TEXT adds one."]))
    if len(there) >= rules.maximum:
        raise Refused(f"there are {rules.maximum} own items already, the most here", "undo takes the last line back")
    return Outcome(replace(state, asking=(Pulling(checked_text(action.text, "the own item")),)))
