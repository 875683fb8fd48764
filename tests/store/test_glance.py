"""A glance at a line: what its body says, or nothing, whatever stands there."""

import json

import pytest

from assess.store.glance import body_in, text_in


def test_the_body_of_a_line_is_read() -> None:
    assert body_in(json.dumps({"v": 1, "body": json.dumps({"case": "C-1"})}).encode()) == {"case": "C-1"}


@pytest.mark.parametrize(
    "line",
    [
        *(b"", b"null", b"[]", b"7", b"{}", b'{"body": 7}', b'{"body": "7"}', b'{"body": "[1]"}', b"\xff\xfe{}"),
        *(b"[" * 5000, b'{"body": "' + b"[" * 5000 + b'"}', b'{"body": "\\ud800"}', b'{"body": "{", "body": "{}"}'),
    ],
)  # fmt: skip
def test_anything_else_says_nothing(line: bytes) -> None:
    assert body_in(line) == {}


def test_only_text_is_text() -> None:
    body = {"instrument": {"id": "small", "version": 7}, "case": ["C-1"]}
    assert text_in(body, "instrument", "id") == "small"
    assert text_in(body, "instrument", "version") == text_in(body, "case") == text_in(body, "no", "way") == ""
