"""The lock of a sitting on Windows: a byte that no journal reaches, let go before the file is closed."""

import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from assess.errors import Locked, StorageFailed
from assess.store.lock import Lock
from tests.windows.locks import HELD, LOCK_NOT_BLOCKING, UNLOCK, locking

fcntl = pytest.importorskip("fcntl", reason="Windows need not pretend")


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a file on a system whose locks are those of Windows."""
    fake = ModuleType("msvcrt")
    vars(fake).update(LK_NBLCK=LOCK_NOT_BLOCKING, LK_UNLCK=UNLOCK, locking=locking(fcntl.flock))
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("COMPUTERNAME", "DESK-7")
    (tmp_path / "A1.journal").write_bytes(b"x" * 100)
    return tmp_path / "A1.journal"


def test_a_second_terminal_is_refused_by_name(journal: Path) -> None:
    lock = Lock(journal)
    with pytest.raises(Locked, match=f"on DESK-7, process {os.getpid()}"):
        Lock(journal)
    lock.release()


def test_others_read_the_journal_meanwhile(journal: Path) -> None:
    lock = Lock(journal)  # the fake refuses to lock bytes of the file
    assert journal.read_bytes() == b"x" * 100
    lock.release()


def test_the_lock_is_let_go_before_the_file_is_closed(journal: Path) -> None:
    Lock(journal).release()
    assert HELD == {}  # closing alone would leave it there
    Lock(journal).release()
    assert [path.name for path in journal.parent.iterdir()] == ["A1.journal"]


def test_a_drive_that_knows_no_locks_is_told(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise OSError(22, "no locks here")

    monkeypatch.setattr(sys.modules["msvcrt"], "locking", unknown)
    with pytest.raises(StorageFailed) as refused:
        Lock(journal)
    assert (refused.value.code, refused.value.hint) == ("cannot-lock", "keep the workspace on a local disk")
