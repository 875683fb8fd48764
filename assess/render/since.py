"""What assessors hold since their first seal, in words: beside what they sealed, never instead of it."""

from collections.abc import Iterator, Mapping

from assess.logic.held import held_by
from assess.logic.text import shortened
from assess.model.comparison import ComparedFacet, ComparedQuestion, ComparedRating, LookedAgain
from assess.model.second_look import SecondLook
from assess.render.blocks import Fact
from assess.render.words import EXTRACT, SPREADS, Words, field_name, field_text

SECOND_LOOK, AMENDMENT = "since the second look", "since the amendment"


def look_of(words: Words, label: str) -> SecondLook | None:
    """Return what an assessor sealed after the first seal."""
    return next((look for look in words.comparison.second_looks if look.of == label), None)


def since(words: Words, label: str | None = None) -> str:
    """Return since when an assessor, or any of them, holds something else."""
    looks = [look for look in words.comparison.second_looks if label in (None, look.of)]
    stages = {amended.stage for look in looks for amended in look.amendments}
    return SECOND_LOOK if "second-look" in stages or not stages else AMENDMENT


def because(words: Words, label: str) -> str:
    """Return why an assessor amended, each time in turn; nothing where this reader does not learn it."""
    look = look_of(words, label)
    reasons = dict.fromkeys(amended.reason for amended in (look.amendments if look else ()) if amended.reason)
    return f"; because: {shortened('; '.join(reasons), EXTRACT)}" if reasons else ""


def now(question: ComparedQuestion, facet: ComparedFacet) -> dict[str, ComparedRating | None]:
    """Return what everybody holds by now: the second look where there is one, else what was sealed first."""
    return {label: held_by(question, facet, label) for label in facet.ratings}


def is_another(question: ComparedQuestion, facet: ComparedFacet) -> bool:
    """Tell whether anybody holds a facet otherwise than they sealed it first."""
    return now(question, facet) != dict(facet.ratings)


def spread_since(question: ComparedQuestion, facet: ComparedFacet) -> str:
    """Return how far the levels lie apart since second looks; nothing where no level is another one."""
    moved = {label: one.level if one else None for label, one in now(question, facet).items()}
    if moved == {label: one.level if one else None for label, one in facet.ratings.items()}:
        return ""
    return SPREADS[facet.spread_after]


def since_facts(words: Words, question: ComparedQuestion, label: str) -> Iterator[Fact]:
    """Give what an assessor changed about a question beside its levels, and the extracts linked since."""
    later = question.second_look.get(label)
    if later is None:
        return
    when = since(words, label)
    if not any(later.facets.get(facet.facet) != facet.ratings[label] for facet in question.facets):
        yield Fact(f"{label}, {when}", f"the same level{because(words, label)}")
    sealed = question.relevance.given[label] if question.relevance else None
    if later.relevance != sealed:
        yield Fact(f"{label}, relevance {when}", later.relevance or "not said")
    yield from _extracts(words, question, label, later)
    if later.note and later.note != question.notes.get(label):
        yield Fact(f"{label} notes {when}", shortened(later.note, EXTRACT))
    yield from _fields(question, label, later, when)


def _extracts(words: Words, question: ComparedQuestion, label: str, later: LookedAgain) -> Iterator[Fact]:
    """Give the extracts that were linked since, those linked otherwise among them, and those no longer linked."""
    before = question.links[label]
    kept = {link.id for link in later.links}
    added = [link for link in later.links if link not in before]
    dropped = [link for link in before if link.id not in kept]
    yield from (Fact(f"{label} cites since", text) for text in words.linked(label, added))
    yield from (Fact(f"{label} no longer cites", text) for text in words.linked(label, dropped))


def _fields(question: ComparedQuestion, label: str, later: LookedAgain, when: str) -> Iterator[Fact]:
    before: Mapping[str, str] = question.fields.get(label, {})
    for name, text in later.fields.items():
        if text != before.get(name):
            yield Fact(f"{label}, {field_name(name)} {when}", field_text(name, text))
