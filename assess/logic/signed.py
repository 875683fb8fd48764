"""What exactly is signed: bytes behind their type and length, as DSSE v1 lays them out."""

from assess.model.identity import CARD_FORMAT

CARD_TYPE = "application/vnd.assess.card+json"


def bytes_to_sign(kind: str, payload: bytes) -> bytes:
    """Return the pre-authentication encoding of DSSE v1 for a payload of a type."""
    named = kind.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(named), named, len(payload), payload)


def card_to_sign(key: str, age: str, ed25519: str) -> bytes:
    """Return what the signature of a card is about: its other values as JSON, none of which needs an escape."""
    payload = f'{{"format":"{CARD_FORMAT}","key":"{key}","age":"{age}","ed25519":"{ed25519}"}}'
    return bytes_to_sign(CARD_TYPE, payload.encode("ascii"))
