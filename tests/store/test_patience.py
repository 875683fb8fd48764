"""What Windows refuses for a moment is tried again, and nothing else is."""

import errno
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

import pytest

from assess.errors import StorageFailed
from assess.store import patience
from assess.store.files import rename_new, write_new, write_over
from assess.store.patience import patiently


class Held:
    """A call that is refused so many times before it works."""

    def __init__(self, times: int, error: OSError) -> None:
        self.left, self.error, self.calls = times, error, 0

    def __call__(self) -> str:
        self.calls += 1
        if self.left:
            self.left -= 1
            raise self.error
        return "done"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PAUSES", (0.0,) * 5)


def test_what_is_held_for_a_moment_is_tried_again() -> None:
    held = Held(3, PermissionError(errno.EACCES, "held"))
    assert (patiently(held), held.calls) == ("done", 4)


def test_patience_has_an_end() -> None:
    held = Held(99, PermissionError(errno.EACCES, "held"))
    with pytest.raises(PermissionError):
        patiently(held)
    assert held.calls == 6


def test_another_error_is_no_matter_of_patience() -> None:
    held = Held(1, FileExistsError(errno.EEXIST, "there"))
    with pytest.raises(FileExistsError):
        patiently(held)
    assert held.calls == 1


@pytest.mark.parametrize("times", [3, 99])
@pytest.mark.parametrize("platform", ["win32", "linux"])
def test_a_file_is_written_under_the_eyes_of_a_scanner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, times: int
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    (tmp_path / "there").write_bytes(b"old")
    for name, call in (("rename", Path.rename), ("replace", Path.replace)):
        held = Held(times, PermissionError(errno.EACCES, "held"))
        monkeypatch.setattr(Path, name, lambda one, target, held=held, call=call: held() and call(one, target))
    for write, name in ((write_new, "new"), (write_over, "there")):
        with suppress(StorageFailed):
            write(tmp_path / name, b"data")
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    new = {} if times == 99 and platform == "win32" else {"new": b"data"}
    assert left == {"there": b"old" if times == 99 else b"data", **new}


def test_what_stays_held_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(99, PermissionError(errno.EACCES, "held"))
    monkeypatch.setattr(Path, "replace", lambda *_: held())
    with pytest.raises(StorageFailed) as refused:
        write_over(tmp_path / "a", b"data")
    assert refused.value.hint == "close it in every other program, or choose a folder that you may write to"


def test_a_seal_gets_its_new_name_though_somebody_looks_at_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    held, rename = Held(3, PermissionError(errno.EACCES, "held")), Path.rename
    monkeypatch.setattr(Path, "rename", lambda one, target: held() and rename(one, target))
    (tmp_path / "a").write_bytes(b"data")
    rename_new(tmp_path / "a", tmp_path / "b")
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_the_folder_of_the_demonstration_goes_though_a_file_in_it_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assess.cli import demonstration

    held = Held(2, PermissionError(errno.EACCES, "held"))
    monkeypatch.setattr(demonstration, "gettempdir", lambda: str(tmp_path))

    def removed(folder: Path) -> None:
        held()
        rmtree(folder)

    monkeypatch.setattr(demonstration, "rmtree", removed)
    with demonstration._folder() as folder:  # noqa: SLF001 - the case in it is not what matters here
        (folder / "file").touch()
    assert (list(tmp_path.iterdir()), held.calls) == ([], 3)
