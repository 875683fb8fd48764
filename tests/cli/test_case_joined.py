"""A case carried from the coordinator's workspace to an assessor's and revised while they work, to the seal."""

import json
import os
import shutil
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.model.event import SittingBegan
from assess.store.envelope import load_sealed
from assess.store.journal import open_journal, read_whole_journal
from assess.store.workspace import create_workspace
from tests.cases import NEW_SOURCE
from tests.cli.test_case import FACTS, WHO, new
from tests.samples import AT, SMALL

INTERVIEW = """
[[sources]]
id = "S-7K2Q"
kind = "interview"
date = "2026-02-10"
setting = "custody"
origin = "person-2026"
"""
JOURNAL = Path("cases", "DEMO-01", "2026-03", "small.A1.journal")


class Desks:
    """A coordinator's workspace and one of an assessor; the current folder is the desk somebody sits at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("coordinator", "assessor"):
            create_workspace(folder / name)
            (folder / name / "instruments").mkdir()
            (folder / name / "instruments" / "small.toml").write_text(SMALL, encoding="utf-8")

    def sit(self, name: str) -> None:
        os.chdir(self.folder / name)

    def hand(self, facts: str, number: int = 1, label: str = "A1") -> Path:
        """Let the coordinator write facts down and hand something out; return the handout."""
        self.sit("coordinator")
        Path("facts.toml").write_text(facts, encoding="utf-8")
        if number == 1:
            assert new(*WHO, "--from", "facts.toml") == 0
        else:
            assert main(["case", "revise", "DEMO-01", "--from", "facts.toml"]) == 0
        assert main(["case", "hand", "DEMO-01", "-o", str(self.folder / str(number))]) == 0
        self.sit("assessor")
        return self.folder / str(number) / f"DEMO-01.{label}.handout.json"


@pytest.fixture
def desks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desks:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    return Desks(tmp_path)


def join(path: Path, label: str = "A1") -> int:
    return main(["case", "join", str(path), "--as", label])


def interview(*lines: str, label: str | None = None) -> int:
    Path("lines.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return main(["interview", "DEMO-01", "--from", "lines.txt", *(("--label", label) if label else ())])


def kinds() -> list[str]:
    return [one.event for one in read_whole_journal(JOURNAL).events]


def kept() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path("cases").rglob("*") if path.is_file()}


def test_from_the_coordinator_to_the_seal(desks: Desks, capsys: pytest.CaptureFixture[str]) -> None:
    assert join(desks.hand(FACTS + INTERVIEW)) == 0
    assert "as it is cleared for A1: 1 source\n" in capsys.readouterr().err
    assert interview("go D1", "src S-7K2Q", "e p2 +D1 : He said so.", "2 l") == 0
    first = read_whole_journal(JOURNAL).opened
    assert (first.assessor.role, first.phase, first.fictional) == ("forensic-psychologist", "pre-release", True)

    withdrawn = FACTS + INTERVIEW + 'handling = { named = ["A2"] }\n' + NEW_SOURCE
    assert join(desks.hand(withdrawn, 2)) == 0
    told = capsys.readouterr().err
    assert "new source S-" in told
    assert "source S-7K2Q is not in it any more\n" in told
    assert "E1 came from S-7K2Q: nothing is lost" in told

    assert interview("go D1", "note Why.", "go X1", "1 l") == 0
    told = capsys.readouterr().err
    assert "the register is revision 2 now; this assessment stood at revision 1" in told
    assert "Court record, 2023-11-21, court" in told
    assert kinds()[5:6] == ["revised"]
    assert interview("go D1") == 0
    assert "register is revision" not in capsys.readouterr().err

    assert main(["check", "DEMO-01"]) == 6
    Path("why.txt").write_text("A test.", encoding="utf-8")
    assert main(["seal", "DEMO-01", "--yes", "--incomplete-reason-from", "why.txt"]) == 0
    sealed = load_sealed(JOURNAL.with_suffix(".sealed")).assessment
    assert sealed.register_ is not None
    assert (sealed.register_.revision, [one.source for one in sealed.evidence]) == (2, ["S-7K2Q"])
    assert main(["case", "show", "DEMO-01"]) == 0
    shown = capsys.readouterr().out
    assert "joined as A1" in shown
    assert "Earlier revisions kept: register 1\n" in shown
    assert "2026-03 small A1: sealed, 2 questions answered" in shown
    assert "S-2FYB" not in shown


def test_joining_again_changes_nothing(desks: Desks) -> None:
    handout = desks.hand(FACTS)
    assert join(handout) == 0
    before = kept()
    assert join(handout) == 0
    assert kept() == before
    assert json.loads(before[str(Path("cases", "DEMO-01", "joined.json"))])["label"] == "A1"


def test_a_bare_panel_and_a_bare_register_can_be_joined(desks: Desks) -> None:
    desks.hand(FACTS + INTERVIEW)
    made = desks.folder / "coordinator" / "cases" / "DEMO-01"
    assert join(made / "register.json") == 0
    assert b"S-2FYB" not in kept()[str(Path("cases", "DEMO-01", "register.json"))]
    shutil.rmtree(Path("cases", "DEMO-01"))
    assert join(made / "panel.json") == join(made / "register.json") == 0
    assert join(made / "panel.json", "A9") == 5


def changed(path: Path, *steps: tuple[str | int, ...], value: object) -> Path:
    """Return a copy of a handout in which the places that `steps` lead to hold another value."""
    plain = json.loads(path.read_bytes())
    for way in steps:
        here = plain
        for step in way[:-1]:
            here = here[step]
        here[way[-1]] = value
    other = path.with_name("changed.json")
    other.write_text(json.dumps(plain), encoding="utf-8")
    return other


@pytest.mark.parametrize(
    ("steps", "value", "code"),
    [
        ([("panel", "assessors", 1, "key")], "0" * 32, "assessor-differs"),
        ([("panel", "assessors", 1, "label")], "B2", "assessor-differs"),
        ([("panel", "occasion")], "2027-01", "occasion-differs"),
        ([("panel", "instrument", "digest")], "1" * 64, "instrument-differs"),
        ([("register", "sources", 0, "kind")], "family", "source-differs"),
        ([("register", "sources", 0, "date")], "2020-01-01", "source-differs"),
        ([("register", "sources", 0, "origin")], "other", "source-differs"),
        ([("register", "revision")], 1, "register-older"),
        ([("register", "referral")], "Another.", "revision-twice"),
    ],
)
def test_another_lineage_is_refused_by_name_and_nothing_is_changed(
    desks: Desks,
    capsys: pytest.CaptureFixture[str],
    steps: list[tuple[str | int, ...]],
    value: object,
    code: str,
) -> None:
    desks.hand(FACTS + INTERVIEW)
    handout = desks.hand(FACTS + INTERVIEW + NEW_SOURCE, 2)
    assert join(handout) == 0
    before = kept()
    assert join(changed(handout, *steps, value=value)) == 5
    assert f"[{code}]" in capsys.readouterr().err
    assert kept() == before


def test_who_one_is_stays(desks: Desks, capsys: pytest.CaptureFixture[str]) -> None:
    first = desks.hand(FACTS)
    assert join(first, "A2") == 5
    assert "was made for A1, not for A2" in capsys.readouterr().err
    assert kept() == {}
    assert join(first) == 0
    assert join(first.with_name("DEMO-01.A2.handout.json"), "A2") == 5
    assert "this workspace joined DEMO-01 as A1" in capsys.readouterr().err
    assert main(["case", "revise", "DEMO-01", "--assessor", "A3:forensic-psychologist"]) == 5
    assert main(["case", "hand", "DEMO-01"]) == 5


def test_an_explicit_label_wins_and_must_be_on_the_panel(desks: Desks) -> None:
    assert join(desks.hand(FACTS)) == 0
    assert interview("go D1", label="A9") == 5
    assert interview("go D1", label="A2") == 0
    assert interview("go D1") == 0
    assert sorted(path.name for path in JOURNAL.parent.iterdir()) == ["small.A1.journal", "small.A2.journal"]


def test_the_workspace_where_a_case_was_made_joins_nothing(desks: Desks, capsys: pytest.CaptureFixture[str]) -> None:
    handout = desks.hand(FACTS)
    desks.sit("coordinator")
    before = kept()
    assert join(handout) == 5
    assert "hint: assess interview DEMO-01 --label A1" in capsys.readouterr().err
    assert kept() == before


def test_somebody_who_began_alone_with_another_key_is_told(desks: Desks, capsys: pytest.CaptureFixture[str]) -> None:
    handout = desks.hand(FACTS)
    who = ["--instrument", "small", "--label", "A1", "--role", "forensic-psychologist", "--occasion", "2026-03"]
    Path("lines.txt").write_text("go D1\n", encoding="utf-8")
    assert main(["interview", "DEMO-01", *who, "--from", "lines.txt"]) == 0
    assert join(handout) == 5
    assert "with another key" in capsys.readouterr().err


def test_an_instrument_that_is_not_here_is_named(desks: Desks, capsys: pytest.CaptureFixture[str]) -> None:
    handout = desks.hand(FACTS)
    Path("instruments", "small.toml").unlink()
    assert join(handout) == 0
    assert "the instrument small 0.1.0 of the panel is not here" in capsys.readouterr().err


def test_a_copy_is_named_at_every_step_and_not_sealed_over(desks: Desks, capsys: pytest.CaptureFixture[str]) -> None:
    assert join(desks.hand(FACTS)) == 0
    assert interview("go D1", "2 l") == 0
    copy = JOURNAL.with_name("small.A1-LAPTOP.journal")
    shutil.copy(JOURNAL, copy)
    with open_journal(copy) as journal:
        journal.append([journal.log[1].model_copy(update={"level": "D"})])
    Path("why.txt").write_text("A test.", encoding="utf-8")
    before = kept()
    capsys.readouterr()
    for words in (["check", "DEMO-01"], ["case", "show", "DEMO-01"], ["seal", "DEMO-01", "--yes"]):
        assert main(words) in (0, 5, 6)
        told = capsys.readouterr().err
        assert "small.A1-LAPTOP.journal" in told
        assert "holds 1 entry more" in told
    assert kept() == before
    assert interview("go X1", "1 l") == 0
    assert "holds 1 entry more" in capsys.readouterr().err
    words = ["seal", "DEMO-01", "--yes", "--incomplete-reason-from", "why.txt"]
    assert main(words) == 5
    assert "have parted: 1 entry only in the copy" in capsys.readouterr().err
    copy.rename("elsewhere.journal")
    assert main(words) == 0


def test_a_copy_without_its_journal_is_not_begun_anew(desks: Desks, capsys: pytest.CaptureFixture[str]) -> None:
    assert join(desks.hand(FACTS)) == 0
    assert interview("go D1", "2 l") == 0
    JOURNAL.rename(JOURNAL.with_name("small.A1 (1).journal"))
    assert interview("go D1", "3 l") == 5
    assert "then rename small.A1 (1).journal to small.A1.journal" in capsys.readouterr().err


def test_another_computer_is_noticed(desks: Desks, capsys: pytest.CaptureFixture[str]) -> None:
    assert join(desks.hand(FACTS)) == 0
    assert interview("go D1") == 0
    with open_journal(JOURNAL) as journal:
        journal.append([SittingBegan(at=AT, machine="0" * 8)])
    assert interview("go D1") == 0
    assert "the last sitting was held on another computer" in capsys.readouterr().err
