"""A workspace with one assessment of DEMO-01 on the small instrument, as a draft or sealed."""

from pathlib import Path
from typing import Any

import pytest

from assess.cli.main import main
from assess.model.event import Event, Opened
from assess.store.journal import create_journal
from assess.store.workspace import create_workspace
from tests.cli.test_init_check_seal import PINNED, WHOLE
from tests.samples import SMALL, log_of

Events = tuple[Event, ...]


def begin(
    folder: Path, patch: pytest.MonkeyPatch, events: Events = tuple(WHOLE), label: str = "A1", **opened: Any
) -> Path:
    """Make the workspace where there is none, begin an assessment in it and return its journal."""
    patch.delenv("ASSESS_WORKSPACE", raising=False)
    patch.chdir(folder)
    if not (folder / "cases").exists():
        create_workspace(folder)
        (folder / "instruments").mkdir()
        (folder / "instruments" / "small.toml").write_text(SMALL, encoding="utf-8")
    from assess.store.workspace import find_workspace

    workspace = find_workspace(folder, {})
    assessor = {"key": label * 16, "label": label, "role": "forensic-psychologist"}
    (first,) = log_of(**{"instrument": PINNED, "assessor": assessor, **opened})
    assert isinstance(first, Opened)
    place = workspace.prepare(workspace.place(first.case, first.occasion, "small", label))
    with create_journal(place.journal, first) as journal:
        journal.append(events)
    return place.journal


def seal_it(label: str = "A1") -> None:
    """Seal what was begun, as somebody would type it."""
    assert main(["seal", "DEMO-01", "--label", label, "--yes"]) == 0


def names(folder: Path) -> list[str]:
    """Return the names in a folder."""
    return sorted(one.name for one in folder.iterdir())
