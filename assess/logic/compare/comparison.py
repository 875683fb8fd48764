"""Sealed assessments laid side by side: a pure function of what was sealed, the panel, the register and the reader."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from assess.errors import DoesNotFit
from assess.logic.compare.agenda import left_to_read, make_agenda
from assess.logic.compare.counts import count, count_by_sort
from assess.logic.compare.critical import critical_items
from assess.logic.compare.fit import check_fit
from assess.logic.compare.judgements import with_judgement_flags
from assess.logic.compare.one_way import one_way
from assess.logic.compare.questions import Side, lay_out
from assess.logic.compare.seals import Held, Sealed, held_for, hold, second_look_for, second_looks
from assess.logic.handling import known_sources, may_know
from assess.model.assessment import Assessment
from assess.model.codebook import Codebook
from assess.model.comparison import ComparedAssessor, Comparison, OwnCompared, OwnSource, Reader
from assess.model.panel import Member, Panel
from assess.model.pinned import PinnedPanel, PinnedRegister
from assess.model.source import Register, SameAs, Source

Kept = TypeVar("Kept")


def compare(
    sealed: Sequence[Sealed],
    panel: Panel | None = None,
    register: Register | None = None,
    reader: Reader = "board",
    later: Sequence[Sealed] = (),
) -> Comparison:
    """Lay sealed assessments side by side for one reader; raise DoesNotFit with every reason why they do not fit.

    `later` are amendments of some of them: agreement counts the first seals, second looks stand beside. The order of
    the files changes nothing, no clock is read, and the same input gives the same document for ever.
    """
    ordered = sorted(sealed, key=lambda one: one.assessment.assessor.key)
    _refuse_unless_fitting([one.assessment for one in ordered], panel, register)
    held = hold(ordered, later)
    heading = _heading(ordered, panel, register, reader) | {"second_looks": second_looks(held, later)}
    return lay_side_by_side(held, register, heading)


def lay_side_by_side(held: Mapping[str, Held], register: Register | None, heading: dict[str, Any]) -> Comparison:
    """Return the comparison of assessments by label, in the order of keys; `heading` says for whom and what is known.

    What the reader that the heading names may not know of is left out first, everything is worked out then.
    """
    reader, labels = heading["reader"], tuple(held)
    known = {label: held_for(one, reader, labels, register) for label, one in held.items()}
    seen = {label: one.first for label, one in known.items()}
    cleared = _cleared(register, [one.later or one.first for one in held.values()], reader, labels)
    codebook = _codebook(seen[labels[0]])
    sides = {label: Side(assessment, cleared) for label, assessment in seen.items()}
    later = {label: one.side_since(cleared) for label, one in known.items() if one.later}
    laid_out = tuple(lay_out(codebook, question, sides, later) for question in codebook.questions)
    critical = critical_items(codebook, laid_out, labels)
    questions = with_judgement_flags(codebook, laid_out, critical)
    agenda = make_agenda(codebook, questions)
    return Comparison.model_construct(
        **heading
        | _sources(known, cleared)
        | _texts(seen)
        | {"second_looks": tuple(second_look_for(one, known[one.of], reader) for one in heading["second_looks"])},
        questions=questions,
        own=tuple(one for side in sides.values() for one in _own(side, codebook)),
        agenda=agenda,
        read=left_to_read(agenda, questions),
        critical=critical,
        # To the person it would read as an accusation.
        one_way=() if reader == "person" else one_way(codebook, questions, sides),
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
        last_move=one.last_move,
        hidden=one.hidden,
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


def _sources(known: Mapping[str, Held], cleared: Register | None) -> dict[str, Any]:
    """Return the cited sources of the register, each assessor's own, what was declared about those, and extracts."""
    newest = {label: one.later or one.first for label, one in known.items()}
    copies = {source.id: source for one in newest.values() for source in one.sources if not source.own}
    registered = {source.id: source for source in cleared.sources} if cleared else {}
    same: tuple[SameAs, ...] = cleared.same_as if cleared else ()
    states = [state for one in known.values() for state in (one.first, one.later) if state]
    cited = {extract.source for state in states for extract in state.evidence} | {one.same_as for one in same}
    sources = {name: source for name, source in {**copies, **registered}.items() if name in cited}
    return {
        "sources": _in_order(sources.values()),
        "own_sources": tuple(
            OwnSource.model_construct(of=label, **dict(source))
            for label, one in newest.items()
            for source in _in_order(source for source in one.sources if source.own)
        ),
        "copies": {label: found for label, one in newest.items() if (found := _own_copies(one, sources))},
        "same_as": tuple(sorted(same, key=lambda one: (one.of, one.source))),
        "evidence": {label: one.first.evidence for label, one in known.items()},
    }


def _own_copies(one: Assessment, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """Return an assessor's copies of registered sources that are not as the register has them now."""
    return tuple(source for source in one.sources if not source.own and sources.get(source.id, source) != source)


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
            links=side.rating(item.id).evidence,
            note=side.rating(item.id).note,
        )
