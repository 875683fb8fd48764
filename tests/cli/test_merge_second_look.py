"""From interview to report with a second look in between, in one workspace, and what merge makes of amendments."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.store.envelope import load_sealed
from tests.cli.hidden_case import hidden_case, write_sealed
from tests.cli.sealed_case import begin
from tests.cli.test_init_check_seal import NONE, WHOLE
from tests.samples import cites, event, source

WHY = "Fictional: I read what the wing had written."
READ = source("S-7K2Q", "staff-observation", handling="assessors", own=True)
OTHER = source("S-3M8T", "court-record", handling="share", own=True)
Capture = pytest.CaptureFixture[str]


def answered(*events: object, level: str) -> tuple[object, ...]:
    """Return a whole log in which D1 has a level."""
    others = [one for one in NONE if getattr(one, "question", "") != "ties"]
    return (*events, *others, event("rated", question="ties", facet="main", level=level), *WHOLE[len(NONE) :])


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    """Two assessors have sealed; each used a source of their own for D1. Return the folder of their files."""
    for label, used, level in (("A1", READ, "S"), ("A2", OTHER, "D")):
        journal = begin(tmp_path, monkeypatch, answered(*cites("ties", [used]), level=level), label)  # type: ignore[arg-type]
        seal_it_incomplete(label)
    capsys.readouterr()
    return journal.parent


def seal_it_incomplete(label: str) -> None:
    Path("reason.txt").write_text("Fictional: the rest is still to be found out.", encoding="utf-8")
    words = ["seal", "DEMO-01", "--label", label, "--yes", "--incomplete-reason-from", "reason.txt"]
    assert main(words) == 0


def second_look(label: str = "A1", level: int = 3, stage: str = "second-look") -> None:
    """Amend one assessor's D1 and seal again."""
    which = ["DEMO-01", "--label", label]
    Path("why.txt").write_text(WHY, encoding="utf-8")
    Path("more.txt").write_text(f"go D1\n{level}\n", encoding="utf-8")
    assert main(["amend", *which, "--stage", stage, "--reason-from", "why.txt"]) == 0
    assert main(["interview", *which, "--from", "more.txt"]) == 0
    seal_it_incomplete(label)


def files(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.glob("*.sealed"))


def data_of(capsys: Capture, *words: str) -> dict[str, object]:
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)["data"]
    return found


