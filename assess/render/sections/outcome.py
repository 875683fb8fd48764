"""What a meeting recorded about one facet, in words; dissent is said first, in the assessor's own words."""

from collections.abc import Iterator, Mapping

from assess.logic.causes import AFTERS, CAUSES
from assess.logic.held import unheard
from assess.model.comparison import ComparedFacet, ComparedQuestion, ComparedRating
from assess.model.consensus import As, Dissent, FindOut, Outcome
from assess.render.blocks import Fact
from assess.render.since import is_another, now, since
from assess.render.words import Words

_AS: Mapping[As, str] = {"rated": "; somebody had rated it so", "otherwise": "; nobody had rated it so"}
OPEN = "left open"


def outcome_of(words: Words, question: ComparedQuestion, facet: ComparedFacet) -> Outcome | None:
    """Return what the meeting recorded about a facet."""
    consensus = words.comparison.consensus
    found = consensus.outcomes(question.question) if consensus else ()
    return next((one for one in found if one.facet == facet.facet), None)


def is_touched(words: Words, question: ComparedQuestion) -> bool:
    """Tell whether the meeting recorded anything about a question."""
    return any(outcome_of(words, question, facet) for facet in question.facets)


def settled_cell(words: Words, question: ComparedQuestion, facet: ComparedFacet) -> str:
    """Return what the meeting recorded in a few words; nothing where it recorded nothing."""
    found = outcome_of(words, question, facet)
    if found is None:
        return ""
    said = _settled(words, found, words.cell(facet.scale, _rating(words, found)))
    against = ", ".join(one.of for one in found.dissent)
    return f"dissent: {against}; {said}" if against else said


def with_meeting(words: Words, question: ComparedQuestion, facet: ComparedFacet, text: str) -> str:
    """Return a text with what the meeting recorded behind it, where it recorded anything."""
    said = settled_cell(words, question, facet)
    return f"{text}. Meeting: {said}" if said else text


def dissent_facts(words: Words, facet: ComparedFacet, outcome: Outcome) -> Iterator[Fact]:
    """Give what each holds against what was settled."""
    for one in outcome.dissent:
        held = _held(words, facet, one)
        yield Fact(f"dissent of {one.of}", f"{held}. {one.text}" if held else one.text)


def sealed_fact(words: Words, question: ComparedQuestion, facet: ComparedFacet) -> Fact:
    """Return from where to where the sealed levels reached, and those of second looks."""
    said = range_of(words, facet.scale, facet.ratings)
    if is_another(question, facet):
        said += f"; {since(words)}: {range_of(words, facet.scale, now(question, facet))}"
    return Fact("sealed", said)


def settled_facts(words: Words, question: ComparedQuestion, facet: ComparedFacet, outcome: Outcome) -> Iterator[Fact]:
    """Give what was settled or left open, why, what changed after what, and what is to be found out."""
    how = _AS[outcome.as_] if outcome.as_ else ""
    yield Fact("meeting", f"{_settled(words, outcome, words.rating(facet.scale, _rating(words, outcome)))}{how}")
    if outcome.reason:
        yield Fact("because", outcome.reason)
    if outcome.cause:
        yield Fact("why they differed, as people named it", CAUSES[outcome.cause])
    for moved in outcome.moved:
        yield Fact(f"changed {AFTERS[moved.after]}", f"{', '.join(moved.who)}: {moved.text}")
    if outcome.kept:
        yield Fact("hold otherwise and let it stand", ", ".join(outcome.kept))
    # Without this line a reader would take silence for consent.
    if silent := unheard(question, facet, outcome):
        yield Fact("hold otherwise, nothing recorded", ", ".join(silent))
    yield from (Fact("to find out", to_find_out(one)) for one in outcome.find_out)


def range_of(words: Words, scale: str, ratings: Mapping[str, ComparedRating | None]) -> str:
    """Return from which level to which a facet was rated; in no order where the scale has none."""
    given = {rating.level for rating in ratings.values() if rating and rating.level}
    coded = words.book.scales[scale]
    levels = [label for code, label in coded.levels.items() if code in given]
    if len(levels) > 1 and coded.ordered:
        return f"{levels[0]} to {levels[-1]}"
    return " or ".join(levels) or "no level"


def _settled(words: Words, outcome: Outcome, level: str) -> str:
    """Return whether a facet is settled, and as what: a level, or why there is none."""
    if outcome.state == "open":
        return OPEN
    return (
        f"settled as {level}" if outcome.level else f"settled without a level: {words.missing(_rating(words, outcome))}"
    )


def _rating(words: Words, said: Outcome | Dissent) -> ComparedRating:
    """Return what was settled, or is held against it, as a rating is shown."""
    reason = words.book.missing.get(said.missing or "")
    return ComparedRating(
        level=said.level,
        certainty=said.certainty,
        missing=said.missing,
        class_=reason.class_ if reason else None,
    )


def _held(words: Words, facet: ComparedFacet, one: Dissent) -> str:
    return words.rating(facet.scale, _rating(words, one)) if one.level or one.missing else ""


def to_find_out(found: FindOut) -> str:
    """Return what is to be found out, who does it, and by when."""
    when = f"; by: {found.by}" if found.by else ""
    return f"{found.text}\nwho: {found.who or 'not settled'}{when}"
