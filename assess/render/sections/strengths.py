"""Strengths and needs first: what holds the person, and what they lack or were refused."""

from collections.abc import Iterable

from assess.model.base import Effect
from assess.model.comparison import OwnCompared
from assess.render.blocks import Block, Entry, Fact, Paragraph, Section
from assess.render.sections.outcome import with_meeting
from assess.render.words import Words

_HEADINGS: dict[Effect, str] = {"protective": "Strengths", "need": "Needs"}


def strengths_and_needs(words: Words) -> Section:
    """Show every strength and need with who holds what, and those that assessors added."""
    blocks: list[Block] = [
        Entry(heading, facts) for effect, heading in _HEADINGS.items() if (facts := tuple(_facts(words, effect)))
    ]
    return Section(
        "Strengths and needs", tuple(blocks) or (Paragraph("The instrument asks for none, nobody added one."),)
    )


def _facts(words: Words, effect: Effect) -> Iterable[Fact]:
    for question in words.comparison.questions:
        if words.coded(question).effect == effect:
            for facet in question.facets:
                held = with_meeting(words, question, facet, words.held(facet))
                yield Fact(words.facet_title(question, facet), held)
    yield from own_items(words, effect)


def own_items(words: Words, effect: Effect) -> Iterable[Fact]:
    """Give the items that assessors added themselves; they are listed, never compared."""
    for label in words.labels:
        for item in words.comparison.own:
            if (item.of, item.effect) == (label, effect):
                yield Fact(f"added by {label}", _own(words, item))


def _own(words: Words, item: OwnCompared) -> str:
    rating = words.rating(words.book.own_scale or "", item.rating)
    return f"{item.text} ({rating})" + (f" {item.note}" if item.note else "")


def added_risks(words: Words) -> tuple[Block, ...]:
    """Return the case-specific items of the remaining sort."""
    facts = tuple(own_items(words, "risk"))
    return (Entry("Added by assessors, listed and not compared", facts),) if facts else ()
