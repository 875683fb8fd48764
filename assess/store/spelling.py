"""JSON that this program wrote: read strictly, and told from what somebody wrote over since."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from assess.logic.documents import Document, adapter_of
from assess.logic.strict import MAX_DIGITS, MAX_PARTS, read_json, validate
from assess.model.problem import Problem

# As this program writes, a number follows a space: that behind its key, or the indentation of a list.
_LONG = tuple(sign + b"0" * (MAX_DIGITS + 1) for sign in (b" ", b" -"))
_DIGITS_AS_0 = bytes.maketrans(b"123456789", b"000000000")


def read_as_written(kind: type[Document], data: bytes) -> Document | None:
    """Return the document in bytes that this program would write again just so; None leaves them to `read_table`.

    A quick way in for sound files, never another one: no document has room for deep nesting or fractions, and what is
    written again as the same bytes held no key twice. Only a number that is too long could come through, so that one
    is looked for.
    """
    if data.count(b",") + data.count(b"{") + data.count(b"[") > MAX_PARTS:
        return None
    digits = data.translate(_DIGITS_AS_0)
    if any(long in digits for long in _LONG):
        return None
    try:
        found = validate(adapter_of(kind), data)
    except ValidationError:
        return None
    return found if found.model_dump_json(indent=1).encode() + b"\n" == data else None


def read_table(data: bytes, most: int = MAX_PARTS) -> dict[str, Any] | tuple[Problem, ...]:
    """Return the JSON object in `data`, or what is wrong with it."""
    try:
        found = read_json(data, most)
    except ValueError as error:
        return (getattr(error, "problem", Problem("not-json", "", str(error))),)
    return found if isinstance(found, dict) else (Problem("not-a-table", "", "an object is expected here"),)


def spelled_as_written(plain: dict[str, Any], data: bytes) -> bool:
    """Tell whether bytes, read as `plain`, are spelled as this program spells a document.

    Compared as plain data: a later version whose models know more fields must read an old file all the same.
    """
    return to_json(plain, indent=1) + b"\n" == data
