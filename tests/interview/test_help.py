"""Help: all commands on one screen, and each of them explained."""

import pytest

from assess.interview.grammar import COMMANDS
from tests.interview.sitting import last


def test_the_overview_is_one_screen_that_names_every_command_worth_a_line() -> None:
    lines = last("help").lines
    assert len(lines) <= 22
    assert max(map(len, lines)) <= 80
    words = set(" ".join(lines).replace(",", " ").replace(";", " ").split())
    assert {"scenario", "measure", "answer", "aside", "rewrite", "drop", "judge", "conclude", "formulation"} <= words


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_usage_that_begins_with_it_and_lines_that_fit(name: str) -> None:
    usage, *about = last(f"help {name}").lines
    assert usage.split()[0] == name
    assert about
