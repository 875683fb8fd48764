"""The second look: which sources were used for which question, from a comparison, with nothing that tells a rating.

What could tell one is left out: which way an extract bears, judgements and case-specific items, and questions that are
asked only after a certain answer, for whoever used a source there gave that answer. Every other item and dimension of
the instrument stands there, with every assessor, whether anything was used or not.
"""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assess.errors import DoesNotFit
from assess.logic.conditions import parse_condition
from assess.logic.digest import digest_bytes
from assess.logic.documents import dump_document
from assess.logic.handling import may_know
from assess.logic.revisions import is_cleared
from assess.model.comparison import ComparedQuestion, Comparison, OwnSource
from assess.model.look import Look, Looker, SourceUsed, UsedFor
from assess.model.source import Handling, Source

if TYPE_CHECKING:
    from assess.model.instrument import Instrument

# Facts about the case, not answers about the person.
_NO_ANSWERS = {"phase", "setting"}


def make_look(comparison: Comparison, label: str | None = None, conditional: Collection[str] | None = None) -> Look:
    """Return the second look of the assessor `label`, or with None the one that all assessors may see together.

    `conditional` are the questions that are asked only after a certain answer (`conditional_questions`). Where they are
    not known, those are left out that did not apply to this assessor, or, for all, to somebody.
    First seals alone are looked at, so that everybody's second look has the same ground.
    Raises DoesNotFit `other-reader` for a comparison that is not the coordinator's whole one, `not-in-comparison` for
    somebody who sealed nothing that is compared in it.
    """
    if comparison.reader != "coordinator":
        message = f"this comparison was made for {comparison.reader}, and so does not hold every source"
        raise DoesNotFit("other-reader", message, "name the coordinator's document, as `assess merge -o` writes it")
    if label is not None and label not in comparison.labels:
        hint = f"in it are {', '.join(sorted(comparison.labels))}; whoever has not sealed yet gets no second look"
        raise DoesNotFit("not-in-comparison", f"{label} is not among the assessors of this comparison", hint)
    looking = _Looking(comparison, label)
    left_out = _hidden(comparison, label) if conditional is None else conditional
    questions = [one for one in comparison.questions if one.sort != "judgement" and one.question not in left_out]
    used = {one.question: looking.used(one) for one in questions}
    parts: dict[str, Any] = {
        "fictional": comparison.fictional,
        "case": comparison.case,
        "occasion": comparison.occasion,
        "instrument": comparison.instrument,
        "comparison": digest_bytes(dump_document(comparison)),
        "for": label,
        "assessors": tuple(Looker(label=one.label, role=one.role) for one in comparison.assessors),
        "sources": looking.sources({name for each in used.values() for names in each.values() for name in names}),
        "questions": tuple(_question(comparison, one, used[one.question]) for one in questions),
    }
    return Look(**parts)


def conditional_questions(instrument: "Instrument") -> frozenset[str]:
    """Return the questions that are asked only after certain answers; phase and setting are no answers."""
    return frozenset(
        question.id
        for question in instrument.questions
        if question.applies_when and _names(question.applies_when) - _NO_ANSWERS
    )


def _names(condition: str) -> set[str]:
    return {name for name, _ in parse_condition(condition).compared}


def _hidden(comparison: Comparison, label: str | None) -> frozenset[str]:
    """Return the questions that did not apply to an assessor, or to anybody."""
    return frozenset(name for one in comparison.assessors if label in (None, one.label) for name in one.hidden)


def _question(comparison: Comparison, question: ComparedQuestion, used: dict[str, tuple[str, ...]]) -> UsedFor:
    coded = comparison.codebook.question(question.question)
    label = coded.label if coded else question.code
    return UsedFor(question=question.question, code=question.code, sort=question.sort, label=label, used=used)


class _Looking:
    """The sources of a comparison as one assessor, or all of them together, may know them."""

    def __init__(self, comparison: Comparison, label: str | None) -> None:
        self._comparison = comparison
        self._label = label
        self._extracts = {
            of: {extract.id: extract.source for extract in many} for of, many in comparison.evidence.items()
        }
        self._registered = {source.id: source for source in comparison.sources}
        self._own = {(source.of, source.id): source for source in comparison.own_sources}
        self._copies = {(of, source.id): source for of, many in comparison.copies.items() for source in many}
        self._same = {(one.of, one.source): one.same_as for one in comparison.same_as}

    def used(self, question: ComparedQuestion) -> dict[str, tuple[str, ...]]:
        """Return the known sources that everybody used for a question, whichever way an extract bears on it."""
        return {of: tuple(sorted(set(self._names(question, of)))) for of in self._comparison.labels}

    def _names(self, question: ComparedQuestion, of: str) -> Iterator[str]:
        extracts = self._extracts.get(of, {})
        for link in question.links.get(of, ()):
            name = extracts.get(link.id)
            if name is not None and (of, name) in self._known:
                yield self._known[of, name].id

    @cached_property
    def _known(self) -> dict[tuple[str, str], SourceUsed]:
        """Every source that may be known, by who used it and under which id, as what it is shown."""
        names = ((of, name) for of, extracts in self._extracts.items() for name in dict.fromkeys(extracts.values()))
        found = ((of, name, self._shown(of, name)) for of, name in names)
        return {(of, name): source for of, name, source in found if source is not None}

    def _shown(self, of: str, name: str) -> SourceUsed | None:
        """Return a source as it is shown: under the id that it was declared the same as, where that may be known."""
        source, declared = self._entry(of, name), self._registered.get(self._same.get((of, name), ""))
        # One's own additions are no secret to oneself; that a hidden source is the same is one.
        mine = isinstance(source, OwnSource) and of == self._label
        entries = [one for one in (source, self._copies.get((of, name)), declared) if one is not None]
        if source is None or not (mine or all(self._may(one.handling) for one in entries)):
            return None
        return _as_used(declared if declared and self._may(declared.handling) else source)

    def _entry(self, of: str, name: str) -> Source | None:
        """Return what is recorded about a source: an own one, the register's entry, or else the assessor's copy."""
        registered = self._registered.get(name) if self._comparison.register_ else None
        return self._own.get((of, name)) or registered or self._copies.get((of, name)) or self._registered.get(name)

    def _may(self, handling: Handling) -> bool:
        if self._label is None:
            return may_know(handling, "meeting", self._comparison.labels)
        return is_cleared(handling, self._label)

    def sources(self, names: Collection[str]) -> tuple[SourceUsed, ...]:
        """Return the sources of these ids, the oldest first."""
        found = {source.id: source for source in reversed(self._known.values()) if source.id in names}
        return tuple(sorted(found.values(), key=lambda source: (source.date, source.id)))


def _as_used(source: Source) -> SourceUsed:
    fields = {name: getattr(source, name) for name in Source.model_fields}
    return SourceUsed(**fields, of=source.of if isinstance(source, OwnSource) else None)
