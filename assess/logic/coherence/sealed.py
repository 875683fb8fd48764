"""Whether a sealed assessment holds together, so that every command may rest on what it says."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from assess.logic.coherence.codebook import check_codebook
from assess.logic.coherence.saying import differs, twice, unknown
from assess.model.assessment import Assessment, FacetRating, Rating
from assess.model.base import MAIN
from assess.model.codebook import Codebook
from assess.model.problem import Problem

_BY_ID = ("evidence", "own", "scenarios", "measures", "asks")


def check_sealed(one: Assessment) -> tuple[Problem, ...]:
    """Return everything that a sealed assessment names and does not hold, or says twice; nothing where it is sound.

    Codes: `unknown-name`, `named-twice`, `differs`. Only what every version of this program kept to is asked for: a
    seal is read for ever. So a source may be missing (a later register can be without it), and so may the scenario of
    a judgement that gives no level.
    """
    book = one.codebook
    if book is None:
        return (Problem("differs", "codebook", "there is no codebook"),)
    # What ratings rest on must hold before they can be looked at.
    return check_codebook(book) or tuple(_problems(one, book))


class _Held(NamedTuple):
    """What an assessment holds, for its ratings to name; `scales` are those of each question, by facet."""

    book: Codebook
    scales: Mapping[str, Mapping[str, str]]
    extracts: Collection[str]
    scenarios: Collection[str]


def _problems(one: Assessment, book: Codebook) -> Iterator[Problem]:
    for name in _BY_ID:
        yield from twice(name, "an id", [part.id for part in getattr(one, name)])
    yield from twice("ratings", "a question", [rating.question for rating in one.ratings])
    asked = {question.id: {name: facet.scale for name, facet in question.facets.items()} for question in book.questions}
    yield from unknown("hidden", "a question", one.hidden, asked)
    yield from differs("own", "their scale is in no codebook", same=not one.own or book.own_scale is not None)
    scales = asked | {own.id: {MAIN: book.own_scale or ""} for own in one.own}
    held = _Held(book, scales, {extract.id for extract in one.evidence}, {scenario.id for scenario in one.scenarios})
    for place, rating in enumerate(one.ratings):
        yield from unknown(f"ratings[{place}]", "a question", (rating.question,), scales)
        yield from _rating(f"ratings[{place}]", rating, held)


def _rating(path: str, rating: Rating, held: _Held) -> Iterator[Problem]:
    links = [link.id for link in rating.evidence]
    yield from unknown(f"{path}.evidence", "an extract", links, held.extracts)
    yield from twice(f"{path}.evidence", "an extract", links)
    if any(given.level for given in rating.facets.values()):
        yield from unknown(f"{path}.scenario", "a scenario", (rating.scenario,), held.scenarios)
    scales = held.scales.get(rating.question, {})
    yield from unknown(f"{path}.facets", "a facet", rating.facets, scales)
    for name, given in rating.facets.items():
        scale = held.book.scales.get(scales.get(name, ""))
        yield from _given(f"{path}.facets.{name}", given, scale.levels if scale else (), held.book)


def _given(path: str, given: FacetRating, levels: Collection[str], book: Codebook) -> Iterator[Problem]:
    yield from unknown(path, "a level", (given.level,), levels)
    yield from unknown(path, "a missing reason", (given.missing,), book.missing)
    yield from unknown(path, "a certainty", (given.certainty,), book.certainty)
    yield from unknown(path, "a reason", (why.code for why in given.why), book.reasons)
