"""Mistakes of shape, in our own words: pydantic's messages would carry what the file says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError

from assess.model.base import CASE_PATTERN, DATE_PATTERN, SLUG_PATTERN
from assess.model.problem import Problem

Location = tuple[str | int, ...]
"""Where something stands in plain data, step by step: ("items", 3, "anchors", "P")."""

Keys = Mapping[str, Sequence[str]]
"""The known keys of every table, by its path without numbers; `*` stands for a name that the file chooses."""

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
    # ours
    "no-branch": ("not-text-or-table", "text or a table is expected here"),
    "too-many": ("too-many-mistakes", "so much is not as expected here that it is not listed"),
}
_OTHERWISE = ("bad-value", "the value is not allowed here")

MOST_MISTAKES = 5000

SHAPE_CODES = frozenset(code for code, _ in (*_WORDS.values(), _OTHERWISE))
"""Every code that a mistake of shape can have."""

_FORMS = {
    SLUG_PATTERN: "lower-case letters and digits, joined by hyphens: active-ties",
    DATE_PATTERN: "a date, written 2026-01-31",
    CASE_PATTERN: "letters and digits, hyphens between them, at most 40: C-0142",
    r"^\S(.*\S)?$": "one line without blanks at its ends",
    r"^[a-z0-9]$": "one lower-case letter or digit",
    r"^\d+\.\d+\.\d+$": "three numbers: 0.1.0",
}
_BOUNDS = {"ge": "least", "le": "most", "min_length": "least", "max_length": "most"}
# A branch of a union that fails with one of these at its root was never meant.
_OTHER_KIND = ("string_type", "dict_type", "model_type", "model_attributes_type", "int_type", "tuple_type")


def path_of(location: Sequence[str | int]) -> str:
    """Return a location as people write it: `items[3].anchors.P`."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant."""
    return next(iter(get_close_matches(word[:80], list(known), n=1, cutoff=0.7)), None)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint: the known word that was probably meant, else what to do `otherwise`."""
    meant = nearest(word, known)
    return f'did you mean "{meant}"?' if meant else otherwise


def known_keys(kind: object) -> Keys:
    """Return the keys of every table in documents of `kind` (a model, or a union of them), as files write them."""
    found: dict[str, set[str]] = {}
    _gather(kind, "", found)
    return {path: tuple(sorted(keys)) for path, keys in found.items()}


def _gather(kind: object, path: str, found: dict[str, set[str]]) -> None:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            key = field.alias or name
            found.setdefault(path, set()).add(key)
            _gather(field.annotation, f"{path}.{key}" if path else key, found)
        return
    parts = get_args(kind)
    if getattr(kind, "__origin__", None) is dict:
        parts, path = parts[1:], f"{path}.*"
        found.setdefault(path, set())
    for part in parts:
        _gather(part, path, found)


def keys_at(keys: Keys, location: Sequence[str | int]) -> Sequence[str]:
    """Return the known keys of the table at `location`."""
    path = ""
    for step in location:
        if isinstance(step, str):
            named = f"{path}.{step}" if path else step
            path = named if named in keys or f"{path}.*" not in keys else f"{path}.*"
    return keys.get(path, ())


class Mistake(NamedTuple):
    """One mistake of shape: its place in the data, its kind in pydantic's words, and the branch of a union it is of."""

    location: Location
    kind: str
    context: Mapping[str, Any]
    branch: tuple[Location, str] | None


def mistakes(error: ValidationError, plain: object) -> tuple[Mistake, ...]:
    """Return what pydantic found, placed in the data, with one branch of every union instead of all.

    More than a person could look through are one mistake of the whole: telling each would take minutes.
    """
    if error.error_count() > MOST_MISTAKES:
        return (Mistake((), "too-many", {}, None),)
    found = [_mistake(one, plain) for one in error.errors(include_input=False, include_url=False)]
    return tuple(_one_branch_each(found, plain))


def _mistake(error: Mapping[str, Any], plain: object) -> Mistake:
    found: list[str | int] = []
    branch: tuple[Location, str] | None = None
    here = plain
    steps, absent = (error["loc"][:-1], error["loc"][-1:]) if error["type"] == "missing" else (error["loc"], ())
    for step in steps:
        if _holds(here, step):
            here = here[step]  # type: ignore[index]  # _holds has looked
            found.append(step)
        elif branch is None and step != "[key]":
            branch = (tuple(found), str(step))
    return Mistake((*found, *absent), error["type"], error.get("ctx", {}), branch)


def _holds(here: object, step: str | int) -> bool:
    if isinstance(here, Mapping):
        return step in here
    return isinstance(here, list) and isinstance(step, int) and step < len(here)


def _one_branch_each(found: Sequence[Mistake], plain: object) -> Iterator[Mistake]:
    """Keep of every union the branch that was meant: one whose root is of the right kind."""
    rivals: dict[Location, list[Mistake]] = {}
    for one in found:
        if one.branch:
            rivals.setdefault(one.branch[0], []).append(one)
    for one in found:
        if one.branch is None:
            yield one
        elif one.branch[0] in rivals:  # told with the first of them
            yield from _meant(one.branch[0], rivals.pop(one.branch[0]), plain)


def _meant(root: Location, rivals: Sequence[Mistake], plain: object) -> Sequence[Mistake]:
    names = dict.fromkeys(one.branch[1] for one in rivals if one.branch)
    if len(names) == 1:  # the tag of a union that says itself which branch it is
        return rivals
    other = {one.branch for one in rivals if one.location == root and _of_another_kind(one, _at(plain, root))}
    likely = [one for one in rivals if one.branch not in other]
    first = next((one.branch for one in likely), None)
    return [one for one in likely if one.branch == first] or [Mistake(root, "no-branch", {}, None)]


def _of_another_kind(one: Mistake, value: object) -> bool:
    return one.kind in _OTHER_KIND or (one.kind == "literal_error" and not isinstance(value, str))


def _at(plain: object, location: Location) -> object:
    for step in location:
        plain = plain[step]  # type: ignore[index]  # the location was followed in this data
    return plain


def shape_problems(error: ValidationError, plain: object, keys: Keys | None = None) -> tuple[Problem, ...]:
    """Return every mistake of shape as a problem; `keys` (see `known_keys`) lets it say what was probably meant."""
    return tuple(problem_of(one, keys or {}) for one in mistakes(error, plain))


def problem_of(one: Mistake, keys: Keys) -> Problem:
    """Return the problem that a mistake is, in our words."""
    code, message = _WORDS.get(one.kind, _OTHERWISE)
    hint = "add it" if one.kind == "missing" else _expected(one.context)
    if one.kind == "extra_forbidden":
        hint = did_you_mean(str(one.location[-1]), keys_at(keys, one.location[:-1]), "take it out")
    return Problem(code, path_of(one.location), message, hint)


def _expected(context: Mapping[str, Any]) -> str | None:
    if "expected" in context:
        return f"one of {context['expected']}"
    if "pattern" in context:
        return f"the form is {_FORMS.get(context['pattern'], context['pattern'])}"
    bounds = [f"at {word} {context[key]}" for key, word in _BOUNDS.items() if key in context]
    return ", ".join(bounds) or None
