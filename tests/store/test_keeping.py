"""Panel and register as files: the newest under the plain name, every earlier one kept as it was."""

from pathlib import Path

import pytest

from assess.errors import AlreadyThere, StorageFailed
from assess.logic.documents import dump_document
from assess.model.panel import JOINED_FORMAT, Joined, Panel
from assess.model.source import Register
from assess.store import keeping
from assess.store.files import write_new, write_output
from assess.store.keeping import create_case, find_revision, kept_revisions, save_joined, save_revision
from assess.store.workspace import Workspace, create_workspace
from tests.cases import panel, register


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path)


def folder(workspace: Workspace) -> Path:
    return workspace.case_folder("DEMO-01")


def test_a_case_is_made_once(workspace: Workspace) -> None:
    create_case(folder(workspace), panel(), register())
    assert workspace.load_panel("DEMO-01") == panel()
    assert workspace.load_register("DEMO-01") == register()
    with pytest.raises(AlreadyThere):
        create_case(folder(workspace), panel(), register())


def test_a_case_that_cannot_be_made_whole_leaves_nothing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:

    def fails(path: Path, data: bytes) -> None:
        if path.name == "register.json":
            raise StorageFailed("cannot-write", "no room")
        write_new(path, data)

    monkeypatch.setattr(keeping, "write_new", fails)
    with pytest.raises(StorageFailed):
        create_case(folder(workspace), panel(), register())
    assert list(folder(workspace).iterdir()) == []


def test_a_case_that_a_kill_left_with_its_panel_alone_is_made_whole(workspace: Workspace) -> None:
    create_case(folder(workspace), panel(), register())
    (folder(workspace) / "register.json").unlink()
    with pytest.raises(AlreadyThere):
        create_case(folder(workspace), panel(revision=2), register())
    create_case(folder(workspace), panel(), register())
    assert workspace.load_register("DEMO-01") == register()


def test_a_later_revision_takes_the_place_and_the_earlier_stays_as_it_was(workspace: Workspace) -> None:
    create_case(folder(workspace), panel(), register())
    odd = dump_document(register()).replace(b"\n", b"\r\n")
    (folder(workspace) / "register.json").write_bytes(odd)
    save_revision(folder(workspace), "register", register(revision=3))
    assert (folder(workspace) / "register.1.json").read_bytes() == odd
    assert kept_revisions(folder(workspace), "register") == (1,)
    assert kept_revisions(folder(workspace), "panel") == ()
    found = [find_revision(Register, workspace, "DEMO-01", "register", number) for number in (1, 2, 3)]
    assert [one.revision if one else None for one in found] == [1, None, 3]


def test_a_revision_that_another_terminal_wrote_meanwhile_is_not_replaced(workspace: Workspace) -> None:
    create_case(folder(workspace), panel(), register())
    save_revision(folder(workspace), "register", register(revision=2, referral="Theirs."))
    with pytest.raises(AlreadyThere, match="written meanwhile"):
        save_revision(folder(workspace), "register", register(revision=2, referral="Ours."))
    found = workspace.load_register("DEMO-01")
    assert found is not None
    assert found.referral == "Theirs."


def test_after_a_kill_in_between_saving_again_goes_on(workspace: Workspace) -> None:
    save_revision(folder(workspace), "panel", panel())
    (folder(workspace) / "panel.1.json").write_bytes((folder(workspace) / "panel.json").read_bytes())
    save_revision(folder(workspace), "panel", panel(revision=2))
    assert workspace.load_panel("DEMO-01") == panel(revision=2)


def test_nothing_kept_is_overwritten(workspace: Workspace) -> None:
    save_revision(folder(workspace), "panel", panel())
    (folder(workspace) / "panel.1.json").write_bytes(b"something else")
    with pytest.raises(AlreadyThere):
        save_revision(folder(workspace), "panel", panel(revision=2))
    assert workspace.load_panel("DEMO-01") == panel()
    assert find_revision(Panel, workspace, "DEMO-01", "panel", 7) is None
    for name in ("panel.1.json", "panel.json", "register.12.json", "joined.json"):
        (folder(workspace) / name).touch()
        with pytest.raises(AlreadyThere):
            write_output(folder(workspace) / name, b"x")


def test_who_one_is_gives_the_key(workspace: Workspace) -> None:
    save_joined(folder(workspace), Joined(format=JOINED_FORMAT, case="DEMO-01", label="A1", key="9" * 32))
    assert workspace.assessor_key("DEMO-01", "A1") == "9" * 32
    assert workspace.assessor_key("DEMO-01", "A2") != "9" * 32
    assert workspace.cases == ("DEMO-01",)


def test_stray_files_among_the_cases_are_no_cases(workspace: Workspace) -> None:
    (workspace.folder / "cases" / "desktop").touch()
    (workspace.folder / "cases" / "Desktop.ini").touch()
    (workspace.folder / "cases" / "New folder").mkdir()
    assert workspace.cases == ()
