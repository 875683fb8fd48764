"""Scenarios: a plausible course in the assessor's words, and its parts, one line each; likelihood in words alone."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assess.interview import actions
from assess.interview.longtext import LongText, length_words, text_lines
from assess.interview.questions import refuse_in_notes
from assess.interview.state import Outcome, Refused, Stamp, State, echoed, record, show
from assess.interview.words import joined
from assess.interview.writing import begun, replacing
from assess.logic.fold import next_number
from assess.logic.text import same_words, shortened
from assess.model.assessment import Scenario
from assess.model.base import LINE_LIMIT
from assess.model.event import Event, ScenarioPartWritten, ScenarioWritten
from assess.model.instrument import ScenarioKind
from assess.model.scenario import PARTS, parts_of

_ID = re.compile(r"SC[0-9]+", re.IGNORECASE)
_COUNTED = "one|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|million"
_SHARE = re.compile(
    rf"[%‰]|per ?cent\b|\bfifty fifty\b|\b(?:{_COUNTED})(?: chances?)?"
    rf" (?:out of|in) (?:a |every |the )?(?:{_COUNTED})\b"
)
_TITLE = "title"


def imagine(state: State, action: actions.Imagine, stamp: Stamp) -> Outcome:
    """Begin a scenario, show one, write a part of one, or list kinds and scenarios."""
    refuse_in_notes(state)
    if action.scenario is None:
        return show(state, *_listed(state))
    written = next((one for one in state.assessment.scenarios if one.id == action.scenario.upper()), None)
    if written is not None:
        return _of_written(state, written, action, stamp)
    return _new(state, _kind_named(state, action.scenario), action)


def _of_written(state: State, written: Scenario, action: actions.Imagine, stamp: Stamp) -> Outcome:
    if action.part is None and action.text is None:
        return show(state, *_shown(written))
    if action.part is None:
        hint = f"rewrite {written.id} : TEXT replaces its text, scenario {written.id} title : TITLE its title"
        raise Refused(f"{written.id} is written already", hint)
    if action.part == _TITLE:
        title = _checked_title(action.text, f"scenario {written.id} title : TITLE")
        event = ScenarioWritten(at=stamp.now, id=written.id, kind=written.kind, title=title, text=written.text)
        return record(state, (event,), f"title of {written.id}.")
    return _part(state, written, action, stamp)


def _shown(written: Scenario) -> Iterator[str]:
    yield f"{written.id} {written.kind}: {written.title}"
    yield from text_lines(written.text)
    expected = parts_of(written.kind)
    for part, label in PARTS.items():
        if part in expected or part in written.parts:
            first, *rest = written.parts.get(part, "empty").split("\n")
            yield f"  {part} ({label}): {first}"
            yield from (f"    {line}" for line in rest)


def _part(state: State, written: Scenario, action: actions.Imagine, stamp: Stamp) -> Outcome:
    part = next((one for one in PARTS if one == action.part), None)
    if part is None:
        raise Refused(
            f"a scenario has no part {echoed(action.part or '')}", f"its parts are {joined((*PARTS, _TITLE))}"
        )

    def make(_state: State, text: str, stamp: Stamp) -> tuple[Event, str]:
        event = ScenarioPartWritten(at=stamp.now, id=written.id, part=part, text=text)
        return event, f"{part} of {written.id} {length_words(text)}."

    kind = LongText
    if part == "likelihood":
        kind = InWords
        check_in_words(action.text or "")
    asked = f"{written.id}: {PARTS[part]}?"
    return begun(
        state,
        kind(f"{part} of {written.id}", make, (asked, *replacing(written.parts.get(part)))),
        action.text,
        stamp,
    )


@dataclass(frozen=True, slots=True)
class InWords(LongText):
    """A likelihood on its way: a line that holds a number is not taken."""

    def answer(self, state: State, line: str, stamp: Stamp) -> Outcome:
        """Take one more line of words, or record the text at a lone dot."""
        check_in_words(line)
        return LongText.answer(self, state, line, stamp)


def check_in_words(text: str) -> None:
    """Refuse a likelihood that is a number or a share; "out of work" is neither."""
    numbered = any(unicodedata.category(one).startswith("N") for one in text)
    if numbered or _SHARE.search(same_words(text).replace("-", " ")):
        hint = "such as hard to imagine, possible, plausible, likely, and why; a date is said under imminence"
        raise Refused("a likelihood is said in words, without numbers", hint)


def _kind_named(state: State, word: str) -> ScenarioKind:
    kinds = state.instrument.scenarios
    found = next((one for one in kinds if one.id == word), None)
    if found is None and _ID.fullmatch(word):
        raise Refused(f"there is no scenario {word}", "scenario alone lists those there are")
    if found is None:
        named = joined((one.id for one in kinds), "or") if kinds else "none"
        raise Refused(f"there is no kind of scenario {echoed(word)}", f"kinds here: {named}")
    return found


def _checked_title(text: str | None, usage: str) -> str:
    title = (text or "").strip()
    if not title or len(title) > LINE_LIMIT or "\n" in title:
        raise Refused(f"a scenario needs a title of 1 to {LINE_LIMIT} characters", usage)
    return title


def _new(state: State, kind: ScenarioKind, action: actions.Imagine) -> Outcome:
    if action.part is not None:
        hint = f"scenario {kind.id} : TITLE writes one, then scenario SC1 signs : TEXT"
        raise Refused("parts are said of a scenario that is written", hint)
    title = _checked_title(action.text, f"scenario {kind.id} : TITLE")

    def make(after: State, text: str, stamp: Stamp) -> tuple[Event, str]:
        name = next_number("SC", (event.id for event in after.log if isinstance(event, ScenarioWritten)))
        event = ScenarioWritten(at=stamp.now, id=name, kind=kind.id, title=title, text=text)
        parts = f"Its parts, a line each: scenario {name} PART : TEXT, for {joined(parts_of(kind.id))}."
        return event, f"scenario {name}, {shortened(title, 60)} ({kind.label}). {parts}"

    covers = (f"It covers: {'; '.join(kind.fields)}.",) if kind.fields else ()
    return Outcome(replace(state, asking=(LongText(f"the scenario of kind {kind.id}", make, covers),)))


def _listed(state: State) -> tuple[str, ...]:
    kinds = [f"  scenario {kind.id} : TITLE  {kind.label}" for kind in state.instrument.scenarios]
    return (*kinds, *map(_line, state.assessment.scenarios)) or ("This instrument asks for no scenarios.",)


def _line(one: Scenario) -> str:
    empty = [part for part in parts_of(one.kind) if part not in one.parts]
    lacking = f"; empty: {', '.join(empty)}" if empty else ""
    return f"  {one.id} {one.kind}: {shortened(one.title, 100)} ({length_words(one.text)[1:-1]}{lacking})"
