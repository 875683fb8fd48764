"""The part of a recovery sheet that is typed: a seed in four lines, each with a checksum, and what is wrong in one."""

import re
from binascii import crc_hqx
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assess.model.problem import Problem

LINES, BYTES = 4, 8
FINGERPRINT = "Fingerprint:"
_FROM_PAPER = str.maketrans("oil", "011")
_NUMBERED = re.compile(r"\s*([0-9]{1,9})\s*:(.*)")
_SAME = "compare each character with the sheet"


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """What a sheet holds: the seed, never shown, and the fingerprint where it was typed too."""

    seed: bytes = field(repr=False)
    fingerprint: str | None


def key_lines(seed: bytes) -> tuple[str, ...]:
    """Return a seed of 32 bytes as it stands on a sheet: four lines, each its number, four groups and a checksum."""
    return tuple(f"{number}: {' '.join(_groups(number, seed))}" for number in range(1, LINES + 1))


def _groups(number: int, seed: bytes) -> list[str]:
    part = seed[(number - 1) * BYTES : number * BYTES]
    digits = part.hex() + f"{_checksum(number, part):04x}"
    return [digits[start : start + 4] for start in range(0, len(digits), 4)]


def _checksum(number: int, part: bytes) -> int:
    """Return CRC-16/CCITT: any one character that differs, and any two neighbours exchanged, are always noticed."""
    return crc_hqx(bytes([number]) + part, 0xFFFF)


def check_line(number: int, text: str) -> bytes | Problem:
    """Return the eight bytes of the line of that number, typed with or without blanks; or what is wrong with it."""
    digits = "".join(text.lower().split()).translate(_FROM_PAPER)
    where = f"line {number}"
    if len(digits) != 2 * BYTES + 4:
        return Problem("sheet-line-length", where, "five groups of four characters are expected", _SAME)
    if not re.fullmatch(r"[0-9a-f]*", digits):
        return Problem("sheet-line-character", where, "only 0 to 9 and a to f stand in it", _SAME)
    part, checksum = bytes.fromhex(digits[:-4]), int(digits[-4:], 16)
    if checksum != _checksum(number, part):
        return Problem("sheet-line-wrong", where, "its checksum does not hold: a character is wrong", _SAME)
    return part


def parse_sheet(text: str) -> TypedSheet | tuple[Problem, ...]:
    """Return what a sheet holds, typed or scanned, with everything else on the page or without; or all problems."""
    found: dict[int, bytes | Problem] = {}
    problems: list[Problem] = []
    for place, number, rest in _numbered(text):
        if number in found:
            problems.append(Problem("sheet-line-twice", f"line {number}", "it stands twice", "keep one", place))
        elif not 1 <= number <= LINES:
            problems.append(Problem("sheet-line-unknown", "", "no line of a sheet has this number", _SAME, place))
        else:
            read = check_line(number, rest)
            found[number] = read if isinstance(read, bytes) else replace(read, line=place)
    for number in range(1, LINES + 1):
        if number not in found:
            hint = f'type it as "{number}: " and five groups'
            problems.append(Problem("sheet-line-missing", f"line {number}", "it is not there", hint))
    problems += [read for read in found.values() if isinstance(read, Problem)]
    if problems:
        return tuple(problems)
    return TypedSheet(b"".join(part for _, part in sorted(found.items()) if isinstance(part, bytes)), _noted(text))


def _numbered(text: str) -> Iterator[tuple[int, int, str]]:
    for place, line in enumerate(text.splitlines(), start=1):
        match = _NUMBERED.fullmatch(line)
        if match:
            yield place, int(match[1]), match[2]


def _noted(text: str) -> str | None:
    """Return the fingerprint on a sheet, None where nobody typed it."""
    for line in text.splitlines():
        if line.strip().lower().startswith(FINGERPRINT.lower()):
            return " ".join(line.strip()[len(FINGERPRINT) :].lower().translate(_FROM_PAPER).split())
    return None
