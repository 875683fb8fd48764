"""Groups of assessors that lie apart in one direction, question after question: something to ask, never a finding.

It is counted from levels and ledgers alone. People who saw the person elsewhere, or rely on other kinds of source, may
differ for many reasons, and nothing here can tell which of them it is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import get_args

from assess.logic.compare.coverage import levels_of
from assess.logic.compare.mirrors import mirrored
from assess.logic.compare.questions import Side, Sides
from assess.model.codebook import Codebook, CodedQuestion
from assess.model.comparison import By, ComparedQuestion, Group, OneWay
from assess.model.source import KINDS

OWN_ACCOUNT, OTHERS = "own-account", "others"
"""The groups by kind of source: all that is cited is what the person says, or none of it is."""

Pair = tuple[str, str]
GroupOf = Callable[[Side, str], str | None]


def one_way(codebook: Codebook, questions: Sequence[ComparedQuestion], sides: Sides) -> tuple[OneWay, ...]:
    """Return which two groups lie apart on several questions, on all of them in the same direction.

    Two groups lie apart on a facet where every level of the one is of more concern than every level of the other: for
    risks and needs that is a later level, for strengths and dimensions an earlier one; scales without an order and
    judgements do not count. The facets of a question are one question, and so are two that mirror each other: the
    first of them that lies apart is listed. By sources, an assessor may be in one group for one question and in
    another for the next, and in none where what they cite is of several settings, of both kinds, or nothing.
    """
    fewest = codebook.comparison.one_way
    if fewest is None:
        return ()
    facets = tuple(_facets(codebook, questions))
    return tuple(
        _entry(by, pair, apart, sides)
        for by in get_args(By)
        for pair, apart in sorted(_apart(facets, sides, _GROUPS[by]).items())
        if len({one.matter for one in apart}) >= fewest and len({one.more for one in apart}) == 1
    )


@dataclass(frozen=True, slots=True)
class _Facet:
    """The places of levels by label; a later place is of more concern. `matter` is the first of a mirrored pair."""

    question: str
    matter: str
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Apart:
    """A facet on which two groups lie apart: which one's levels are of more concern, and who is in either."""

    question: str
    matter: str
    more: str
    members: Mapping[str, Sequence[str]]


def _facets(codebook: Codebook, questions: Sequence[ComparedQuestion]) -> Iterator[_Facet]:
    """Give the facets whose levels have a direction of concern, where two or more assessors gave one."""
    coded, matters = {one.id: one for one in codebook.questions}, mirrored(codebook.questions)
    for question in questions:
        for facet in question.facets:
            scale, levels = codebook.scales[facet.scale], levels_of(facet.ratings)
            order = _by_concern(coded[question.question], tuple(scale.levels)) if scale.ordered else ()
            if order and len(levels) > 1:
                places = {label: order.index(level) for label, level in levels.items()}
                yield _Facet(question.question, matters[question.question], places)


def _by_concern(question: CodedQuestion, levels: Sequence[str]) -> Sequence[str]:
    """Return the levels from the least concern to the most; none where the question has no such direction."""
    if question.effect in ("risk", "need"):
        return levels
    return levels[::-1] if question.effect == "protective" or question.sort == "dimension" else ()


def _apart(facets: Sequence[_Facet], sides: Sides, group_of: GroupOf) -> dict[Pair, list[_Apart]]:
    """Return on which facets any two groups lie apart."""
    found: dict[Pair, list[_Apart]] = {}
    for facet in facets:
        groups = _groups(facet, sides, group_of)
        for pair in combinations(sorted(groups), 2):
            more = _more_concern(pair, {name: [facet.places[label] for label in groups[name]] for name in pair})
            if more:
                found.setdefault(pair, []).append(_Apart(facet.question, facet.matter, more, groups))
    return found


def _groups(facet: _Facet, sides: Sides, group_of: GroupOf) -> dict[str, list[str]]:
    """Return who of those with a level is in which group, in the order of keys."""
    groups: dict[str, list[str]] = {}
    for label in facet.places:
        name = group_of(sides[label], facet.question)
        if name is not None:
            groups.setdefault(name, []).append(label)
    return groups


def _more_concern(pair: Pair, places: Mapping[str, Sequence[int]]) -> str | None:
    one, other = pair
    if min(places[one]) > max(places[other]):
        return one
    return other if min(places[other]) > max(places[one]) else None


def _entry(by: By, pair: Pair, apart: Sequence[_Apart], sides: Sides) -> OneWay:
    more = apart[0].more
    less = next(name for name in pair if name != more)
    listed: dict[str, str] = {}
    for one in apart:
        listed.setdefault(one.matter, one.question)
    named = [one.members for one in apart if one.question == listed[one.matter]]
    groups = {
        name: Group.model_construct(
            name=name, labels=tuple(label for label in sides if any(label in one[name] for one in named))
        )
        for name in pair
    }
    return OneWay.model_construct(
        by=by, more_concern=groups[more], less_concern=groups[less], questions=tuple(listed.values())
    )


def _by_source_setting(side: Side, question: str) -> str | None:
    settings = {source.setting if source else None for source in side.ledger.entries(question)}
    return settings.pop() if len(settings) == 1 else None


def _by_source_kind(side: Side, question: str) -> str | None:
    told = {KINDS[source.kind].self_report if source else None for source in side.ledger.entries(question)}
    if told == {True}:
        return OWN_ACCOUNT
    return OTHERS if told == {False} else None


_GROUPS: Mapping[By, GroupOf] = {
    "role": lambda side, _question: side.assessment.assessor.role,
    "setting": lambda side, _question: side.assessment.setting,
    "source-setting": _by_source_setting,
    "source-kind": _by_source_kind,
}
