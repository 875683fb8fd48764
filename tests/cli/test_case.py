"""`assess case`: what the coordinator makes, what they hand over, and what is refused without leaving anything."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.store.workspace import Workspace, create_workspace
from tests.cases import NEW_SOURCE
from tests.samples import SMALL

WHO = ("--assessor", "A1:forensic-psychologist:2", "--assessor", "A2:probation-assessor:1")
FACTS = """
referral = "What would draw the person back?"
phase = "pre-release"
[told]
text = "Purpose and readers."
by = "A1"
date = "2026-02-10"
[[sources]]
id = "S-2FYB"
kind = "family"
date = "2026-01-30"
setting = "community"
origin = "relative-2026"
handling = { named = ["A2"] }
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Give the workspace of a coordinator, which is the current folder, with a small instrument and facts."""
    found = create_workspace(tmp_path)
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "small.toml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "facts.toml").write_text(FACTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    return found


def new(*words: str) -> int:
    return main(["case", "new", "DEMO-01", "--instrument", "small", "--occasion", "2026-03", "--fictional", *words])


def files(workspace: Workspace) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (workspace.folder / "cases").rglob("*") if path.is_file()}


def test_a_case_is_made_with_random_keys(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(*WHO, "--from", "facts.toml") == 0
    panel, register = workspace.load_panel("DEMO-01"), workspace.load_register("DEMO-01")
    assert panel is not None
    assert register is not None
    assert [(one.label, one.role, one.seniority) for one in panel.assessors] == [
        ("A1", "forensic-psychologist", 2),
        ("A2", "probation-assessor", 1),
    ]
    keys = {one.key for one in panel.assessors} | {panel.coordinator.key if panel.coordinator else ""}
    assert [len(bytes.fromhex(key)) for key in keys] == [16, 16, 16]
    assert (panel.revision, register.revision, register.fictional) == (1, 1, True)
    assert (register.phase, [one.id for one in register.sources]) == ("pre-release", ["S-2FYB"])
    told = capsys.readouterr()
    assert told.out.startswith("made: ")
    assert "draw the person" not in told.out + told.err
    assert told.err.endswith("hint: assess case hand DEMO-01 makes what each assessor is given\n")


def test_without_facts_and_without_a_terminal_the_register_is_empty(workspace: Workspace) -> None:
    assert new(*WHO) == 0
    register = workspace.load_register("DEMO-01")
    assert register is not None
    assert (register.sources, register.referral) == ((), None)


def test_somebody_at_a_terminal_is_asked(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = "Why now?\n\nPurpose.\n\nA1\nsoon\n2026-02-10\nPre release\n\nyes\nperhaps\nno\nu\n\n\n\n\n"
    lines: Iterator[str] = iter(answers.splitlines(keepends=True))
    monkeypatch.setattr("assess.cli.coordinating.somebody_is_there", lambda: True)
    monkeypatch.setattr(sys.stdin, "readline", lambda: next(lines, ""), raising=False)
    assert new(*WHO) == 0
    register = workspace.load_register("DEMO-01")
    assert register is not None
    assert (register.referral, register.commissioner, register.phase) == ("Why now?", None, "pre-release")
    assert register.told is not None
    assert (register.told.by, register.told.date) == ("A1", "2026-02-10")
    assert register.context == {"short-sentence": "yes", "failed-departure": "no", "returned-from-abroad": "unknown"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "a panel has 1 to 12 assessors"),
        (("--assessor", "A1"), 2, "names no assessor"),
        (("--assessor", "A1:forensic-psychologist:0"), 2, "names no assessor"),
        (("--assessor", "A1:forensic-psychologist:x"), 2, "names no assessor"),
        (("--assessor", "an assessor:forensic-psychologist"), 2, "cannot be the name of an assessor"),
        (("--assessor", "A1:mentor"), 5, "People in a supporting role do not rate risk."),
        (("--assessor", "A1:forensic"), 2, "knows no role forensic"),
        ((*WHO, "--assessor", "a1:forensic-psychologist"), 2, "a1 is named twice"),
        ((*WHO, "--coordinator", "K 1"), 2, "cannot be the name of a coordinator"),
        ((*WHO, "--occasion", "../x"), 2, "cannot be the name of an occasion"),
        ((*WHO, "--instrument", "none-such"), 3, "none-such"),
        ((*WHO, "--from", "none.toml"), 3, "there is no file"),
        ((*WHO, "--from", "bad.toml"), 4, "bad.toml:1: phase: the text does not have the form"),
    ],
)
def test_what_cannot_be_made_leaves_nothing(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, said: str
) -> None:
    (workspace.folder / "bad.toml").write_text('phase = "Not Yet"\nreferral = 1\n', encoding="utf-8")
    assert new(*words) == code
    assert said in capsys.readouterr().err
    assert files(workspace) == {}


def test_twelve_are_a_panel_and_thirteen_are_none(workspace: Workspace) -> None:
    assert workspace.cases == ()
    many = [word for number in range(13) for word in ("--assessor", f"A{number}:forensic-psychologist")]
    assert new(*many) == 2
    assert new(*many[:-2]) == 0


def test_a_case_is_made_once(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(*WHO) == 0
    before = files(workspace)
    assert new(*WHO) == 7
    assert "hint: assess case revise DEMO-01" in capsys.readouterr().err
    assert files(workspace) == before


def test_somebody_who_began_before_keeps_their_key(workspace: Workspace) -> None:
    words = ["--instrument", "small", "--label", "A1", "--role", "forensic-psychologist", "--fictional"]
    (workspace.folder / "empty.txt").write_text("# nothing\n", encoding="utf-8")
    assert main(["interview", "DEMO-01", "--occasion", "2026-03", *words, "--from", "empty.txt"]) == 0
    key = workspace.assessor_key("DEMO-01", "A1")
    assert new(*WHO) == 0
    panel = workspace.load_panel("DEMO-01")
    assert panel is not None
    assert panel.assessors[0].key == key


def test_revising_adds_and_keeps_what_was(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(*WHO, "--from", "facts.toml") == 0
    before = files(workspace)
    (workspace.folder / "facts.toml").write_text(FACTS + NEW_SOURCE, encoding="utf-8")
    words = ["case", "revise", "DEMO-01", "--from", "facts.toml", "--assessor", "A3:forensic-psychologist:3"]
    capsys.readouterr()
    assert main(words) == 0
    told = capsys.readouterr()
    assert told.out == "the panel of DEMO-01 is revision 2\nthe register of DEMO-01 is revision 2\n"
    assert "assess: new on the panel: A3, forensic-psychologist\nassess: new source S-" in told.err
    after = files(workspace)
    assert (after["panel.1.json"], after["register.1.json"]) == (before["panel.json"], before["register.json"])
    assert main(words[:-2]) == 0
    assert "nothing is new" in capsys.readouterr().out
    assert files(workspace) == after


def test_a_change_of_handling_is_said_aloud(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(*WHO, "--from", "facts.toml") == 0
    (workspace.folder / "more.toml").write_text('[[sources]]\nid = "S-2FYB"\nhandling = "share"\n', encoding="utf-8")
    assert main(["case", "revise", "DEMO-01", "--from", "more.toml"]) == 0
    assert "source S-2FYB is for every reader now, before for A2 alone" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "nothing was said that could be new"),
        (("--assessor", "A1:forensic-psychologist"), 2, "A1 is named twice, or on the panel already"),
        (("--assessor", "A3:mentor"), 5, "People in a supporting role"),
        (("--from", "changed.toml"), 4, "changed.toml:3: sources[0].kind: S-2FYB is registered with another kind"),
    ],
)
def test_what_cannot_be_revised_changes_nothing(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, said: str
) -> None:
    assert new(*WHO, "--from", "facts.toml") == 0
    before = files(workspace)
    changed = '[[sources]]\nid = "S-2FYB"\nkind = "interview"\n'
    (workspace.folder / "changed.toml").write_text(changed, encoding="utf-8")
    assert main(["case", "revise", "DEMO-01", *words]) == code
    assert said in capsys.readouterr().err
    assert files(workspace) == before


def test_a_case_that_is_not_there_is_not_revised_handed_or_shown(workspace: Workspace) -> None:
    assert workspace.cases == ()
    assert main(["case", "revise", "DEMO-01", "--from", "facts.toml"]) == 3
    assert main(["case", "hand", "DEMO-01"]) == 3
    assert main(["case", "show", "DEMO-01"]) == 3
    assert main(["case", "show", "a b"]) == 2


def test_handouts_hold_what_each_may_know(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(*WHO, "--from", "facts.toml") == 0
    assert main(["case", "hand", "DEMO-01", "-o", "handouts"]) == 0
    found = {label: (workspace.folder / "handouts" / f"DEMO-01.{label}.handout.json").read_text() for label in WHOM}
    assert [("S-2FYB" in text, json.loads(text)["for"]) for text in found.values()] == [(False, "A1"), (True, "A2")]
    assert "S-2FYB" not in capsys.readouterr().out
    assert main(["case", "hand", "DEMO-01", "A1"]) == 0
    assert (workspace.folder / "DEMO-01.A1.handout.json").read_text() == found["A1"]
    assert main(["case", "hand", "DEMO-01", "A9"]) == 5


WHOM = ("A1", "A2")


def test_a_handout_is_never_overwritten(workspace: Workspace) -> None:
    assert new(*WHO) == 0
    (workspace.folder / "DEMO-01.A2.handout.json").write_text("mine", encoding="utf-8")
    assert main(["case", "hand", "DEMO-01"]) == 7
    assert not (workspace.folder / "DEMO-01.A1.handout.json").exists()
    assert main(["case", "hand", "DEMO-01", "A1"]) == main(["case", "hand", "DEMO-01", "A1"]) == 0


def test_the_coordinator_sees_all_and_a_script_too(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert workspace.cases == ()
    assert main(["case", "list"]) == 0
    assert new(*WHO, "--from", "facts.toml") == 0
    capsys.readouterr()
    assert main(["case", "show", "DEMO-01"]) == 0
    shown = capsys.readouterr().out
    assert "  Referral: What would draw the person back?\n" in shown
    assert "  S-2FYB: Family or partner, 2026-01-30, community, origin relative-2026, for A2\n    alone\n" in shown
    assert main(["case", "show", "DEMO-01", "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert (content["command"], content["data"]["register"]["revision"]) == ("case show", 1)
    assert main(["case", "list", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["data"]
    assert (row["case"], row["joined_as"], row["occasions"]) == ("DEMO-01", None, ["2026-03"])


def test_a_file_that_cannot_be_read_does_not_break_the_list(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(*WHO) == 0
    folder = workspace.folder / "cases" / "DEMO-01"
    (folder / "panel.json").write_bytes(b"\xff\x1b[31m")
    (folder / "joined.json").mkdir()
    (folder / "2026-03").mkdir()
    (folder / "2026-03" / "small.A1.journal").write_bytes(b'{"v":0,"n":1,"prev":"x"}\n')
    capsys.readouterr()
    for words in (["list"], ["show", "DEMO-01"]):
        assert main(["case", *words]) == 0
        told = capsys.readouterr()
        assert "2026-03 small A1: begun, cannot be read" in told.out
        assert "panel.json is no valid panel" in told.err
        assert "\x1b" not in told.out + told.err


def test_facts_that_a_terminal_would_obey_are_shown_as_text(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'referral = "[/] \\u001b[31m [sic] \\u202e"\n'
    (workspace.folder / "facts.toml").write_text(text, encoding="utf-8")
    assert new(*WHO, "--from", "facts.toml") == 0
    capsys.readouterr()
    assert main(["case", "show", "DEMO-01"]) == 0
    assert "  Referral: [/] <U+001B>[31m [sic] <U+202E>\n" in capsys.readouterr().out


def test_an_example_of_facts_can_be_used_at_once(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["case", "example", "-o", "mine.toml"]) == 0
    assert main(["case", "example", "-o", "mine.toml"]) == 7
    assert new(*WHO, "--from", "mine.toml") == 0
    capsys.readouterr()
    assert main(["case", "example"]) == 0
    assert capsys.readouterr().out == (workspace.folder / "mine.toml").read_text(encoding="utf-8")
