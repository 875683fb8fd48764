"""The recovery sheet: what was printed comes back, and one wrong character anywhere is noticed and placed."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic.recovery_sheet import TypedSheet, check_line, key_lines, parse_sheet
from assess.model.problem import Problem
from assess.render.identity import render_sheet

SEED = bytes(range(32))
SEEDS = st.binary(min_size=32, max_size=32)
LOOKALIKES = {"0": "oO", "1": "iIlL"}


def read(text: str) -> bytes:
    found = parse_sheet(text)
    assert isinstance(found, TypedSheet)
    return found.seed


def codes(text: str) -> list[tuple[str, str]]:
    found = parse_sheet(text)
    assert isinstance(found, tuple)
    return [(problem.code, problem.path) for problem in found]


@given(SEEDS)
def test_the_four_lines_come_back(seed: bytes) -> None:
    assert read("\n".join(key_lines(seed))) == seed


def crc_16(data: bytes) -> int:
    """Return CRC-16/CCITT bit by bit: polynomial 1021, initial value FFFF."""
    rest = 0xFFFF
    for byte in data:
        rest ^= byte << 8
        for _ in range(8):
            rest = (rest << 1 ^ (0x1021 if rest & 0x8000 else 0)) & 0xFFFF
    return rest


def test_the_checksum_is_the_one_that_others_compute() -> None:
    assert crc_16(b"123456789") == 0x29B1  # the check value of its catalogue entry
    for number, line in enumerate(key_lines(SEED), start=1):
        part = SEED[8 * number - 8 : 8 * number]
        assert line.replace(" ", "") == f"{number}:{part.hex()}{crc_16(bytes([number]) + part):04x}"


@given(SEEDS)
def test_the_whole_page_comes_back(seed: bytes) -> None:
    found = parse_sheet(render_sheet("4f2a 91c0 7be3 0d15 a6c2", key_lines(seed), "AGE-SECRET-KEY-1X"))
    assert found == TypedSheet(seed, "4f2a 91c0 7be3 0d15 a6c2")


@pytest.mark.parametrize("seed", [SEED, bytes(32), b"\xff" * 32])
def test_every_single_character_that_differs_is_noticed(seed: bytes) -> None:
    page = "\n".join(key_lines(seed))
    unnoticed = []
    for place, before in enumerate(page):
        for other in string.printable:
            changed = parse_sheet(page[:place] + other + page[place + 1 :])
            same = other.lower() == before or other in LOOKALIKES.get(before, "")
            blank = before.isspace() and other.isspace()
            if isinstance(changed, TypedSheet) and not (same or blank):
                unnoticed.append((place, before, other))
            assert isinstance(changed, tuple) or changed.seed == seed
    assert unnoticed == []


@given(SEEDS, st.integers(0, 79))
def test_two_neighbours_exchanged_are_noticed(seed: bytes, place: int) -> None:
    number, at = place // 20 + 1, place % 20
    digits = key_lines(seed)[number - 1][3:].replace(" ", "")
    swapped = digits[:at] + digits[at : at + 2][::-1] + digits[at + 2 :]
    assert isinstance(check_line(number, swapped), Problem) or swapped == digits


@given(SEEDS)
def test_a_line_under_the_number_of_another_is_noticed(seed: bytes) -> None:
    first = key_lines(seed)[0][3:]
    assert all(isinstance(check_line(number, first), Problem) for number in (2, 3, 4))


@pytest.mark.parametrize(
    "typed",
    [
        "\r\n".join(key_lines(SEED)),
        "\n\n".join(reversed(key_lines(SEED))),
        "\n".join(key_lines(SEED)).upper(),
        "\n".join(line.replace(" ", "") for line in key_lines(SEED)),
        "\n".join(line.replace("0", "O") for line in key_lines(SEED)),
        "\n".join(line[:3] + line[3:].replace("1", "l") for line in key_lines(SEED)),
    ],
)
def test_ways_to_type_it_that_mean_the_same(typed: str) -> None:
    assert read(typed) == SEED


def test_the_line_that_is_wrong_is_named_and_placed() -> None:
    lines = key_lines(SEED)
    found = parse_sheet("\n".join(["", *lines[:2], lines[2].replace("1617", "1618"), lines[3]]))
    assert isinstance(found, tuple)
    assert [(one.code, one.path, one.line) for one in found] == [("sheet-line-wrong", "line 3", 4)]


def test_everything_that_is_wrong_is_named_at_once() -> None:
    one, two, *_ = key_lines(SEED)
    typed = "\n".join([one, one, two.replace("0809", "080z"), "7: 0000", "4: 12"])
    assert sorted(codes(typed)) == [
        ("sheet-line-character", "line 2"),
        ("sheet-line-length", "line 4"),
        ("sheet-line-missing", "line 3"),
        ("sheet-line-twice", "line 1"),
        ("sheet-line-unknown", ""),
    ]


@pytest.mark.parametrize("text", ["", "nothing", "1:", ":" * 5000, "9" * 5000 + ":", "1: " + "٣" * 20, "²: 0"])
def test_what_is_no_sheet_has_problems(text: str) -> None:
    assert codes(text)


@given(st.text())
def test_any_text_at_all_is_a_sheet_or_has_problems(text: str) -> None:
    found = parse_sheet(text)
    assert isinstance(found, TypedSheet) or all(isinstance(one, Problem) for one in found)


def test_no_problem_repeats_what_was_typed() -> None:
    found = parse_sheet("1: dead beef dead beef dead\n2: gggg\n3: 12")
    assert isinstance(found, tuple)
    assert not any(word in str(found) for word in ("dead", "beef", "gggg"))


def test_the_seed_is_not_shown() -> None:
    assert SEED.hex() not in repr(TypedSheet(SEED, None)) + repr(TypedSheet(SEED, "x"))
    assert repr(SEED) not in repr(TypedSheet(SEED, None))
