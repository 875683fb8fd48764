"""What a question asks besides its level: its own fields, and who was told where a level cannot wait."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from assess.interview import actions
from assess.interview.questions import current_question, rated_here
from assess.interview.state import Outcome, Refused, Stamp, State, checked_text, echoed, record, show
from assess.interview.words import joined
from assess.logic.completeness import TOLD
from assess.logic.text import shortened
from assess.model.base import CASE_PATTERN
from assess.model.event import FieldSet
from assess.model.instrument import Facet, FieldAsked, Question

_TOLD_ASKS = {
    "told-who": "This cannot wait. Who was told?",
    "told-when": "When were they told? today 10:40, or 2026-01-31 10:40",
    "told-confirmed": "Did they confirm that they know? yes or no",
}
_LATER = "An empty line leaves it open: list todo keeps it."
_WHEN = re.compile(r"(?:(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}|today)[ T]+)?(?P<time>[0-9]{1,2}:[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Told:
    """One of the three things that a level which cannot wait asks at once."""

    question: str
    code: str
    field: str

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the answer."""
        later = (_LATER,) if self.field == TOLD[0] else ()
        return (f"{self.code}: {_TOLD_ASKS[self.field]}", *later)

    @property
    def prompt(self) -> str:
        """The word before the cursor."""
        return self.field

    @property
    def unfinished(self) -> str:
        """What is not kept if nobody answers."""
        return f"{self.field} of {self.code}"

    @property
    def guarded(self) -> bool:
        """Whether a plain command is refused as the answer."""
        return self.field == TOLD[0]

    def answer(self, state: State, line: str, stamp: Stamp) -> Outcome:
        """Record the answer; an empty line or a lone dot leaves it open."""
        rest = replace(state, asking=state.asking[1:])
        if line.strip() in ("", "."):
            return Outcome(self._left_open(rest), lines=(f"Left open: field {self.field} answers it later.",))
        value = told_value(self.field, line, stamp)
        event = FieldSet(at=stamp.now, question=self.question, field=self.field, value=value)
        return record(rest, (event,), f"{self.code} {self.field}: {_shown(self.field, value)}.")

    def _left_open(self, rest: State) -> State:
        """Ask a person neither when nor whether it was confirmed where nobody is named; a script answers all three."""
        if self.field != TOLD[0] or not rest.drafting:
            return rest
        asking = tuple(one for one in rest.asking if not (isinstance(one, Told) and one.question == self.question))
        return replace(rest, asking=asking)


def untold(state: State, question: Question, facet: Facet, level: str) -> tuple[Told, ...]:
    """Return what has to be asked at once when this level is chosen."""
    if not question.cannot_wait(facet.id, level):
        return ()
    known = state.assessment.rating(question.id).fields
    return tuple(Told(question.id, question.code, name) for name in TOLD if name not in known)


def told_value(field: str, typed: str, stamp: Stamp) -> str:
    """Return the answer to one of the three as it is stored, or refuse."""
    if field == "told-when":
        return _moment(typed.strip(), stamp.now)
    if field == "told-confirmed":
        word = typed.strip().lower()
        answer = {"y": "yes", "n": "no"}.get(word, word)
        if answer not in ("yes", "no"):
            raise Refused(f"{echoed(answer)} is neither yes nor no", "yes, no, or an empty line to leave it open")
        return answer
    return checked_text(typed, "the answer")


def _moment(typed: str, now: str) -> str:
    """Return a time as RFC 3339 with the offset of the sitting."""
    hint = "today 10:40, or 2026-01-31 10:40"
    match = _WHEN.fullmatch(typed)
    if match is None:
        raise Refused(f"{echoed(typed)} is no time", hint)
    present = datetime.fromisoformat(now)
    day = match["day"] if match["day"] not in (None, "today") else present.date().isoformat()
    try:
        found = datetime.fromisoformat(f"{day}T{match['time'].zfill(5)}:00").replace(tzinfo=present.tzinfo)
    except ValueError:
        raise Refused(f"{echoed(typed)} is no time of the calendar", hint) from None
    if found > present:
        raise Refused("that time has not come yet", "when were they told? an empty line leaves it open")
    return found.isoformat()


def fill(state: State, action: actions.Fill, stamp: Stamp) -> Outcome:
    """Fill in a field of the current question, or show its fields."""
    question = rated_here(state, current_question(state))
    if action.field is None:
        return show(state, *_field_lines(state, question))
    value = _value(state, question, action.field, action.value, stamp)
    event = FieldSet(at=stamp.now, question=question.id, field=action.field, value=value)
    return record(state, (event,), f"{question.code} {action.field}: {_shown(action.field, value)}.")


def _shown(field: str, value: str) -> str:
    """Return the beginning of a value; a time as people write it."""
    return value[:16].replace("T", " ") if field == "told-when" else shortened(value, 50).removesuffix(".")


def _value(state: State, question: Question, name: str, typed: str, stamp: Stamp) -> str:
    if name in TOLD and _urgent(state, question):
        return told_value(name, typed, stamp)
    asked = next((field for field in question.fields if field.id == name), None)
    if asked is not None:
        return _checked(asked, typed)
    names = [field.id for field in question.fields] + (list(TOLD) if _urgent(state, question) else [])
    hint = f"its fields are {joined(names)}" if names else "it has no fields"
    raise Refused(f"{question.code} has no field {echoed(name)}", hint)


def _urgent(state: State, question: Question) -> bool:
    given = state.assessment.rating(question.id).facets
    return any(one.level and question.cannot_wait(facet, one.level) for facet, one in given.items())


def _checked(asked: FieldAsked, typed: str) -> str:
    """Return the value of a field, if it is of the field's type."""
    word = typed.strip()
    if asked.type == "date":
        return checked_date(word)
    if asked.type == "label" and not re.fullmatch(CASE_PATTERN, word):
        raise Refused(
            f"{echoed(word)} is no label of a person", "letters, digits and hyphens, such as A1 or social-worker"
        )
    if asked.type == "choice":
        return _chosen(asked, word)
    return word if asked.type == "label" else checked_text(typed, "the field")


def _chosen(asked: FieldAsked, word: str) -> str:
    if word in asked.choices:
        return word
    if re.fullmatch(r"[0-9]{1,2}", word) and 1 <= int(word) <= len(asked.choices):
        return asked.choices[int(word) - 1]
    listed = joined((f"{number} {one}" for number, one in enumerate(asked.choices, 1)), "or")
    raise Refused(f"{echoed(word)} is not among the choices", listed)


def checked_date(word: str) -> str:
    """Return a calendar date as typed, or refuse."""
    try:
        found = date.fromisoformat(word).isoformat()
    except ValueError:
        found = ""
    if not found or found != word:
        raise Refused(f"{echoed(word)} is no date", "dates are written 2026-01-31")
    return word


def _field_lines(state: State, question: Question) -> Iterator[str]:
    filled = state.assessment.rating(question.id).fields
    asked = [(one.id, one.label) for one in question.fields]
    asked += [(name, _TOLD_ASKS[name]) for name in TOLD if _urgent(state, question) or name in filled]
    if not asked:
        yield f"{question.code} has no fields."
    for name, label in asked:
        yield f"  field {name}  {label}: {shortened(filled[name], 200) if name in filled else 'empty'}"
