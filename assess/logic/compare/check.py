"""Whether a comparison that was read holds together: whatever it names is in it, and its parts say the same."""

from collections.abc import Iterator, Mapping
from typing import get_args

from assess.logic.coherence.codebook import check_codebook
from assess.logic.coherence.saying import differs, twice, unknown
from assess.logic.compare.fit import FEWEST, MOST
from assess.model.assessment import Link
from assess.model.base import Sort
from assess.model.codebook import Codebook, CodedQuestion
from assess.model.comparison import ComparedQuestion, ComparedRating, Comparison, Counts, Pattern, Spread, State
from assess.model.consensus import Consensus, Dissent, Outcome
from assess.model.problem import Problem

_BY_LABEL = ("copies", "evidence", "formulation", "scenarios", "measures", "conclusion", "asks", "critical")
_COUNTED = tuple(sorted(words) for words in ([*get_args(Spread), "null"], get_args(State), get_args(Pattern)))


def check_comparison(comparison: Comparison) -> tuple[Problem, ...]:
    """Return everything that a comparison names and does not hold, or says in two ways.

    Codes: `unknown-name`, `named-twice`, `differs`. No problem repeats what stands in the document.
    """
    codebook = check_codebook(comparison.codebook)
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
        *twice("questions", "a facet", names),
        *twice("meeting.present", "a label", consensus.meeting.present),
        *twice("meeting.order", "a label", consensus.meeting.order),
        *unknown("unreached", "a question", consensus.unreached, coded),
        *unknown("meeting.order", "an assessor", consensus.meeting.order, comparison.labels),
        *(
            problem
            for place, one in enumerate(consensus.questions)
            for problem in _outcome(f"questions[{place}]", comparison, coded.get(one.question), one)
        ),
    )


def _people(comparison: Comparison) -> Iterator[Problem]:
    labels = comparison.labels
    number = "a comparison holds two to twelve assessors"
    yield from differs("assessors", number, same=FEWEST <= len(labels) <= MOST)
    yield from twice("assessors", "a label", [label.casefold() for label in labels])
    yield from twice("second_looks", "an assessor", [one.of for one in comparison.second_looks])
    for name in ("second_looks", "own", "own_sources"):
        yield from unknown(name, "an assessor", (one.of for one in getattr(comparison, name)), labels)
    for name in _BY_LABEL:
        yield from unknown(name, "an assessor", getattr(comparison, name), labels)
    groups = [group for one in comparison.one_way for group in (one.more_concern, one.less_concern)]
    yield from unknown("one_way", "an assessor", (label for group in groups for label in group.labels), labels)


def _lists(comparison: Comparison) -> Iterator[Problem]:
    names = {one.question for one in comparison.questions}
    for name in ("agenda", "one_way"):
        said = (question for one in getattr(comparison, name) for question in one.questions)
        yield from unknown(name, "a question", said, names)
    yield from unknown("read", "a question", comparison.read, names)
    yield from unknown("critical", "a question", (one for many in comparison.critical.values() for one in many), names)
    hidden = (name for one in comparison.assessors for name in one.hidden)
    yield from unknown("assessors", "a question", hidden, names)
    for place, own in enumerate(comparison.own):
        scale = comparison.codebook.own_scale
        yield from differs(f"own[{place}]", "its scale is in no codebook", same=scale is not None)
        levels = comparison.codebook.scales[scale].levels if scale else {}
        yield from _rating(f"own[{place}].rating", comparison.codebook, levels, own.rating)


def _counts(comparison: Comparison) -> Iterator[Problem]:
    for name in get_args(Sort):
        path = f"counts_by_sort.{name}"
        one = comparison.counts_by_sort.get(name)
        yield from _count(path, one) if one else differs(path, "the counts are missing", same=False)
    yield from _count("counts", comparison.counts)


def _count(path: str, one: Counts) -> Iterator[Problem]:
    said = tuple(sorted(counted) for counted in (one.spread, one.coverage, one.patterns))
    yield from differs(path, "counts are missing, or one too many", same=said == _COUNTED)


