"""Digests: instruments by their content in a canonical form, everything we write by its exact bytes."""

import json
import unicodedata
from collections.abc import Mapping
from hashlib import sha256

TRANSLATIONS = "text"


def digest_bytes(data: bytes) -> str:
    """Return the SHA-256 of exact bytes, in hexadecimal digits."""
    return sha256(data).hexdigest()


def _canonical(value: object) -> object:
    """Return `value` with keys and strings in NFC; raise ValueError where a float or a date would make bytes vary."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, list):
        return [_canonical(entry) for entry in value]
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", key): _canonical(entry) for key, entry in value.items()}
    message = f"a {type(value).__name__} is not part of the format; write it as text"
    raise ValueError(message)


def canonical_bytes(table: Mapping[str, object]) -> bytes:
    """Return the canonical bytes of a table: sorted keys, no white space, UTF-8, NFC; floats and dates refused."""
    text = json.dumps(_canonical(table), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def digest_table(table: Mapping[str, object]) -> str:
    """Return the digest of one TOML table."""
    return digest_bytes(canonical_bytes(table))


def digest_instrument(raw: Mapping[str, object]) -> str:
    """Return the digest of an instrument: its whole raw table except the translations."""
    return digest_table({key: value for key, value in raw.items() if key != TRANSLATIONS})
