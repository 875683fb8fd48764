"""Text in TOML, as people write instruments and the facts of a case: what the parser refuses is told as a problem."""

import re
from typing import Any

from assess.logic.strict import EncodingError, decode_text
from assess.model.problem import Problem

# Python limits the digits of numbers it reads, but for bases that are powers of two.
_HEXADECIMAL = re.compile(r"0[xob][0-9a-fA-F_]{1000}")
_MOST_BITS = 4 * 1000
_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class NotToml(ValueError):
    """What the parser refused, as a problem."""

    def __init__(self, code: str, message: str, hint: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.problem = Problem(code, "", message, hint, line)


def decode_toml(data: bytes) -> str:
    """Return the text of a TOML file; raise NotToml where it is not UTF-8."""
    try:
        return decode_text(data)
    except EncodingError as error:
        hint = 'save it as UTF-8 ("UTF-8", not "Unicode" or "ANSI")'
        raise NotToml("encoding", str(error), hint, error.line) from None


def parse_toml(text: str) -> dict[str, Any]:
    """Return the table in a TOML text; raise NotToml with what to correct and in which line."""
    import tomli  # noqa: PLC0415 - loaded where a TOML file is read and nowhere else

    try:
        found = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _syntax(str(error), text) from None
    except RecursionError:
        raise NotToml("too-deep", "tables and lists nest too deeply") from None
    except ValueError:  # Python refuses to read numbers of thousands of digits
        raise _too_long() from None
    if _HEXADECIMAL.search(text) and _has_long_number(found):
        raise _too_long()
    return found


def _too_long() -> NotToml:
    return NotToml("number-range", "a number is too long to be read", "write it in quotes")


def _has_long_number(found: object) -> bool:
    """Tell whether there is a number that was read, but could never be written again."""
    inside = list(found.values()) if isinstance(found, dict) else found if isinstance(found, list) else ()
    return (isinstance(found, int) and found.bit_length() > _MOST_BITS) or any(map(_has_long_number, inside))


def _syntax(told: str, text: str) -> NotToml:
    match = _LINE.search(told)
    line = int(match[1]) if match else text.count("\n") + 1
    message = told.partition(" (at ")[0]
    if message.startswith(("Cannot overwrite", "Cannot declare")):
        return NotToml("duplicate-key", "a key or a table stands twice", "keep one of the two", line)
    return NotToml("not-toml", message[:1].lower() + message[1:], "look at this line and the one before", line)
