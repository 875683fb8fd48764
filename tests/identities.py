"""A made-up identity: its seed, salt and nonce are known, and its passphrase is derived from without effort."""

from hashlib import sha256
from pathlib import Path

from assess.model.identity import Argon2id, Identity
from assess.store.identity import dump_identity, parse_identity
from assess.store.keys import Keys

GOLDEN = Path(__file__).parent / "golden" / "identity"
SEED = bytes(range(32))
SALT = bytes(range(100, 116))
NONCE = bytes(range(200, 224))
PASSPHRASE = "harbour lantern velvet otter nine"  # noqa: S105 - of the made-up identity alone


def quickly(passphrase: bytes, how: Argon2id) -> bytes:
    """Stand in for Argon2id: every parameter counts, and nothing takes time."""
    return sha256(passphrase + how.model_dump_json().encode()).digest()


def quick_bytes(passphrase: str = PASSPHRASE) -> bytes:
    return dump_identity(Keys(SEED), passphrase, SALT, NONCE, quickly)


def quick_identity() -> Identity:
    return parse_identity(quick_bytes(), Path("identity.json"))
