"""Mistakes of shape, in our own words: pydantic's messages would carry what the file says."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from assess.model.problem import Problem

_WORDS = {
    "missing": ("key-missing", "the key is missing"),
    "extra_forbidden": ("key-unknown", "this key is not part of the format"),
    "string_type": ("not-text", "text is expected here"),
    "string_too_short": ("empty-text", "the text is empty"),
    "string_too_long": ("text-too-long", "the text is too long"),
    "string_pattern_mismatch": ("bad-form", "the text does not have the form that is expected here"),
    "literal_error": ("not-allowed", "not one of the words that are allowed here"),
    "int_type": ("not-whole-number", "a whole number is expected here"),
    "bool_type": ("not-true-false", "true or false is expected here"),
    "tuple_type": ("not-a-list", "a list is expected here"),
    "dict_type": ("not-a-table", "a table is expected here"),
    "model_type": ("not-a-table", "a table is expected here"),
    "model_attributes_type": ("not-a-table", "a table is expected here"),
    "too_short": ("list-too-short", "the list is too short"),
    "too_long": ("list-too-long", "the list is too long"),
    "greater_than_equal": ("number-too-small", "the number is too small"),
    "less_than_equal": ("number-too-large", "the number is too large"),
    "union_tag_invalid": ("not-allowed", "not one of the words that are allowed here"),
    "union_tag_not_found": ("key-missing", "the key that says what this is, is missing"),
    "value_error": ("bad-value", "the value does not hold together"),
}


def path_of(location: Sequence[str | int]) -> str:
    """Return a location as people write it: `items[3].anchors.P`."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _follow(plain: object, location: Sequence[str | int]) -> tuple[list[str | int], object]:
    """Return the part of a location that exists in the data (models add steps of their own), and what stands there."""
    found: list[str | int] = []
    here = plain
    for step in location:
        if isinstance(here, Mapping) and step in here:
            here = here[step]
        elif isinstance(here, Sequence) and not isinstance(here, str) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            continue
        found.append(step)
    return found, here


def _expected(error: Mapping[str, Any]) -> str | None:
    context = error.get("ctx", {})
    if "expected" in context:
        return f"one of {context['expected']}"
    if "pattern" in context:
        return f"the form is {context['pattern']}"
    bounds = [f"at {word} {context[key]}" for key, word in _BOUNDS.items() if key in context]
    return ", ".join(bounds) or None


_BOUNDS = {"ge": "least", "le": "most", "min_length": "least", "max_length": "most"}


def nearest(word: str, known: Sequence[str]) -> str | None:
    """Return the known word that was probably meant."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.7)), None)


def shape_problems(
    error: ValidationError, plain: object, keys: Mapping[str, Sequence[str]] = {}
) -> tuple[Problem, ...]:
    """Return every mistake of shape; `keys` gives the known keys of a table by its path without numbers."""
    return tuple(_problem(one, plain, keys) for one in error.errors(include_input=False, include_url=False))


def _problem(error: Mapping[str, Any], plain: object, keys: Mapping[str, Sequence[str]]) -> Problem:
    code, message = _WORDS.get(error["type"], ("bad-value", "the value is not allowed here"))
    location, _ = _follow(plain, error["loc"])
    hint = _expected(error)
    if error["type"] == "missing":
        location.append(error["loc"][-1])
    if error["type"] == "extra_forbidden":
        table = ".".join(step for step in error["loc"][:-1] if isinstance(step, str))
        meant = nearest(str(error["loc"][-1]), keys.get(table, ()))
        hint = f'did you mean "{meant}"?' if meant else "take it out"
    return Problem(code, path_of(location), message, hint)
