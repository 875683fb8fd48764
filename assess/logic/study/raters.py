"""Whether an assessor can be followed from case to case: keys are made for each case, labels are given anew."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assess.logic.study.cases import Cases, Filed
from assess.logic.text import same_words
from assess.model.problem import Problem


def are_the_same(cases: Cases) -> bool:
    """Tell whether the same keys, each under the same label, assessed every case; within a case both are unique."""
    found = {frozenset((one.assessment.assessor.key, name_of(one)) for one in filed) for filed in cases.values()}
    return len(found) == 1


def name_of(filed: Filed) -> str:
    """Return the form of a label under which it counts as the same."""
    return same_words(filed.assessment.assessor.label)


def check_same_assessors(firsts: Sequence[Filed]) -> tuple[Problem, ...]:
    """Return a problem for every key under a second label (`key-two-labels`): labels then are not the same people."""
    seen: dict[str, Filed] = {}
    found = []
    for filed in firsts:
        one, first = filed.assessment.assessor, seen.setdefault(filed.assessment.assessor.key, filed)
        if name_of(first) != name_of(filed):
            message = f"{one.label} here is {first.assessment.assessor.label} in {first.path}: one assessor, two labels"
            hint = "leave --same-assessors away: labels are not the same person in every case"
            found.append(replace(Problem("key-two-labels", one.label, message, hint), file=str(filed.path)))
    return tuple(found)


def labels_of(firsts: Iterable[Filed]) -> dict[str, str]:
    """Return the label to show for each assessor, by `name_of`, in the order of labels."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for filed in firsts:
        spelled[name_of(filed)].add(filed.assessment.assessor.label)
    return {name: min(spelled[name]) for name in sorted(spelled)}
