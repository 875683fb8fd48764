"""README shows what the program does: its picture is the demonstration's own text, its commands exist."""

import re
from pathlib import Path

from typer.testing import CliRunner

from assess.cli.group import app
from assess.cli.table import COMMANDS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_picture_is_what_the_demonstration_shows() -> None:
    shown = CliRunner().invoke(app, ["demo", "--text"]).stdout
    (picture,) = blocks("text")
    parts = [part.strip() for part in picture.split("[...]")]
    assert len(parts) == 2
    assert [part for part in parts if part not in shown] == []


def test_the_first_two_sh_blocks_are_one_line_each() -> None:
    assert [len(block.splitlines()) for block in blocks("sh")] == [1, 1]
    assert len(blocks("powershell")) == 1


def test_every_command_that_is_named_exists() -> None:
    named = set(re.findall(r"(?:^\$ |`|bin/)assess ([a-z]+)", README, re.MULTILINE))
    assert named <= set(COMMANDS)
    assert {"demo", "init", "interview", "check", "seal", "merge"} <= named
