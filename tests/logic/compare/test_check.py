"""A comparison that was read: whatever it names is in it, or it is refused where that is."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from assess.logic.compare.check import check_comparison
from assess.logic.compare.narrow import narrow
from assess.logic.documents import adapter_of, dump_document
from assess.model.comparison import Comparison, Reader
from tests.after_meeting import after

Change = Callable[[Any], object]
READERS: tuple[Reader, ...] = ("coordinator", "meeting", "board", "agency", "person")
DATA = dump_document(after("coordinator"))


def changed(change: Change) -> Comparison:
    """Return the worked example with one thing written over."""
    plain = json.loads(DATA)
    change(plain)
    found: Comparison = adapter_of(Comparison).validate_json(json.dumps(plain))
    return found


@pytest.mark.parametrize("reader", READERS)
def test_what_is_laid_side_by_side_holds_together_for_every_reader(reader: Reader) -> None:
    assert check_comparison(narrow(after("coordinator"), reader)) == ()


CHANGES: dict[str, tuple[Change, str, str]] = {
    "level": (
        lambda plain: plain["questions"][0]["facets"][0]["ratings"]["A1"].update(level="Z9"),
        "unknown-name",
        "questions[0].facets[0].ratings",
    ),
    "no answer at all": (
        lambda plain: plain["questions"][0]["facets"][0]["ratings"]["A1"].update(level=None),
        "differs",
        "questions[0].facets[0].ratings",
    ),
    "rating": (
        lambda plain: plain["questions"][0]["facets"][0]["ratings"].pop("A1"),
        "differs",
        "questions[0].facets[0].ratings",
    ),
    "scale": (lambda plain: plain["codebook"]["scales"].pop("need"), "unknown-name", "codebook.questions"),
    "watershed": (
        lambda plain: plain["codebook"]["scales"]["need"].update(watershed="Z|Y"),
        "unknown-name",
        "codebook.scales.need.watershed",
    ),
    "question": (lambda plain: plain["questions"].pop(), "differs", "questions"),
    "facet": (lambda plain: plain["questions"][0]["facets"].pop(), "differs", "questions[0].facets"),
    "extract": (lambda plain: plain["evidence"].pop("A1"), "unknown-name", "questions"),
    "agenda": (lambda plain: plain["agenda"][0].update(questions=["nothing"]), "unknown-name", "agenda"),
    "assessor": (lambda plain: plain["assessors"].pop(), "unknown-name", "evidence"),
    "label": (
        lambda plain: plain["assessors"][0].update(label=plain["assessors"][1]["label"].lower()),
        "named-twice",
        "assessors",
    ),
    "second look": (lambda plain: plain["second_looks"][0].update(of="Z9"), "unknown-name", "second_looks"),
    "what it changed": (lambda plain: plain["second_looks"].clear(), "unknown-name", "questions"),
    "counts": (lambda plain: plain["counts"]["spread"].pop("differ"), "differs", "counts"),
    "counts of a sort": (lambda plain: plain["counts_by_sort"].pop("judgement"), "differs", "counts_by_sort.judgement"),
    "outcome": (lambda plain: plain["consensus"]["questions"][0].update(level="Z9"), "unknown-name", "questions[0]"),
    "dissent": (
        lambda plain: plain["consensus"]["questions"][0].update(kept=["Z9"]),
        "unknown-name",
        "questions[0]",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_comparison_does_not_hold_is_named_by_its_place(name: str) -> None:
    change, code, path = CHANGES[name]
    found = check_comparison(changed(change))
    assert any(one.code == code and one.path.startswith(path) for one in found), found
    assert all("Z9" not in one.message for one in found)
