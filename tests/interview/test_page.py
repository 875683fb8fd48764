"""The page about the interview: its keystrokes are counted, its lines can be typed, no command is missing."""

import re
from pathlib import Path

import pytest

from assess.interview.grammar import COMMANDS
from assess.interview.keypad import parse_keyed
from assess.interview.machine import begin, take_line
from assess.interview.state import State
from assess.logic.keypad import keypad_rows
from assess.store.library import load_instrument
from tests.interview.sitting import NOW, REGISTER, played
from tests.samples import log_of

PAGE = (Path(__file__).parents[2] / "docs" / "interview.md").read_text(encoding="utf-8")
COSTS = PAGE.partition("## What an answer costs")[2].partition("\n## ")[0].partition("From paper")
ROW = re.compile(r"^\| (?P<answer>[^|]+) \| (?:`(?P<typed>[^`]+)`)? ?\| (?P<keys>\d+) \|$", re.MULTILINE)
INTERVIEW = ROW.findall(COSTS[0])
KEYPAD = ROW.findall(COSTS[2])
INSTRUMENT = load_instrument("reengagement").instrument


def at_a_question() -> State:
    """Return a sitting at a question with sources on both sides, so that no cap stands in the way."""
    start = begin(INSTRUMENT, log_of(), REGISTER)
    return played("src S-7K2Q\ne +D2 : He said so.\nsrc S-3M8T\ne +D2 : The court said so.\ngo D2\n3", start)


def test_the_tables_are_there() -> None:
    assert len(INTERVIEW) > 10
    assert len(KEYPAD) == 4


@pytest.mark.parametrize(("answer", "typed", "keys"), [*INTERVIEW, *KEYPAD])
def test_keystrokes_are_counted_with_enter_and_without_the_text(answer: str, typed: str, keys: str) -> None:
    assert len(typed.removesuffix("TEXT")) + 1 == int(keys), answer


@pytest.mark.parametrize("typed", [typed for _, typed, _ in INTERVIEW])
def test_every_row_can_be_typed(typed: str) -> None:
    assert take_line(at_a_question(), typed, NOW, "0000").refused is None


def test_a_low_certainty_costs_no_more_than_a_high_one() -> None:
    costs = {answer: int(keys) for answer, _, keys in [*INTERVIEW, *KEYPAD]}
    assert costs["a level, low certainty"] == costs["a level, moderate certainty"] == costs["a level, high certainty"]
    assert costs["certainty alone, low"] == costs["certainty alone, high"]
    assert costs["a level, lowest certainty"] == costs["a level, highest certainty"]


@pytest.mark.parametrize("typed", [typed for _, typed, _ in KEYPAD if typed])
def test_every_row_from_paper_is_a_row(typed: str) -> None:
    question = next(one for one in INSTRUMENT.questions if one.code == "D2")
    assert parse_keyed(INSTRUMENT, keypad_rows(question)[0], typed)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_on_the_page(name: str) -> None:
    assert re.search(rf"[`, ]{re.escape(name)}[ `\[,]", PAGE.partition("## Every command")[2])
