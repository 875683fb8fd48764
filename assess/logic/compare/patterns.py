"""What the cited sources of two assessors share: counted from the ledgers alone, never a cause.

Own sources are an assessor's additions; only the coordinator can say (`same_as`) that one is a source others cite too.
Undeclared, it might be any of them: it makes no convergence, and where it would decide, the pattern is unclear.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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


class Ledger:
    """The sources of one assessor, each under the id it was declared to be."""

    def __init__(self, assessment: Assessment, register: Register | None) -> None:
        """Look every source up in the register first; an own source may be declared the same as a registered one."""
        self._extracts = {extract.id: extract.source for extract in assessment.evidence}
        self._links = {rating.question: rating.evidence for rating in assessment.ratings}
        same = {one.source: one.same_as for one in declarations(register, assessment.assessor.label)}
        registered = {source.id: source for source in register.sources} if register else {}
        copies = {source.id: source for source in assessment.sources}
        # A source counts as the register has it, under the id it was declared to be; an own one as it was added.
        self._entries = {
            name: registered.get(same.get(name, name)) or copies.get(name)
            for name in {*copies, *self._extracts.values()}
        }
        self._counted = {
            name: _counted(same.get(name, name), entry, registered) for name, entry in self._entries.items()
        }

    def links(self, question: str) -> tuple[Link, ...]:
        """Return the links of a question."""
        return self._links.get(question, ())

    def named(self, question: str) -> tuple[str, ...]:
        """Return the ids of the sources cited for a question, as the assessor knows them; context is not cited."""
        found = (self._extracts[link.id] for link in cited(self.links(question)) if link.id in self._extracts)
        return tuple(sorted(set(found)))

    def cited(self, question: str) -> frozenset[CitedSource]:
        """Return the sources cited for a question as they count."""
        return frozenset(self._counted[name] for name in self.named(question))

    def entries(self, question: str) -> tuple[Source | None, ...]:
        """Return what is known of the sources cited for a question; None for one that has no entry anywhere."""
        return tuple(self._entries[name] for name in self.named(question))


def _counted(name: str, source: Source | None, registered: Mapping[str, Source]) -> CitedSource:
    if source is None:
        return CitedSource(name, name, undeclared=True)
    return CitedSource(name, source.origin, undeclared=source.own and name not in registered)


def pattern_of(one: frozenset[CitedSource], other: frozenset[CitedSource], *, same_level: bool) -> Pattern:
    """Return what two assessors' cited sources share, given whether their levels are the same (settled point 6)."""
    if not one or not other:
        return "uncited"
    return _same_level(one, other) if same_level else _levels_differ(one, other)


def _levels_differ(one: frozenset[CitedSource], other: frozenset[CitedSource]) -> Pattern:
    if _ids(one) & _ids(other):
        return "interpretation"
    return "information" if _declared(one) and _declared(other) else "unclear"


def _same_level(one: frozenset[CitedSource], other: frozenset[CitedSource]) -> Pattern:
    if _converge(_declared(one), _declared(other)):
        return "convergence"
    return "unclear" if _converge(one, other) else "echo"


def _converge(one: frozenset[CitedSource], other: frozenset[CitedSource]) -> bool:
    """Tell whether each cites a source of another origin that the other does not cite."""
    return _adds_to(one, other) and _adds_to(other, one)


def _adds_to(one: frozenset[CitedSource], other: frozenset[CitedSource]) -> bool:
    origins = {source.origin for source in other}
    return any(source.origin not in origins for source in one if source.id not in _ids(other))


def _declared(sources: frozenset[CitedSource]) -> frozenset[CitedSource]:
    return frozenset(source for source in sources if not source.undeclared)


def _ids(sources: Iterable[CitedSource]) -> set[str]:
    return {source.id for source in sources}


def patterns_of(levels: Mapping[str, str], sources: Mapping[str, frozenset[CitedSource]]) -> tuple[PairPattern, ...]:
    """Return the pattern of every pair of assessors who both gave a level."""
    return tuple(
        PairPattern.model_construct(
            pair=(one, other),
            pattern=pattern_of(sources[one], sources[other], same_level=levels[one] == levels[other]),
        )
        for one, other in combinations(levels, 2)
    )
