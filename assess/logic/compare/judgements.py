"""Judgements seen against the items: the same on other critical items, or different though the items agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from assess.logic.compare.basis import comparable
from assess.logic.compare.counts import FURTHER
from assess.logic.compare.coverage import levels_of
from assess.logic.compare.mirrors import mirrored
from assess.logic.compare.spread import spread_of
from assess.model.codebook import Codebook
from assess.model.comparison import ComparedQuestion, Comparison, Flag, Spread

Pair = tuple[str, str]
Critical = Mapping[str, Sequence[str]]


def with_judgement_flags(
    codebook: Codebook, questions: Sequence[ComparedQuestion], critical: Critical
) -> tuple[ComparedQuestion, ...]:
    """Return the questions, judgements with the flags that a look at the items raises.

    `on-other-items`: two assessors gave the same level, and their critical items are different ones, as the instrument
    defines that. `though-items-agree`: two gave different levels, and no item lies far apart between them. Both are
    asked only of two assessors who rated enough items in common; items that mirror each other are one.
    """
    items = _Items(codebook, questions, critical)
    return tuple(_with_flags(one, items) if one.sort == "judgement" else one for one in questions)


def pairs_behind(comparison: Comparison, judgement: ComparedQuestion) -> Mapping[Flag, tuple[Pair, ...]]:
    """Return which pairs of assessors raise the flags of a judgement that come from a look at the items."""
    return _pairs(judgement, _Items(comparison.codebook, comparison.questions, comparison.critical))


def _with_flags(judgement: ComparedQuestion, items: "_Items") -> ComparedQuestion:
    flags = tuple(flag for flag, pairs in _pairs(judgement, items).items() if pairs)
    return judgement.model_copy(update={"flags": (*judgement.flags, *flags)}) if flags else judgement


def _pairs(judgement: ComparedQuestion, items: "_Items") -> dict[Flag, tuple[Pair, ...]]:
    codebook = items.codebook
    given = _compared_levels(codebook, judgement)
    spreads = {
        pair: {_between(codebook, facet.scale, given[facet.facet], pair) for facet in judgement.facets}
        for pair in combinations(items.critical, 2)
    }
    same = (pair for pair, found in spreads.items() if found - {None} == {"same"})
    differing = (pair for pair, found in spreads.items() if found & {*codebook.comparison.judgements})
    return {
        "on-other-items": tuple(pair for pair in same if items.are_other(pair)),
        "though-items-agree": tuple(pair for pair in differing if items.agree(pair)),
    }


def _compared_levels(codebook: Codebook, judgement: ComparedQuestion) -> dict[str, dict[str, str]]:
    """Return the levels that are compared, by facet and label."""
    kind = next(one.scenario for one in codebook.questions if one.id == judgement.question)
    compared = comparable(kind, judgement.scenarios, [facet.ratings for facet in judgement.facets])
    return {
        facet.facet: {label: level for label, level in levels_of(facet.ratings).items() if label in compared}
        for facet in judgement.facets
    }


def _between(codebook: Codebook, scale: str, levels: Mapping[str, str], pair: Pair) -> Spread | None:
    """Return how far the levels of two assessors lie apart; None unless both gave one."""
    one, other = pair
    return (
        spread_of(codebook.scales[scale], (levels[one], levels[other])) if one in levels and other in levels else None
    )


@dataclass(frozen=True)
class _Items:
    """The items that two assessors rated, and which of them are critical to whom."""

    codebook: Codebook
    questions: Sequence[ComparedQuestion]
    critical: Critical
    _found: dict[Pair, Mapping[str, Spread]] = field(default_factory=dict)

    def are_other(self, pair: Pair) -> bool:
        """Tell whether two assessors have different critical items, as far as that can be asked."""
        rule = self.codebook.comparison.critical
        one, other = ({self._firsts[name] for name in self.critical[label]} for label in pair)
        if rule is None or not one or not other or not self._enough(pair):
            return False
        return one.isdisjoint(other) if rule == "disjoint" else one != other

    def agree(self, pair: Pair) -> bool:
        """Tell whether no item lies further apart between two assessors than the instrument says."""
        rule = self.codebook.comparison.items_agree
        if rule is None or not self._enough(pair):
            return False
        return all(FURTHER.index(spread) <= FURTHER.index(rule) for spread in self._in_common(pair).values())

    def _enough(self, pair: Pair) -> bool:
        return len(self._in_common(pair)) >= self.codebook.comparison.in_common

    def _in_common(self, pair: Pair) -> Mapping[str, Spread]:
        """Return how far apart the items lie that both rated, mirrors as one, under the first of the two."""
        if pair not in self._found:
            found: dict[str, Spread] = {}
            for name, scale, levels in self._rated:
                spread = _between(self.codebook, scale, levels, pair)
                if spread and FURTHER.index(spread) > FURTHER.index(found.get(name)):
                    found[name] = spread
            self._found[pair] = found
        return self._found[pair]

    @cached_property
    def _firsts(self) -> Mapping[str, str]:
        return mirrored(self.codebook.questions)

    @cached_property
    def _rated(self) -> Sequence[tuple[str, str, Mapping[str, str]]]:
        """The facets of items: the first of the pair that the item is in, the scale, the levels by label."""
        items = (question for question in self.questions if question.sort == "item")
        return [
            (self._firsts[item.question], facet.scale, levels_of(facet.ratings))
            for item in items
            for facet in item.facets
        ]
