"""Copies of a journal under other names: recognised by content, never offered as assessments, never touched."""

import shutil
from pathlib import Path

import pytest

from assess.errors import DoesNotFit, NotFound, UsageRefused
from assess.model.event import Event, Opened
from assess.store.case import Place
from assess.store.copies import check_copies, copy_problem, find_copies, lost_places
from assess.store.journal import create_journal, open_journal
from assess.store.workspace import Workspace, create_workspace
from tests.samples import event, log_of

NAMES = [
    "small.A1-LAPTOP.journal",
    "small.A1 (Anna's conflicted copy 2026-01-01).journal",
    "small.A1 (conflicted copy 2026-01-01 101010).journal",
    "small.A1.sync-conflict-20260101-101010-ABCDEFG.journal",
    "small.A1 (1).journal",
    "small.A1 - Copy.journal",
    "small.A1 2.journal",
    "small.A1.journal.bak",
]


def noted(text: str) -> Event:
    return event("noted", question="ties", text=text)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "w")


@pytest.fixture
def place(workspace: Workspace) -> Place:
    (opened,) = log_of()
    assert isinstance(opened, Opened)
    found = workspace.prepare(workspace.place("DEMO-01", "2026-03", "small", "A1"))
    with create_journal(found.journal, opened) as journal:
        journal.append([noted("one")])
    return found


def write(path: Path, *texts: str) -> None:
    with open_journal(path) as journal:
        for text in texts:
            journal.append([noted(text)])


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_found_under_whatever_name_and_is_no_assessment(
    workspace: Workspace, place: Place, name: str
) -> None:
    shutil.copy(place.journal, place.journal.with_name(name))
    assert workspace.journals("DEMO-01") == (place,)
    assert [(copy.path.name, copy.relation) for copy in find_copies(place)] == [(name, "same")]
    check_copies(place)


def test_how_a_copy_stands_is_told_by_its_lines(place: Place) -> None:
    other = place.journal.with_name(NAMES[0])
    shutil.copy(place.journal, other)
    write(place.journal, "here")
    (behind,) = find_copies(place)
    assert (behind.relation, behind.there, behind.here) == ("behind", 0, 1)
    shutil.copy(place.journal, other)
    write(other, "there", "there too")
    (ahead,) = find_copies(place)
    assert (ahead.relation, ahead.there, ahead.here, ahead.since) == ("ahead", 2, 0, "2026-03-02 11:00")
    write(place.journal, "here again")
    (parted,) = find_copies(place)
    assert (parted.relation, parted.there, parted.here) == ("parted", 2, 1)


def test_two_that_were_begun_apart_have_parted_from_the_first_line(place: Place) -> None:
    (opened,) = log_of(as_of="2026-01-01")
    assert isinstance(opened, Opened)
    create_journal(place.journal.with_name(NAMES[0]), opened).close()
    (copy,) = find_copies(place)
    assert (copy.relation, copy.there, copy.here) == ("parted", 1, 2)


def test_what_to_do_is_said_without_a_word_of_the_case(place: Place) -> None:
    other = place.journal.with_name(NAMES[0])
    shutil.copy(place.journal, other)
    write(other, "SECRET")
    (copy,) = find_copies(place)
    problem = copy_problem(place, copy)
    assert "holds 1 entry more, the first of 2026-03-02 11:00" in problem.message
    assert problem.hint == (
        "end assess on every computer, move small.A1.journal out of the folder, "
        "then rename small.A1-LAPTOP.journal to small.A1.journal"
    )
    with pytest.raises(DoesNotFit) as refused:
        check_copies(place)
    assert refused.value.code == "conflict-copy"
    assert "SECRET" not in f"{refused.value.message}{refused.value.problems}"


def test_a_line_that_cannot_be_read_is_a_line_of_its_own(place: Place) -> None:
    other = place.journal.with_name(NAMES[0])
    other.write_bytes(place.journal.read_bytes() + b"no line at all\n[[[[\n")
    (copy,) = find_copies(place)
    assert (copy.relation, copy.there, copy.since) == ("ahead", 2, None)


def test_a_line_that_was_cut_short_was_never_confirmed(place: Place) -> None:
    other = place.journal.with_name(NAMES[0])
    other.write_bytes(place.journal.read_bytes() + b'{"v":0,"n":3')
    assert [copy.relation for copy in find_copies(place)] == ["same"]


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"{}", b"[" * 5000, b'{"body":1}\n', b'{"body":"[]"}\n', b'{"body":"{}"}\n']
)
def test_foreign_files_are_left_alone(workspace: Workspace, place: Place, data: bytes) -> None:
    folder = place.journal.parent
    (folder / "notes about it.journal").write_bytes(data)
    (folder / "small.A1 (1).journal").write_bytes(data)
    (folder / "small.A1 (2).journal").mkdir()
    assert find_copies(place) == ()
    assert workspace.journals("DEMO-01") == (place,)


def test_where_the_journal_is_gone_its_copy_is_named_and_nothing_begins_anew(
    workspace: Workspace, place: Place
) -> None:
    place.journal.rename(place.journal.with_name(NAMES[0]))
    assert [found for found, _ in lost_places("DEMO-01", workspace.case_folder("DEMO-01"))] == [place]
    with pytest.raises(NotFound) as refused:
        workspace.require_one("DEMO-01")
    assert (refused.value.hint or "").endswith("rename small.A1-LAPTOP.journal to small.A1.journal")


def test_another_assessor_whose_label_looks_like_a_copy_is_one(workspace: Workspace, place: Place) -> None:
    assessor = {"key": "1" * 32, "label": "A1-LAPTOP", "role": "forensic-psychologist"}
    (opened,) = log_of(assessor=assessor)
    assert isinstance(opened, Opened)
    create_journal(place.journal.with_name(NAMES[0]), opened).close()
    assert find_copies(place) == ()
    with pytest.raises(UsageRefused):
        workspace.require_one("DEMO-01")


def test_a_journal_of_another_occasion_is_still_offered_and_refused_by_name(workspace: Workspace, place: Place) -> None:
    moved = workspace.prepare(workspace.place("DEMO-01", "2027-01", "small", "A1"))
    shutil.copy(place.journal, moved.journal)
    assert workspace.journals("DEMO-01") == (place, moved)
