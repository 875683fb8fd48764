"""An open log whose file is taken away, replaced or cannot be repaired: nothing is confirmed, nothing stays locked."""

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from assess.errors import NotFound, StorageFailed
from assess.store.files import Disk
from assess.store.journal import open_journal, read_journal, read_whole_journal
from tests.samples import event
from tests.store.journals import NOTE, begun, written


def full(*_: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "no space")


@pytest.mark.parametrize("disk", [Disk(truncate=full), Disk(flush=full)])
def test_a_torn_line_that_cannot_be_cut_off_is_said_and_lets_others_try(tmp_path: Path, disk: Disk) -> None:
    path = written(tmp_path, (NOTE,))
    whole = path.read_bytes()
    path.write_bytes(whole + b"torn")
    with pytest.raises(StorageFailed, match=r"cannot be repaired: No space left"):
        open_journal(path, disk)
    assert path.with_name(f"{path.name}.torn").read_bytes() == b"torn"
    open_journal(path).close()
    assert path.read_bytes() == whole


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be taken away on Windows")
def test_a_journal_that_was_taken_away_takes_nothing_until_it_is_back(tmp_path: Path) -> None:
    away = tmp_path / "away"

    def taken_away(*_: object) -> NoReturn:
        (tmp_path / "small.A1.journal").rename(away)
        full()

    journal = begun(tmp_path, (NOTE,))
    journal.close()
    with open_journal(journal.path, Disk(write=taken_away)) as again:
        with pytest.raises(StorageFailed, match="NOT saved"):
            again.append([NOTE])
        with pytest.raises(NotFound):
            again.append([NOTE])
        again.path.symlink_to(away)
        with pytest.raises(StorageFailed, match="cannot be opened for writing"):
            again.append([NOTE])
    assert len(read_whole_journal(away).events) == 2


def test_a_log_that_begins_otherwise_is_no_assessment(tmp_path: Path) -> None:
    content = read_journal(written(tmp_path))
    assert content.opened.case == "DEMO-01"
    other = replace(content, events=(event("began"),))
    with pytest.raises(TypeError):
        print(other.opened)
