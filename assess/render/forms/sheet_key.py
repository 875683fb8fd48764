"""The first and the last words of a rating sheet: how it is filled in, how it is typed later, what is not on it."""

from collections.abc import Iterable, Sequence

from assess.logic.keypad import CHANGES, RELEVANCES
from assess.model.instrument import Instrument, Question
from assess.render.forms.parts import Advice, Box, Choice

_FILLED_IN = (
    "Cross one number for the level. Where there is no level, cross a reason instead, and leave the certainty empty.",
    "Then one number each for certainty, relevance and change, where the sheet asks for them.",
    "Numbers are places in a list. They are no points: nothing is added up, counted or ranked.",
    "What nobody has looked for stays empty or gets its reason; it is never the lowest level.",
    'A level marked "cannot wait" is told to somebody at once, before anything else is rated.',
    "Labels and pseudonyms only, no names. Keep the sheet locked away; destroy it as your service says.",
)
_TYPED = (
    "assess form enter CASE asks for one row after the other, in the order of this sheet.",
    "A row is typed on the numeric keypad: level.certainty.relevance.change; a comma or a slash does for the dot.",
    "3.2 is the third level with the second certainty; 3.2.1 says besides that the relevance is low.",
    "3.2.0.1 says that it got worse; the relevance was left open, or this row does not ask for it: its place holds 0.",
    "0.4 is no level, for the reason with the number 4. A reason has the same number on every page.",
    "An empty line: nothing was written. - goes back to the row before, + shows the numbers, * leaves.",
    "With --twice the sheet is typed twice, and what differs is settled with a reason.",
)


def make_advice(instrument: Instrument) -> tuple[Advice, ...]:
    """Return what must be known before the first cross."""
    not_for = Advice("Not for", instrument.instrument.not_for)
    own = (Advice("How to fill it in", _FILLED_IN), Advice("How a row is typed later", _TYPED))
    return (not_for, *own) if not_for.lines else own


def make_key(instrument: Instrument) -> tuple[Choice, ...]:
    """Return the numbers that mean the same in every row: certainty, relevance, change, reasons for no level."""
    asked = instrument.questions
    found = [
        Choice(
            f"Certainty. {instrument.certainty.question}",
            tuple(Box(str(at), one.label, one.meaning) for at, one in enumerate(instrument.certainty.levels, 1)),
        )
    ]
    if any(one.relevance for one in asked):
        found.append(Choice("Relevance: how much it matters for this person", numbered(RELEVANCES)))
    if any(one.change for one in asked):
        found.append(Choice("Change since the assessment before", numbered(CHANGES)))
    reasons = tuple(Box(f"0.{at}", one.label) for at, one in enumerate(instrument.missing, 1))
    return (*found, Choice("No level, because", reasons))


def numbered(words: Iterable[str]) -> tuple[Box, ...]:
    """Return a box for each word, numbered from 1."""
    return tuple(Box(str(at), word) for at, word in enumerate(words, 1))


def make_closing(instrument: Instrument, role: str | None, left_out: Sequence[Question]) -> Advice:
    """Return what is not on the sheet, and why."""
    lines = [*_elsewhere(instrument), *_left_out(role, left_out)]
    return Advice("Not on this sheet", tuple(lines))


def _elsewhere(instrument: Instrument) -> list[str]:
    there = (
        (instrument.own_items, "items of the case's own"),
        (instrument.formulation.prompts, "the formulation"),
        (instrument.scenarios, "scenarios"),
        (instrument.plan_areas, "measures"),
        (instrument.conclusion.texts, "the conclusion"),
    )
    names = [name for part, name in there if part]
    listed = ", ".join(["the list of sources", *names])
    return [f"Written in the interview, in full words: {listed}."]


def _left_out(role: str | None, left_out: Sequence[Question]) -> list[str]:
    if role is None:
        return ["Made for every role: a question that a role does not rate stays empty."]
    if not left_out:
        return [f"Made for the role {role}, which rates every question of this instrument."]
    codes = ", ".join(one.code for one in left_out)
    return [f"Left out, because the role {role} does not rate them: {codes}."]
