"""Whether a comparison that was read holds together: whatever it names is in it, and its parts say the same."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import get_args

from assess.logic.compare.fit import FEWEST, MOST
from assess.model.assessment import Link
from assess.model.base import Sort
from assess.model.codebook import Codebook, CodedQuestion, CodedScale
from assess.model.comparison import ComparedQuestion, ComparedRating, Comparison, Counts, Pattern, Spread, State
from assess.model.consensus import Consensus, Dissent, Outcome
from assess.model.problem import Problem

_BY_LABEL = ("copies", "evidence", "formulation", "scenarios", "measures", "conclusion", "asks", "critical")
_COUNTED = tuple(sorted(words) for words in ([*get_args(Spread), "null"], get_args(State), get_args(Pattern)))


def check_comparison(comparison: Comparison) -> tuple[Problem, ...]:
    """Return everything that a comparison names and does not hold, or says in two ways.

    Codes: `unknown-name`, `named-twice`, `differs`. No problem repeats what stands in the document.
    """
    codebook = tuple(_codebook(comparison.codebook))
    # What questions rest on must hold before they can be looked at.
    if codebook:
        return codebook
    consensus = check_consensus(comparison.consensus, comparison) if comparison.consensus else ()
    return (*_people(comparison), *_questions(comparison), *_lists(comparison), *_counts(comparison), *consensus)


def check_consensus(consensus: Consensus, comparison: Comparison) -> tuple[Problem, ...]:
    """Return everything that the record of a meeting names and its comparison does not hold."""
    coded = {question.id: question for question in comparison.codebook.questions}
    names = [(one.question, one.facet) for one in consensus.questions]
    return (
        *_twice("questions", "a facet", names),
        *_unknown("unreached", "a question", consensus.unreached, coded),
        *_unknown("meeting.order", "an assessor", consensus.meeting.order, comparison.labels),
        *(
            problem
            for place, one in enumerate(consensus.questions)
            for problem in _outcome(f"questions[{place}]", comparison, coded.get(one.question), one)
        ),
    )


def _unknown(path: str, what: str, said: Iterable[str | None], known: Collection[str]) -> Iterator[Problem]:
    if any(name not in known for name in said if name is not None):
        yield Problem("unknown-name", path, f"{what} is named that this comparison does not hold")


def _twice(path: str, what: str, said: Collection[object]) -> Iterator[Problem]:
    if len(set(said)) != len(said):
        yield Problem("named-twice", path, f"{what} stands here twice")


def _differs(path: str, message: str, *, same: bool) -> Iterator[Problem]:
    if not same:
        yield Problem("differs", path, message)


def _codebook(book: Codebook) -> Iterator[Problem]:
    yield from _differs("codebook.certainty", "there is no certainty", same=bool(book.certainty))
    yield from _unknown("codebook.own_scale", "a scale", (book.own_scale,), book.scales)
    yield from _twice("codebook.questions", "a question", [one.id for one in book.questions])
    yield from _twice("codebook.questions", "a code", [one.code.casefold() for one in book.questions])
    names = {one.id for one in book.questions}
    for name, scale in book.scales.items():
        yield from _scale(f"codebook.scales.{name}", scale)
    for place, one in enumerate(book.questions):
        path = f"codebook.questions[{place}]"
        yield from _differs(f"{path}.facets", "there is no facet", same=bool(one.facets))
        yield from _unknown(f"{path}.facets", "a scale", (facet.scale for facet in one.facets.values()), book.scales)
        yield from _unknown(f"{path}.mirrors", "a question", (one.mirrors,), names)
        yield from _unknown(f"{path}.scenario", "a kind of scenario", (one.scenario,), book.scenarios)


def _scale(path: str, scale: CodedScale) -> Iterator[Problem]:
    levels = tuple(scale.levels)
    yield from _differs(f"{path}.levels", "there is no level", same=bool(levels))
    neighbours = {f"{low}|{high}" for low, high in pairwise(levels)}
    yield from _unknown(f"{path}.watershed", "a pair of neighbours", (scale.watershed,), neighbours)


def _people(comparison: Comparison) -> Iterator[Problem]:
    labels = comparison.labels
    number = "a comparison holds two to twelve assessors"
    yield from _differs("assessors", number, same=FEWEST <= len(labels) <= MOST)
    yield from _twice("assessors", "a label", [label.casefold() for label in labels])
    yield from _twice("second_looks", "an assessor", [one.of for one in comparison.second_looks])
    for name in ("second_looks", "own", "own_sources"):
        yield from _unknown(name, "an assessor", (one.of for one in getattr(comparison, name)), labels)
    for name in _BY_LABEL:
        yield from _unknown(name, "an assessor", getattr(comparison, name), labels)
    groups = [group for one in comparison.one_way for group in (one.more_concern, one.less_concern)]
    yield from _unknown("one_way", "an assessor", (label for group in groups for label in group.labels), labels)


def _lists(comparison: Comparison) -> Iterator[Problem]:
    names = {one.question for one in comparison.questions}
    for name in ("agenda", "one_way"):
        said = (question for one in getattr(comparison, name) for question in one.questions)
        yield from _unknown(name, "a question", said, names)
    yield from _unknown("read", "a question", comparison.read, names)
    yield from _unknown("critical", "a question", (one for many in comparison.critical.values() for one in many), names)
    hidden = (name for one in comparison.assessors for name in one.hidden)
    yield from _unknown("assessors", "a question", hidden, names)
    for place, own in enumerate(comparison.own):
        scale = comparison.codebook.own_scale
        yield from _differs(f"own[{place}]", "its scale is in no codebook", same=scale is not None)
        levels = comparison.codebook.scales[scale].levels if scale else {}
        yield from _rating(f"own[{place}].rating", comparison.codebook, levels, own.rating)


def _counts(comparison: Comparison) -> Iterator[Problem]:
    for name in get_args(Sort):
        path = f"counts_by_sort.{name}"
        one = comparison.counts_by_sort.get(name)
        yield from _count(path, one) if one else _differs(path, "the counts are missing", same=False)
    yield from _count("counts", comparison.counts)


def _count(path: str, one: Counts) -> Iterator[Problem]:
    said = tuple(sorted(counted) for counted in (one.spread, one.coverage, one.patterns))
    yield from _differs(path, "counts are missing, or one too many", same=said == _COUNTED)


def _questions(comparison: Comparison) -> Iterator[Problem]:
    coded = comparison.codebook.questions
    same = [(one.question, one.code, one.sort) for one in comparison.questions] == [
        (one.id, one.code, one.sort) for one in coded
    ]
    if not same:
        yield from _differs("questions", "these are not the questions of the codebook", same=False)
        return
    extracts = _extracts(comparison)
    for place, (one, asked) in enumerate(zip(comparison.questions, coded, strict=True)):
        path = f"questions[{place}]"
        yield from _by_label(path, comparison, one)
        yield from _facets(path, comparison, one, asked)
        yield from _again(path, comparison, one, asked)
        links = {label: [*one.links.get(label, ()), *_links_again(one, label)] for label in comparison.labels}
        for label, many in links.items():
            yield from _unknown(f"{path}.links", "an extract", (link.id for link in many), extracts[label])


def _extracts(comparison: Comparison) -> dict[str, set[str]]:
    """Return the ids of everybody's extracts, those of second looks among them."""
    found = {label: {one.id for one in comparison.evidence.get(label, ())} for label in comparison.labels}
    for look in comparison.second_looks:
        found.setdefault(look.of, set()).update(one.id for one in look.evidence)
    return found


