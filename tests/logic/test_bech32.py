"""Bech32 as BIP 173 has it: its own examples, and every text has one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic import bech32

# From BIP 173, "Test vectors"; the second begins with a witness version, which is not part of plain Bech32 data.
EMPTY = "a12uel5l"
LONG = "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"
# 20 bytes made of the 32 values in a row, as LONG holds them.
NOT_ZERO = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqpfwgqrs"
LONG_DATA = bytes.fromhex("00443214c74254b635cf84653a56d7c675be77df")


def test_the_examples_of_bip_173_come_back() -> None:
    assert bech32.encode("a", b"") == EMPTY
    assert bech32.encode("abcdef", LONG_DATA) == LONG
    assert bech32.decode("a", EMPTY) == b""
    assert bech32.decode("abcdef", LONG) == LONG_DATA


@given(st.binary(min_size=32, max_size=32))
def test_what_was_encoded_comes_back(data: bytes) -> None:
    assert bech32.decode("age", bech32.encode("age", data)) == data


@given(st.binary(min_size=32, max_size=32), st.data())
def test_one_changed_character_is_always_noticed(data: bytes, drawn: st.DataObject) -> None:
    text = bech32.encode("age", data)
    place = drawn.draw(st.integers(0, len(text) - 1))
    other = drawn.draw(st.sampled_from([sign for sign in "qpzry9x8gf2tvdw0s3jn54khce6mua7l1b " if sign != text[place]]))
    assert bech32.decode("age", text[:place] + other + text[place + 1 :]) is None


@pytest.mark.parametrize("text", ["", "1", "age1", "age", "AGE1QQQ", "age1qqq", LONG, LONG.upper(), "age1" + "q" * 58])
def test_what_is_no_such_key_is_none(text: str) -> None:
    assert bech32.decode("age", text) is None


def test_bits_that_fill_up_the_last_character_are_zero() -> None:
    """The checksum of this text holds; only the spare bits of its last character of data are not zero."""
    assert bech32.decode("age", NOT_ZERO) is None
