"""The one way in for JSON: size, encoding, depth, duplicate keys, NaN, long numbers are refused before any model."""

import json
import re
from collections import Counter
from itertools import accumulate
from typing import Any, NoReturn, TypeVar

from pydantic import TypeAdapter, ValidationError

from assess.logic.shape import known_keys, shape_problems
from assess.model.problem import Problem

Kind = TypeVar("Kind")

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 32
MAX_DIGITS = 15
# A sealed file of 40 questions has some 4000 parts, a comparison of twelve assessors some 100,000.
MAX_PARTS = 100_000
MAX_COMPARED = 4 * MAX_PARTS


class _Refused(ValueError):
    """What the strict reader found, as a problem."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.problem = Problem(code, "", message, hint)


class EncodingError(ValueError):
    """Bytes that are not UTF-8, and the line in which that shows."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def decode_text(data: bytes) -> str:
    """Return the text of UTF-8 bytes, a byte-order mark stripped.

    Raises EncodingError with a message for people where the bytes are UTF-16 or not UTF-8 at all.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        raise EncodingError("the file is UTF-16 or binary, not UTF-8", 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the file is not UTF-8: line {line} holds a byte of another encoding"
        raise EncodingError(message, line) from None


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        ((again, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise _Refused("duplicate-key", f"the key {json.dumps(again[:60])} stands twice", "keep one of the two")
    return found


def _no_constant(name: str) -> NoReturn:
    raise _Refused("not-a-number", f"{name} is no JSON number", "write null or a number")


def _short_int(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise _Refused("number-too-long", f"a number has more than {MAX_DIGITS} digits")
    return int(digits)


def _no_float(_digits: str) -> NoReturn:
    raise _Refused("fraction", "a fraction stands where none is allowed", "write a whole number")


# One that does not end goes to the end of the text: it would be looked through again from each quote inside it.
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
# UTF-8 cannot spell half a character; an escape can.
_HALF = re.compile(r"\\u[dD][89abAB]")
_NO_SIGN = re.compile(r"[^\[\]{},]+")
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1, ",": 0}


def _check_extent(text: str, most: int) -> None:
    """Refuse brackets outside strings that nest too deep, and too many parts; cheap, and before any parser recurses."""
    signs = _NO_SIGN.sub("", _STRING.sub("", text))
    if any(map(MAX_DEPTH.__lt__, accumulate(map(_STEP.__getitem__, signs)))):
        raise _Refused("too-deep", f"brackets nest deeper than {MAX_DEPTH}")
    if len(signs) - signs.count("]") - signs.count("}") > most:
        raise _Refused("too-large", "the file holds more parts than any such document", "is it the right file?")


def read_json(data: bytes, most: int = MAX_PARTS) -> Any:
    """Return the plain data of strict JSON of at most `most` parts; raise ValueError with a `problem` otherwise."""
    if len(data) > MAX_BYTES:
        raise _Refused("too-large", f"the file is larger than {MAX_BYTES // 1024 // 1024} MB")
    try:
        text = decode_text(data)
    except ValueError as error:
        raise _Refused("encoding", str(error), "save it as UTF-8") from None
    _check_extent(text, most)
    try:
        found = json.loads(
            text,
            object_pairs_hook=_no_duplicates,
            parse_constant=_no_constant,
            parse_int=_short_int,
            parse_float=_no_float,
        )
    except json.JSONDecodeError as error:
        raise _Refused("not-json", f"no JSON: {error.msg.lower()}, line {error.lineno} column {error.colno}") from None
    if _HALF.search(text):
        _no_surrogates(found)
    return found


def _no_surrogates(found: object) -> None:
    """Refuse half characters: nothing could save them again."""
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise _Refused("surrogate", "the text holds half a character (a lone surrogate)") from None


def validate(adapter: TypeAdapter[Kind], text: str | bytes) -> Kind:
    """Return the document in JSON `text`; raise ValidationError.

    Keys are read as they are written: the names of fields in the code are none of the format's business.
    """
    return adapter.validate_json(text, by_alias=True, by_name=False)


def parse_document(adapter: TypeAdapter[Kind], data: bytes, kind: object = None) -> Kind | tuple[Problem, ...]:
    """Return the document in `data`, or everything that is wrong with it; of a known `kind`, keys are suggested."""
    try:
        plain = read_json(data)
    except _Refused as refused:
        return (refused.problem,)
    try:
        return validate(adapter, decode_text(data))
    except ValidationError as error:
        return shape_problems(error, plain, known_keys(kind))
