"""One computer is told from another within a journal, and from nothing else."""

from pathlib import Path

import pytest

from assess.store import machine
from assess.store.machine import machine_of
from tests.store.journals import rated, written


def test_the_same_computer_and_journal_give_the_same_digits(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = machine_of(path)
    assert len(before) == 8
    assert int(before, 16) >= 0
    path.write_bytes(path.read_bytes() + b"more\n")
    assert machine_of(path) == before


def test_another_computer_gives_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, (rated(),))
    before = machine_of(path)
    monkeypatch.setattr(machine, "host_name", lambda: "another")
    assert machine_of(path) != before


def test_another_journal_at_the_same_desk_gives_others(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_bytes(b"first\n")
    two.write_bytes(b"second\n")
    assert machine_of(one) != machine_of(two)
