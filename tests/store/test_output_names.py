"""Where results are written: never under a name that does not open everywhere, and nothing is left behind."""

import os
from pathlib import Path

import pytest

from assess.errors import AlreadyThere, UsageRefused
from assess.store.files import write_output
from assess.store.output_names import check_output, check_output_folder


@pytest.mark.parametrize("name", ["NUL.html", "a:b.json", "a.", "-a.txt", "a\u202eb.csv", "x" * 251])
def test_an_output_under_such_a_name_is_refused_and_nothing_is_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageRefused) as refused:
        write_output(tmp_path / name, b"a report")
    assert refused.value.code == "bad-name"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_would_have_to_be_made_is_looked_at_too(tmp_path: Path) -> None:
    with pytest.raises(UsageRefused):
        check_output_folder(tmp_path / "aux" / "out")
    (tmp_path / "aux").mkdir()  # where there is one already, it opens here
    check_output_folder(tmp_path / "aux" / "out")


def test_here_and_above_are_no_names() -> None:
    for path in (Path(), Path(".."), Path("../.."), Path("/")):
        check_output(path)


@pytest.mark.parametrize("name", ["A1.SEALED", "x.Journal", "PANEL.json", "x.Consensus.JSON"])
def test_a_record_is_one_in_whatever_capitals(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"kept")
    with pytest.raises(AlreadyThere):
        write_output(tmp_path / name, b"lost")
    assert (tmp_path / name).read_bytes() == b"kept"


@pytest.mark.skipif(os.name == "nt", reason="links are POSIX")
def test_a_second_name_of_a_record_is_replaced_and_the_record_stays(tmp_path: Path) -> None:
    (tmp_path / "a.sealed").write_bytes(b"kept")
    (tmp_path / "report.txt").hardlink_to(tmp_path / "a.sealed")
    write_output(tmp_path / "report.txt", b"a report")
    assert (tmp_path / "a.sealed").read_bytes() == b"kept"
    assert (tmp_path / "report.txt").read_bytes() == b"a report"
