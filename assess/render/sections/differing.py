"""For readers after the meeting: what is flagged, who holds what there, and what cannot wait."""

from collections.abc import Iterable, Iterator

from assess.logic.compare.agenda import flags_of
from assess.logic.compare.flags import cannot_wait as is_urgent
from assess.model.comparison import ComparedQuestion
from assess.render.blocks import Block, Entry, Fact, Paragraph, Section
from assess.render.sections.attention import firm_tables, flagged
from assess.render.sections.outcome import is_touched, outcome_of, settled_cell, with_meeting
from assess.render.sections.sides import held_facts, question_facts, together_since, told
from assess.render.since import is_another, now, since
from assess.render.words import FEW, Words

NO_MEETING = "Open: no meeting has recorded anything about these questions."
SOME_LEFT = "Open, as the meeting recorded nothing about them: {names}."


def differing(words: Words) -> Section:
    """Show where assessors differ: who sealed what, on which extracts, and what a meeting said to it."""
    found = [one for one in words.comparison.questions if one.sort != "judgement" and flags_of(one) - {"footing"}]
    if not found:
        return Section("Where they differ", (*flagged(words), *_nothing(words)))
    entries = tuple(Entry(words.title(one), (*_facts(words, one), *_said(words, one))) for one in found)
    return Section("Where they differ", (*_lead(words, found), *flagged(words), *firm_tables(words), *entries))


def _facts(words: Words, question: ComparedQuestion) -> tuple[Fact, ...]:
    """Return every side; of many assessors only where it was for the agenda, else who holds what in one line."""
    agenda = {name for line in words.comparison.agenda for name in line.questions}
    if len(words.labels) <= FEW or question.question in agenda or is_touched(words, question):
        return question_facts(words, question)
    return (*held_facts(words, question), *together_since(words, question))


def _nothing(words: Words) -> tuple[Block, ...]:
    return () if tuple(flagged(words)) else (Paragraph("Nothing is flagged."),)


def _lead(words: Words, found: Iterable[ComparedQuestion]) -> Iterator[Block]:
    if words.comparison.consensus is None:
        yield Paragraph(NO_MEETING)
        return
    left = [words.title(one) for one in found if not is_touched(words, one)]
    if left:
        yield Paragraph(SOME_LEFT.format(names="; ".join(left)))


def _said(words: Words, question: ComparedQuestion) -> Iterator[Fact]:
    for facet in question.facets:
        said = settled_cell(words, question, facet)
        if said:
            name = words.facet(question, facet)
            yield Fact(f"meeting, {name}" if name else "meeting", said)


def cannot_wait(words: Words) -> tuple[Section, ...]:
    """Return where somebody chose a level that cannot wait, and who was told; no section where nobody did."""
    entries = tuple(
        Entry(words.title(question), (*facts, *told(words, question)))
        for question in words.comparison.questions
        if (facts := tuple(_urgent(words, question)))
    )
    return (Section("A level that cannot wait", entries),) if entries else ()


def _urgent(words: Words, question: ComparedQuestion) -> Iterable[Fact]:
    """Give each facet that was sealed, or is held since, or was settled at a level that cannot wait."""
    for facet in question.facets:
        later = now(question, facet)
        outcome = outcome_of(words, question, facet)
        chosen = [*facet.ratings.values(), *later.values()]
        levels = [one.level for one in chosen if one] + ([outcome.level] if outcome else [])
        if any(level and is_urgent(words.coded(question), facet.facet, level) for level in levels):
            name = words.facet(question, facet) or "held"
            yield Fact(name, with_meeting(words, question, facet, words.held(facet)))
            if is_another(question, facet):
                yield Fact(f"{name} {since(words)}", words.held_by(facet.scale, later))
