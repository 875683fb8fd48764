"""Files are read whole and written entirely or not at all, whatever the disk does."""

import errno
import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from assess.errors import AlreadyThere, AssessError, FileInvalid, NotFound, StorageFailed
from assess.store.files import (
    Disk,
    make_folder,
    read_bytes,
    rename_new,
    write_all,
    write_new,
    write_output,
    write_over,
)


def full(*_: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "no space")


def three_at_most(descriptor: int, data: bytes) -> int:
    return os.write(descriptor, data[:3])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1234")
    assert read_bytes(tmp_path / "a", 4) == b"1234"
    with pytest.raises(FileInvalid, match="larger than"):
        read_bytes(tmp_path / "a", 3)


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("none", NotFound, "file-not-found"),
        ("a/below-a-file", NotFound, "file-not-found"),
        ("folder", FileInvalid, "is-a-folder"),
        ("n" * 300, StorageFailed, "cannot-read"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, kind: type[AssessError], code: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a").touch()
    with pytest.raises(kind) as refused:
        read_bytes(tmp_path / name, 10)
    assert refused.value.code == code


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "a").touch(mode=0)
    with pytest.raises(StorageFailed):
        read_bytes(tmp_path / "a", 10)


def test_a_new_file_is_private_and_never_clobbers(tmp_path: Path) -> None:
    write_new(tmp_path / "a", b"first")
    with pytest.raises(AlreadyThere):
        write_new(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert names(tmp_path) == ["a"]
    if os.name != "nt":
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_a_file_system_without_links_never_clobbers_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(_path: Path, _target: Path) -> NoReturn:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_new(tmp_path / "a", b"first")
    with pytest.raises(AlreadyThere):
        write_new(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("disk", [Disk(write=full), Disk(flush=full)])
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, disk: Disk) -> None:
    with pytest.raises(StorageFailed, match="No space left"):
        write_new(tmp_path / "a", b"new", disk)
    assert names(tmp_path) == []
    write_new(tmp_path / "a", b"old")
    with pytest.raises(StorageFailed):
        write_over(tmp_path / "a", b"new", disk)
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def flushing_folders_fails(patch: pytest.MonkeyPatch, error: int) -> None:
    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(error, "folder")

    patch.setattr(os, "fsync", fsync)


@pytest.mark.skipif(os.name == "nt", reason="Windows flushes no folders")
@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_a_name_that_may_not_last_is_taken_back(tmp_path: Path, error: int, monkeypatch: pytest.MonkeyPatch) -> None:
    flushing_folders_fails(monkeypatch, error)
    with pytest.raises(StorageFailed, match=os.strerror(error)):
        write_new(tmp_path / "a", b"new")
    with pytest.raises(StorageFailed, match=os.strerror(error)):
        make_folder(tmp_path / "b" / "c")
    assert names(tmp_path) == []
    with pytest.raises(StorageFailed, match=os.strerror(error)):
        write_over(tmp_path / "a", b"new")


@pytest.mark.skipif(os.name == "nt", reason="Windows flushes no folders")
def test_a_system_that_cannot_flush_folders_writes_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushing_folders_fails(monkeypatch, errno.EINVAL)
    write_new(tmp_path / "a", b"new")
    make_folder(tmp_path / "b")
    assert names(tmp_path) == ["a", "b"]


def test_ctrl_c_while_writing_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupted(_descriptor: int) -> NoReturn:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_new(tmp_path / "a", b"new", Disk(flush=interrupted))
    assert names(tmp_path) == []


def test_short_writes_are_continued(tmp_path: Path) -> None:
    write_new(tmp_path / "a", b"0123456789", Disk(write=three_at_most))
    assert (tmp_path / "a").read_bytes() == b"0123456789"
    write_all(-1, b"")


def test_a_file_held_for_a_moment_is_replaced_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusals = iter([PermissionError(errno.EACCES, "held")] * 3)
    replace = Path.replace

    def held(path: Path, target: Path) -> Path:
        for refusal in refusals:
            raise refusal
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    write_over(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize(
    "name",
    [
        *("x.journal", "x.sealed", "panel.json", "register.json", "assess.workspace.json"),
        *("x.meeting", "x.consensus.json", "a.b.consensus.json"),
    ],
)
def test_an_output_never_replaces_a_record(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"kept")
    with pytest.raises(AlreadyThere):
        write_output(tmp_path / name, b"lost")
    assert (tmp_path / name).read_bytes() == b"kept"


@pytest.mark.skipif(os.name == "nt", reason="links and devices are POSIX")
def test_an_output_follows_links_and_writes_into_devices(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_output(tmp_path / "link", b"once")
    write_output(tmp_path / "link", b"twice")
    assert (tmp_path / "target").read_bytes() == b"twice"
    assert (tmp_path / "link").is_symlink()
    write_output(Path(os.devnull), b"gone")
    assert Path(os.devnull).is_char_device()
    with pytest.raises(AlreadyThere):
        write_output(tmp_path, b"a folder")


def test_folders_are_private(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    if os.name != "nt":
        assert (tmp_path / "a").stat().st_mode & 0o777 == (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    (tmp_path / "file").touch()
    with pytest.raises((AlreadyThere, StorageFailed)):
        make_folder(tmp_path / "file" / "below")


def no_links(*_: object) -> NoReturn:
    raise OSError(errno.EPERM, "no links here")


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("left", ["nothing", "claimed", "both"])
def test_a_file_gets_another_name_however_far_it_came_before(
    tmp_path: Path, left: str, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"kept")
    if left != "nothing":
        (tmp_path / "b").write_bytes(b"kept" if left == "both" else b"")
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", no_links)
    rename_new(tmp_path / "a", tmp_path / "b")
    assert names(tmp_path) == ["b"]
    assert (tmp_path / "b").read_bytes() == b"kept"


def test_a_file_never_takes_the_name_of_another(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"kept")
    (tmp_path / "b").write_bytes(b"mine")
    with pytest.raises(AlreadyThere):
        rename_new(tmp_path / "a", tmp_path / "b")
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"kept", b"mine"]


@pytest.mark.skipif(os.name == "nt", reason="links are POSIX")
@pytest.mark.parametrize("kind", ["comparison", "consensus", "look"])
def test_a_result_is_never_written_over_a_document_whatever_that_is_called(tmp_path: Path, kind: str) -> None:
    (tmp_path / "any").write_text(f'{{\n "format": "assess.{kind}/0"')
    (tmp_path / "link").symlink_to("any")
    for name in ("any", "link"):
        with pytest.raises(AlreadyThere, match=f"is a {kind} and is never overwritten"):
            write_output(tmp_path / name, b"lost")
    assert b"lost" not in (tmp_path / "any").read_bytes()