def test_from_the_first_seals_to_the_report_of_second_looks(case: Path, capsys: Capture) -> None:
    assert main(["merge", *files(case), "-o", "first.json"]) == 0
    assert main(["look", "first.json", "--for", "A1", "-o", "A1.look.json"]) == 0
    capsys.readouterr()
    assert main(["look", "A1.look.json"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "D1 Ties to active people S-3M8T: Court record" in told
    assert "used by A2" in told
    assert "assess amend DEMO-01 --stage second-look" in told
    second_look()
    capsys.readouterr()
    assert main(["merge", *files(case), "-o", "second.json", "--for", "coordinator", "--text"]) == 0
    told_apart = capsys.readouterr()
    assert "A1 amended at the second look (" in told_apart.err
    assert WHY not in told_apart.err
    for path in ("first.json", "second.json"):
        looked = data_of(capsys, "report", path, "--for", "coordinator")["second_looks"]
        assert bool(looked) == (path == "second.json")
    assert main(["report", "second.json", "--csv"]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if ",ties,D1," in line and ",A1," in line)
    assert ",S,Some," in row
    assert ",C,Clear," in row


def test_agreement_counts_first_seals_whether_amendments_are_named_or_not(case: Path, capsys: Capture) -> None:
    before = data_of(capsys, "merge", *files(case))
    second_look(level=1)
    after = data_of(capsys, "merge", *files(case))
    assert after["counts"] == before["counts"]
    assert after["agenda"] == before["agenda"]
    assert [one["sealed"] for one in after["assessors"]] == [one["sealed"] for one in before["assessors"]]  # type: ignore[attr-defined]


def test_of_a_chain_the_last_counts_and_the_order_changes_nothing(case: Path, capsys: Capture) -> None:
    second_look()
    second_look(level=1, stage="amendment")
    names = [Path(one).name for one in files(case)]
    assert names == ["small.A1.amended-1.sealed", "small.A1.amended-2.sealed", "small.A1.sealed", "small.A2.sealed"]
    found = data_of(capsys, "merge", *files(case))
    last = load_sealed(case / "small.A1.amended-2.sealed")
    assert [one["sealed"] for one in found["second_looks"]] == [last.commitment]  # type: ignore[attr-defined]
    assert data_of(capsys, "merge", *reversed(files(case))) == found
    assert main(["merge", *files(case)]) == 0
    assert "A1 amended after sealing (" in capsys.readouterr().err


def test_an_amendment_that_is_not_named_is_told(case: Path, capsys: Capture) -> None:
    second_look()
    second_look(level=1)
    capsys.readouterr()
    first, other = str(case / "small.A1.sealed"), str(case / "small.A2.sealed")
    assert main(["merge", first, other]) == 0
    assert "A1 has amended small.A1.sealed since, or is about to; agreement counts" in capsys.readouterr().err
    assert main(["merge", first, str(case / "small.A1.amended-1.sealed"), other]) == 0
    told = capsys.readouterr().err
    assert "A1 has amended small.A1.amended-1.sealed since, or is about to; it is compared without that" in told
    assert "has amended small.A1.sealed" not in told


def test_refusals_have_their_codes_and_leave_nothing_behind(case: Path, capsys: Capture) -> None:
    second_look()
    amended, other = str(case / "small.A1.amended-1.sealed"), str(case / "small.A2.sealed")
    capsys.readouterr()
    assert main(["merge", amended, other, "--json", "-o", "x.json"]) == 5
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["code"] == "amended-seal"
    assert "small.A1.sealed" in problem["hint"]
    assert not Path("x.json").exists()
    which = ["DEMO-01", "--label", "A1", "--reason-from", "why.txt"]
    assert main(["withdraw", *which]) == 0
    aside = str(case / "small.A1.amended-1.withdrawn-1.sealed")
    capsys.readouterr()
    assert main(["merge", str(case / "small.A1.sealed"), aside, other, "--json"]) == 5
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["problems"]] == ["withdrawn-seal"]


def test_what_was_added_to_seals_stands_in_it_once_and_for_every_reader(case: Path, capsys: Capture) -> None:
    Path("view.txt").write_text("Fictional: I see it otherwise.", encoding="utf-8")
    words = ["addendum", str(case / "small.A1.sealed"), "--by", "person", "--from", "view.txt"]
    assert main([*words, "--kind", "person-view"]) == 0
    second_look()
    words[1] = str(case / "small.A1.amended-1.sealed")
    assert main([*words, "--kind", "countersignature"]) == 0
    found = data_of(capsys, "merge", *files(case), "-o", "full.json")["addenda"]
    assert sorted(one["kind"] for one in found) == ["countersignature", "person-view"]  # type: ignore[attr-defined]
    assert data_of(capsys, "merge", *reversed(files(case)))["addenda"] == found
    assert data_of(capsys, "report", "full.json", "--for", "person")["addenda"] == found


def test_amend_asks_what_was_seen(case: Path, typed: Callable[[str], None], capsys: Capture) -> None:
    assert case.exists()
    typed(f"{WHY}\n")
    assert main(["amend", "DEMO-01", "--label", "A1", "--stage", "second-look"]) == 0
    told = capsys.readouterr()
    assert "what did you see in the second look, and what changes?" in told.out + told.err


def test_without_a_workspace_files_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    found = data_of(capsys, "merge", *write_sealed(tmp_path, hidden_case(cited=True)))
    assert [one["of"] for one in found["second_looks"]] == ["A2"]  # type: ignore[attr-defined]
