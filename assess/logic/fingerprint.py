"""What two people compare by voice: twenty characters that stand for both public keys of a card."""

from hashlib import sha256

GROUPS, GROUP = 5, 4
KEY_ID = 32


def fingerprint(age: str, ed25519: str) -> str:
    r"""Return 80 bits over both public keys, as they are written in a card: `4f2a 91c0 7be3 0d15 a6c2`.

    `printf 'assess.fingerprint/0\n%s\n%s\n' AGE ED25519 | sha256sum` begins with the same characters.
    """
    digits = sha256(f"assess.fingerprint/0\n{age}\n{ed25519}\n".encode("ascii")).hexdigest()
    return " ".join(digits[start : start + GROUP] for start in range(0, GROUPS * GROUP, GROUP))


def key_id(verify_key: bytes) -> str:
    """Return the id of a public Ed25519 key, from its 32 bytes."""
    return sha256(verify_key).hexdigest()[:KEY_ID]
