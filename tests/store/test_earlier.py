"""The assessment of the last occasion is found by its date and its assessor; a bad one stops nobody."""

from pathlib import Path
from typing import Any

import pytest

from assess.model.event import Event, Opened
from assess.store.case import Place
from assess.store.earlier import find_earlier
from assess.store.journal import create_journal
from assess.store.workspace import Workspace, create_workspace
from tests.samples import event, log_of

KEY = "0" * 32
RATED = event("rated", question="history", facet="main", level="C")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "w")


def kept(workspace: Workspace, occasion: str, *events: Event, label: str = "A1", key: str = KEY, **more: Any) -> Place:
    """Keep a journal of that occasion, as of its first day."""
    assessor = {"key": key, "label": label, "role": "forensic-psychologist"}
    said = {"occasion": occasion, "as_of": f"{occasion}-01", "assessor": assessor, **more}
    place = workspace.prepare(workspace.place("DEMO-01", occasion, "small", label))
    (opened,) = log_of(**said)
    assert isinstance(opened, Opened)
    with create_journal(place.journal, opened) as journal:
        journal.append(events)
    return place


def found(workspace: Workspace, **now: Any) -> tuple[str | None, list[str]]:
    """Return which occasion is found before this one, and what was said aloud."""
    said: list[str] = []
    place = workspace.place("DEMO-01", "2026-03", "small", "A1")
    one = find_earlier(workspace, place, log_of(**now), said.append)
    return one.occasion if one else None, said


def test_the_latest_of_the_earlier_ones_is_found(workspace: Workspace) -> None:
    for occasion in ("2024-09", "2025-09", "2025-03", "2026-09"):
        kept(workspace, occasion, RATED)
    assert found(workspace) == ("2025-09", [])


def test_nothing_is_found_where_there_is_nothing_earlier(workspace: Workspace) -> None:
    assert found(workspace) == (None, [])
    kept(workspace, "2026-03")
    kept(workspace, "2026-04")
    assert found(workspace) == (None, [])


def test_a_corrected_date_counts(workspace: Workspace) -> None:
    kept(workspace, "2025-03", event("prepared", id="as-of", value="2025-12-01"))
    kept(workspace, "2025-09")
    assert found(workspace) == ("2025-03", [])
    assert found(workspace, as_of="2025-10-01") == ("2025-09", [])


def test_another_assessor_or_key_is_not_ones_own(workspace: Workspace) -> None:
    kept(workspace, "2025-09", label="A2", key="1" * 32)
    kept(workspace, "2025-03", key="2" * 32)
    assert found(workspace) == (None, [])


def test_a_damaged_one_is_left_out_and_named(workspace: Workspace) -> None:
    kept(workspace, "2025-03", RATED)
    bad = kept(workspace, "2025-09", RATED, RATED)
    bad.journal.write_bytes(bad.journal.read_bytes().replace(b"history", b"histoty"))
    occasion, said = found(workspace)
    assert occasion == "2025-03"
    assert said[0].startswith("the assessment of 2025-09 cannot be shown beside this one: ")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{}\n"])
def test_one_that_cannot_be_read_is_left_out_and_named(workspace: Workspace, data: bytes) -> None:
    kept(workspace, "2025-09").journal.write_bytes(data)
    occasion, said = found(workspace)
    assert (occasion, len(said)) == (None, 1)


def test_a_misplaced_one_is_left_out_and_named(workspace: Workspace) -> None:
    place = kept(workspace, "2025-09")
    other = workspace.prepare(workspace.place("DEMO-01", "2025-10", "small", "A1"))
    other.journal.write_bytes(place.journal.read_bytes())
    occasion, said = found(workspace)
    assert (occasion, len(said)) == ("2025-09", 1)
