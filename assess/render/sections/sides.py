"""Each assessor's side of a question: what they sealed, how firmly, on which extracts, and what they hold since."""

from collections.abc import Iterable, Iterator

from assess.logic.text import shortened
from assess.model.comparison import ComparedFacet, ComparedQuestion, ComparedRating
from assess.render.blocks import Fact
from assess.render.since import because, is_another, since, since_facts, spread_since
from assess.render.words import EXTRACT, FEW, Words

_FEW_EXTRACTS = 2


def question_facts(words: Words, question: ComparedQuestion) -> tuple[Fact, ...]:
    """Return who holds what, how firmly, on which extracts, and what pairs of assessors rest on."""
    facts = list(held_facts(words, question)) if len(words.labels) > FEW else []
    facts += [fact for label in words.labels for fact in _side(words, question, label)]
    for facet in question.facets:
        name = words.facet(question, facet)
        facts += [Fact(f"evidence, {name}" if name else "evidence", line) for line in words.patterns(facet.patterns)]
    return (*facts, *together_since(words, question))


def held_facts(words: Words, question: ComparedQuestion) -> Iterator[Fact]:
    """Give who holds what, one line a facet: where there are many sides, this is read first."""
    for facet in question.facets:
        yield Fact(words.facet(question, facet) or "held", words.held(facet))


def _side(words: Words, question: ComparedQuestion, label: str) -> Iterable[Fact]:
    """Give one assessor's side of a question."""
    yield from level_facts(words, question, label)
    relevance = question.relevance.given[label] if question.relevance else None
    if relevance:
        yield Fact(f"{label}, relevance", relevance)
    yield from _cited(words, question, label)
    if label in question.notes:
        yield Fact(
            f"{label} notes", shortened(question.notes[label], EXTRACT if len(words.labels) <= FEW else EXTRACT // 2)
        )
    yield from (Fact(name, text) for name, text in words.fields(question, label))
    yield from since_facts(words, question, label)


def _cited(words: Words, question: ComparedQuestion, label: str) -> Iterator[Fact]:
    """Give the extracts an assessor linked; of many assessors the first few, and how many there are besides."""
    extracts = list(words.extracts(question, label))
    shown = extracts if len(words.labels) <= FEW else extracts[:_FEW_EXTRACTS]
    yield from (
        Fact(f"{label} cites", text if len(words.labels) <= FEW else shortened(text, EXTRACT // 2)) for text in shown
    )
    if len(extracts) > len(shown):
        yield Fact(f"{label} cites", f"{len(extracts) - len(shown)} more, in the report of that assessment")


def level_facts(words: Words, question: ComparedQuestion, label: str, *, reasons: bool = True) -> Iterator[Fact]:
    """Give what an assessor sealed for each facet, and right after it what they hold since, and why.

    With `reasons` the coded ones for each certainty stand behind it.
    """
    later = question.second_look.get(label)
    moved = [one for one in question.facets if later and later.facets.get(one.facet) != one.ratings[label]]
    for facet in question.facets:
        name = words.facet(question, facet)
        who = f"{label}, {name}" if name else label
        again = facet in moved
        yield from _rated(words, facet, facet.ratings[label], f"{who}, sealed" if again else who, reasons=reasons)
        if again and later:
            why = because(words, label) if facet is moved[0] else ""
            when = f"{who}, {since(words, label)}"
            yield from _rated(words, facet, later.facets.get(facet.facet), when, why, reasons=reasons)


def _rated(
    words: Words, facet: ComparedFacet, rating: ComparedRating | None, name: str, why: str = "", *, reasons: bool
) -> Iterator[Fact]:
    """Give a rating with its reasons, and what lifted its certainty beyond what the sources carry."""
    coded = words.reasons(rating) if reasons else ""
    yield Fact(name, words.rating(facet.scale, rating) + (f" ({coded})" if coded else "") + why)
    if rating and rating.over_cap:
        yield Fact(f"{name}, certainty", rating.over_cap)


def together_since(words: Words, question: ComparedQuestion) -> Iterator[Fact]:
    """Give how far levels lie apart before and after, where somebody changed one."""
    for facet in question.facets:
        if is_another(question, facet) and (after := spread_since(question, facet)):
            name = words.facet(question, facet)
            text = f"sealed: {words.together(facet)}; {since(words)}: {after}"
            yield Fact(f"together, {name}" if name else "together", text)


def told(words: Words, question: ComparedQuestion) -> Iterator[Fact]:
    """Give what assessors entered besides levels, such as who was told of a level that cannot wait."""
    for label in words.labels:
        yield from (Fact(name, text) for name, text in words.fields(question, label))
