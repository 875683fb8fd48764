"""What holds for every comparison, whatever the instrument is like and whoever rated."""

from collections.abc import Callable
from itertools import permutations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.logic.compare import compare
from assess.logic.compare.check import check_comparison
from assess.logic.compare.critical import critical_items
from assess.logic.compare.narrow import narrow
from assess.logic.documents import dump_document, read_document
from assess.model.assessment import Assessment, FacetRating, Rating
from assess.model.base import Part, Sort
from assess.model.comparison import ComparedFacet, ComparedQuestion, Comparison, Flag, Reader
from tests.builders import assessment, codebook, question, sealed
from tests.logic.compare.generated import READERS, Case, cases, large

FLAGS = get_args(Flag)
SOME = settings(max_examples=30)


def whole(case: Case, reader: Reader = "coordinator") -> Comparison:
    return compare(case.files, None, case.register, reader)


def with_others(case: Case, *assessments: Assessment) -> Comparison:
    return compare(case.with_assessments(*assessments), None, case.register, "coordinator")


def rerated(one: Assessment, change: Callable[[Rating], Rating]) -> Assessment:
    return one.model_copy(update={"ratings": tuple(change(rating) for rating in one.ratings)})


def facets(comparison: Comparison) -> dict[tuple[str, str], ComparedFacet]:
    return {(one.question, facet.facet): facet for one in comparison.questions for facet in one.facets}


def without(document: Part, *names: str) -> dict[str, object]:
    return {name: value for name, value in document.model_dump().items() if name not in names}


@SOME
@given(cases(3))
def test_the_order_of_the_files_changes_no_byte(case: Case) -> None:
    made = dump_document(whole(case))
    for order in permutations(case.files):
        assert dump_document(compare(order, None, case.register, "coordinator")) == made


@settings(max_examples=10)
@given(cases(12))
def test_up_to_twelve_are_read_back_as_they_were_written(case: Case) -> None:
    made = whole(case)
    assert read_document(Comparison, dump_document(made)) == made


@SOME
@given(cases(), st.sampled_from(READERS))
def test_whatever_is_laid_side_by_side_holds_together(case: Case, reader: Reader) -> None:
    assert check_comparison(whole(case, reader)) == ()


@SOME
@given(cases(), st.sampled_from(READERS))
def test_the_coordinators_document_gives_what_each_reader_would_have_been_given(case: Case, reader: Reader) -> None:
    assert dump_document(narrow(whole(case), reader)) == dump_document(whole(case, reader))


@SOME
@given(cases())
def test_whoever_rated_nothing_changes_nothing_but_who_covered_what(case: Case) -> None:
    silent = assessment("A99", {}, codebook=case.codebook)
    first = whole(case)
    more = compare((*case.files, *sealed(silent)), None, case.register, "coordinator")
    untouched = ("agenda", "read", "one_way")
    assert [getattr(more, name) for name in untouched] == [getattr(first, name) for name in untouched]
    assert {**more.critical, "A99": ()} == {**first.critical, "A99": ()}
    for one, other in zip(facets(first).values(), facets(more).values(), strict=True):
        assert without(one, "ratings", "coverage") == without(other, "ratings", "coverage")
        assert one.coverage.rated == other.coverage.rated
    for asked, again in zip(first.questions, more.questions, strict=True):
        assert asked.flags == again.flags


@SOME
@given(cases(), st.sampled_from(["declined", "not-enquired", "not-applicable", None]))
def test_why_a_level_is_missing_changes_no_spread(case: Case, reason: str | None) -> None:
    def otherwise(rating: Rating) -> Rating:
        kept = {name: facet for name, facet in rating.facets.items() if facet.level}
        gone = {name: FacetRating(missing=reason) for name in rating.facets if name not in kept} if reason else {}
        return rating.model_copy(update={"facets": kept | gone})

    changed = with_others(case, *(rerated(one.assessment, otherwise) for one in case.files))
    for one, other in zip(facets(whole(case)).values(), facets(changed).values(), strict=True):
        assert without(one, "ratings", "coverage") == without(other, "ratings", "coverage")


@SOME
@given(cases())
def test_notes_change_nothing_but_notes(case: Case) -> None:
    def silent(rating: Rating) -> Rating:
        return rating.model_copy(update={"note": None})

    quiet = with_others(case, *(rerated(one.assessment, silent) for one in case.files))
    spoken = whole(case)
    assert without(quiet, "questions") == without(spoken, "questions")
    for one, other in zip(quiet.questions, spoken.questions, strict=True):
        assert without(one, "notes") == without(other, "notes")


@SOME
@given(cases(2))
def test_two_who_change_places_lie_equally_far_apart(case: Case) -> None:
    one, other = (file.assessment for file in case.files)
    names = ("ratings", "evidence", "sources", "scenarios", "hidden", "setting")
    swapped = with_others(
        case,
        one.model_copy(update={name: getattr(other, name) for name in names}),
        other.model_copy(update={name: getattr(one, name) for name in names}),
    )
    for left, right in zip(facets(whole(case)).values(), facets(swapped).values(), strict=True):
        assert (left.spread, left.coverage, left.footing, left.flags) == (
            right.spread,
            right.coverage,
            right.footing,
            right.flags,
        )


