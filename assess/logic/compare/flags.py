"""What deserves attention in one facet or question; the thresholds are the instrument's `[comparison]`."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from assess.logic.compare.spread import crosses_watershed, spread_of
from assess.model.base import MAIN
from assess.model.codebook import CodedQuestion, CodedScale, ComparisonRules
from assess.model.comparison import Flag, Footing, Gap, Spread

_FAR: frozenset[Spread | None] = frozenset({"apart", "opposite", "differ"})


def cannot_wait(question: CodedQuestion, facet: str, level: str) -> bool:
    """Tell whether choosing `level` asked at once who was told; `act_now` holds LEVEL, or FACET.LEVEL with facets."""
    return f"{facet}.{level}" in question.act_now or (facet == MAIN and level in question.act_now)


def firm_and_apart(
    scale: CodedScale, levels: Mapping[str, str], certainties: Mapping[str, str], top: str | None
) -> bool:
    """Tell whether two assessors hold levels that lie apart, both at the highest certainty."""
    firm = [levels[label] for label in levels if top is not None and certainties.get(label) == top]
    return any(spread_of(scale, pair) in _FAR for pair in combinations(firm, 2))


def spread_flags(
    rules: ComparisonRules, scale: CodedScale, levels: Mapping[str, str], spread: Spread | None, footing: Footing | None
) -> Iterator[Flag]:
    """Give the flags that the levels compared raise."""
    if spread in rules.spreads:
        yield "spread"
    if rules.watershed and spread is not None and crosses_watershed(scale, levels.values()):
        yield "watershed"
    if rules.footing and footing == "uneven":
        yield "footing"


def relevance_flags(rules: ComparisonRules, gap: Gap | None) -> tuple[Flag, ...]:
    """Return the flag of a relevance gap at least as wide as the instrument says."""
    wide = ("apart",) if rules.relevance == "apart" else ("one-step", "apart")
    return ("relevance",) if rules.relevance and gap in wide else ()
