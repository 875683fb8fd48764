"""A reliability study as text: each facet of each question for itself, prevalence before coefficients."""

from collections.abc import Iterator, Sequence

from assess.logic.agreement.catalogue import main_coefficients
from assess.logic.agreement.coefficient import Coefficient
from assess.logic.study import Study
from assess.logic.study.questions import StudiedFacet
from assess.render.agreement import NOT_FOR, WIDTH, coefficient_lines, foot_lines, origin_lines
from assess.render.lines import wrap
from assess.render.words import STANDINGS

FICTIONAL = "FICTIONAL: no such person, group or service exists."
ALONE = (
    "A unit is a case, a rater an assessor; levels in order count by their positions. Each question stands for itself: "
    "nothing is pooled, nothing is added up."
)
THESE = "Figures hold for these assessors: limits speak of other cases that they assess, not of other assessors."
READ_WITH = (
    "A coefficient is read beside how often each level was given: where nearly all levels are the same, kappas and "
    "alpha are low although assessors nearly always agree."
)
UNKNOWN = (
    "A label may be somebody else in another case: what asks who rated is left out. --same-assessors says that a label "
    "is the same person in every case."
)
COMPLETE = "Of each question only the cases in which every assessor gave a level."
NO_PAIRS = "no case has two levels"


def render_study(study: Study, *, every: bool = False) -> str:
    """Return a study as text; `every` shows all coefficients, not only the main ones."""
    shown = [(one, _shown(one, every=every)) for one in study.facets]
    said = [(one, found) for one, found in shown if not _says_nothing(one)]
    silent = [one for one, _ in shown if _says_nothing(one)]
    lines = [
        *_head(study),
        *(line for one, found in said for line in _block(one, found)),
        *_silent(silent),
        "",
        *foot_lines([each for _, found in said for each in found]),
        *wrap(READ_WITH, WIDTH),
        *origin_lines(every=every),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(study: Study) -> Iterator[str]:
    pinned = study.instrument
    yield from wrap(f"AGREEMENT OF ASSESSORS OVER {study.cases} CASES", WIDTH)
    yield "=" * WIDTH
    yield from wrap(f"instrument {pinned.id} {pinned.version}; {study.assessments} assessments", WIDTH)
    if study.assessors:
        yield from wrap(f"assessors: {', '.join(study.assessors)}", WIDTH, "", "  ")
    yield ""
    fictional = [FICTIONAL] if study.fictional else []
    unknown = [] if study.assessors else [UNKNOWN]
    complete = [COMPLETE] if study.only_complete else []
    for notice in (
        *fictional,
        f'Instrument "{study.title}": {study.status}.',
        NOT_FOR,
        ALONE,
        THESE,
        *unknown,
        *complete,
    ):
        yield from wrap(notice, WIDTH)


def _shown(one: StudiedFacet, *, every: bool) -> Sequence[Coefficient]:
    return one.coefficients if every else main_coefficients(one.coefficients, one.levels)


def _says_nothing(one: StudiedFacet) -> bool:
    return not one.ratings.paired


def _block(one: StudiedFacet, coefficients: Sequence[Coefficient]) -> Iterator[str]:
    yield ""
    yield from wrap(_title(one), WIDTH)
    yield "-" * WIDTH
    yield from wrap(f"levels given: {_prevalence(one)}", WIDTH, "", "  ")
    for line in (_missing(one), _set_aside(one)):
        yield from wrap(line, WIDTH, "", "  ") if line else ()
    yield from coefficient_lines(coefficients)


def _title(one: StudiedFacet) -> str:
    return f"{one.code} {one.label}" + (f": {one.facet_label}" if one.facet_label else "")


def _prevalence(one: StudiedFacet) -> str:
    total = sum(one.given)
    counted = zip(one.labels, one.given, strict=True)
    return "; ".join(f"{label} {count} ({100 * count / total:.0f}%)" for label, count in counted)


def _missing(one: StudiedFacet) -> str:
    counted = ", ".join(f"{STANDINGS[name]} {count}" for name, count in one.missing.items() if count)
    return f"no level: {counted}" if counted else ""


def _set_aside(one: StudiedFacet) -> str:
    if not one.set_aside:
        return ""
    return f"left out: {_cases(one.set_aside)} in which not all judged the same kind of scenario"


def _cases(number: int) -> str:
    return "1 case" if number == 1 else f"{number} cases"


def _silent(facets: Sequence[StudiedFacet]) -> Iterator[str]:
    """Give a line for each facet of which nothing can be said, with the reason."""
    if facets:
        yield ""
        yield from wrap("NOTHING CAN BE SAID OF", WIDTH)
        yield "-" * WIDTH
    for one in facets:
        reasons = "; ".join(filter(None, (NO_PAIRS, _missing(one), _set_aside(one))))
        yield from wrap(f"{_title(one)}: {reasons}", WIDTH, "- ", "  ")