def _links_again(question: ComparedQuestion, label: str) -> tuple[Link, ...]:
    again = question.second_look.get(label)
    return again.links if again else ()


def _by_label(path: str, comparison: Comparison, one: ComparedQuestion) -> Iterator[Problem]:
    labels = set(comparison.labels)
    yield from _differs(f"{path}.sources", "these are not the assessors", same=set(one.sources) == labels)
    if one.relevance:
        given = set(one.relevance.given)
        yield from _differs(f"{path}.relevance", "these are not the assessors", same=given == labels)
    for name in ("links", "notes", "fields", "scenarios"):
        yield from _unknown(f"{path}.{name}", "an assessor", getattr(one, name) or (), labels)
    for label, said in (one.scenarios or {}).items():
        kinds = {scenario.id: scenario.kind for scenario in comparison.scenarios.get(label, ())}
        same = said is None or kinds.get(said.id) == said.kind
        yield from _differs(f"{path}.scenarios", "this is none of the assessor's scenarios", same=same)


def _facets(path: str, comparison: Comparison, one: ComparedQuestion, asked: CodedQuestion) -> Iterator[Problem]:
    said = [(facet.facet, facet.scale) for facet in one.facets]
    if said != [(name, facet.scale) for name, facet in asked.facets.items()]:
        yield from _differs(f"{path}.facets", "these are not the facets of the codebook", same=False)
        return
    for place, facet in enumerate(one.facets):
        here = f"{path}.facets[{place}]"
        same = set(facet.ratings) == set(comparison.labels)
        yield from _differs(f"{here}.ratings", "these are not the assessors", same=same)
        pairs = (label for pair in facet.patterns for label in pair.pair)
        yield from _unknown(f"{here}.patterns", "an assessor", pairs, comparison.labels)
        levels = comparison.codebook.scales[facet.scale].levels
        for rating in facet.ratings.values():
            yield from _rating(f"{here}.ratings", comparison.codebook, levels, rating)


