"""Writing at length: notes, open questions, formulation, scenarios, measures, conclusions, own items."""

from dataclasses import dataclass, replace
from typing import Any

from assess.interview import actions
from assess.interview.longtext import LongText, length_words, text_lines
from assess.interview.questions import current_question, refuse_in_notes, written_here
from assess.interview.state import Outcome, Refused, Stamp, State, checked_text, echoed, record, show
from assess.interview.words import EFFECT_WORDS, joined
from assess.logic.fold import next_number
from assess.logic.text import shortened
from assess.model.base import LINE_LIMIT
from assess.model.event import (
    Asked,
    Concluded,
    Event,
    Formulated,
    MeasurePlanned,
    Noted,
    OwnAdded,
    ScenarioWritten,
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
    return _begun(state, LongText(f"the note on {question.code}", make, about), action.text, stamp, "the note")


def ask(state: State, action: actions.Ask, stamp: Stamp) -> Outcome:
    """Record what to find out next."""
    question = state.place.question if state.place else None

    def make(after: State, text: str, at: Stamp) -> tuple[Event, str]:
        name = next_number("A", (event.id for event in after.log if isinstance(event, Asked)))
        event = Asked(at=at.now, id=name, question=question, text=text)
        return event, f"open question {name}. list asks shows them all."

    return _begun(state, LongText("the open question", make), action.text, stamp, "the question")


def formulate(state: State, action: actions.Formulate, stamp: Stamp) -> Outcome:
    """Begin or record a text of the formulation, or list the texts."""
    refuse_in_notes(state)
    prompts = state.instrument.formulation.prompts
    if action.prompt is None:
        return show(state, *_prompt_lines("formulation", prompts, state.assessment.formulation))
    prompt = _prompt_named("formulation", prompts, action.prompt)
    pending = _text_of("formulation", prompt, Formulated, state.assessment.formulation)
    return _begun(state, pending, action.text, stamp)


def conclude(state: State, action: actions.Conclude, stamp: Stamp) -> Outcome:
    """Begin or record a text of the conclusion, or list the texts."""
    refuse_in_notes(state)
    prompts = state.instrument.conclusion.texts
    if action.prompt is None:
        return show(state, *_prompt_lines("conclude", prompts, state.assessment.conclusion))
    prompt = _prompt_named("conclude", prompts, action.prompt)
    pending = _text_of("conclusion", prompt, Concluded, state.assessment.conclusion)
    return _begun(state, pending, action.text, stamp)


def _prompt_lines(command: str, prompts: tuple[Prompt, ...], written: dict[str, str]) -> tuple[str, ...]:
    if not prompts:
        return ("This instrument asks for no such texts.",)
    return tuple(
        f"  {command} {one.id}  {one.ask} {length_words(written[one.id]) if one.id in written else '(empty)'}"
        for one in prompts
    )


def _prompt_named(command: str, prompts: tuple[Prompt, ...], name: str) -> Prompt:
    found = next((one for one in prompts if one.id == name), None)
    if found is None:
        hint = f"{command} with {joined((one.id for one in prompts), 'or')}" if prompts else "this instrument asks none"
        raise Refused(f"there is no text {echoed(name)}", hint)
    return found


def _begun(state: State, pending: LongText, text: str | None, stamp: Stamp, what: str = "the text") -> Outcome:
    """Ask for the text line by line, or record it where it stood on the line of the command."""
    if text is None:
        return Outcome(replace(state, asking=(pending,)))
    return pending.finish(state, checked_text(text, what), stamp)


def _text_of(what: str, prompt: Prompt, kind: type[Any], written: dict[str, str]) -> LongText:
    def make(_state: State, text: str, stamp: Stamp) -> tuple[Event, str]:
        return kind(at=stamp.now, id=prompt.id, text=text), f"{what} {prompt.id} {length_words(text)}."

    old = written.get(prompt.id)
    if old is None:
        return LongText(f"the {what} {prompt.id}", make, (prompt.ask,))
    replacing = f"This replaces {length_words(old)[1:-1]}; a lone dot leaves it."
    return LongText(f"the {what} {prompt.id}", make, (prompt.ask, *text_lines(old), replacing))


def imagine(state: State, action: actions.Imagine, _stamp: Stamp) -> Outcome:
    """Begin a scenario, or list kinds and scenarios."""
    refuse_in_notes(state)
    if action.kind is None:
        return show(state, *_scenario_lines(state))
    written = next((one for one in state.assessment.scenarios if one.id == action.kind.upper()), None)
    if written is not None and not action.title:
        return show(state, f"{written.id} {written.kind}: {written.title}", *text_lines(written.text))
    kind = next((one for one in state.instrument.scenarios if one.id == action.kind), None)
    if kind is None:
        kinds = joined((one.id for one in state.instrument.scenarios), "or") if state.instrument.scenarios else "none"
        raise Refused(f"there is no kind of scenario {echoed(action.kind)}", f"kinds here: {kinds}")
    title = action.title
    if not title or len(title) > LINE_LIMIT or "\n" in title:
        raise Refused(f"a scenario needs a title of 1 to {LINE_LIMIT} characters", "scenario KIND : TITLE")

    def make(after: State, text: str, stamp: Stamp) -> tuple[Event, str]:
        name = next_number("SC", (event.id for event in after.log if isinstance(event, ScenarioWritten)))
        event = ScenarioWritten(at=stamp.now, id=name, kind=kind.id, title=title, text=text)
        return event, f"scenario {name} ({kind.label})."

    covers = (f"It covers: {'; '.join(kind.fields)}.",) if kind.fields else ()
    return Outcome(replace(state, asking=(LongText(f"the scenario of kind {kind.id}", make, covers),)))


def _scenario_lines(state: State) -> tuple[str, ...]:
    kinds = [f"  scenario {kind.id} : TITLE  {kind.label}" for kind in state.instrument.scenarios]
    written = [
        f"  {one.id} {one.kind}: {shortened(one.title, 100)} {length_words(one.text)}"
        for one in state.assessment.scenarios
    ]
    return tuple(kinds + written) or ("This instrument asks for no scenarios.",)


_STEPS = ("who", "by", "known")
_STEP_ASKS = {
    "who": "Who does it? May be empty.",
    "by": "By when? May be empty.",
    "known": "How will it be known that it worked? May be empty.",
}


@dataclass(frozen=True, slots=True)
class Planning:
    """A measure on its way: who, by when, how it will be known."""

    area: str
    text: str
    told: tuple[str | None, ...] = ()
    unfinished = "the measure"
    guarded = True

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the answer."""
        return (_STEP_ASKS[self.prompt],)

    @property
    def prompt(self) -> str:
        """The word before the cursor."""
        return _STEPS[len(self.told)]

    def answer(self, state: State, line: str, stamp: Stamp) -> Outcome:
        """Take one more answer; after the last the measure is recorded."""
        empty = line.strip() in ("", ".")
        told = (*self.told, None if empty else checked_text(line, "the answer"))
        if len(told) < len(_STEPS):
            return Outcome(replace(state, asking=(replace(self, told=told),)))
        name = next_number("M", (event.id for event in state.log if isinstance(event, MeasurePlanned)))
        who, by, known = told
        event = MeasurePlanned(at=stamp.now, id=name, area=self.area, text=self.text, who=who, by=by, known=known)
        return record(state, (event,), f"measure {name} ({self.area}).", asking=())


def plan(state: State, action: actions.Plan, _stamp: Stamp) -> Outcome:
    """Begin a measure, or list areas and measures."""
    refuse_in_notes(state)
    areas = state.instrument.plan_areas
    if action.area is None:
        listed = [f"  measure {area.id} : TEXT  {area.label}" for area in areas]
        listed += [f"  {one.id} {one.area}: {shortened(one.text, 100)}" for one in state.assessment.measures]
        return show(state, *(listed or ["This instrument has no areas for measures."]))
    if action.area not in [area.id for area in areas]:
        named = joined((area.id for area in areas), "or") if areas else "none"
        raise Refused(f"there is no area {echoed(action.area)}", f"areas here: {named}")
    return Outcome(replace(state, asking=(Planning(action.area, checked_text(action.text, "the measure")),)))


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
