"""Mistakes of shape: our words, the place in the data, one problem for a union, and what was probably meant."""

import json
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from assess.logic.documents import read_document
from assess.logic.shape import MOST_MISTAKES, did_you_mean, known_keys, nearest, path_of, shape_problems
from assess.model.base import Part
from assess.model.event import Event
from assess.model.instrument import Instrument
from assess.model.source import Handling


class Small(Part):
    """A document with one of everything."""

    name: str
    anchors: dict[str, str | dict[str, str]] | None = None
    handling: Handling = "share"


def told(plain: dict[str, Any]) -> list[tuple[str, str]]:
    try:
        TypeAdapter(Small).validate_python(plain)
    except ValidationError as error:
        return [(problem.code, problem.path) for problem in shape_problems(error, plain, known_keys(Small))]
    return []


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ({}, [("key-missing", "name")]),
        ({"name": 3}, [("not-text", "name")]),
        ({"name": "a", "nam": "b"}, [("key-unknown", "nam")]),
        ({"name": "a", "anchors": {"P": 3}}, [("not-text-or-table", "anchors.P")]),
        ({"name": "a", "anchors": {"P": {"N": 3}}}, [("not-text", "anchors.P.N")]),
        ({"name": "a", "anchors": []}, [("not-a-table", "anchors")]),
        ({"name": "a", "handling": "shere"}, [("not-allowed", "handling")]),
        (
            {"name": "a", "handling": {"nmed": []}},
            [("key-missing", "handling.named"), ("key-unknown", "handling.nmed")],
        ),
        ({"name": "a", "handling": 3}, [("not-text-or-table", "handling")]),
    ],
)
def test_one_mistake_is_one_problem(plain: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert told(plain) == expected


def test_no_message_holds_what_the_file_says() -> None:
    found = read_document(Small, b'{"name": 3, "handling": "secret words", "secret": ["secret"], "anchors": {"P": 1}}')
    assert isinstance(found, tuple)
    assert not any("secret" in f"{problem.message} {problem.hint}" for problem in found)


def test_known_keys_are_those_of_the_file() -> None:
    keys = known_keys(Instrument)
    assert "class" in keys["missing"]
    assert "class_" not in keys["missing"]
    assert {"from", "to", "scale"} <= set(keys["dimensions"])
    assert keys["scales.*.levels"] == ("code", "label", "meaning")
    assert "lines" in keys["items.basis"]


def test_known_keys_of_a_union_are_those_of_all_its_kinds() -> None:
    assert {"event", "at", "level", "certainty"} <= set(known_keys(Event)[""])


def test_words() -> None:
    assert path_of(("items", 3, "anchors", "P")) == "items[3].anchors.P"
    assert path_of(()) == ""
    assert nearest("promts", ["prompts", "period"]) == "prompts"
    assert nearest("xyz", ["prompts"]) is None
    assert did_you_mean("xyz", [], "take it out") == "take it out"


class Many(Part):
    """A document with a list of unions."""

    handling: tuple[Handling, ...]


def told_of_many(count: int) -> list[tuple[str, str]]:
    plain = {"handling": [5] * count}
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Many).validate_json(json.dumps(plain))
    return [(problem.code, problem.path) for problem in shape_problems(refused.value, plain)]


def test_a_union_is_told_once_wherever_it_stands() -> None:
    assert told_of_many(3) == [("not-text-or-table", f"handling[{at}]") for at in range(3)]


def test_more_mistakes_than_anybody_looks_through_are_one() -> None:
    # Telling each of a hundred thousand took minutes.
    assert told_of_many(MOST_MISTAKES + 1) == [("too-many-mistakes", "")]
