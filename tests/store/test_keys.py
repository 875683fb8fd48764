"""Keys: both come from one seed, a card proves itself, and what is secret is never shown."""

import hashlib
import hmac
import sys

import pytest
from nacl import bindings, exceptions, pwhash
from pyrage import decrypt, encrypt, x25519

from assess.errors import AssessError, IntegrityBroken, StorageFailed
from assess.logic.fingerprint import key_id
from assess.logic.signed import card_to_sign
from assess.model.identity import Argon2id, Card
from assess.store import keys
from assess.store.keys import Keys, check_card, decoded, derived, encoded, new_keys, opened, try_out
from tests.identities import NONCE, SALT, SEED


def hkdf(seed: bytes, purpose: bytes) -> bytes:
    """Return 32 bytes as RFC 5869, section 2, says it: extract, then the first block of expand."""
    extracted = hmac.new(b"assess.identity/0", seed, hashlib.sha256).digest()
    return hmac.new(extracted, b"" + purpose + bytes([1]), hashlib.sha256).digest()


def test_each_purpose_has_a_secret_of_its_own() -> None:
    assert derived(SEED, b"ed25519") == hkdf(SEED, b"ed25519")
    assert derived(SEED, b"age-x25519") == hkdf(SEED, b"age-x25519")
    assert len({SEED, derived(SEED, b"ed25519"), derived(SEED, b"age-x25519")}) == 3


def test_the_signing_key_is_that_of_its_secret() -> None:
    verify_key, _ = bindings.crypto_sign_seed_keypair(hkdf(SEED, b"ed25519"))
    card = Keys(SEED).card()
    assert decoded(card.ed25519) == verify_key
    assert card.key == key_id(verify_key)


def test_age_derives_the_same_recipient() -> None:
    made = Keys(SEED)
    assert str(x25519.Identity.from_str(made.age_secret()).to_public()) == made.card().age


def test_the_exported_secret_opens_what_others_encrypt_to_the_card() -> None:
    made = new_keys()
    sent = encrypt(b"for your eyes", [x25519.Recipient.from_str(made.card().age)])
    assert decrypt(sent, [x25519.Identity.from_str(made.age_secret())]) == b"for your eyes"


def test_no_two_new_keys_are_alike() -> None:
    assert len({new_keys().card().key for _ in range(20)}) == 20


def test_new_keys_fill_a_sheet() -> None:
    assert len(new_keys().seed()) == 32


def test_a_card_proves_itself() -> None:
    check_card(Keys(SEED).card())


@pytest.mark.parametrize("name", ["key", "age", "ed25519", "signature"])
def test_a_card_with_a_value_of_another_does_not_hold(name: str) -> None:
    other = getattr(Keys(bytes(32)).card(), name)
    with pytest.raises(IntegrityBroken):
        check_card(Keys(SEED).card().model_copy(update={name: other}))


def signed_by_hand(**changed: str) -> Card:
    """Return a card with changed values whose signature is nevertheless right: its maker lies."""
    values = Keys(SEED).card().model_dump(exclude={"format", "signature"}) | changed
    secret = bindings.crypto_sign_seed_keypair(hkdf(SEED, b"ed25519"))[1]
    signature = bindings.crypto_sign(card_to_sign(**values), secret)[:64]
    return Card(format="assess.card/0", signature=encoded(signature), **values)


def test_a_card_signed_with_a_recipient_that_is_none_does_not_hold() -> None:
    check_card(signed_by_hand())
    with pytest.raises(IntegrityBroken):
        check_card(signed_by_hand(age="age1" + "q" * 58))


def test_a_card_signed_under_the_id_of_another_key_does_not_hold() -> None:
    with pytest.raises(IntegrityBroken):
        check_card(signed_by_hand(key="0" * 32))


def test_a_signature_that_was_moved_by_the_order_of_the_group_does_not_hold() -> None:
    """Ed25519 allows a second form of every signature unless it is looked for."""
    card = Keys(SEED).card()
    order = 2**252 + 27742317777372353535851937790883648493
    raw = decoded(card.signature)
    other = raw[:32] + (int.from_bytes(raw[32:], "little") + order).to_bytes(32, "little")
    with pytest.raises(IntegrityBroken):
        check_card(card.model_copy(update={"signature": encoded(other)}))


def test_a_box_opens_with_its_key_alone() -> None:
    box = Keys(SEED).boxed(b"k" * 32, NONCE)
    found = opened(b"k" * 32, NONCE, box)
    assert found is not None
    assert found.seed() == SEED
    assert opened(b"l" * 32, NONCE, box) is None
    assert opened(b"k" * 32, NONCE, bytes(48)) is None


def test_new_keys_are_tried_out() -> None:
    try_out(Keys(SEED))


class Torn(Keys):
    """Keys whose card is that of others, as a fault of the machine would leave them."""

    def card(self) -> Card:
        return Keys(bytes(32)).card()


def test_keys_that_do_not_open_what_is_encrypted_to_them_are_refused() -> None:
    with pytest.raises(IntegrityBroken) as caught:
        try_out(Torn(SEED))
    assert caught.value.code == "keys-do-not-work"


def test_where_age_is_not_at_hand_nothing_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    try_out(Torn(SEED))


def test_where_pynacl_cannot_be_loaded_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nacl", None)
    monkeypatch.delitem(sys.modules, "assess.store.keys")
    with pytest.raises(AssessError) as caught:
        __import__("assess.store.keys")
    assert (caught.value.exit_code, caught.value.code) == (6, "no-pynacl")


def test_memory_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> bytes:
        raise exceptions.RuntimeError

    monkeypatch.setattr(pwhash.argon2id, "kdf", refused)
    with pytest.raises(StorageFailed, match="256 MB"):
        keys.derive_key(b"x", Argon2id(memory_kib=262_144, passes=3, salt=encoded(SALT)))


def test_no_secret_is_shown() -> None:
    made = Keys(SEED)
    secrets = (SEED.hex(), repr(SEED), made.age_secret(), derived(SEED, b"ed25519").hex())
    for text in (repr(made), str(made), f"{[made]}"):
        assert not any(secret in text for secret in secrets)


def test_keys_have_no_dictionary_to_print() -> None:
    assert not hasattr(Keys(SEED), "__dict__")