@SOME
@given(cases())
def test_nothing_stands_twice_and_everything_in_the_order_of_the_instrument(case: Case) -> None:
    made = whole(case)
    order = [one.id for one in case.codebook.questions]
    assert [one.question for one in made.questions] == order
    lists = [*made.critical.values(), made.read, *(entry.questions for entry in made.one_way)]
    lists += [entry.questions for entry in made.agenda]
    for names in lists:
        assert sorted(set(names), key=order.index) == list(names)
    discussed = [name for entry in made.agenda for name in entry.questions]
    assert len({*discussed, *made.read}) == len(discussed) + len(made.read)
    entries = [(one.by, *sorted([one.more_concern.name, one.less_concern.name])) for one in made.one_way]
    assert len(set(entries)) == len(entries)
    raised = [one.flags for one in made.questions] + [one.flags for one in facets(made).values()]
    for flags in raised:
        assert sorted(set(flags), key=FLAGS.index) == list(flags)


@SOME
@given(cases())
def test_every_entry_of_groups_is_what_the_levels_say(case: Case) -> None:
    made = whole(case)
    rules, place = case.codebook.comparison, {label: at for at, label in enumerate(made.labels)}
    for entry in made.one_way:
        assert rules.one_way is not None
        assert len(entry.questions) >= rules.one_way
        assert not {one.question for one in made.questions if one.sort == "judgement"} & {*entry.questions}
        for group in (entry.more_concern, entry.less_concern):
            assert group.labels
            assert sorted(group.labels, key=place.__getitem__) == list(group.labels)


@SOME
@given(cases())
def test_what_is_counted_adds_up(case: Case) -> None:
    made = whole(case)
    for counts in (made.counts, *made.counts_by_sort.values()):
        assert counts.facets == sum(counts.spread.values()) == sum(counts.coverage.values())
        assert counts.same_at_first_level <= counts.spread["same"]
    sorts: tuple[Sort, ...] = get_args(Sort)
    assert sum(made.counts_by_sort[sort].mirrored for sort in sorts) == made.counts.mirrored
    mirrors = sum(1 for one in case.codebook.questions if one.mirrors)
    assert made.counts.mirrored == mirrors
    assert {**made.critical} == critical_items(made.codebook, made.questions, made.labels)


def twice_over(case: Case) -> Case:
    """Return the case with every item asked twice: the second mirrors the first, and is rated the same."""
    items = [one for one in case.codebook.questions if one.sort == "item"]
    alone = [one.model_copy(update={"mirrors": None}) for one in case.codebook.questions]
    again = [one.model_copy(update={"id": f"{one.id}-b", "code": f"{one.code}b", "mirrors": one.id}) for one in items]
    book = case.codebook.model_copy(update={"questions": (*alone, *again)})

    def doubled(one: Assessment) -> Assessment:
        rated = [*one.ratings, *(r.model_copy(update={"question": f"{r.question}-b"}) for r in one.ratings)]
        asked = {question.id for question in book.questions}
        hidden = [*one.hidden, *(f"{name}-b" for name in one.hidden)]
        return one.model_copy(
            update={
                "codebook": book,
                "ratings": tuple(rating for rating in rated if rating.question in asked),
                "hidden": tuple(name for name in hidden if name in asked),
            }
        )

    return Case(book, case.with_assessments(*(doubled(one.assessment) for one in case.files)), case.register)


def once(case: Case) -> Case:
    """Return the case with nothing mirrored."""
    alone = tuple(one.model_copy(update={"mirrors": None}) for one in case.codebook.questions)
    book = case.codebook.model_copy(update={"questions": alone})
    each = (one.assessment.model_copy(update={"codebook": book}) for one in case.files)
    return Case(book, case.with_assessments(*each), case.register)


@SOME
@given(cases())
def test_asking_every_item_twice_in_mirrors_changes_no_count_and_brings_nothing_up(case: Case) -> None:
    one, two = whole(once(case)), whole(twice_over(case))
    assert without(two.counts, "mirrored") == without(one.counts, "mirrored")
    assert two.counts.mirrored == sum(1 for each in case.codebook.questions if each.sort == "item")
    assert two.one_way == one.one_way
    assert [entry.because for entry in two.agenda] == [entry.because for entry in one.agenda]
    judged = [each.flags for each in one.questions if each.sort == "judgement"]
    assert [each.flags for each in two.questions if each.sort == "judgement"] == judged


@pytest.mark.parametrize(
    "only",
    [
        [question("home", "N1", "Home", "need", predictor="dynamic", effect="need")],
        [question("exit", "X1", "Exit", "exit", sort="dimension")],
        [question("harm", "J1", "How serious", "harm", sort="judgement")],
        [question("by", "D1", "Through whom", "by", predictor="dynamic", effect="risk")],
    ],
)
def test_an_instrument_of_one_sort_alone(only: list[ComparedQuestion]) -> None:
    book = codebook(only)  # type: ignore[arg-type]
    (asked,) = book.questions
    levels = list(book.scales[asked.facets["main"].scale].levels)
    pair = (
        assessment(label, {asked.code: f"{level} H"}, codebook=book)
        for label, level in (("A1", levels[0]), ("A2", levels[-1]))
    )
    made = compare(sealed(*pair))
    assert "spread" in made.questions[0].facets[0].flags
    assert made.critical == {"A1": (), "A2": ()}
    assert read_document(Comparison, dump_document(made)) == made


def test_a_large_case_is_of_the_size_that_is_measured() -> None:
    made = whole(large(3, 8))
    assert (len(made.assessors), len(made.questions)) == (3, 8)
    assert {len(links) for one in made.questions for links in one.links.values()} == {3}
    assert all(one.notes for one in made.questions)
