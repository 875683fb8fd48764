"""The lock of a sitting: whatever keeps it from being taken whole, nothing stays locked."""

from pathlib import Path
from typing import NoReturn

import pytest

from assess.store import lock
from assess.store.lock import Lock


def test_ctrl_c_while_the_note_is_written_locks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    (tmp_path / "a").touch()
    with monkeypatch.context() as patch:
        patch.setattr(lock, "write_over", interrupted)
        with pytest.raises(KeyboardInterrupt):
            Lock(tmp_path / "a")
    Lock(tmp_path / "a").release()
    assert [one.name for one in tmp_path.iterdir()] == ["a"]
