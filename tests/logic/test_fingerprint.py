"""The fingerprint: what two people read to each other, and what an outsider can compute with sha256sum."""

import hashlib

import pytest

from assess.logic.fingerprint import fingerprint, key_id

AGE, ED25519 = "age1" + "q" * 58, "A" * 43 + "="


def test_it_is_five_groups_of_four() -> None:
    assert [len(group) for group in fingerprint(AGE, ED25519).split(" ")] == [4] * 5


def test_sha256sum_gives_the_same() -> None:
    digest = hashlib.sha256(b"assess.fingerprint/0\n%b\n%b\n" % (AGE.encode(), ED25519.encode())).hexdigest()
    assert fingerprint(AGE, ED25519).replace(" ", "") == digest[:20]


@pytest.mark.parametrize("other", [("age1" + "p" * 58, ED25519), (AGE, "B" * 43 + "=")])
def test_it_stands_for_both_keys(other: tuple[str, str]) -> None:
    assert fingerprint(*other) != fingerprint(AGE, ED25519)


def test_the_id_of_a_key_is_the_beginning_of_its_digest() -> None:
    assert key_id(b"k" * 32) == hashlib.sha256(b"k" * 32).hexdigest()[:32]
