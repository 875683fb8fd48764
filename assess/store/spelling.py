"""JSON that this program wrote: read strictly, and told from what somebody wrote over since."""

from typing import Any

from pydantic_core import to_json

from assess.logic.strict import read_json
from assess.model.problem import Problem


def read_table(data: bytes) -> dict[str, Any] | tuple[Problem, ...]:
    """Return the JSON object in `data`, or what is wrong with it."""
    try:
        found = read_json(data)
    except ValueError as error:
        return (getattr(error, "problem", Problem("not-json", "", str(error))),)
    return found if isinstance(found, dict) else (Problem("not-a-table", "", "an object is expected here"),)


def spelled_as_written(plain: dict[str, Any], data: bytes) -> bool:
    """Tell whether bytes, read as `plain`, are spelled as this program spells a document.

    Compared as plain data: a later version whose models know more fields must read an old file all the same.
    """
    return to_json(plain, indent=1) + b"\n" == data
