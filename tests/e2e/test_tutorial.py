"""The tutorial, command by command, in a terminal: what it shows is what a reader sees."""

from pathlib import Path

import pytest

from tests.e2e.walkthrough import Walkthrough, blocks_of

PAGE = (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")


@pytest.mark.e2e
def test_the_tutorial_can_be_followed_to_the_letter(tmp_path: Path) -> None:
    walkthrough = Walkthrough(tmp_path)
    walkthrough.follow(PAGE)
    assert walkthrough.typed > 0


def test_the_tutorial_shows_every_step_of_a_case() -> None:
    commands = [line for block in blocks_of(PAGE) for line in block.lines if line.startswith("$ assess ")]
    named = {line.split()[2] for line in commands}
    first = {"init", "case", "interview", "form", "check", "seal", "amend", "report", "addendum", "merge"}
    assert first | {"look", "consensus"} <= named
