"""Two questions that mirror each other are one matter."""

from typing import Any

import pytest

from assess.logic.compare import compare
from assess.logic.compare.mirrors import mirrored
from assess.model.comparison import Comparison
from tests.builders import assessment, codebook, question, sealed, source

PULL: dict[str, Any] = {"predictor": "dynamic", "effect": "risk"}
HOLD: dict[str, Any] = {"predictor": "dynamic", "effect": "protective"}
BOOK = codebook(
    [
        question("ties", "D1", "Ties", "concern", mirrors="distance", **PULL),
        question("views", "D2", "Views", {"then": "concern", "now": "concern"}, **PULL),
        question("distance", "P1", "Distance", "strength", mirrors="ties", **HOLD),
    ]
)


def compared(one: dict[str, Any], other: dict[str, Any], cites: dict[str, list[str]] | None = None) -> Comparison:
    pair = zip(("A1", "A2"), (one, other), strict=True)
    known = [source("S-7K2Q")]
    return compare(sealed(*(assessment(label, rated, cites, known, codebook=BOOK) for label, rated in pair)))


def test_each_stands_under_the_first_of_its_pair() -> None:
    assert mirrored(BOOK.questions) == {"ties": "ties", "views": "views", "distance": "ties"}


def test_one_that_names_the_other_is_enough_and_nothing_is_in_two_pairs() -> None:
    named = [
        question(name, f"D{at}", name, mirrors=other)
        for at, (name, other) in enumerate([("a", None), ("b", "a"), ("c", "a"), ("d", "d")])
    ]
    assert mirrored(named) == {"a": "a", "b": "a", "c": "c", "d": "d"}


@pytest.mark.parametrize(
    ("ties", "distance", "spread"),
    [
        (("N L", "S L"), ("N L", "R L"), "opposite"),
        (("N L", "D L"), ("N L", "E L"), "opposite"),
        (("N L", "N L"), ("N L", "declined"), "same"),
        (("N L", "declined"), ("E L", "E L"), "same"),
        (("N L", ""), ("", ""), "null"),
    ],
)
def test_the_one_whose_levels_lie_further_apart_counts(
    ties: tuple[str, str], distance: tuple[str, str], spread: str
) -> None:
    found = compared({"D1": ties[0], "P1": distance[0]}, {"D1": ties[1], "P1": distance[1]})
    assert {name: many for name, many in found.counts.spread.items() if many} == {"null": 2 + (spread == "null")} | (
        {spread: 1} if spread != "null" else {}
    )
    assert (found.counts.facets, found.counts.mirrored) == (3, 1)
    assert found.counts_by_sort["item"] == found.counts


def test_of_two_equally_far_apart_the_first_counts_with_everything() -> None:
    one = {"D1": "N L", "P1": "E L"}
    found = compared(one, one, {"D1": ["S-7K2Q"]})
    assert found.counts.same_at_first_level == 1
    assert {name: many for name, many in found.counts.patterns.items() if many} == {"echo": 1}


def test_a_pair_of_assessors_counts_with_the_question_that_counts() -> None:
    found = compared({"D1": "N L", "P1": "N L"}, {"D1": "N L", "P1": "R L"}, {"D1": ["S-7K2Q"]})
    assert found.counts.same_at_first_level == 0
    assert {name: many for name, many in found.counts.patterns.items() if many} == {"uncited": 1}


def test_without_mirrors_nothing_was_counted_once() -> None:
    assert compared({}, {}).counts_by_sort["dimension"].mirrored == 0
