"""`assess form enter` off a terminal: rows from a file or a pipe, all of them or none."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.store.journal import read_whole_journal
from assess.store.workspace import Workspace

Call = Callable[..., int]
WHO = ("--instrument", "small", "--label", "A1", "--role", "forensic-psychologist", "--fictional")


@pytest.fixture
def call(small_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Give what calls `assess form enter DEMO-01` with a file of rows, or with bytes on standard input."""
    folder = small_workspace.folder

    def called(*arguments: str, rows: str | None = None, typed: bytes = b"") -> int:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        if rows is not None:
            (folder / "rows.txt").write_text(rows, encoding="utf-8")
            arguments = ("--from", "rows.txt", *arguments)
        return main(["form", "enter", "DEMO-01", *arguments])

    return called


def events(folder: Path) -> list[str]:
    return [one.event for path in sorted(folder.glob("cases/*/*/*.journal")) for one in read_whole_journal(path).events]


# H1, D1, P1, N1 (asked only after release), X1:how-far, X1:by, J1
IN_ORDER = "# fictional\n3.1\n\n0.2\n\n2.1\n"


def test_rows_in_the_order_of_the_sheet(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*WHO, rows=IN_ORDER) == 0
    assert events(tmp_path) == ["opened", "rated", "certain", "none", "rated", "certain"]
    said = capsys.readouterr()
    assert "rows.txt: 3 rows recorded, 5 events saved; 2 of 5 questions answered\n" in said.out
    assert "hint: assess check DEMO-01\n" in said.err


def test_rows_with_their_codes_in_any_order(call: Call, tmp_path: Path) -> None:
    assert call(*WHO, rows="x1:by 2,1\r\n\r\nJ1\nD1   3.1.2.1\n") == 0
    assert events(tmp_path) == ["opened", "rated", "certain", "related", "changed", "rated", "certain"]


def test_a_pipe_is_a_file(call: Call, tmp_path: Path) -> None:
    assert call(*WHO, typed=b"D1 3.1\n") == 0
    assert call("--from", "-", typed=b"H1 3.1\n") == 0
    assert events(tmp_path) == ["opened", "rated", "certain", "rated", "certain"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("3.1\nD1 3.1\n", "rows.txt line 2: some lines begin with a code and some do not; nothing was written"),
        ("D1 3.1\n# ok\n3.1\n", "rows.txt line 3: some lines begin with a code"),
        ("3.1\n9.1\n", "rows.txt line 2: D1 has no level 9; nothing was written"),
        ("\n" * 7 + "3.1\n", "rows.txt line 8: the sheet ends after 7 rows"),
        ("D1 3.1\nD9 3.1\n", "rows.txt line 2: the sheet has no such row for this role"),
        ("D1 3.1\nd1 3.1\n", "rows.txt line 2: D1 stands here twice"),
        ("D1 3.1\nN1 2.1\n", "rows.txt line 2: N1 does not apply in this case"),
        ("X1 2.1\n", "rows.txt line 1: the sheet has no such row"),
        ("D1 -\n", "rows.txt line 1: this is no row"),
        ("3.1\n*\n", "rows.txt line 2: this is no row"),
        ("D1 quit\n", "rows.txt line 1: this is no row"),
        ("J1 2.1\n", "rows.txt line 1: J1 is about a scenario of kind return, and there is none yet"),
    ],
)
def test_a_refused_row_leaves_nothing_at_all(
    rows: str, said: str, call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*WHO, rows=rows) == 4
    assert events(tmp_path) == []
    assert f"assess: {said}" in capsys.readouterr().err


def test_what_a_file_cannot_answer_stays_open_and_is_named(
    call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*WHO, rows="D1 4.1\nH1 3.2\n") == 0
    assert events(tmp_path) == ["opened", "rated", "rated", "certain"]
    out = capsys.readouterr().out
    assert "left open: the certainty of H1\n" in out
    assert "left open: told-who of D1\n" in out


def test_a_row_beside_an_earlier_one_goes_on_with_the_same_assessment(call: Call, tmp_path: Path) -> None:
    assert call(*WHO, rows="D1 3.1\n") == 0
    assert call(rows="D1 2.1\n") == 0
    assert events(tmp_path) == ["opened", "rated", "certain", "rated", "certain"]


@pytest.mark.parametrize("script", [("--from", "rows.txt"), ()])
def test_twice_needs_somebody_who_types(
    script: tuple[str, ...], call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*WHO, "--twice", *script) == 2
    assert "--twice compares what two passes of typing say" in capsys.readouterr().err
    assert events(tmp_path) == []


def test_a_new_assessment_has_to_say_its_role(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--instrument", "small", "--label", "A1", rows="D1 3.1\n") == 2
    assert "a new assessment needs --role" in capsys.readouterr().err


def test_no_row_is_repeated_in_a_message(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*WHO, rows="D1 Casey was there\n") == 4
    assert "Casey" not in capsys.readouterr().err
