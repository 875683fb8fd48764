"""What is named to be read: a file or standard input, whole, up to a limit."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from assess.errors import FileInvalid, NotFound
from assess.store.named import STDIN, read_named


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"\xff\x00")))
    assert read_named(STDIN, 2) == b"\xff\x00"


def test_more_than_the_limit_is_refused_from_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"123")))
    (tmp_path / "a").write_bytes(b"123")
    for path in (STDIN, tmp_path / "a"):
        with pytest.raises(FileInvalid) as refused:
            read_named(path, 2)
        assert refused.value.code == "too-large"


def test_a_closed_standard_input_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert read_named(STDIN, 2) == b""


def test_a_file_called_dash_is_read_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotFound):
        read_named(tmp_path / "-", 2)
