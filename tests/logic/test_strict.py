"""The one way in for JSON: everything doubtful is refused before any model sees it, as one problem."""

import json

import pytest
from pydantic import ValidationError

from assess.logic.documents import read_document
from assess.logic.strict import MAX_BYTES, MAX_PARTS, EncodingError, decode_text, read_json, validate
from assess.model.panel import Panel
from assess.model.source import Register
from tests.samples import EVENTS


def code_of(data: bytes) -> str:
    found = read_document(Register, data)
    assert isinstance(found, tuple)
    return found[0].code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", "not-json"),
        (b"", "not-json"),
        (b'{"a": 1, "a": 2}', "duplicate-key"),
        (b"[" + b",".join([b"0"] * (MAX_PARTS + 2)) + b"]", "too-large"),
        (b"[" + b",".join([b"{}"] * MAX_PARTS) + b"]", "too-large"),
        (b'{"a": NaN}', "not-a-number"),
        (b'{"a": -Infinity}', "not-a-number"),
        (b'{"a": 1.5}', "fraction"),
        (b'{"a": 1e400}', "fraction"),
        (b'{"a": 1234567890123456}', "number-too-long"),
        (b'{"a": "\\ud800"}', "surrogate"),
        ('{"a": "é"}'.encode("utf-16"), "encoding"),
        ('{"a": "é"}'.encode("latin-1"), "encoding"),
        (b"[" * 100_000, "too-deep"),
        (b'{"a":' * 40 + b"1" + b"}" * 40, "too-deep"),
        (b" " * (MAX_BYTES + 1), "too-large"),
    ],
)
def test_doubtful_bytes_are_refused(data: bytes, code: str) -> None:
    assert code_of(data) == code


@pytest.mark.parametrize("text", ['{"a": "[[[[ \\" ]"}', '{"a": "' + "[" * 200 + '"}'])
def test_brackets_inside_texts_are_no_depth(text: str) -> None:
    assert read_json(text.encode()) == json.loads(text)


def test_a_byte_order_mark_is_accepted() -> None:
    assert read_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@pytest.mark.parametrize(("data", "line"), [(b"a\nb\n\xe9\n", 3), (b"\xff\xfea\x00", 1), (b"a\x00b\x00", 1)])
def test_another_encoding_is_told_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(EncodingError) as caught:
        decode_text(data)
    assert caught.value.line == line


def test_a_typo_in_a_key_of_json_gets_a_suggestion_too() -> None:
    found = read_document(Panel, b'{"format": "assess.panel/0", "asessors": []}')
    assert isinstance(found, tuple)
    assert 'did you mean "assessors"?' in {problem.hint for problem in found}


def test_names_of_the_code_are_no_keys_of_a_document() -> None:
    found = read_document(Panel, b'{"format_": 1}')
    assert isinstance(found, tuple)
    assert ("key-unknown", "format_") in {(problem.code, problem.path) for problem in found}


def test_an_event_is_read_by_the_keys_of_the_file_too() -> None:
    said = {"event": "evidence", "at": "2026-03-02T11:00:00+01:00", "id": "E1"}
    assert validate(EVENTS, json.dumps({**said, "is": "fact"})).event == "evidence"
    with pytest.raises(ValidationError):
        validate(EVENTS, json.dumps({**said, "is_": "fact"}))


def test_signs_inside_text_are_no_parts() -> None:
    assert read_json(b'["' + b",[{" * MAX_PARTS + b'"]')


def test_a_document_may_have_as_many_parts_as_its_reader_says() -> None:
    data = b"[" + b",".join([b"0"] * 11) + b"]"
    assert read_json(data, 11)
    with pytest.raises(ValueError, match="more parts"):
        read_json(data, 10)
