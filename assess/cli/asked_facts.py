"""The facts of a new case as a coordinator at a terminal answers them; each may be left empty."""

from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from assess.cli.ask import ask_line
from assess.cli.output import message_stream
from assess.logic.text import visible
from assess.model.base import Date, Label, Slug, Text
from assess.model.facts import CaseFacts
from assess.model.preparation import CONTEXT, Answer
from assess.model.source import Told

_ANSWERS: dict[str, Answer] = {"yes": "yes", "y": "yes", "no": "no", "n": "no", "unknown": "unknown", "u": "unknown"}


class _Form(NamedTuple):
    """What an answer has to be, and what is said where it is not."""

    adapter: TypeAdapter[str]
    does: str


_TEXT = _Form(TypeAdapter(Text), "it is too long; write it into a file, for --from")
_WORD = _Form(TypeAdapter(Slug), "one word, such as pre-release")
_DATE = _Form(TypeAdapter(Date), "a date is written 2026-01-31")
_LABEL = _Form(TypeAdapter(Label), "a label, such as A1")


def ask_facts() -> CaseFacts:
    """Return what was answered about the case; raise EOFError where the input ended."""
    _write("About the case. Enter leaves a question open; assess case revise adds to it later.")
    return CaseFacts(
        referral=_asked("What are the assessors asked? The referral question:", _TEXT),
        commissioner=_asked("Who asks, and what do they decide with it?", _TEXT),
        told=_told(),
        phase=_asked("Phase of the case, one word such as pre-release:", _WORD),
        last_move=_asked("Date of the last move between settings, 2026-01-31:", _DATE),
        context=_context(),
    )


def _write(text: str) -> None:
    message_stream().write(f"{visible(text)}\n")


def _asked(question: str, form: _Form) -> str | None:
    """Return an answer that does, asking again where it does not; None for an empty one."""
    while True:
        typed = ask_line(question)
        if not typed:
            return None
        try:
            return form.adapter.validate_python("-".join(typed.lower().split()) if form is _WORD else typed)
        except ValidationError:
            _write(f"That does not do here: {form.does}.")


def _told() -> Told | None:
    """Return what the person was told; by whom and when belong to it."""
    text = _asked("What was the person told about this assessment?", _TEXT)
    if text is None:
        return None
    by = _needed("Told by whom, by label such as A1?", _LABEL)
    return Told(text=text, by=by, date=_needed("Told when, 2026-01-31?", _DATE))


def _needed(question: str, form: _Form) -> str:
    while True:
        answer = _asked(question, form)
        if answer is not None:
            return answer
        _write("This one is needed: what was told has its date and who told it.")


def _context() -> dict[str, Answer]:
    """Return yes, no or unknown for what is asked about every case; nothing is preselected."""
    _write("yes, no or unknown; Enter leaves it open:")
    found: dict[str, Answer] = {}
    for name, question in CONTEXT.items():
        answer = _chosen(f"  {question}?")
        if answer:
            found[name] = answer
    return found


def _chosen(question: str) -> Answer | None:
    while True:
        typed = ask_line(question).lower()
        if typed in {"", *_ANSWERS}:
            return _ANSWERS.get(typed)
        _write("Please type yes, no, unknown, or nothing.")
