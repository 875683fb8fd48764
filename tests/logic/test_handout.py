"""A handout holds what its assessor may know, in golden bytes, and nothing that tells of the rest."""

from pathlib import Path

import pytest

from assess.logic.documents import dump_document, read_document
from assess.logic.handout import check_handout, make_handout
from assess.model.handout import Handout
from tests.cases import panel, register

GOLDEN = Path(__file__).parents[1] / "golden" / "documents"


@pytest.mark.parametrize("label", ["A1", "A2"])
def test_a_handout_has_its_golden_bytes(label: str) -> None:
    data = dump_document(make_handout(panel(), register(), label))
    assert data == (GOLDEN / f"DEMO-01.{label}.handout.json").read_bytes()
    found = read_document(Handout, data)
    assert isinstance(found, Handout)
    assert check_handout(found) == ()


def test_nothing_in_it_tells_of_what_is_not_in_it() -> None:
    kept = [one for one in register().sources if one.id != "S-2FYB"]
    without = register().model_copy(update={"sources": tuple(kept)})
    assert dump_document(make_handout(panel(), register(), "A1")) == dump_document(make_handout(panel(), without, "A1"))


def test_a_register_is_optional() -> None:
    assert make_handout(panel(), None, "A1").register_ is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"case": "DEMO-02"}, "case-differs"),
        ({"fictional": False}, "fictional-differs"),
        ({"for_": "A9"}, "not-on-panel"),
        ({"register_": register(case="DEMO-09")}, "case-differs"),
    ],
)
def test_what_does_not_fit_together_is_found(changes: dict[str, object], code: str) -> None:
    mixed = make_handout(panel(), register(), "A1").model_copy(update=changes)
    assert code in [problem.code for problem in check_handout(mixed)]
