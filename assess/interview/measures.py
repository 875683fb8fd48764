"""Measures: what will be done, which questions call for it, who, by when, how it will be known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from assess.interview import actions
from assess.interview.longtext import LongText, length_words, text_lines
from assess.interview.questions import find_question, question_named, refuse_in_notes
from assess.interview.state import Outcome, Refused, Stamp, State, checked_text, echoed, record, show
from assess.interview.words import joined, label_of
from assess.interview.writing import begun, replacing
from assess.logic.fold import next_number
from assess.logic.text import shortened
from assess.model.assessment import Measure
from assess.model.event import Event, MeasurePlanned

_ID = re.compile(r"M[0-9]+", re.IGNORECASE)
_Step = Literal["who", "by", "known"]
_STEPS: tuple[_Step, ...] = ("who", "by", "known")
_STEP_ASKS = {
    "who": "Who does it? May be empty.",
    "by": "By when? May be empty.",
    "known": "How will it be known that it worked? May be empty.",
}
MEASURE_PARTS = ("text", *_STEPS)
"""What may be corrected in a measure besides the items it names."""


@dataclass(frozen=True, slots=True)
class Planning:
    """What is asked of a measure that is recorded already: who, by when, how it will be known."""

    measure: str
    asked: int = 0
    guarded = True

    @property
    def unfinished(self) -> str:
        """What is not kept if nobody answers."""
        return f"{self.prompt} of {self.measure}"

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the answer."""
        return (_STEP_ASKS[self.prompt],)

    @property
    def prompt(self) -> _Step:
        """The word before the cursor."""
        return _STEPS[self.asked]

    def answer(self, state: State, line: str, stamp: Stamp) -> Outcome:
        """Record one answer; an empty line or a lone dot leaves it open."""
        more = (replace(self, asked=self.asked + 1),) if self.asked + 1 < len(_STEPS) else ()
        if line.strip() in ("", "."):
            return Outcome(replace(state, asking=more))
        written = next(one for one in state.assessment.measures if one.id == self.measure)
        event = replanned(written, stamp, **{self.prompt: checked_text(line, "the answer")})
        return record(state, (event,), f"{self.prompt} of {self.measure}.", asking=more)


def plan(state: State, action: actions.Plan, stamp: Stamp) -> Outcome:
    """Begin a measure, show or correct one, or list areas and measures."""
    refuse_in_notes(state)
    if action.measure is None:
        return show(state, *_listed(state))
    written = next((one for one in state.assessment.measures if one.id == action.measure.upper()), None)
    if written is not None:
        return _of_written(state, written, action, stamp)
    return _new(state, action.measure, action, stamp)


def _listed(state: State) -> tuple[str, ...]:
    lines = [f"  measure {area.id} : TEXT  {area.label}" for area in state.instrument.plan_areas]
    lines += [_line(state, one) for one in state.assessment.measures]
    return tuple(lines) or ("This instrument has no areas for measures.",)


def _line(state: State, one: Measure) -> str:
    empty = [step for step in _STEPS if getattr(one, step) is None]
    lacking = f" (empty: {', '.join(empty)})" if empty else ""
    return f"  {one.id} {one.area}, {_for_words(state, one.needs)}: {shortened(one.text, 100)}{lacking}"


def _for_words(state: State, needs: tuple[str, ...]) -> str:
    found = (find_question(state, need) for need in needs)
    codes = [question.code for question in found if question]
    return f"for {joined(codes)}" if codes else "no need named"


