"""Digests: the test vectors, what changes them and what does not."""

import datetime as dt
from pathlib import Path

import pytest
import tomli

from assess.logic.digest import canonical_bytes, digest_bytes, digest_instrument, digest_table

EXAMPLES = Path(__file__).parents[1] / "golden" / "examples"
VECTOR = (EXAMPLES / "vectors" / "mini.toml").read_text(encoding="utf-8")


def test_the_test_vectors_of_the_format() -> None:
    raw = tomli.loads(VECTOR)
    assert digest_instrument(raw) == "5d46ae9dbdb7abdff195ae428bec9af7e5636e8bbf7ef9ecee9c06099d802917"
    assert digest_table(raw["text"]["de"]) == "a4d62c64155bb2119d2b25570b81b556ad9100ba2eaf8443ee607c4fe4f9f707"


def test_the_example_as_it_is_now() -> None:
    raw = tomli.loads((EXAMPLES / "mini.toml").read_text(encoding="utf-8"))
    assert digest_table(raw["text"]["de"]) == "a4d62c64155bb2119d2b25570b81b556ad9100ba2eaf8443ee607c4fe4f9f707"
    assert f'"{digest_instrument(raw)}"' in (EXAMPLES / "panel.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [("\n", "\r\n"), ("# ---", "# another comment"), ("Bindungen an", "Verbindungen mit"), ("id = ", "id=")],
)
def test_what_no_reader_of_the_content_sees_changes_nothing(old: str, new: str) -> None:
    assert old in VECTOR
    assert digest_instrument(tomli.loads(VECTOR.replace(old, new))) == digest_instrument(tomli.loads(VECTOR))


def test_one_letter_changes_it() -> None:
    changed = tomli.loads(VECTOR.replace("Visits", "Visit", 1))
    assert digest_instrument(changed) != digest_instrument(tomli.loads(VECTOR))


def test_the_canonical_form() -> None:
    table = {"b": ["e\u0301", True, 3], "a": {"y": '"\\\n', "x": "é"}}
    assert canonical_bytes(table) == '{"a":{"x":"é","y":"\\"\\\\\\n"},"b":["é",true,3]}'.encode()
    assert digest_table({"e\u0301": 1}) == digest_table({"é": 1}) == digest_bytes('{"é":1}'.encode())


@pytest.mark.parametrize("value", [1.5, dt.date(2026, 1, 1), None])
def test_what_would_make_bytes_vary_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="not part of the format"):
        digest_table({"a": [value]})
