"""One question over many cases: a row of levels for each case, and why levels are missing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assess.logic.agreement.catalogue import all_coefficients
from assess.logic.agreement.coefficient import Coefficient
from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import Ratings, Row, complete, of_rows, prevalence, profile_of
from assess.logic.compare.basis import Given, comparable
from assess.logic.compare.coverage import coverage_of, levels_of
from assess.logic.compare.questions import Sides, scenarios_of
from assess.model.base import MAIN, Sort
from assess.model.codebook import Codebook, CodedQuestion

MISSING = ("unknown", "not-applicable", "not-asked", "unanswered")
"""Why there is no level, in the order in which it is told."""


@dataclass(frozen=True)
class StudiedFacet:
    """One facet of one question over many cases.

    facet_label: None where the question has only the implicit facet. labels: of the levels, in their order. missing:
    how many ratings are no level, by class of reason; a question that was not put to somebody's role counts nowhere.
    set_aside: cases left out here because assessors refer to other kinds of scenario.
    """

    question: str
    code: str
    label: str
    sort: Sort
    facet: str
    facet_label: str | None
    levels: Levels
    labels: tuple[str, ...]
    ratings: Ratings
    missing: Mapping[str, int]
    set_aside: int

    @cached_property
    def given(self) -> tuple[int, ...]:
        """How often each level was given."""
        return prevalence(self.ratings, len(self.labels))

    @cached_property
    def coefficients(self) -> tuple[Coefficient, ...]:
        """Every measure of agreement in every variant."""
        return all_coefficients(self.ratings, self.levels)


def study_question(
    codebook: Codebook,
    question: CodedQuestion,
    cases: Sequence[Sides],
    columns: Sequence[str] | None,
    *,
    only_complete: bool,
) -> Iterator[StudiedFacet]:
    """Give each facet of a question; `cases` are sides by name, `columns` those names where they are the same people.

    `only_complete` keeps the cases in which all of them gave a level.

    Judgements are compared only between those who refer to the same kind of scenario: a case in which anybody who gave
    a level refers to another one is left out as a whole.
    """
    laid_out = [_given(codebook, question, sides) for sides in cases]
    kept = [given for given, sides in zip(laid_out, cases, strict=True) if _is_compared(question, given, sides)]
    for facet, coded in question.facets.items():
        given = [one[facet] for one in kept]
        scale = codebook.scales[coded.scale]
        levels = Levels(tuple(scale.levels), ordered=scale.ordered, numbers=False)
        ratings = _ratings(given, levels, columns)
        yield StudiedFacet(
            question=question.id,
            code=question.code,
            label=question.label,
            sort=question.sort,
            facet=facet,
            facet_label=None if tuple(question.facets) == (MAIN,) else coded.label,
            levels=levels,
            labels=tuple(scale.levels.values()),
            ratings=complete(ratings) if only_complete else ratings,
            missing=_missing(given),
            set_aside=len(cases) - len(kept),
        )


def _given(codebook: Codebook, question: CodedQuestion, sides: Sides) -> dict[str, Given]:
    return {
        facet: {name: side.given(codebook, question, facet) for name, side in sides.items()}
        for facet in question.facets
    }


def _is_compared(question: CodedQuestion, given: Mapping[str, Given], sides: Sides) -> bool:
    """Tell whether everybody who gave a level is compared."""
    rated = {name for one in given.values() for name in levels_of(one)}
    return rated <= comparable(question.scenario, scenarios_of(question, sides), given.values())


def _ratings(given: Sequence[Given], levels: Levels, columns: Sequence[str] | None) -> Ratings:
    """Return the ratings, with rows only where a column is one assessor."""
    places = {code: place for place, code in enumerate(levels.codes)}
    found = [{name: places[level] for name, level in levels_of(one).items()} for one in given]
    if columns is None:
        return Ratings(Counter(profile_of(one.values(), len(places)) for one in found))
    rows: Counter[Row] = Counter(tuple(one.get(name) for name in columns) for one in found)
    return of_rows(rows, len(columns), len(places))


def _missing(given: Sequence[Given]) -> dict[str, int]:
    counts = dict.fromkeys(MISSING, 0)
    for one in given:
        coverage = coverage_of(one.values())
        for name in MISSING:
            counts[name] += getattr(coverage, name.replace("-", "_"))
    return counts
