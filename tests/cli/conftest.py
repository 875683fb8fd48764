"""What tests of commands share: a workspace with the small instrument, and somebody who types."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.store.workspace import Workspace, create_workspace
from tests.samples import SMALL


@pytest.fixture
def small_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Give a workspace in the current folder that knows the small instrument."""
    workspace = create_workspace(tmp_path)
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "small.toml").write_text(SMALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    return workspace


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give what lets somebody sit at a terminal and type."""

    def at_terminal(text: str) -> None:
        for module in ("assess.cli.ask", "assess.cli.commands.seal"):
            monkeypatch.setattr(f"{module}.somebody_is_there", lambda: True)
        lines = iter(text.splitlines(keepends=True))
        monkeypatch.setattr(sys.stdin, "readline", lambda: next(lines, ""), raising=False)

    return at_terminal
