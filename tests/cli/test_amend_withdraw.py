"""`assess amend` and `assess withdraw`: what they ask, say and leave behind, and which seals merge still takes."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.logic.documents import dump_document
from assess.model.event import Opened, Withdrawn
from assess.model.panel import Coordinator, Member, Panel
from assess.model.pinned import PinnedInstrument
from assess.store.envelope import load_sealed
from assess.store.journal import create_journal, open_journal, read_journal
from assess.store.workspace import Workspace
from tests.cli.test_init_check_seal import PINNED, WHOLE
from tests.samples import log_of

WHY = "Fictional: Mr Example wrote a letter."
Typed = Callable[[str], None]


@pytest.fixture
def workspace(small_workspace: Workspace, tmp_path: Path) -> Workspace:
    (tmp_path / "why.txt").write_text(f"{WHY}\n", encoding="utf-8")
    (tmp_path / "more.txt").write_text("go D1\n3\n", encoding="utf-8")
    return small_workspace


def sealed(workspace: Workspace, label: str = "A1") -> Path:
    """Seal a whole assessment of one assessor, and return the file."""
    assessor = {"key": label * 16, "label": label, "role": "forensic-psychologist"}
    (opened,) = log_of(instrument=PINNED, assessor=assessor)
    assert isinstance(opened, Opened)
    place = workspace.prepare(workspace.place(opened.case, opened.occasion, "small", label))
    with create_journal(place.journal, opened) as journal:
        journal.append(WHOLE)
    assert main(["seal", "DEMO-01", "--label", label, "--yes"]) == 0
    return place.sealed


def amended(label: str = "A1") -> None:
    """Amend a seal with one more rating, and seal again."""
    which = ["DEMO-01", "--label", label]
    assert main(["amend", *which, "--reason-from", "why.txt"]) == 0
    assert main(["interview", *which, "--from", "more.txt"]) == 0
    Path("reason.txt").write_text("moved away", encoding="utf-8")
    assert main(["seal", *which, "--yes", "--incomplete-reason-from", "reason.txt"]) == 0


def test_an_amendment_goes_from_the_reason_to_a_seal_of_its_own(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    first = sealed(workspace)
    before = first.read_bytes()
    capsys.readouterr()
    assert main(["amend", "DEMO-01", "--reason-from", "why.txt", "--stage", "second-look"]) == 0
    told = capsys.readouterr()
    assert told.out == f"open for an amendment: {first.with_suffix('.journal')}\n"
    assert "small.A1.sealed stays as it is; the first seal is what agreement counts\n" in told.err
    assert told.err.endswith("hint: assess interview DEMO-01, then: assess seal DEMO-01\n")
    assert main(["interview", "DEMO-01", "--from", "more.txt"]) == 0
    assert main(["check", "DEMO-01"]) == 6
    assert main(["seal", "DEMO-01", "--yes", "--incomplete-reason-from", "why.txt"]) == 0
    told = capsys.readouterr()
    assert f"sealed: {first.with_name('small.A1.amended-1.sealed')}\n" in told.out
    assert "small.A1.sealed stays as it is and is what agreement counts\n" in told.err
    one = load_sealed(first.with_name("small.A1.amended-1.sealed")).assessment
    assert [(each.stage, each.reason) for each in one.amendments] == [("second-look", WHY)]
    assert one.rating("ties").facets["main"].level == "C"
    assert first.read_bytes() == before
    assert main(["check", str(first)]) == 0
    assert main(["seal", "DEMO-01", "--yes"]) == 7
    assert WHY not in capsys.readouterr().err


def test_a_withdrawn_seal_is_kept_aside_and_the_next_one_says_so(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    first = sealed(workspace)
    before = first.read_bytes()
    capsys.readouterr()
    assert main(["withdraw", "DEMO-01", "--label", "A1", "--reason-from", "why.txt"]) == 0
    told = capsys.readouterr()
    aside = first.with_name("small.A1.withdrawn-1.sealed")
    assert told.out == f"withdrawn: {aside}\n"
    assert "call back every copy that was given out, from whoever received one\n" in told.err
    hint = "assess interview DEMO-01 --label A1, then: assess seal DEMO-01 --label A1\n"
    assert told.err.endswith(f"hint: {hint}")
    assert (first.exists(), aside.read_bytes()) == (False, before)
    assert main(["interview", "DEMO-01", "--from", "more.txt"]) == 0
    assert main(["seal", "DEMO-01", "--yes", "--incomplete-reason-from", "why.txt"]) == 0
    assert [each.reason for each in load_sealed(first).assessment.withdrawals] == [WHY]
    assert main(["check", str(aside)]) == 0


def test_a_panel_names_who_may_have_a_copy(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    first = sealed(workspace)
    people = tuple(Member(key=label * 16, label=label, role="forensic-psychologist") for label in ("A1", "A2", "A3"))
    panel = Panel(
        format="assess.panel/0",
        fictional=True,
        case="DEMO-01",
        occasion="2026-03",
        instrument=PinnedInstrument.model_validate(PINNED),
        revision=1,
        assessors=people,
        coordinator=Coordinator(key="k" * 32, label="CO"),
    )
    (first.parents[1] / "panel.json").write_bytes(dump_document(panel))
    assert main(["withdraw", "DEMO-01", "--reason-from", "why.txt"]) == 0
    assert "given out, from A2, A3, CO\n" in capsys.readouterr().err


def test_the_reason_comes_from_standard_input(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    first = sealed(workspace)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{WHY}\n".encode())))
    assert main(["withdraw", "DEMO-01", "--reason-from", "-"]) == 0
    last = read_journal(first.with_suffix(".journal")).events[-1]
    assert isinstance(last, Withdrawn)
    assert last.reason == WHY


@pytest.mark.parametrize("command", ["amend", "withdraw"])
def test_somebody_at_a_terminal_is_asked_why_and_nothing_else(
    workspace: Workspace, typed: Typed, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed(workspace)
    typed(f"{WHY}\n")
    assert main([command, "DEMO-01"]) == 0
    assert "(one line; an empty one changes nothing)" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["amend", "withdraw"])
@pytest.mark.parametrize(("answer", "code"), [("\n", 2), ("", 130)])
def test_no_answer_changes_nothing(workspace: Workspace, typed: Typed, command: str, answer: str, code: int) -> None:
    first = sealed(workspace)
    typed(answer)
    assert main([command, "DEMO-01"]) == code
    assert first.exists()
    assert read_journal(first.with_suffix(".journal")).sealed


@pytest.mark.parametrize("command", ["amend", "withdraw"])
def test_where_nobody_is_there_a_reason_is_needed(
    workspace: Workspace, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first = sealed(workspace)
    assert main([command, "DEMO-01"]) == 2
    assert "hint: --reason-from FILE (- is standard input)\n" in capsys.readouterr().err
    assert read_journal(first.with_suffix(".journal")).sealed


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["DEMO-01", "--label", "A1", "--reason-from", "none.txt"], 3),
        (["DEMO-01", "--label", "A7", "--reason-from", "why.txt"], 3),
        (["DEMO-01", "--reason-from", "why.txt"], 2),
        (["DEMO-01", "--label", "A1", "--reason-from", "empty.txt"], 4),
        (["DEMO-01", "--label", "A1", WHY], 2),
    ],
)
@pytest.mark.parametrize("command", ["amend", "withdraw"])
def test_refusals_change_nothing(workspace: Workspace, command: str, words: list[str], code: int) -> None:
    files = [sealed(workspace), sealed(workspace, "A2")]
    Path("empty.txt").touch()
    assert main([command, *words]) == code
    assert [read_journal(file.with_suffix(".journal")).sealed is None for file in files] == [False, False]
    assert all(file.exists() for file in files)


def test_what_is_open_elsewhere_or_not_sealed_is_refused(workspace: Workspace) -> None:
    first = sealed(workspace)
    with open_journal(first.with_suffix(".journal")):
        assert main(["amend", "DEMO-01", "--reason-from", "why.txt"]) == 7
    assert main(["withdraw", "DEMO-01", "--reason-from", "why.txt"]) == 0
    assert main(["withdraw", "DEMO-01", "--reason-from", "why.txt"]) == 6
    assert main(["amend", "DEMO-01", "--reason-from", "why.txt"]) == 6


def test_an_amendment_that_is_open_is_called_that(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    sealed(workspace)
    assert main(["amend", "DEMO-01", "--reason-from", "why.txt"]) == 0
    assert main(["amend", "DEMO-01", "--reason-from", "why.txt"]) == 6
    assert "the amendment of A1 DEMO-01 is not sealed: it can be changed as it is\n" in capsys.readouterr().err


def test_a_withdrawal_that_was_cut_short_is_completed_without_a_reason(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    first = sealed(workspace)
    with open_journal(first.with_suffix(".journal")) as journal:
        of = load_sealed(first).commitment
        journal.append([Withdrawn(at="2026-03-02T12:00:00+00:00", reason=WHY, of=of)])
    assert main(["withdraw", "DEMO-01"]) == 0
    assert "withdrawn-1.sealed\n" in capsys.readouterr().out
    assert not first.exists()


def test_an_amendment_is_confirmed_in_words_that_say_so(workspace: Workspace, typed: Typed) -> None:
    first = sealed(workspace)
    assert main(["amend", "DEMO-01", "--reason-from", "why.txt"]) == 0
    assert main(["seal", "DEMO-01", "--yes"]) == 6
    assert main(["interview", "DEMO-01", "--from", "more.txt"]) == 0
    typed("why not\nA1 DEMO-01\n")
    assert main(["seal", "DEMO-01"]) == 2
    typed("why not\nA1 DEMO-01 amended\n")
    assert main(["seal", "DEMO-01"]) == 0
    assert first.with_name("small.A1.amended-1.sealed").exists()


def codes(capsys: pytest.CaptureFixture[str], *files: Path) -> list[str]:
    """Return with which codes merge refuses these files."""
    capsys.readouterr()
    assert main(["merge", *map(str, files), "--json"]) == 5
    return [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]]


def test_merge_takes_the_first_seal_and_says_that_there_is_an_amendment(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    first, other = sealed(workspace), sealed(workspace, "A2")
    amended()
    capsys.readouterr()
    assert main(["merge", str(first), str(other)]) == 0
    told = capsys.readouterr().err
    assert "A1 has amended small.A1.sealed since, or is about to; agreement counts this first seal\n" in told
    second = first.with_name("small.A1.amended-1.sealed")
    assert codes(capsys, second, other) == ["amended-seal"]
    assert main(["merge", str(second), str(first), str(other)]) == 0
    told = capsys.readouterr().err
    assert "A1 amended after sealing (" in told
    assert "has amended" not in told


def test_merge_takes_no_seal_that_is_known_to_be_withdrawn(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, other = sealed(workspace), sealed(workspace, "A2")
    copy = tmp_path / "A1.sealed"
    copy.write_bytes(first.read_bytes())
    assert main(["withdraw", "DEMO-01", "--label", "A1", "--reason-from", "why.txt"]) == 0
    aside = first.with_name("small.A1.withdrawn-1.sealed")
    assert codes(capsys, aside, other) == ["withdrawn-seal"]
    moved = tmp_path / aside.name
    moved.write_bytes(aside.read_bytes())
    assert codes(capsys, moved, other) == ["withdrawn-seal"]
    assert main(["seal", "DEMO-01", "--label", "A1", "--yes"]) == 0
    assert codes(capsys, copy, first, other) == ["withdrawn-seal"]
    assert main(["merge", str(first), str(other)]) == 0
    told = capsys.readouterr().err
    assert "A1 sealed anew after withdrawing a seal: small.A1.sealed says when and why\n" in told
    assert WHY not in told


def test_merge_takes_no_seal_whose_journal_says_withdrawn_before_the_file_is_renamed(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    first, other = sealed(workspace), sealed(workspace, "A2")
    with open_journal(first.with_suffix(".journal")) as journal:
        of = load_sealed(first).commitment
        journal.append([Withdrawn(at="2026-03-02T12:00:00+00:00", reason=WHY, of=of)])
    assert codes(capsys, first, other) == ["withdrawn-seal"]


def test_the_report_of_a_case_shows_the_last_seal_and_the_first_one_says_that_it_was_amended(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    first = sealed(workspace)
    amended()
    capsys.readouterr()
    assert main(["report", "DEMO-01"]) == 0
    by_case = capsys.readouterr().out
    assert "AMENDED on " in by_case
    assert "AMENDED SINCE" not in by_case
    assert main(["report", str(first)]) == 0
    assert "AMENDED SINCE, on " in capsys.readouterr().out
