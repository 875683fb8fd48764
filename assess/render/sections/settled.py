"""What the meeting settled, changed and left open, beside what was sealed and what second looks brought."""

from collections.abc import Iterator

from assess.model.comparison import ComparedFacet, ComparedQuestion
from assess.model.consensus import Consensus
from assess.render.blocks import Block, Entry, Fact, Paragraph, Section, Table
from assess.render.sections.outcome import (
    dissent_facts,
    outcome_of,
    sealed_fact,
    settled_cell,
    settled_facts,
)
from assess.render.since import is_another, now
from assess.render.words import Words

TITLE = "What the meeting settled, changed and left open"
_LEAD = Paragraph(
    "What was sealed stays as it was sealed; what the meeting recorded stands beside it. Where somebody does not agree"
    " with what was settled, that is said first."
)
_TABLE = Paragraph("Side by side: sealed, after the second look, at the meeting.")

Touched = tuple[ComparedQuestion, ComparedFacet]


def settled(words: Words, *, judgements: bool = True) -> tuple[Section, ...]:
    """Return what the meeting recorded; no section where there was none. Without `judgements` they are left out."""
    consensus = words.comparison.consensus
    if consensus is None:
        return ()
    found = tuple(_touched(words, judgements=judgements))
    blocks: list[Block] = [_LEAD, Entry("", tuple(_meeting(words, consensus)))]
    blocks += [Entry(words.facet_title(*one), outcome_facts(words, *one)) for one in found]
    blocks += [_TABLE, _before_and_after(words, found)] if found else [Paragraph("It settled nothing.")]
    return (Section(TITLE, tuple(blocks)),)


def outcome_facts(words: Words, question: ComparedQuestion, facet: ComparedFacet) -> tuple[Fact, ...]:
    """Return what a meeting recorded about a facet: dissent, what was sealed, what was settled, why, what is to do."""
    outcome = outcome_of(words, question, facet)
    if outcome is None:
        return ()
    return (
        *dissent_facts(words, facet, outcome),
        sealed_fact(words, question, facet),
        *settled_facts(words, question, facet, outcome),
    )


def _touched(words: Words, *, judgements: bool) -> Iterator[Touched]:
    """Give the facets that the meeting recorded something about, in the order of its record."""
    consensus = words.comparison.consensus
    for outcome in consensus.questions if consensus else ():
        question = words.comparison.question(outcome.question)
        if question and (judgements or question.sort != "judgement"):
            yield from ((question, facet) for facet in question.facets if facet.facet == outcome.facet)


def _meeting(words: Words, consensus: Consensus) -> Iterator[Fact]:
    """Say when it was, who was there and spoke in which order, and what it did not come to."""
    yield Fact("meeting", consensus.meeting.date)
    yield Fact("present", ", ".join(consensus.meeting.present) or "not recorded")
    if consensus.meeting.order:
        yield Fact("spoke in this order", ", ".join(consensus.meeting.order))
    if consensus.unreached:
        yield Fact("not reached, or not in every part", "; ".join(map(words.name, consensus.unreached)))
    if consensus.incomplete:
        yield Fact("why not all of it", consensus.incomplete)
    elif consensus.unreached:
        yield Fact("why not all of it", "not recorded")


def _before_and_after(words: Words, found: tuple[Touched, ...]) -> Table:
    rows = tuple(
        (
            words.facet_title(question, facet),
            each(words, facet),
            each(words, facet.model_copy(update={"ratings": now(question, facet)}))
            if is_another(question, facet)
            else "as sealed",
            settled_cell(words, question, facet),
        )
        for question, facet in found
    )
    return Table(("Question", "Sealed", "Second look", "Meeting"), rows)


def each(words: Words, facet: ComparedFacet) -> str:
    """Return everybody's rating of a facet in a few words each."""
    return "; ".join(f"{label} {words.cell(facet.scale, facet.ratings[label])}" for label in words.labels)
