"""What deserves attention in one facet or question; the thresholds are the instrument's `[comparison]`."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from assess.logic.compare.spread import crosses_watershed, spread_of
from assess.model.base import MAIN, Sort
from assess.model.codebook import Codebook, CodedQuestion, CodedScale, ComparisonRules
from assess.model.comparison import Flag, Footing, Gap, Spread

FEWEST_TO_OUTVOTE = 3
"""Where two differ neither is outvoted."""
_FAR: frozenset[Spread | None] = frozenset({"apart", "opposite", "differ"})


def cannot_wait(question: CodedQuestion, facet: str, level: str) -> bool:
    """Tell whether choosing `level` asked at once who was told; `act_now` holds LEVEL, or FACET.LEVEL with facets."""
    return f"{facet}.{level}" in question.act_now or (facet == MAIN and level in question.act_now)


def act_now_flags(
    rules: ComparisonRules, question: CodedQuestion, facet: str, given: Collection[str], compared: Collection[str]
) -> Iterator[Flag]:
    """Give the flags of levels that cannot wait: of all that were `given`, and of those that are `compared`.

    A single assessor's choice is enough for the one; for the other somebody else compared chose a level that can wait.
    """
    if any(cannot_wait(question, facet, level) for level in given):
        yield "act-now"
        if rules.act_now and {cannot_wait(question, facet, level) for level in compared} == {True, False}:
            yield "act-now-one-side"


def without_majority(levels: Collection[str]) -> bool:
    """Tell whether three or more gave a level and none is held by more than half of them; only heads are counted."""
    most = max(Counter(levels).values(), default=0)
    return len(levels) >= FEWEST_TO_OUTVOTE and most * 2 <= len(levels)


def firmness_flags(
    codebook: Codebook, scale: CodedScale, levels: Mapping[str, str], certainties: Mapping[str, str]
) -> tuple[Flag, ...]:
    """Return the flag of two assessors who hold levels that lie apart, both at the highest certainty."""
    top = next(reversed(codebook.certainty), None)
    firm = {levels[label] for label in levels if top is not None and certainties.get(label) == top}
    return ("firm-and-apart",) if any(spread_of(scale, pair) in _FAR for pair in combinations(firm, 2)) else ()


def spread_flags(
    rules: ComparisonRules, sort: Sort, scale: CodedScale, levels: Collection[str], spread: Spread | None
) -> Iterator[Flag]:
    """Give the flags that the levels compared raise; judgements differ earlier than other sorts of questions."""
    if rules.no_majority and without_majority(levels):
        yield "no-majority"
    if spread in (rules.judgements if sort == "judgement" else rules.spreads):
        yield "spread"
    if rules.watershed and spread is not None and crosses_watershed(scale, levels):
        yield "watershed"


def footing_flags(rules: ComparisonRules, footing: Footing | None) -> tuple[Flag, ...]:
    """Return the flag of a level that is the same and held unequally firmly."""
    return ("footing",) if rules.footing and footing == "uneven" else ()


def relevance_flags(rules: ComparisonRules, gap: Gap | None) -> tuple[Flag, ...]:
    """Return the flag of a relevance gap at least as wide as the instrument says."""
    wide = ("apart",) if rules.relevance == "apart" else ("one-step", "apart")
    return ("relevance",) if rules.relevance and gap in wide else ()
