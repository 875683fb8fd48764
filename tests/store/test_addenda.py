"""Addenda as files: numbered in a row, read strictly, each following one seal."""

import json
from pathlib import Path

import pytest

from assess.errors import DoesNotFit, FileInvalid
from assess.model.addendum import Addendum
from assess.store.addenda import addenda_beside, load_addenda, save_addendum
from assess.store.envelope import Sealed
from tests.single_example import EARLIER, SEALED, whole


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    return Sealed(whole(), SEALED, tmp_path / "mini.A1.sealed")


def addendum(text: str = "Mine.", of: str = SEALED, **changes: object) -> Addendum:
    fields = {
        "case": "DEMO-01",
        "label": "A1",
        "kind": "person-view",
        "at": "2026-03-05T10:00:00+01:00",
        "by": "person",
    }
    return Addendum.model_validate({"fictional": True, **fields, "of": of, "text": text, **changes})


def test_they_are_numbered_in_a_row_and_read_in_that_order(sealed: Sealed) -> None:
    for number in range(1, 12):
        assert save_addendum(sealed, addendum(str(number))).name == f"mini.A1.addendum-{number}.json"
    assert [one.text for one in load_addenda(sealed)] == [str(number) for number in range(1, 12)]


def test_those_of_others_in_the_same_folder_are_left_alone(sealed: Sealed, tmp_path: Path) -> None:
    for name in ("mini.A2.addendum-1.json", "mini.A1.addendum-0.json", "mini.A1.addendum-1.json.bak", "miniXA1.json"):
        (tmp_path / name).write_text("{}")
    assert addenda_beside(sealed.path) == ()


def test_one_that_follows_a_seal_which_was_amended_still_counts(sealed: Sealed) -> None:
    save_addendum(sealed, addendum(of=EARLIER))
    assert [one.of for one in load_addenda(sealed)] == [EARLIER]


@pytest.mark.parametrize("changes", [{"of": "0" * 64}, {"case": "DEMO-02"}, {"label": "A2"}, {"fictional": False}])
def test_one_that_follows_something_else_is_refused(sealed: Sealed, changes: dict[str, object]) -> None:
    save_addendum(sealed, addendum(**changes))  # type: ignore[arg-type]
    with pytest.raises(DoesNotFit, match=r"mini\.A1\.addendum-1\.json was added to another assessment"):
        load_addenda(sealed)


@pytest.mark.parametrize("changes", [{"format": "assess.addendum/1"}, {"text": ""}, {"kind": "praise"}, {"more": 1}])
def test_what_is_no_addendum_is_told_with_its_problems(sealed: Sealed, changes: dict[str, object]) -> None:
    path = save_addendum(sealed, addendum())
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changes}), encoding="utf-8")
    with pytest.raises(FileInvalid) as caught:
        load_addenda(sealed)
    assert caught.value.problems
