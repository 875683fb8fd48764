"""The table of codes: every one can happen, and the page for people says the same."""

import re
from importlib import import_module
from pathlib import Path

from assess.logic.lint.codes import CODES, ERRORS, WARNINGS
from assess.logic.shape import SHAPE_CODES, known_keys
from assess.model.instrument import Instrument

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "instrument-format.md").read_text(encoding="utf-8")
RULES = ("names", "references", "levels", "certainty_rules", "expressions", "gaps", "wording", "translations")
# Met before there is a table to look at: tests/store/test_library.py and test_check.py.
READING = frozenset(
    [
        "too-large",
        "encoding",
        "not-toml",
        "duplicate-key",
        "too-deep",
        "float",
        "date",
        "number-range",
        "half-character",
        "format-unknown",
    ]
)


def test_every_code_of_meaning_has_a_case() -> None:
    modules = [import_module(f"tests.logic.lint.test_{name}") for name in RULES]
    covered = {case.code for module in modules for case in module.CASES} | modules[5].COVERED
    assert covered == set(CODES) - READING - SHAPE_CODES


def test_every_code_of_shape_is_in_the_table() -> None:
    assert set(ERRORS).issuperset(SHAPE_CODES)


def test_no_code_is_both_error_and_warning() -> None:
    assert not set(ERRORS) & set(WARNINGS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in CODES)


def test_the_page_has_the_table_of_the_code() -> None:
    rows = {
        code: (sort, words)
        for code, sort, words in re.findall(r"^\| `([a-z-]+)` \| (\w+) \| (.*) \|$", PAGE, re.MULTILINE)
    }
    assert rows == {
        **{code: ("error", words) for code, words in ERRORS.items()},
        **{code: ("warning", words) for code, words in WARNINGS.items()},
    }


def test_the_page_names_every_key() -> None:
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`\n]+)`", PAGE))))
    keys = {key for table in known_keys(Instrument).values() for key in table}
    assert keys - named == set()