def _again(path: str, comparison: Comparison, one: ComparedQuestion, asked: CodedQuestion) -> Iterator[Problem]:
    path = f"{path}.second_look"
    yield from _unknown(path, "an assessor", one.second_look, {look.of for look in comparison.second_looks})
    for again in one.second_look.values():
        same = list(again.facets) == list(asked.facets)
        yield from _differs(path, "these are not the facets of the codebook", same=same)
        for name, rating in again.facets.items() if same else ():
            levels = comparison.codebook.scales[asked.facets[name].scale].levels
            yield from _rating(path, comparison.codebook, levels, rating)


def _rating(path: str, book: Codebook, levels: Mapping[str, str], one: ComparedRating | None) -> Iterator[Problem]:
    if one is None:
        return
    said = (one.level is not None, one.missing is not None, one.hidden)
    message = "a rating is a level, a missing reason, or a question not shown: exactly one"
    yield from _differs(path, message, same=said.count(True) == 1)
    yield from _unknown(path, "a level", (one.level,), levels)
    yield from _answer(path, book, one.missing, one.certainty)
    yield from _unknown(path, "a reason", (*one.why, *one.ticked), book.reasons)


def _answer(path: str, book: Codebook, missing: str | None, certainty: str | None) -> Iterator[Problem]:
    yield from _unknown(path, "a missing reason", (missing,), book.missing)
    yield from _unknown(path, "a certainty", (certainty,), book.certainty)


def _outcome(path: str, comparison: Comparison, asked: CodedQuestion | None, one: Outcome) -> Iterator[Problem]:
    if asked is None or one.facet not in asked.facets:
        yield from _unknown(path, "a facet", (one.facet,), ())
        return
    levels = comparison.codebook.scales[asked.facets[one.facet].scale].levels
    answers: tuple[Outcome | Dissent, ...] = (one, *one.dissent)
    yield from _unknown(path, "a level", (said.level for said in answers), levels)
    for said in answers:
        yield from _answer(path, comparison.codebook, said.missing, said.certainty)
    who = [*one.kept, *(said.of for said in one.dissent), *(label for moved in one.moved for label in moved.who)]
    yield from _unknown(path, "an assessor", who, comparison.labels)
