"""A workspace is found, holds cases by safe names, and says which assessment is meant."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from assess.errors import AlreadyThere, AssessError, DoesNotFit, FileInvalid, NotFound, UsageRefused
from assess.logic.digest import digest_bytes
from assess.model.event import Opened
from assess.store.case import Place, check_place
from assess.store.journal import create_journal
from assess.store.workspace import Workspace, create_workspace, find_workspace, workspace_or_none
from tests.samples import log_of

PANEL = {
    "format": "assess.panel/0",
    "case": "DEMO-01",
    "occasion": "2026-03",
    "instrument": {"id": "small", "version": "0.1.0", "digest": "0" * 64},
    "revision": 1,
    "assessors": [{"key": "f" * 32, "label": "A2", "role": "forensic-psychologist"}],
}
REGISTER = {"format": "assess.register/0", "case": "DEMO-01", "revision": 2}


def opened(**fields: Any) -> Opened:
    (first,) = log_of(**fields)
    assert isinstance(first, Opened)
    return first


def begin(workspace: Workspace, occasion: str = "2026-03", label: str = "A1") -> Place:
    place = workspace.prepare(workspace.place("DEMO-01", occasion, "small", label))
    assessor = {"key": "0" * 32, "label": label, "role": "forensic-psychologist"}
    create_journal(place.journal, opened(occasion=occasion, assessor=assessor)).close()
    return place


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "w")


def test_a_workspace_is_found_from_below_and_by_its_variable(workspace: Workspace, tmp_path: Path) -> None:
    below = workspace.folder / "cases"
    assert find_workspace(below, {}).folder == workspace.folder
    assert find_workspace(tmp_path, {"ASSESS_WORKSPACE": str(workspace.folder)}).folder == workspace.folder
    assert workspace_or_none(tmp_path, {}) is None
    for start, environ in ((tmp_path, {}), (below, {"ASSESS_WORKSPACE": str(tmp_path)})):
        with pytest.raises(NotFound) as refused:
            find_workspace(start, environ)
        assert (refused.value.hint or "").startswith("assess init")


def test_a_workspace_is_made_once_private_and_says_that_it_is_not_encrypted(workspace: Workspace) -> None:
    assert "not encrypted" in workspace.notices[0]
    assert json.loads((workspace.folder / "assess.workspace.json").read_bytes()) == {
        "format": "assess.workspace/0",
        "encrypted": False,
    }
    with pytest.raises(AlreadyThere):
        create_workspace(workspace.folder)
    if os.name != "nt":
        assert workspace.folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_is_copied_elsewhere_is_named(tmp_path: Path) -> None:
    notices = create_workspace(tmp_path / "OneDrive - Service" / "w").notices
    assert "OneDrive - Service" in notices[1]


@pytest.mark.parametrize(
    ("marker", "code"),
    [
        (b"{}", "workspace-unknown"),
        (b'{"format": "assess.workspace/1", "encrypted": false}', "workspace-unknown"),
        (b'{"format": "assess.workspace/0", "encrypted": true}', "encrypted"),
        (b"x" * 5000, "too-large"),
    ],
)
def test_a_marker_of_another_version_is_refused(workspace: Workspace, marker: bytes, code: str) -> None:
    (workspace.folder / "assess.workspace.json").write_bytes(marker)
    with pytest.raises(FileInvalid) as refused:
        find_workspace(workspace.folder, {})
    assert refused.value.code == code


@pytest.mark.parametrize("name", ["", "../x", "a b", "CON", "nul", "x.", "a/b", "-a", "ä", "x" * 41, "a\x00"])
def test_unsafe_names_are_refused(workspace: Workspace, name: str) -> None:
    for words in ((name, "2026-03", "small", "A1"), ("C-1", name, "small", "A1"), ("C-1", "2026-03", "small", name)):
        with pytest.raises(UsageRefused) as refused:
            workspace.place(*words)
        assert refused.value.code == "bad-name"


def test_names_that_differ_in_capitals_cannot_both_exist(workspace: Workspace) -> None:
    begin(workspace)
    for words in (("demo-01", "2026-03", "small", "A1"), ("DEMO-01", "2026-03", "small", "a1")):
        with pytest.raises(UsageRefused) as refused:
            workspace.place(*words)
        assert refused.value.code == "other-spelling"
    with pytest.raises(UsageRefused, match="DEMO-01"):
        workspace.journals("Demo-01")


def test_the_one_assessment_is_found_or_the_choice_is_listed(workspace: Workspace) -> None:
    with pytest.raises(NotFound) as none:
        workspace.require_one("DEMO-01")
    assert none.value.hint == "assess interview DEMO-01"
    first = begin(workspace)
    assert workspace.require_one("DEMO-01") == first
    assert first.sealed.name == "small.A1.sealed"
    second = begin(workspace, "2026-09")
    begin(workspace, "2026-09", "A2")
    with pytest.raises(UsageRefused, match="--occasion 2026-03 --label A1; --occasion 2026-09 --label A1"):
        workspace.require_one("DEMO-01")
    assert workspace.require_one("DEMO-01", "2026-09", label="A1") == second
    with pytest.raises(NotFound, match="--occasion 2026-03"):
        workspace.require_one("DEMO-01", "2027-01")
    assert workspace.cases == ("DEMO-01",)


def test_a_journal_that_was_moved_is_noticed(workspace: Workspace) -> None:
    place = begin(workspace)
    check_place(place, opened())
    with pytest.raises(DoesNotFit) as refused:
        check_place(place, opened(case="DEMO-02"))
    assert refused.value.code == "misplaced"


def keep(workspace: Workspace, name: str, content: dict[str, Any]) -> bytes:
    folder = workspace.case_folder("DEMO-01")
    folder.mkdir(parents=True, exist_ok=True)
    data = json.dumps(content).encode()
    (folder / name).write_bytes(data)
    return data


def test_panel_and_register_are_optional(workspace: Workspace) -> None:
    assert workspace.load_panel("DEMO-01") is None
    assert workspace.load_register("DEMO-01") is None
    assert workspace.pin_register("DEMO-01") is None
    keep(workspace, "panel.json", PANEL)
    data = keep(workspace, "register.json", REGISTER)
    panel, pinned = workspace.load_panel("DEMO-01"), workspace.pin_register("DEMO-01")
    assert panel is not None
    assert panel.revision == 1
    assert pinned is not None
    assert (pinned.revision, pinned.digest) == (2, digest_bytes(data))


@pytest.mark.parametrize(
    ("content", "kind"), [({**PANEL, "case": "DEMO-02"}, DoesNotFit), ({**PANEL, "revision": "1"}, FileInvalid)]
)
def test_a_panel_of_another_case_or_form_is_refused(
    workspace: Workspace, content: dict[str, Any], kind: type[AssessError]
) -> None:
    keep(workspace, "panel.json", content)
    with pytest.raises(kind):
        workspace.load_panel("DEMO-01")


@pytest.mark.parametrize("here", [{**REGISTER, "revision": 1}, {**REGISTER, "fictional": True}])
def test_an_older_or_changed_register_is_refused_and_a_later_one_is_not(
    workspace: Workspace, here: dict[str, Any]
) -> None:
    digest = digest_bytes(keep(workspace, "register.json", REGISTER))
    begun = opened(register={"revision": 2, "digest": digest})
    assert workspace.register_for(begun) == workspace.load_register("DEMO-01")
    keep(workspace, "register.json", here)
    with pytest.raises(DoesNotFit) as refused:
        workspace.register_for(begun)
    assert refused.value.code == "register-differs"
    keep(workspace, "register.json", {**here, "revision": 3})
    assert workspace.register_for(begun) is not None


def test_a_label_keeps_its_key_within_a_case(workspace: Workspace) -> None:
    keep(workspace, "panel.json", PANEL)
    begin(workspace)
    assert workspace.assessor_key("DEMO-01", "A1") == "0" * 32
    assert workspace.assessor_key("DEMO-01", "A2") == "f" * 32
    fresh = workspace.assessor_key("DEMO-01", "A3")
    assert len(bytes.fromhex(fresh)) == 16
    assert fresh != workspace.assessor_key("DEMO-01", "A3")
