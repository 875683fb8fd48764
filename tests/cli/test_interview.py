"""`assess interview` off a terminal: scripts and pipes, what has to be said at the opening, what is gone on with."""

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.store.journal import read_whole_journal
from assess.store.workspace import Workspace
from tests.samples import log_of

GOLDEN = Path(__file__).parents[1] / "golden"
WHO = ("--label", "A1", "--role", "forensic-psychologist")
Call = Callable[..., int]


@pytest.fixture
def call(small_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Give what calls `assess interview DEMO-01` with a script or with bytes on standard input."""
    folder = small_workspace.folder

    def called(*arguments: str, script: str | None = None, typed: bytes = b"") -> int:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        if script is not None:
            (folder / "a.txt").write_text(script, encoding="utf-8")
            arguments = ("--from", "a.txt", *arguments)
        return main(["interview", "DEMO-01", *arguments])

    return called


def events(folder: Path) -> list[list[str]]:
    """Return the events of every journal there is."""
    return [
        [one.event for one in read_whole_journal(path).events] for path in sorted(folder.glob("cases/*/*/*.journal"))
    ]


SMALLER = ("--instrument", "small", *WHO)


def test_a_script_is_carried_out(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*SMALLER, script="go D1\n3 l\n# no more\n") == 0
    assert events(tmp_path) == [["opened", "rated", "certain"]]
    assert "a.txt: 3 lines carried out, 2 events saved; 1 of 5 questions answered" in capsys.readouterr().out


def test_a_refused_line_leaves_nothing_at_all(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*SMALLER, script="go D1\n" * 39 + "nxet\n") == 4
    assert events(tmp_path) == []
    said = capsys.readouterr()
    assert "assess: a.txt line 40: nxet is no command; nothing was written\nhint: did you mean next?" in said.err
    assert not said.out


def test_a_refused_line_leaves_what_was_there_before(call: Call, tmp_path: Path) -> None:
    assert call(*SMALLER, script="go D1\n3 l\n") == 0
    assert call(script="2 l\n9\n") == 4
    assert events(tmp_path) == [["opened", "rated", "certain"]]
    assert call(script="quit\n") == 0


def test_a_script_from_standard_input(call: Call, tmp_path: Path) -> None:
    assert call(*SMALLER, "--from", "-", typed=b"go D1\r\n3 l\r\n") == 0
    assert events(tmp_path) == [["opened", "rated", "certain"]]


def test_a_pipe_is_a_sitting_that_stops_at_a_refusal(
    call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*SMALLER, typed=b"go D1\n3 l\n9\n2 l\n") == 4
    assert events(tmp_path) == [["opened", "rated", "certain"]]
    said = capsys.readouterr()
    assert "Saved: D1 Clear. Certainty: low." in said.out
    assert "standard input line 3: D1 has no option 9; every line before it is kept" in said.err


def test_a_pipe_of_another_encoding_keeps_what_came_before(call: Call, tmp_path: Path) -> None:
    assert call(*SMALLER, typed=b"go D1\n3 l\nnote \xe9\n") == 4
    assert events(tmp_path) == [["opened", "rated", "certain"]]


def test_closed_standard_input_is_an_empty_one(call: Call, tmp_path: Path) -> None:
    assert call(*SMALLER, typed=b"") == 0
    assert events(tmp_path) == [["opened"]]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--instrument", "small"), 2, "needs --label"),
        (("--instrument", "small", "--label", "A1"), 2, "needs --role"),
        (("--instrument", "small", "--label", "A1", "--role", "mentor"), 5, "People in a supporting role"),
        (("--instrument", "small", "--label", "A1", "--role", "forensic"), 2, "knows no role"),
        (("--instrument", "small", "--label", "a name", "--role", "forensic-psychologist"), 2, "name of an assessor"),
        ((*SMALLER, "--as-of", "soon"), 2, "as-of"),
        ((*SMALLER, "--phase", "Not Yet"), 2, "phase"),
        (("--instrument", "none-such", *WHO), 3, "none-such"),
    ],
)
def test_what_does_not_do_at_the_opening(
    call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, said: str
) -> None:
    assert call(*arguments) == code
    assert said in capsys.readouterr().err
    assert events(tmp_path) == []


def test_two_assessors_of_one_case(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*SMALLER) == 0
    assert call("--label", "A2", "--role", "probation-assessor") == 0
    assert call() == 2
    assert "--label A1; --label A2" in capsys.readouterr().err
    assert call("--label", "A2", typed=b"go D1\n3 l\n") == 0
    assert [len(one) for one in events(tmp_path)] == [1, 3]
    keys = {read_whole_journal(path).opened.assessor.key for path in tmp_path.glob("cases/*/*/*.journal")}
    assert len(keys) == 2


def test_what_was_said_at_the_beginning_cannot_be_said_otherwise(
    call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*SMALLER) == 0
    assert call("--role", "probation-assessor") == 2
    assert "this assessment has --role forensic-psychologist" in capsys.readouterr().err
    assert call(*WHO) == 0


def test_a_sealed_assessment_is_not_gone_on_with(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*SMALLER, typed=b"go D1\n3 l\n") == 0
    Path("reason.txt").write_text("Only a test.", encoding="utf-8")
    assert main(["seal", "DEMO-01", "--yes", "--incomplete-reason-from", "reason.txt"]) == 0
    assert call() == 7
    assert "is sealed by A1" in capsys.readouterr().err
    assert call(*SMALLER, "--occasion", "later") == 0


def test_notes_mode(call: Call, tmp_path: Path) -> None:
    source = b"src new\n1\n2026-02-20\ncustody\nperson\nperson-2026\n\n"
    assert call(*SMALLER, "--notes", typed=source + b"e He left.\n") == 0
    assert events(tmp_path) == [["opened", "source", "evidence"]]
    assert call("--notes", script="go D1\n3\n") == 4


def test_the_worked_example_through_panel_and_register(
    call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "cases" / "DEMO-01"
    case.mkdir(parents=True)
    shutil.copy(GOLDEN / "examples" / "register.json", case / "register.json")
    shutil.copy(GOLDEN / "examples" / "A1.txt", tmp_path / "A1.txt")
    mini = str(GOLDEN / "examples" / "mini.toml")
    role = ("--label", "A1", "--role", "prison-assessor")
    assert call("--instrument", mini, *role, "--phase", "pre-release", "--from", "A1.txt") == 0
    assert "33 lines carried out, 30 events saved" in capsys.readouterr().out
    (found,) = events(tmp_path)
    assert len(found) == 31
    journal = next(tmp_path.glob("cases/*/*/*.journal"))
    first = read_whole_journal(journal).opened
    assert first.fictional
    assert first.register_ is not None
    assert first.last_move == "2025-06-16"


def test_help_loads_no_documents() -> None:
    assert main(["interview", "--help"]) == 0


def test_the_log_in_memory_is_the_log_on_disk(call: Call, tmp_path: Path) -> None:
    assert call(*SMALLER, "--fictional", script="go D1\n3 l\nundo\nredo\nown x\n1\ngo own-1\n2 l\n") == 0
    (path,) = tmp_path.glob("cases/*/*/*.journal")
    log = read_whole_journal(path).events
    assert [one.tx for one in log] == [None, None, 2, None, None, None, None, 7]
    assert type(log[0]) is type(log_of()[0])


def test_a_later_occasion_knows_the_one_before(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*SMALLER, "--occasion", "2025-09", "--as-of", "2025-09-10", script="go H1\n2\ngo D1\n3 l\n") == 0
    assert call(*SMALLER, "--occasion", "2026-03", "--as-of", "2026-03-02", typed=b"same\ngo D1\n2 l\n") == 0
    said = capsys.readouterr().out
    assert "Saved: H1 Some. Certainty: not yet. Confirmed from 2025-09.\n" in said
    assert said.index("is hidden until yours is in.") < said.index("Earlier (2025-09): Clear, low certainty.")


def test_a_damaged_earlier_one_stops_nobody(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*SMALLER, "--occasion", "2025-09", "--as-of", "2025-09-10", script="go H1\n2\ngo D1\n3 l\n") == 0
    (earlier,) = tmp_path.glob("cases/*/2025-09/*.journal")
    earlier.write_bytes(earlier.read_bytes().replace(b"rated", b"ratet"))
    assert call(*SMALLER, "--occasion", "2026-03", "--as-of", "2026-03-02", typed=b"earlier\n") == 0
    said = capsys.readouterr()
    assert "the assessment of 2025-09 cannot be shown beside this one" in said.err
    assert "There is no earlier assessment" in said.out
