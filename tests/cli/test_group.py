"""The lazy group: the table tells the truth about every command, and help looks as promised."""

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from assess.cli.group import app, load
from assess.cli.table import COMMANDS, command_named_in

NAMES = list(COMMANDS)


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_loads_and_begins_its_help_with_its_summary(name: str) -> None:
    assert (load(name).help or "").splitlines()[0] == COMMANDS[name].summary


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_knows_whether_it_has_commands_of_its_own(name: str) -> None:
    assert isinstance(load(name), TyperGroup) is COMMANDS[name].nested


@pytest.mark.parametrize("name", NAMES)
def test_every_command_shows_examples_before_its_options(name: str) -> None:
    text = CliRunner().invoke(app, [name, "-h"]).stdout
    assert text.index("Examples:") < text.index("Options:")
    assert f"\n    assess {name}" in text


NESTED = [f"{name} {inner}" for name in NAMES if COMMANDS[name].nested for inner in load(name).commands]


@pytest.mark.parametrize("name", [*NAMES, *NESTED, ""])
def test_help_fits_a_terminal_of_80_columns(name: str) -> None:
    text = CliRunner().invoke(app, [*name.split(), "--help"], env={"COLUMNS": "80"}).stdout
    assert [line for line in text.splitlines() if len(line) > 80] == []


def test_help_lists_the_commands_of_the_table() -> None:
    text = CliRunner().invoke(app, ["-h"]).stdout
    for name in NAMES:
        assert f"  {name} " in text
        assert COMMANDS[name].summary in text


def test_nothing_offers_to_complete_the_names_of_cases() -> None:
    root = get_command(app)
    assert {option for param in root.params for option in param.opts} == {"--version", "-V"}


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("merge a.json --json", "merge"),
        ("instrument check x.toml", "instrument check"),
        ("instrument --help", "instrument"),
        ("mrege", None),
        ("--json", None),
        ("", None),
    ],
)
def test_an_envelope_names_the_command_that_was_typed(words: str, command: str | None) -> None:
    assert command_named_in(words.split()) == command
