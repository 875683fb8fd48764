"""What keeps sealed files from being one study, each with a code of its own and the file it is in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assess.logic.compare.fit import check_first_seals, check_text, check_twice
from assess.logic.study.cases import Cases, Filed, by_case, first_seals
from assess.logic.text import same_words
from assess.model.problem import Problem

_PAIR = 2


def check_cases(ordered: Sequence[Filed]) -> tuple[Problem, ...]:
    """Return every reason why these files are not one study, each with its file; order them with `in_order` before.

    `amended-seal` (an amendment without its first seal), `instrument-differs`, `digest-differs`, `codebook-differs`,
    `fictional-differs`; within a case `file-twice`, `key-twice`, `label-twice`, `case-differs` (two spellings),
    `case-twice` (two occasions); `too-few` (nowhere two assessments of one case).
    """
    firsts = first_seals(ordered)
    cases = by_case(firsts)
    return (
        *_without_first_seal(ordered, firsts),
        *_other_text(firsts),
        *_other_sort(firsts),
        *(problem for filed in cases.values() for problem in _one_unit(filed)),
        *_pairs(cases),
    )


def _in(filed: Filed, problems: Iterable[Problem]) -> Iterator[Problem]:
    return (replace(problem, file=str(filed.path)) for problem in problems)


def _without_first_seal(ordered: Sequence[Filed], firsts: Sequence[Filed]) -> Iterator[Problem]:
    here = {filed.commitment for filed in firsts}
    for filed in ordered:
        amendments = filed.assessment.amendments
        if amendments and amendments[0].of not in here:
            yield from _in(filed, check_first_seals([filed.assessment]))


def _other_text(firsts: Sequence[Filed]) -> Iterator[Problem]:
    for filed in firsts[1:]:
        names = f"this assessment and {firsts[0].path}"
        yield from _in(filed, check_text(firsts[0].assessment, filed.assessment, names))


def _other_sort(firsts: Sequence[Filed]) -> Iterator[Problem]:
    """Give one problem where fictional and real cases are mixed: any of them shows it."""
    for filed in firsts[1:]:
        if filed.assessment.fictional != firsts[0].assessment.fictional:
            message = f"fictional and real cases together: this one and {firsts[0].path}"
            hint = "what is computed of made-up cases says nothing about real ones"
            yield from _in(filed, [Problem("fictional-differs", filed.assessment.assessor.label, message, hint)])
            return


def _one_unit(filed: Sequence[Filed]) -> Iterator[Problem]:
    """Give what keeps the files of one case from being one unit."""
    seen: dict[str, Filed] = {}
    for other in filed:
        owner, occasion = other.assessment.assessor, other.assessment.occasion
        label = same_words(owner.label)
        marks = f"seal {other.commitment}", f"key {occasion} {owner.key}", f"label {occasion} {label}"
        if one := next((seen[mark] for mark in marks if mark in seen), None):
            yield from _in(other, _same_file(one, other) or check_twice((one.assessment, other.assessment)))
        seen |= {mark: other for mark in marks if mark not in seen}
    for other in filed[1:]:
        yield from _in(other, _other_unit(filed[0], other))


def _same_file(one: Filed, other: Filed) -> tuple[Problem, ...]:
    if one.commitment != other.commitment:
        return ()
    message = f"the same seal as {one.path}"
    return (Problem("file-twice", other.assessment.assessor.label, message, "name each file once"),)


def _other_unit(first: Filed, other: Filed) -> Iterator[Problem]:
    label = other.assessment.assessor.label
    if first.assessment.case != other.assessment.case:
        message = f"the case of {first.path}, spelled in another way"
        yield Problem("case-differs", label, message, "only one of the two spellings belongs here")
    elif first.assessment.occasion != other.assessment.occasion:
        message = f"another occasion of the case in {first.path}: they would not be independent units"
        yield Problem("case-twice", label, message, "name the files of one occasion of each case")


def _pairs(cases: Cases) -> Iterator[Problem]:
    if all(len(filed) < _PAIR for filed in cases.values()):
        message = "it takes two assessments of a case to compare; here every case has one"
        yield Problem("too-few", "", message, "name the sealed files of all assessors")