def _new(state: State, area: str, action: actions.Plan, stamp: Stamp) -> Outcome:
    """Record a measure, and ask the rest: what follows may be interrupted."""
    areas = [one.id for one in state.instrument.plan_areas]
    if area not in areas and _ID.fullmatch(area):
        raise Refused(f"there is no measure {area}", "measure alone lists those there are")
    if area not in areas:
        named = joined(areas, "or") if areas else "none"
        raise Refused(f"there is no area {echoed(area)}", f"areas here: {named}")
    usage = f"measure {area} +CODE : TEXT"
    if action.part is not None or any(word.startswith("-") for word in action.needs):
        raise Refused("only items that call for it, with +, stand before the colon", usage)
    if action.text is None:
        raise Refused("a colon is missing", f"type it as: {usage}")
    needs = tuple(dict.fromkeys(_item_named(state, word) for word in action.needs))
    name = next_number("M", (event.id for event in state.log if isinstance(event, MeasurePlanned)))
    said: dict[str, Any] = {"needs": needs} if needs else {}
    event = MeasurePlanned(at=stamp.now, id=name, area=area, text=checked_text(action.text, "the measure"), **said)
    hint = () if needs else (f"measure {name} +CODE names an item that calls for it.",)
    return record(
        state, (event,), f"measure {name} ({area}), {_for_words(state, needs)}.", *hint, asking=(Planning(name),)
    )


def _item_named(state: State, word: str) -> str:
    """Return the id of the item behind + or -, or refuse: a measure answers to an item."""
    question = question_named(state, word[1:])
    if question.sort != "item":
        raise Refused(f"{question.code} is a {question.sort}, and an item calls for a measure", "map shows the items")
    return question.id


def _of_written(state: State, written: Measure, action: actions.Plan, stamp: Stamp) -> Outcome:
    if action.part is not None:
        return _correct(state, written, action, stamp)
    if action.text is not None:
        hint = f"measure {written.id} text : TEXT replaces its text, measure {written.id} +CODE names an item"
        raise Refused(f"{written.id} is planned already", hint)
    return _with_needs(state, written, action.needs, stamp) if action.needs else show(state, *_shown(state, written))


def _shown(state: State, written: Measure) -> Iterator[str]:
    yield f"{written.id} {written.area}"
    yield from text_lines(written.text)
    questions = [question for need in written.needs if (question := find_question(state, need))]
    named = "; ".join(f"{question.code} {label_of(question)}" for question in questions)
    yield f"  for: {named or 'no need is named'}"
    for step in _STEPS:
        yield f"  {step}: {getattr(written, step) or 'empty'}"


def replanned(written: Measure, stamp: Stamp, **changes: Any) -> MeasurePlanned:
    """Return the event that plans a measure again, with some of it changed."""
    said = {name: getattr(written, name) for name in ("id", "area", "text", "needs", *_STEPS)}
    return MeasurePlanned(at=stamp.now, **(said | changes))


def _with_needs(state: State, written: Measure, words: tuple[str, ...], stamp: Stamp) -> Outcome:
    named = [(word[0], _item_named(state, word)) for word in words]
    gone = [name for sign, name in named if sign == "-"]
    for word, (sign, name) in zip(words, named, strict=True):
        if sign == "-" and name not in written.needs:
            raise Refused(f"{written.id} does not name {word[1:]}", f"measure {written.id} shows what it names")
    added = [name for sign, name in named if sign == "+"]
    needs = tuple(dict.fromkeys((*(name for name in written.needs if name not in gone), *added)))
    return record(
        state, (replanned(written, stamp, needs=needs),), f"measure {written.id}, {_for_words(state, needs)}."
    )


def _correct(state: State, written: Measure, action: actions.Plan, stamp: Stamp) -> Outcome:
    part = action.part or ""
    if part not in MEASURE_PARTS:
        raise Refused(
            f"a measure has no part {echoed(part)}", f"its parts are {joined(MEASURE_PARTS)}, or +CODE and -CODE"
        )
    return begun(state, measure_text(written, part), action.text, stamp)


def measure_text(written: Measure, part: str) -> LongText:
    """Return the question for one part of a measure, which shows the part as it is."""

    def make(_state: State, text: str, stamp: Stamp) -> tuple[Event, str]:
        return replanned(written, stamp, **{part: text}), f"{part} of {written.id} {length_words(text)}."

    asked = _STEP_ASKS.get(part, "What will be done?").removesuffix(" May be empty.")
    return LongText(f"{part} of {written.id}", make, (asked, *replacing(getattr(written, part))))
