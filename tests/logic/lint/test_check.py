"""The whole check: all problems in one go, placed, and never an exception, whatever the data is."""

from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.logic.lint import check_instrument
from assess.logic.lint.codes import CODES
from tests.logic.lint.drafts import SOUND, changed, problems_in

MINI = (Path(__file__).parents[2] / "golden" / "examples" / "mini.toml").read_text(encoding="utf-8")


def told(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in problems_in(text)]


@pytest.mark.parametrize("text", [SOUND, MINI])
def test_a_sound_instrument_has_no_problems(text: str) -> None:
    instrument, problems = check_instrument(tomli.loads(text), text)
    assert problems == ()
    assert instrument is not None


def test_mistakes_of_shape_and_of_meaning_are_told_in_one_go() -> None:
    text = changed('predictor = "dynamic"', 'predictor = "moving"').replace('section = "daily-life"', 'section = "x"')
    text = text.replace('title = "A title', 'titel = "A title').replace("assessors = 2", "assessors = 1")
    assert told(text) == [
        ("key-missing", "instrument.title"),
        ("key-unknown", "instrument.titel"),
        ("one-assessor", "use.assessors"),
        ("not-allowed", "items[0].predictor"),
        ("section-unknown", "items[2].section"),
    ]


def test_what_follows_from_a_mistake_of_shape_is_not_told_again() -> None:
    assert told(
        changed('watershed = "S|C"\nlevels = [', 'watershed = "S|C"\nlevels = 3 # [').replace(
            SOUND[SOUND.index('  { code = "N", label = "Not evident"') : SOUND.index("[scales.strength]")], "", 1
        )
    ) == [("not-a-list", "scales.concern.levels")]
    assert told(changed('scale = "concern"', "scale = 3")) == [("not-text", "items[0].scale")]


def test_paths_after_an_entry_that_is_not_sound_stay_right() -> None:
    text = changed('id = "active-ties"', "id = 3").replace('section = "daily-life"', 'section = "x"')
    found = told(text)
    assert ("not-text", "items[0].id") in found
    assert ("section-unknown", "items[2].section") in found


def test_a_typo_in_a_key_gets_a_suggestion() -> None:
    (problem,) = problems_in(changed("look_for = ", "lok_for = "))
    assert (problem.code, problem.hint) == ("key-unknown", 'did you mean "look_for"?')


def test_names_of_the_code_are_no_keys_of_the_format() -> None:
    assert {code for code, _ in told(changed('class = "not-asked"', 'class_ = "not-asked"'))} >= {"key-unknown"}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("1.5", "float"),
        ("nan", "float"),
        ("-inf", "float"),
        ("2026-03-02", "date"),
        ("07:32:00", "date"),
        ("1979-05-27T07:32:00Z", "date"),
        ("9999999999999999", "number-range"),
        ("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "too-deep"),
    ],
)
def test_values_that_no_document_holds(value: str, code: str) -> None:
    found = problems_in(changed("review_months = 6", f"review_months = {value}"))
    assert found[0].code == code
    assert found[0].path.startswith("use.review_months")
    assert SOUND.splitlines()[(found[0].line or 0) - 1].startswith("review_months")


def test_all_of_them_at_once() -> None:
    text = changed("review_months = 6", "review_months = 1.5").replace("maximum = 3", "maximum = 2026-01-01")
    assert [code for code, _ in told(text)] == ["float", "date"]


@pytest.mark.parametrize(
    ("written", "words"),
    [("assess.instrument/7", "format 7"), ("assess.panel/0", "no instrument"), ("x", "no instrument")],
)
def test_another_format_is_all_that_is_told(written: str, words: str) -> None:
    text = changed("assess.instrument/0", written).replace("assessors = 2", "assessors = 1")
    (problem,) = problems_in(text)
    assert (problem.code, problem.path) == ("format-unknown", "format")
    assert words in problem.message
    assert problem.hint


def test_half_characters_are_told() -> None:
    raw = tomli.loads(SOUND)
    raw["instrument"]["title"] = "a\ud800"
    assert check_instrument(raw, SOUND)[1][0].code == "half-character"


@pytest.mark.parametrize("raw", [{}, {"items": 3}, {"format": 1}, {"items": [[]], "scales": []}, {"use": {"roles": 1}}])
def test_hardly_anything_is_still_told_about(raw: dict[str, Any]) -> None:
    instrument, problems = check_instrument(raw, "")
    assert instrument is None
    assert "key-missing" in {problem.code for problem in problems}


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.just("\ud800"),
    st.dates(),
    st.lists(st.text(max_size=3), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)


def containers(plain: Any) -> list[Any]:
    """Return every table and list of the data that is not empty."""
    inside = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ()
    return [*([plain] if inside else []), *(one for part in inside for one in containers(part))]


def mutate(plain: Any, data: st.DataObject) -> None:
    """Delete, exchange, double or rename one thing somewhere."""
    where = data.draw(st.sampled_from(containers(plain)))
    key = data.draw(st.sampled_from(list(where) if isinstance(where, dict) else range(len(where))))
    kind = data.draw(st.sampled_from(["delete", "exchange", "double"]))
    if kind == "delete":
        del where[key]
    elif kind == "exchange":
        where[key] = data.draw(VALUES)
    elif isinstance(where, list):
        where.insert(key, where[key])
    else:
        where[data.draw(st.text(max_size=8))] = where[key]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_nothing_in_a_file_makes_the_check_fail(data: st.DataObject) -> None:
    raw = tomli.loads(MINI)
    for _ in range(data.draw(st.integers(1, 6))):
        mutate(raw, data)
    instrument, problems = check_instrument(raw, MINI)
    assert {problem.code for problem in problems} <= set(CODES)
    assert (instrument is None) == any(not problem.warning for problem in problems)
