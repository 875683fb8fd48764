"""Keys and what is done with them; the only module that knows the two libraries that do it."""

import base64
import hmac
import secrets
from collections.abc import Callable
from hashlib import sha256

from assess.errors import Incomplete, IntegrityBroken, StorageFailed
from assess.logic import bech32
from assess.logic.fingerprint import key_id
from assess.logic.signed import card_to_sign
from assess.model.identity import CARD_FORMAT, Argon2id, Card

try:
    from nacl import exceptions, pwhash
    from nacl.bindings import crypto_scalarmult_base
    from nacl.secret import SecretBox
    from nacl.signing import SigningKey, VerifyKey
except ImportError:  # a system that lets nobody load libraries from a folder of their own, for one
    raise Incomplete("no-pynacl", "the package pynacl cannot be loaded, and keys need it", "install it anew") from None

SEED = 32
RECIPIENT, SECRET = "age", "age-secret-key-"
_SALT = b"assess.identity/0"

Derive = Callable[[bytes, Argon2id], bytes]
"""How a passphrase becomes the key of a box; tests hand in one that is quick."""


class Keys:
    """Both key pairs of an identity, from one seed; it is never shown, compared or copied."""

    __slots__ = ("_age", "_seed", "_signing")

    def __init__(self, seed: bytes) -> None:
        """Derive both secrets from a seed of 32 bytes."""
        self._seed = seed
        self._signing = SigningKey(derived(seed, b"ed25519"))
        self._age = derived(seed, b"age-x25519")

    def __repr__(self) -> str:
        """Tell nothing."""
        return "Keys(...)"

    def card(self) -> Card:
        """Return the public half, signed by itself."""
        verify_key = bytes(self._signing.verify_key)
        key, ed25519 = key_id(verify_key), encoded(verify_key)
        age = bech32.encode(RECIPIENT, crypto_scalarmult_base(self._age))
        signature = encoded(self._signing.sign(card_to_sign(key, age, ed25519)).signature)
        return Card(format=CARD_FORMAT, key=key, age=age, ed25519=ed25519, signature=signature)

    def age_secret(self) -> str:
        """Return the secret that the `age` program takes; it opens whatever was encrypted to the card."""
        return bech32.encode(SECRET, self._age).upper()

    def seed(self) -> bytes:
        """Return what everything else comes from, for the recovery sheet."""
        return self._seed

    def boxed(self, key: bytes, nonce: bytes) -> bytes:
        """Return the seed as only the holder of `key` can open it."""
        return SecretBox(key).encrypt(self._seed, nonce).ciphertext


def new_keys() -> Keys:
    """Return keys that nobody had before."""
    return Keys(secrets.token_bytes(SEED))


def derived(seed: bytes, purpose: bytes) -> bytes:
    """Return the secret for one purpose: HKDF with SHA-256 (RFC 5869), its salt the name of the format."""
    extracted = hmac.digest(_SALT, seed, "sha256")
    return hmac.digest(extracted, purpose + b"\x01", sha256)


def opened(key: bytes, nonce: bytes, box: bytes) -> Keys | None:
    """Return the keys in a box; None where this key does not open it."""
    try:
        return Keys(SecretBox(key).decrypt(box, nonce))
    except exceptions.CryptoError:
        return None


def derive_key(passphrase: bytes, how: Argon2id) -> bytes:
    """Return the key that a passphrase stands for; it takes the memory that `how` says.

    Raises StorageFailed where the system does not have that much.
    """
    try:
        return pwhash.argon2id.kdf(
            SecretBox.KEY_SIZE, passphrase, decoded(how.salt), opslimit=how.passes, memlimit=how.memory_kib * 1024
        )
    except (exceptions.RuntimeError, MemoryError):
        message = f"this takes {how.memory_kib // 1024} MB of memory, which the system does not give"
        raise StorageFailed("no-memory", message, "close other programs") from None


def check_card(card: Card) -> None:
    """Raise IntegrityBroken `altered` where a card is not what its own key signed."""
    verify_key = decoded(card.ed25519)
    signed = card_to_sign(card.key, card.age, card.ed25519)
    try:
        VerifyKey(verify_key).verify(signed, decoded(card.signature))
        sound = card.key == key_id(verify_key) and bech32.decode(RECIPIENT, card.age) is not None
    except exceptions.CryptoError:
        sound = False
    if not sound:
        raise IntegrityBroken("altered", "the card was altered: its signature does not hold", "ask for it again")


def try_out(keys: Keys) -> None:
    """Raise IntegrityBroken `keys-do-not-work` where what is encrypted to new keys could not be opened with them.

    Where age is not at hand nothing can be encrypted either, and nothing is tried.
    """
    try:
        from pyrage import DecryptError, decrypt, encrypt, x25519  # noqa: PLC0415 - has no wheel for every system
    except ImportError:
        return
    recipient = x25519.Recipient.from_str(keys.card().age)
    identity = x25519.Identity.from_str(keys.age_secret())
    try:
        decrypt(encrypt(_SALT, [recipient]), [identity])
    except DecryptError:
        message = "these keys do not open what is encrypted to them; nothing was written"
        raise IntegrityBroken("keys-do-not-work", message, "try again, on another computer if need be") from None


def random_bytes(length: int) -> bytes:
    """Return bytes for a salt or a nonce."""
    return secrets.token_bytes(length)


def encoded(data: bytes) -> str:
    """Return bytes in base64."""
    return base64.b64encode(data).decode("ascii")


def decoded(text: str) -> bytes:
    """Return the bytes of base64 that a model has found canonical."""
    return base64.b64decode(text, validate=True)
