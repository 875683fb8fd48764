"""Certainty as assessors give it: one key, reasons the ledger cannot know, and a written reason over a cap."""

from dataclasses import dataclass, replace

from assess.interview.questions import question_at
from assess.interview.state import Outcome, Refused, Stamp, State, checked_text, echoed, record
from assess.interview.words import (
    caps_in_words,
    certainty_label,
    facet_words,
    joined,
    ledger_lines,
    lowered,
    name_of,
)
from assess.logic.certainty import ceiling, exceeds, ground_of
from assess.logic.fold import apply
from assess.model.event import Certain
from assess.model.instrument import Facet, Question


@dataclass(frozen=True, slots=True)
class OverCap:
    """A certainty that waits for a written reason, because the sources carry less."""

    name: str
    question: str
    facet: str
    certainty: str
    why: tuple[str, ...]
    ask: tuple[str, ...]
    prompt = "why"
    guarded = True

    @property
    def unfinished(self) -> str:
        """What is not kept if nobody answers."""
        return f"the certainty of {self.name}"

    def answer(self, state: State, line: str, stamp: Stamp) -> Outcome:
        """Record the certainty with its written reason; an empty line leaves it open."""
        rest = replace(state, asking=state.asking[1:])
        if line.strip() in ("", "."):
            return Outcome(rest, lines=(f"{self.name} has no certainty yet: sure CERTAINTY gives it.",))
        event = Certain(
            at=stamp.now,
            question=self.question,
            facet=self.facet,
            certainty=self.certainty,
            why=self.why,
            over_cap=checked_text(line, "the reason"),
        )
        question = question_at(state, self.question)
        facet = question.facet(self.facet) or question.asked[0]
        rating = apply(state.assessment, event).rating(self.question).facets[self.facet]
        return record(rest, (event,), f"{self.name} {facet_words(state, facet, rating)}")


@dataclass(frozen=True, slots=True)
class Sureness:
    """A certainty as it was typed: what it means here, and what has to be asked first."""

    question: str
    facet: str
    certainty: str | None = None
    why: tuple[str, ...] = ()
    words: str = ""
    asking: tuple[OverCap, ...] = ()

    def events(self, stamp: Stamp) -> tuple[Certain, ...]:
        """Return the event that records it now, if nothing has to be asked first."""
        if self.certainty is None or self.asking:
            return ()
        return (
            Certain(at=stamp.now, question=self.question, facet=self.facet, certainty=self.certainty, why=self.why),
        )


def sureness(
    state: State, question: Question, facet: Facet, typed: str | None, reasons: tuple[str, ...] = ()
) -> Sureness:
    """Return what a typed certainty with its reasons means for a facet, or refuse."""
    if typed is None:
        return Sureness(question.id, facet.id)
    code = _certainty(state, typed)
    why = tuple(dict.fromkeys(_reason(state, one) for one in reasons))
    labels = {reason.code: lowered(reason.label) for reason in state.instrument.certainty.reasons}
    because = f" ({'; '.join(labels[one] for one in why)})" if why else ""
    given = Sureness(question.id, facet.id, code, why, f" Certainty: {certainty_label(state, code)}{because}.")
    allowed = ceiling(state.instrument, question, ground_of(state.assessment, question.id, state.register), why)
    if not exceeds(state.instrument, code, allowed):
        return given
    name = name_of(question, facet)
    words, most = certainty_label(state, code).capitalize(), certainty_label(state, allowed.level)
    ask = (
        f"{words} is more than the sources carry here: {most}, because {caps_in_words(allowed.caps)}.",
        "Why does it hold all the same? An empty line leaves the certainty open.",
    )
    return replace(given, words="", asking=(OverCap(name, question.id, facet.id, code, why, ask),))


def _certainty(state: State, typed: str) -> str:
    levels = state.instrument.certainty.levels
    word = typed.casefold().strip(",;.")
    found = next((level for level in levels if word in (level.key, level.label.casefold())), None)
    if found is None:
        keys = joined((f"{level.key} ({lowered(level.label)})" for level in levels), "or")
        raise Refused(f"{echoed(typed)} is no certainty", keys)
    return found.code


def _reason(state: State, typed: str) -> str:
    reasons = state.instrument.certainty.reasons
    found = next((reason for reason in reasons if typed in (reason.code, reason.key)), None)
    if found is None:
        codes = joined((f"{one.key} {one.code}" for one in reasons if one.ledger is None), "or")
        raise Refused(f"{echoed(typed)} is no reason for a certainty", codes or "this instrument has none to type")
    if found.ledger is not None:
        raise Refused(
            f"{found.code} is ticked by the program, from the sources that are linked",
            "leave it away; help sure lists the reasons to type",
        )
    return found.code


def certain_lines(state: State, question: Question, facet: Facet) -> tuple[str, ...]:
    """Return what the ledger shows about a facet, and that its certainty is still open where it is."""
    given = state.assessment.rating(question.id).facets.get(facet.id)
    lines = ledger_lines(state, question)
    waiting = any(isinstance(one, OverCap) for one in state.asking)
    if given and given.level is not None and given.certainty is None and not waiting:
        keys = joined((f"sure {one.key}" for one in state.instrument.certainty.levels), "or")
        lines = (*lines, f"Certainty is open: {keys}.")
    return lines
