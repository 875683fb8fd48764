"""The sealed file: a DSSE envelope around the exact bytes of an assessment, and how it is read back strictly."""

import base64
import binascii
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assess.errors import AssessError, FileInvalid, IntegrityBroken
from assess.logic.coherence.sealed import check_sealed
from assess.logic.digest import digest_bytes
from assess.logic.documents import adapter_of, dump_document
from assess.logic.shape import shape_problems
from assess.logic.strict import MAX_BYTES, validate
from assess.model.assessment import FORMAT, Assessment
from assess.model.problem import Problem
from assess.store.files import is_journal, read_bytes
from assess.store.spelling import read_as_written, read_table, spelled_as_written

PAYLOAD_TYPE = "application/vnd.assess.assessment+json"
# `sha256` is that of the payload: readers of DSSE pass it over, and until there are signatures it shows accidents.
KEYS = ("payloadType", "payload", "sha256", "signatures")
# What stands around the two values that differ: base64 and hexadecimal digits need no escape.
_HEAD = f'{{"payloadType":"{PAYLOAD_TYPE}","payload":"'.encode("ascii")
_AGAIN = "ask its assessor for the file as it was sealed"
_THEN, _END = b'","sha256":"', b'","signatures":[]}\n'


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed assessment as it was read: `commitment` is the SHA-256 of the payload's exact bytes."""

    assessment: Assessment
    commitment: str
    path: Path

    @property
    def name(self) -> str:
        """The name of the file, for messages."""
        return self.path.name


def dump_sealed(assessment: Assessment) -> bytes:
    """Return the bytes of a sealed file: the envelope on one line."""
    return wrap(dump_document(assessment))


def wrap(payload: bytes) -> bytes:
    """Return the envelope around exact payload bytes; signatures follow when there are keys."""
    return b"".join((_HEAD, base64.b64encode(payload), _THEN, digest_bytes(payload).encode("ascii"), _END))


def load_sealed(path: Path) -> Sealed:
    """Return a sealed assessment; nothing that is not exactly as it was written passes.

    Raises NotFound, StorageFailed; FileInvalid (`unsealed`, `format-unknown`, `not-sealed`, or the problems of a file
    that is malformed or does not hold together); IntegrityBroken (`altered`).
    """
    return parse_sealed(read_bytes(path, MAX_BYTES), path)


def parse_sealed(data: bytes, path: Path) -> Sealed:
    """Return the sealed assessment in `data`, which was read from `path`; refuses as `load_sealed` does."""
    if is_journal(data):
        raise _unsealed(path)
    payload = _unwrapped(data)
    if payload is None:
        envelope = _table(data, path)
        if "payload" not in envelope:
            raise _other_document(envelope, path)
        payload = _payload(envelope, path)
        if not data.endswith(b"\n"):
            raise _altered(path, "its last line has no end")
    found = _assessment(payload, path)
    if problems := check_sealed(found):
        raise _invalid(path, problems)
    return Sealed(found, digest_bytes(payload), path)


def _unwrapped(data: bytes) -> bytes | None:
    """Return the payload of an envelope that this program would write again just so; None where it would not."""
    start = len(_HEAD)
    if not data.startswith(_HEAD):
        return None
    try:
        payload = base64.b64decode(data[start : data.find(_THEN, start)])
    except binascii.Error:
        return None
    return payload if wrap(payload) == data else None


def _table(data: bytes, path: Path) -> dict[str, Any]:
    """Return the JSON object in `data`."""
    found = read_table(data)
    if isinstance(found, tuple):
        raise _invalid(path, found)
    return found


def _payload(envelope: dict[str, Any], path: Path) -> bytes:
    """Return the bytes inside the envelope; base64 has one valid spelling, and no key may be added or left out."""
    if (
        set(envelope) != set(KEYS)
        or envelope["payloadType"] != PAYLOAD_TYPE
        or not isinstance(envelope["payload"], str)
    ):
        raise FileInvalid("not-sealed", f"{path} is no sealed assessment")
    if envelope["signatures"] != []:
        raise FileInvalid("signed", f"{path} carries signatures, which this version cannot check", "update assess")
    try:
        payload = base64.b64decode(envelope["payload"], validate=True)
    except (binascii.Error, ValueError):
        raise _altered(path, "its payload is no base64") from None
    if base64.b64encode(payload).decode("ascii") != envelope["payload"]:
        raise _altered(path, "its payload is spelled in another way")
    if envelope["sha256"] != digest_bytes(payload):
        raise _altered(path, "its payload has another digest")
    return payload


def _assessment(payload: bytes, path: Path) -> Assessment:
    found = read_as_written(Assessment, payload)
    if found and found.sealed and found.log and found.codebook:
        return found
    plain = _table(payload, path)
    _check_format(plain, path)
    if plain.get("sealed") is None:
        raise _unsealed(path)
    seal = plain["sealed"]
    if plain.get("log") is None or plain.get("codebook") is None or not isinstance(seal, dict) or "nonce" not in seal:
        raise _altered(path, "it lacks what sealing puts into it")
    if not spelled_as_written(plain, payload):
        raise _altered(path, "its payload is not spelled as this program spells it")
    return _validated(plain, payload, path)


def _validated(plain: dict[str, Any], payload: bytes, path: Path) -> Assessment:
    try:
        found: Assessment = validate(adapter_of(Assessment), payload)
    except ValidationError as error:
        raise _invalid(path, shape_problems(error, plain)) from None
    return found


def _check_format(plain: dict[str, Any], path: Path) -> None:
    found = plain.get("format")
    if found == FORMAT:
        return
    if isinstance(found, str) and re.fullmatch(r"assess\.assessment/\d{1,9}", found):
        raise FileInvalid("format-unknown", f"{path} has format {found}; this version reads {FORMAT}", "update assess")
    raise FileInvalid("not-sealed", f"{path} holds no assessment")


def _other_document(plain: dict[str, Any], path: Path) -> AssessError:
    if plain.get("format") == FORMAT and plain.get("sealed") is None:
        return _unsealed(path)
    return FileInvalid("not-sealed", f"{path} is no sealed assessment", "name the file that `assess seal` wrote")


def _unsealed(path: Path) -> FileInvalid:
    return FileInvalid("unsealed", f"{path} is not sealed", "seal it first (assess seal), then name the .sealed file")


def _altered(path: Path, why: str) -> IntegrityBroken:
    return IntegrityBroken("altered", f"{path} was altered: {why}", _AGAIN)


def _invalid(path: Path, problems: tuple[Problem, ...]) -> FileInvalid:
    found = tuple(problem.within(str(path)) for problem in problems)
    return FileInvalid("sealed-invalid", f"{path} cannot be read as a sealed assessment", _AGAIN, found)
