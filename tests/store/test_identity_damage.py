"""Every bit, end and hostile value of an identity file and of a card: noticed, before anything costly is done."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assess.errors import AssessError, FileInvalid
from assess.model.identity import Argon2id
from assess.store.identity import load_card, load_identity, parse_card, parse_identity, unlock
from tests.identities import GOLDEN, PASSPHRASE, SEED, quick_bytes, quickly

HERE = Path("some.json")
CARD = (GOLDEN / "card.json").read_bytes()


def opens(data: bytes) -> bool:
    """Tell whether an identity can be opened; whatever is refused is refused in our own words."""
    try:
        keys = unlock(parse_identity(data, HERE), PASSPHRASE, quickly)
    except AssessError:
        return False
    assert keys.seed() == SEED
    return True


def holds(data: bytes) -> bool:
    """Tell whether a card passes."""
    try:
        parse_card(data, HERE)
    except AssessError:
        return False
    return True


def flips(data: bytes) -> Iterator[bytes]:
    for place in range(len(data) * 8):
        changed = bytearray(data)
        changed[place // 8] ^= 1 << place % 8
        yield bytes(changed)


SORTS = pytest.mark.parametrize(("data", "passes"), [(quick_bytes(), opens), (CARD, holds)], ids=["identity", "card"])
Passes = Callable[[bytes], bool]


@SORTS
def test_every_flipped_bit_is_noticed(data: bytes, passes: Passes) -> None:
    assert passes(data)
    assert [number for number, changed in enumerate(flips(data)) if passes(changed)] == []


@SORTS
def test_every_shorter_file_is_noticed_but_the_one_without_its_last_line_end(data: bytes, passes: Passes) -> None:
    assert [length for length in range(len(data)) if passes(data[:length])] == [len(data) - 1]


@SORTS
def test_an_end_of_zeros_is_noticed(data: bytes, passes: Passes) -> None:
    assert not any(passes(data[:length] + bytes(len(data) - length)) for length in range(len(data)))


@SORTS
def test_what_an_editor_or_a_mail_program_does_changes_nothing(data: bytes, passes: Passes) -> None:
    assert passes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert passes(json.dumps(json.loads(data)).encode())


def refused(changed: dict[str, Any]) -> str:
    plain = json.loads(quick_bytes())
    plain["argon2id"] |= changed
    with pytest.raises(FileInvalid) as caught:
        parse_identity(json.dumps(plain).encode(), HERE)
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"memory_kib": 8 * 1024 * 1024}, "number-too-large"),
        ({"memory_kib": 1024 * 1024 + 1}, "number-too-large"),
        ({"memory_kib": 256 * 1024 - 1}, "number-too-small"),
        ({"memory_kib": 8}, "number-too-small"),
        ({"memory_kib": -1}, "number-too-small"),
        ({"passes": 2**60}, "number-too-long"),
        ({"passes": 11}, "number-too-large"),
        ({"passes": 2}, "number-too-small"),
        ({"passes": 0}, "number-too-small"),
        ({"passes": True}, "not-whole-number"),
        ({"passes": "3"}, "not-whole-number"),
        ({"passes": 3.0}, "fraction"),
        ({"salt": "AAAAAAAAAAAAAAAAAAAAAB=="}, "bad-form"),
        ({"salt": "AAAA"}, "bad-form"),
        ({"salt": "AAAAAAAAAAAAAAAAAAAAAA==\n"}, "bad-form"),
        ({"lanes": 4}, "key-unknown"),
    ],
)
def test_parameters_out_of_bounds_are_refused_before_anything_is_derived(changed: dict[str, Any], code: str) -> None:
    assert refused(changed) == code


def test_the_bounds_themselves_are_read() -> None:
    assert Argon2id(memory_kib=1024 * 1024, passes=10, salt="A" * 22 + "==").passes == 10


DAMAGED = {
    "empty": b"",
    "a list": b"[]",
    "half": quick_bytes()[:300],
    "UTF-16": quick_bytes().decode().encode("utf-16"),
    "duplicate key": quick_bytes().replace(b' "nonce"', b' "box": "x",\n "nonce"'),
    "deep": b"[" * 5000,
    "NaN": b'{"format": NaN}',
    "a surrogate": b'{"format": "\\ud800"}',
    "another version": quick_bytes().replace(b"identity/0", b"identity/1"),
    "text behind": quick_bytes() + b"x",
    "binary": bytes(range(256)),
}


@pytest.mark.parametrize("name", DAMAGED)
@pytest.mark.parametrize("parse", [parse_identity, parse_card])
def test_hostile_bytes_are_refused_in_one_line(name: str, parse: Callable[[bytes, Path], object]) -> None:
    with pytest.raises(FileInvalid) as caught:
        parse(DAMAGED[name], HERE)
    assert "\n" not in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("load", [load_identity, load_card])
def test_a_huge_file_is_refused_by_its_size(tmp_path: Path, load: Callable[[Path], object]) -> None:
    (tmp_path / "huge").write_bytes(b" " * 17_000)
    with pytest.raises(FileInvalid) as caught:
        load(tmp_path / "huge")
    assert caught.value.code == "too-large"
