"""Critical items: beyond the watershed, mattering much, and no strength."""

from typing import Any

import pytest

from assess.logic.compare import compare
from tests.builders import assessment, codebook, question, sealed

PULL: dict[str, Any] = {"predictor": "dynamic", "effect": "risk"}
BOOK = codebook(
    [
        question("ties", "D1", "Ties", "concern", **PULL),
        question("views", "D2", "Views", {"then": "concern", "now": "concern"}, **PULL),
        question("by", "D3", "Through whom", "by", **PULL),
        question("work", "P1", "Work", "strength", predictor="dynamic", effect="protective"),
        question("home", "N1", "Home", "need", predictor="dynamic", effect="need"),
        question("exit", "X1", "Exit", "exit", sort="dimension"),
    ]
)


def critical(rated: dict[str, Any], relevance: str | None = "high", **more: Any) -> tuple[str, ...]:
    said = dict.fromkeys(rated, relevance) if relevance else {}
    one = assessment("A1", rated, codebook=BOOK, relevance=said, **more)
    return compare(sealed(one, assessment("A2", {}, codebook=BOOK))).critical["A1"]


@pytest.mark.parametrize(
    ("rated", "found"),
    [
        ({"D1": "C L"}, ("ties",)),
        ({"D1": "S H"}, ()),
        ({"D2": {"then": "D L", "now": "N L"}}, ("views",)),
        ({"D2": {"now": "C L"}}, ("views",)),
        ({"D3": "P L"}, ()),
        ({"P1": "R L"}, ()),
        ({"N1": "B L"}, ("home",)),
        ({"N1": "L L"}, ()),
        ({"X1": "C L"}, ()),
        ({"D1": "declined"}, ()),
        ({"N1": "B L", "D1": "D L"}, ("ties", "home")),
    ],
)
def test_what_is_critical(rated: dict[str, Any], found: tuple[str, ...]) -> None:
    assert critical(rated) == found


@pytest.mark.parametrize("relevance", ["medium", "low", None])
def test_what_matters_less_is_not_critical(relevance: str | None) -> None:
    assert critical({"D1": "D H"}, relevance) == ()


def test_what_was_not_shown_is_not_critical() -> None:
    assert critical({"D1": "D H"}, hidden=("ties",)) == ()


def test_whoever_has_none_is_named_all_the_same() -> None:
    pair = sealed(*(assessment(label, {}, codebook=BOOK) for label in ("A1", "A2")))
    assert compare(pair).critical == {"A1": (), "A2": ()}
