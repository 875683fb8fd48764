"""The rating sheet: every question that a role rates, its levels as numbered boxes, and the key to the numbers."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assess.logic.keypad import CHANGES, RELEVANCES, KeypadRow, keypad_rows, numbered_reasons, questions_for
from assess.model.instrument import Dimension, Instrument, Item, Judgement, Missing, Question
from assess.render.forms.condition import condition_words
from assess.render.forms.parts import Blank, Box, Chapter, Choice, Entry, Field, Head, Row, Sheet, foot_of
from assess.render.forms.sheet_key import make_advice, make_closing, make_key, numbered

_CHAPTERS = {"item": "Items", "dimension": "Dimensions", "judgement": "Judgements"}
_PREDICTORS = {"static": "Cannot change", "dynamic": "Can change"}
_EFFECTS = {"risk": "pulls towards risk", "protective": "protects", "need": "a need, never a risk"}


def make_sheet(instrument: Instrument, case: str = "", role: str | None = None, *, fictional: bool = False) -> Sheet:
    """Return the sheet of an instrument for one role, or for all where none is named."""
    questions = questions_for(instrument, role)
    left_out = tuple(one for one in instrument.questions if one not in questions)
    return Sheet(
        _head(instrument, case, role, fictional=fictional),
        make_advice(instrument),
        make_key(instrument),
        tuple(
            Chapter(_CHAPTERS[sort], tuple(_entry(instrument, one) for one in many))
            for sort, many in groupby(questions, key=lambda one: one.sort)
        ),
        make_closing(instrument, role, left_out),
    )


def _head(instrument: Instrument, case: str, role: str | None, *, fictional: bool) -> Head:
    about = instrument.instrument
    notices = (
        *(("FICTIONAL: no such person, group or service exists.",) if fictional else ()),
        f"Status: {about.status}.",
        "Not the sole basis for a decision. Nothing is added up.",
    )
    blanks = (Blank("Case", case), Blank("Assessor (label, no name)"), Blank("Role", role or ""))
    return Head(
        title="Rating sheet",
        about=f"{about.title} ({about.id} {about.version})",
        notices=notices,
        blanks=(*blanks, Blank("Date of the assessment"), Blank("Phase"), Blank("Setting")),
        language=about.language,
        foot=foot_of(instrument, case, "rating sheet"),
    )


def _entry(instrument: Instrument, question: Question) -> Entry:
    explain = isinstance(question, Judgement) and question.explain
    return Entry(
        code=question.code,
        title=question.label,
        facts=tuple(_facts(instrument, question)),
        rows=_rows(instrument, question),
        marks=tuple(_marks(question)),
        fields=tuple(Field(one.label, one.choices) for one in question.fields),
        room=(("Because" if explain else "Evidence (source, page)", 2), ("Note", 1)),
    )


def _facts(instrument: Instrument, question: Question) -> Iterator[str]:
    if isinstance(question, Item):
        yield f"{_PREDICTORS[question.predictor]}; {_EFFECTS[question.effect]}."
    if isinstance(question, Dimension):
        yield f"From {question.from_} to {question.to}. {question.about}"
        yield from (question.setting,) if question.setting else ()
    if isinstance(question, Judgement):
        yield from _judged(instrument, question)
    if question.period:
        yield f"Period: {question.period}."
    if question.applies_when:
        words = condition_words(instrument, question.applies_when)
        yield f"{words[:1].upper()}{words[1:]}."


def _judged(instrument: Instrument, judgement: Judgement) -> Iterator[str]:
    kind = next((one.label for one in instrument.scenarios if one.id == judgement.scenario), None)
    if kind:
        yield f"About the scenario: {kind}."
    if not judgement.required:
        yield "May stay empty."
    # A judgement's prompts ask the assessor: they stand here and not in the guide for the room.
    yield from judgement.prompts


def _rows(instrument: Instrument, question: Question) -> tuple[Row, ...]:
    reasons = numbered_reasons(instrument.missing, question)
    return tuple(_row(instrument, row, reasons) for row in keypad_rows(question))


def _row(instrument: Instrument, row: KeypadRow, reasons: Sequence[tuple[int, Missing]]) -> Row:
    levels = tuple(_levels(instrument, row))
    more = [Choice("Certainty", numbered(one.label for one in instrument.certainty.levels))]
    more += [Choice("Relevance", numbered(RELEVANCES))] if row.relevance else []
    more += [Choice("Change", numbered(CHANGES))] if row.change else []
    return Row(
        title=row.facet.label if row.question.facets else "",
        levels=levels,
        reasons=Choice("No level", tuple(Box(f"0.{number}", one.label) for number, one in reasons)),
        more=tuple(more),
        told=" or ".join(one.sign for one in levels if one.cannot_wait),
    )


def _levels(instrument: Instrument, row: KeypadRow) -> Iterator[Box]:
    for number, level in enumerate(instrument.scales[row.facet.scale].levels, 1):
        looks_like = row.question.anchor(row.facet.id, level.code) or level.meaning or ""
        urgent = row.question.cannot_wait(row.facet.id, level.code)
        yield Box(str(number), level.label, looks_like, cannot_wait=urgent)


def _marks(question: Question) -> Iterator[Choice]:
    named = (("Seen (all that apply)", question.indicators), ("Flags (all that apply)", question.flags))
    for name, marks in named:
        if marks:
            yield Choice(name, tuple(Box(one.key, one.label) for one in marks))