def _questions(comparison: Comparison) -> Iterator[Problem]:
    coded = comparison.codebook.questions
    same = [(one.question, one.code, one.sort) for one in comparison.questions] == [
        (one.id, one.code, one.sort) for one in coded
    ]
    if not same:
        yield from differs("questions", "these are not the questions of the codebook", same=False)
        return
    extracts = _extracts(comparison)
    for place, (one, asked) in enumerate(zip(comparison.questions, coded, strict=True)):
        path = f"questions[{place}]"
        yield from _by_label(path, comparison, one)
        yield from _facets(path, comparison, one, asked)
        yield from _again(path, comparison, one, asked)
        links = {label: [*one.links.get(label, ()), *_links_again(one, label)] for label in comparison.labels}
        for label, many in links.items():
            yield from unknown(f"{path}.links", "an extract", (link.id for link in many), extracts[label])


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
    yield from differs(f"{path}.sources", "these are not the assessors", same=set(one.sources) == labels)
    if one.relevance:
        given = set(one.relevance.given)
        yield from differs(f"{path}.relevance", "these are not the assessors", same=given == labels)
    for name in ("links", "notes", "fields", "scenarios"):
        yield from unknown(f"{path}.{name}", "an assessor", getattr(one, name) or (), labels)
    for label, said in (one.scenarios or {}).items():
        kinds = {scenario.id: scenario.kind for scenario in comparison.scenarios.get(label, ())}
        same = said is None or kinds.get(said.id) == said.kind
        yield from differs(f"{path}.scenarios", "this is none of the assessor's scenarios", same=same)


def _facets(path: str, comparison: Comparison, one: ComparedQuestion, asked: CodedQuestion) -> Iterator[Problem]:
    said = [(facet.facet, facet.scale) for facet in one.facets]
    if said != [(name, facet.scale) for name, facet in asked.facets.items()]:
        yield from differs(f"{path}.facets", "these are not the facets of the codebook", same=False)
        return
    for place, facet in enumerate(one.facets):
        here = f"{path}.facets[{place}]"
        same = set(facet.ratings) == set(comparison.labels)
        yield from differs(f"{here}.ratings", "these are not the assessors", same=same)
        pairs = (label for pair in facet.patterns for label in pair.pair)
        yield from unknown(f"{here}.patterns", "an assessor", pairs, comparison.labels)
        levels = comparison.codebook.scales[facet.scale].levels
        for rating in facet.ratings.values():
            yield from _rating(f"{here}.ratings", comparison.codebook, levels, rating)


def _again(path: str, comparison: Comparison, one: ComparedQuestion, asked: CodedQuestion) -> Iterator[Problem]:
    path = f"{path}.second_look"
    yield from unknown(path, "an assessor", one.second_look, {look.of for look in comparison.second_looks})
    for again in one.second_look.values():
        same = list(again.facets) == list(asked.facets)
        yield from differs(path, "these are not the facets of the codebook", same=same)
        for name, rating in again.facets.items() if same else ():
            levels = comparison.codebook.scales[asked.facets[name].scale].levels
            yield from _rating(path, comparison.codebook, levels, rating)


def _rating(path: str, book: Codebook, levels: Mapping[str, str], one: ComparedRating | None) -> Iterator[Problem]:
    if one is None:
        return
    said = (one.level is not None, one.missing is not None, one.hidden)
    message = "a rating is a level, a missing reason, or a question not shown: exactly one"
    yield from differs(path, message, same=said.count(True) == 1)
    yield from unknown(path, "a level", (one.level,), levels)
    yield from _answer(path, book, one.missing, one.certainty)
    yield from unknown(path, "a reason", (*one.why, *one.ticked), book.reasons)


def _answer(path: str, book: Codebook, missing: str | None, certainty: str | None) -> Iterator[Problem]:
    yield from unknown(path, "a missing reason", (missing,), book.missing)
    yield from unknown(path, "a certainty", (certainty,), book.certainty)


def _outcome(path: str, comparison: Comparison, asked: CodedQuestion | None, one: Outcome) -> Iterator[Problem]:
    if asked is None or one.facet not in asked.facets:
        yield from unknown(path, "a facet", (one.facet,), ())
        return
    levels = comparison.codebook.scales[asked.facets[one.facet].scale].levels
    answers: tuple[Outcome | Dissent, ...] = (one, *one.dissent)
    yield from unknown(path, "a level", (said.level for said in answers), levels)
    for said in answers:
        yield from _answer(path, comparison.codebook, said.missing, said.certainty)
    who = [*one.kept, *(said.of for said in one.dissent), *(label for moved in one.moved for label in moved.who)]
    yield from unknown(path, "an assessor", who, comparison.labels)
