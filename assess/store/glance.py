"""A glance at one line of a log: what its body says, to find and name things by; it proves nothing."""

from typing import Any

from assess.logic.strict import read_json


def body_in(line: bytes) -> dict[str, Any]:
    """Return what the body of a line says; an empty table where it says nothing that can be read."""
    try:
        body = read_json(read_json(line)["body"].encode())
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
    return body if isinstance(body, dict) else {}


def text_in(table: object, *keys: str) -> str:
    """Return the text at the end of these keys; an empty one where there is none."""
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table if isinstance(table, str) else ""
