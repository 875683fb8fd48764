"""What the cited sources of two assessors share: counted from the ledgers alone, never a cause.

Own sources are an assessor's additions; only the coordinator can say (`same_as`) that one is a source others cite too.
Undeclared, it might be any of them: it makes no convergence, and where it would decide, the pattern is unclear.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from assess.logic.certainty import cited
from assess.logic.handling import declarations
from assess.model.assessment import Assessment, Link
from assess.model.comparison import PairPattern, Pattern
from assess.model.source import Register, Source


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source as it counts: under the id it was declared to be, its origin, and whether it is undeclared."""

    id: str
    origin: str
    undeclared: bool


@dataclass(frozen=True)
class Cited:
    """What one assessor cites for one question, looked at many times: once for every other assessor."""

    sources: frozenset[CitedSource]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the sources."""
        return frozenset(source.id for source in self.sources)

    @cached_property
    def origins(self) -> frozenset[str]:
        """The origins of the sources."""
        return frozenset(source.origin for source in self.sources)

    @cached_property
    def declared(self) -> "Cited":
        """What is left without own sources that nobody declared."""
        found = frozenset(source for source in self.sources if not source.undeclared)
        return self if len(found) == len(self.sources) else Cited(found)


class Ledger:
    """The sources of one assessor, each under the id it was declared to be."""

    def __init__(self, assessment: Assessment, register: Register | None) -> None:
        """Look every source up in the register first; an own source may be declared the same as a registered one."""
        extracts = {extract.id: extract.source for extract in assessment.evidence}
        self._named = {rating.question: _cited_names(rating.evidence, extracts) for rating in assessment.ratings}
        same = {one.source: one.same_as for one in declarations(register, assessment.assessor.label)}
        registered = {source.id: source for source in register.sources} if register else {}
        copies = {source.id: source for source in assessment.sources}
        # A source counts as the register has it, under the id it was declared to be; an own one as it was added.
        self._entries = {
            name: registered.get(same.get(name, name)) or copies.get(name) for name in {*copies, *extracts.values()}
        }
        self._counted = {
            name: _counted(same.get(name, name), entry, registered) for name, entry in self._entries.items()
        }
        # Many questions rest on the same sources.
        self._cited: dict[tuple[str, ...], Cited] = {}

    def named(self, question: str) -> tuple[str, ...]:
        """Return the ids of the sources cited for a question, as the assessor knows them; context is not cited."""
        return self._named.get(question, ())

    def cited(self, question: str) -> Cited:
        """Return the sources cited for a question as they count."""
        names = self.named(question)
        if names not in self._cited:
            self._cited[names] = Cited(frozenset(self._counted[name] for name in names))
        return self._cited[names]

    def entries(self, question: str) -> tuple[Source | None, ...]:
        """Return what is known of the sources cited for a question; None for one that has no entry anywhere."""
        return tuple(self._entries[name] for name in self.named(question))


def _cited_names(links: Sequence[Link], extracts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({extracts[link.id] for link in cited(links) if link.id in extracts}))


def _counted(name: str, source: Source | None, registered: Mapping[str, Source]) -> CitedSource:
    if source is None:
        return CitedSource(name, name, undeclared=True)
    return CitedSource(name, source.origin, undeclared=source.own and name not in registered)


def pattern_of(one: Cited, other: Cited, *, same_level: bool) -> Pattern:
    """Return what two assessors' cited sources share, given whether their levels are the same (settled point 6)."""
    if not one.sources or not other.sources:
        return "uncited"
    return _same_level(one, other) if same_level else _levels_differ(one, other)


def _levels_differ(one: Cited, other: Cited) -> Pattern:
    if not one.ids.isdisjoint(other.ids):
        return "interpretation"
    return "information" if one.declared.sources and other.declared.sources else "unclear"


def _same_level(one: Cited, other: Cited) -> Pattern:
    declared = (one.declared, other.declared)
    if _converge(*declared):
        return "convergence"
    return "unclear" if declared != (one, other) and _converge(one, other) else "echo"


def _converge(one: Cited, other: Cited) -> bool:
    """Tell whether each cites a source of another origin that the other does not cite."""
    return _adds_to(one, other) and _adds_to(other, one)


def _adds_to(one: Cited, other: Cited) -> bool:
    ids, origins = other.ids, other.origins
    for source in one.sources:  # noqa: SIM110 - twice as fast as any(), thousands of times
        if source.origin not in origins and source.id not in ids:
            return True
    return False


def patterns_of(levels: Mapping[str, str], sources: Mapping[str, Cited]) -> tuple[PairPattern, ...]:
    """Return the pattern of every pair of assessors who both gave a level."""
    return tuple(
        _paired(one, other, pattern_of(sources[one], sources[other], same_level=levels[one] == levels[other]))
        for one, other in combinations(levels, 2)
    )


@lru_cache(maxsize=1024)
def _paired(one: str, other: str, pattern: Pattern) -> PairPattern:
    """Return the one object for a pair and a pattern: twelve assessors make thousands of pairs."""
    return PairPattern.model_construct(pair=(one, other), pattern=pattern)
