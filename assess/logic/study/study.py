"""From sealed assessments of many cases to ratings for each question and facet; nothing is pooled."""

from collections.abc import Sequence
from dataclasses import dataclass

from assess.errors import DoesNotFit, UsageRefused
from assess.logic.compare.questions import Side, Sides
from assess.logic.study.cases import Cases, Filed, by_case, first_seals, in_order
from assess.logic.study.check import check_cases
from assess.logic.study.questions import StudiedFacet, study_question
from assess.logic.study.raters import are_the_same, check_same_assessors, labels_of, name_of
from assess.model.codebook import Codebook
from assess.model.pinned import PinnedInstrument
from assess.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Study:
    """Agreement of assessors over many cases, one facet of one question at a time, in the order of the instrument.

    cases, assessments: how many first seals of how many cases. assessors: labels, where one label is one person in
    every case, else None. amendments: how many files were left out, as agreement counts the first seals beside them.
    """

    instrument: PinnedInstrument
    title: str
    status: str
    fictional: bool
    cases: int
    assessments: int
    amendments: int
    assessors: tuple[str, ...] | None
    only_complete: bool
    facets: tuple[StudiedFacet, ...]


def study(sealed: Sequence[Filed], *, same_assessors: bool = False, only_complete: bool = False) -> Study:
    """Lay the first seals of many cases out by question; `same_assessors` declares that a label is one person.

    Without that they are one only where the same keys assessed every case. `only_complete` keeps of each question the
    cases in which everybody gave a level. The order of the files changes nothing.
    Raises UsageRefused (`assessors-unknown`); DoesNotFit: `one-case`, or `does-not-fit` with every reason of
    `check_cases` and `check_same_assessors`.
    """
    ordered = in_order(sealed)
    if len(by_case(ordered)) == 1:
        message = "one case is no reliability study: its questions are no sample, and agreement is per question"
        raise DoesNotFit("one-case", message, "assess merge lays the assessments of one case side by side")
    firsts = first_seals(ordered)
    _refuse((*check_cases(ordered), *(check_same_assessors(firsts) if same_assessors else ())))
    cases = by_case(firsts)
    names = labels_of(firsts) if same_assessors or are_the_same(cases) else None
    if only_complete and not names:
        hint = "--same-assessors, if a label is the same person in every case"
        raise UsageRefused("assessors-unknown", "which cases are complete cannot be told: assessors may change", hint)
    codebook = _codebook(firsts[0])
    return Study(
        instrument=firsts[0].assessment.instrument,
        title=codebook.title,
        status=codebook.status,
        fictional=firsts[0].assessment.fictional,
        cases=len(cases),
        assessments=len(firsts),
        amendments=len(ordered) - len(firsts),
        assessors=tuple(names.values()) if names else None,
        only_complete=only_complete,
        facets=_facets(codebook, cases, tuple(names) if names else None, only_complete=only_complete),
    )


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise DoesNotFit("does-not-fit", "these assessments are not one study", problems=problems)


def _codebook(filed: Filed) -> Codebook:
    codebook = filed.assessment.codebook
    assert codebook is not None  # noqa: S101 - for the type checker: no seal without one is opened
    return codebook


def _facets(
    codebook: Codebook, cases: Cases, columns: Sequence[str] | None, *, only_complete: bool
) -> tuple[StudiedFacet, ...]:
    sides: list[Sides] = [{name_of(one): Side(one.assessment, None) for one in filed} for filed in cases.values()]
    return tuple(
        facet
        for question in codebook.questions
        for facet in study_question(codebook, question, sides, columns, only_complete=only_complete)
    )
