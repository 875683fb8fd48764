"""The quick way in takes only what this program would write again just so."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from assess.logic.documents import dump_document
from assess.model.assessment import Assessment
from assess.store.envelope import dump_sealed, parse_sealed, wrap
from assess.store.spelling import read_as_written
from tests.logic.compare.generated import Case, cases, large

SOUND = large(2, 4).files[0].assessment
WRITTEN = dump_document(SOUND)


def test_what_was_written_is_read() -> None:
    assert read_as_written(Assessment, WRITTEN) == SOUND


@settings(max_examples=20)
@given(cases(2))
def test_what_is_written_is_always_read_quickly(case: Case) -> None:
    for one in case.files:
        assert read_as_written(Assessment, dump_document(one.assessment)) == one.assessment


def rewritten(**changes: Any) -> bytes:
    return (json.dumps({**json.loads(WRITTEN), **changes}, ensure_ascii=False, indent=1) + "\n").encode()


def replaced(old: str, new: str) -> bytes:
    assert old in WRITTEN.decode()
    return WRITTEN.decode().replace(old, new, 1).encode()


@pytest.mark.parametrize(
    "data",
    [
        WRITTEN.rstrip(b"\n"),
        b"\xef\xbb\xbf" + WRITTEN,
        replaced("{", "{ "),
        replaced('"fictional": true', '"fictional": true,\n "fictional": true'),
        replaced('"fictional": true', '"fictional": 1'),
        replaced("The wing log", "\\u0054he wing log"),
        replaced("The wing log", "\\ud800he wing log"),
        rewritten(log={"events": 10**15, "head": "0" * 64}),
        rewritten(log={"events": -(10**15), "head": "0" * 64}),
        rewritten(log={"events": 1.5, "head": "0" * 64}),
        rewritten(total=17),
        rewritten(occasion=[[]]),
        b"",
        b"[" * 100_000,
    ],
)
def test_everything_else_is_left_to_the_strict_reader(data: bytes) -> None:
    assert read_as_written(Assessment, data) is None


def test_the_longest_number_that_is_allowed_is_no_longer_than_that() -> None:
    found = read_as_written(Assessment, rewritten(log={"events": 10**15 - 1, "head": "0" * 64}))
    assert found
    assert found.log
    assert found.log.events == 10**15 - 1


def test_a_long_number_in_a_text_is_read_all_the_same(tmp_path: Path) -> None:
    one = SOUND.model_copy(update={"conclusion": {"words": "Reference 1234567890123456."}})
    assert read_as_written(Assessment, dump_document(one)) is None
    assert parse_sealed(dump_sealed(one), tmp_path / "a.sealed").assessment == one


def test_a_file_that_knows_fewer_fields_is_read_by_the_strict_reader(tmp_path: Path) -> None:
    plain = json.loads(WRITTEN)
    del plain["withdrawals"]
    older = (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()
    assert read_as_written(Assessment, older) is None
    assert parse_sealed(wrap(older), tmp_path / "a.sealed").assessment == SOUND
