"""Sealed assessments laid side by side: a pure function of what was sealed, the panel, the register and the reader."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from assess.errors import DoesNotFit
from assess.logic.compare.agenda import left_to_read, make_agenda
from assess.logic.compare.counts import count, count_by_sort
from assess.logic.compare.fit import check_fit
from assess.logic.compare.questions import Side, lay_out
from assess.logic.handling import known_sources, may_know, seen_by
from assess.model.assessment import Assessment
from assess.model.codebook import Codebook
from assess.model.comparison import ComparedAssessor, Comparison, OwnCompared, OwnSource, Reader
from assess.model.panel import Member, Panel
from assess.model.pinned import PinnedPanel, PinnedRegister
from assess.model.source import Register, SameAs, Source

Kept = TypeVar("Kept")


class Sealed(Protocol):
    """A sealed assessment and the digest that it was sealed under."""

    @property
    def assessment(self) -> Assessment:
        """What was sealed."""

    @property
    def commitment(self) -> str:
        """SHA-256 of the sealed bytes."""


def compare(
    sealed: Sequence[Sealed], panel: Panel | None = None, register: Register | None = None, reader: Reader = "board"
) -> Comparison:
    """Lay sealed assessments side by side for one reader; raise DoesNotFit with every reason why they do not fit.

    The order of the files changes nothing, no clock is read, and the same input gives the same document for ever.
    """
    ordered = sorted(sealed, key=lambda one: one.assessment.assessor.key)
    _refuse_unless_fitting([one.assessment for one in ordered], panel, register)
    labels = tuple(one.assessment.assessor.label for one in ordered)
    seen = {one.assessment.assessor.label: seen_by(one.assessment, reader, labels, register) for one in ordered}
    cleared = _cleared(register, [one.assessment for one in ordered], reader, labels)
    codebook = _codebook(seen[labels[0]])
    sides = {label: Side(assessment, cleared) for label, assessment in seen.items()}
    questions = tuple(lay_out(codebook, question, sides) for question in codebook.questions)
    agenda = make_agenda(codebook, questions)
    return Comparison.model_construct(
        **_heading(ordered, panel, register, reader),
        **_sources(seen, cleared),
        **_texts(seen),
        questions=questions,
        own=tuple(one for side in sides.values() for one in _own(side, codebook)),
        agenda=agenda,
        read=left_to_read(agenda, questions),
        counts=count(codebook, questions),
        counts_by_sort=count_by_sort(codebook, questions),
        codebook=codebook,
    )


def _refuse_unless_fitting(assessments: Sequence[Assessment], panel: Panel | None, register: Register | None) -> None:
    problems = check_fit(assessments, panel, register)
    if problems:
        raise DoesNotFit("does-not-fit", "these assessments do not belong together", problems=problems)


def _codebook(assessment: Assessment) -> Codebook:
    if assessment.codebook is None:
        raise DoesNotFit("no-codebook", "an assessment carries no codebook: it was not sealed", "seal it first")
    return assessment.codebook


def _heading(
    sealed: Sequence[Sealed], panel: Panel | None, register: Register | None, reader: Reader
) -> dict[str, Any]:
    """Return what the comparison is about, and who took part."""
    first = sealed[0].assessment
    return {
        "fictional": first.fictional,
        "reader": reader,
        "case": first.case,
        "occasion": first.occasion,
        "instrument": first.instrument,
        "panel": PinnedPanel.model_construct(revision=panel.revision) if panel else None,
        "register": PinnedRegister.model_construct(revision=register.revision) if register else None,
        "referral": register.referral if register else None,
        "commissioner": register.commissioner if register else None,
        "assessors": tuple(_assessor(one, panel) for one in sealed),
        "missing_assessors": _missing(sealed, panel),
    }


def _assessor(sealed: Sealed, panel: Panel | None) -> ComparedAssessor:
    one = sealed.assessment
    members = {member.key: member for member in panel.assessors} if panel else {}
    member = members.get(one.assessor.key)
    return ComparedAssessor.model_construct(
        key=one.assessor.key,
        label=one.assessor.label,
        role=one.assessor.role,
        seniority=member.seniority if member else None,
        as_of=one.as_of,
        setting=one.setting,
        sealed=sealed.commitment,
        incomplete=one.sealed.incomplete if one.sealed else None,
    )


def _missing(sealed: Sequence[Sealed], panel: Panel | None) -> tuple[Member, ...]:
    """Return who is on the panel and has sealed nothing, in the order of their keys."""
    here = {one.assessment.assessor.key for one in sealed}
    absent = (member for member in panel.assessors if member.key not in here) if panel else ()
    return tuple(sorted(absent, key=lambda member: member.key))


def _cleared(
    register: Register | None, assessments: Sequence[Assessment], reader: Reader, labels: Sequence[str]
) -> Register | None:
    """Return the register as far as the reader may know it; a declaration stays if both its sources do."""
    if register is None:
        return None
    sources = tuple(source for source in register.sources if may_know(source.handling, reader, labels))
    known = {one.assessor.label: known_sources(one, reader, labels, register) for one in assessments}
    names = {source.id for source in sources}
    same = tuple(
        one for one in register.same_as if one.same_as in names and one.source in known.get(one.of, frozenset())
    )
    return register.model_copy(update={"sources": sources, "same_as": same})


def _sources(seen: Mapping[str, Assessment], cleared: Register | None) -> dict[str, Any]:
    """Return the cited sources of the register, each assessor's own, and what was declared about those."""
    copies = {source.id: source for one in seen.values() for source in one.sources if not source.own}
    registered = {source.id: source for source in cleared.sources} if cleared else {}
    same: tuple[SameAs, ...] = cleared.same_as if cleared else ()
    cited = {extract.source for one in seen.values() for extract in one.evidence} | {one.same_as for one in same}
    return {
        "sources": _in_order(source for name, source in {**copies, **registered}.items() if name in cited),
        "own_sources": tuple(
            OwnSource.model_construct(of=label, **dict(source))
            for label, one in seen.items()
            for source in _in_order(source for source in one.sources if source.own)
        ),
        "same_as": tuple(sorted(same, key=lambda one: (one.of, one.source))),
    }


def _in_order(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(sorted(sources, key=lambda source: (source.date, source.id)))


def _texts(seen: Mapping[str, Assessment]) -> dict[str, Any]:
    """Return what each assessor wrote; copies, side by side."""
    return {
        "formulation": _each(seen, lambda one: one.formulation),
        "scenarios": _each(seen, lambda one: one.scenarios),
        "measures": _each(seen, lambda one: one.measures),
        "conclusion": _each(seen, lambda one: one.conclusion),
        "asks": _each(seen, lambda one: one.asks),
    }


def _each(seen: Mapping[str, Assessment], part: Callable[[Assessment], Kept]) -> dict[str, Kept]:
    return {label: part(assessment) for label, assessment in seen.items()}


def _own(side: Side, codebook: Codebook) -> Iterable[OwnCompared]:
    """Give the case-specific items of one assessor with their ratings."""
    for item in side.assessment.own:
        yield OwnCompared.model_construct(
            of=side.assessment.assessor.label,
            id=item.id,
            text=item.text,
            effect=item.effect,
            rating=side.compared(codebook, item.id),
            note=side.rating(item.id).note,
        )
