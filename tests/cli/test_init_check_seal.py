"""`assess init`, `check` and `seal`: what they say, what they refuse, and what they leave behind."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli

from assess.cli.main import main
from assess.logic.digest import digest_instrument
from assess.model.event import Event, Opened
from assess.store.envelope import load_sealed
from assess.store.journal import create_journal, read_journal
from assess.store.workspace import create_workspace
from tests.samples import SMALL, cites, event, log_of, source

PINNED = {"id": "small", "version": "0.1.0", "digest": digest_instrument(tomli.loads(SMALL))}
NONE = [
    event("none", question=question, facet=facet, missing="declined")
    for question, facet in (
        ("history", "main"),
        ("ties", "main"),
        ("distance", "main"),
        ("exit", "how-far"),
        ("exit", "by"),
        ("harm", "main"),
    )
]
WHOLE: list[Event] = [
    *NONE,
    event("formulated", id="way-in", text="By friends."),
    event("scenario", id="SC1", kind="stay-away", title="Stays", text="Stays away."),
    event("concluded", id="limits", text="Few sources."),
]
Begin = Callable[..., Path]


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Give what begins an assessment of DEMO-01 with some events, in a workspace that is the current folder."""
    workspace = create_workspace(tmp_path)
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "small.toml").write_text(SMALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)

    def begun(*events: Event, label: str = "A1", **fields: Any) -> Path:
        assessor = {"key": label * 16, "label": label, "role": "forensic-psychologist"}
        (opened,) = log_of(**{"instrument": PINNED, "assessor": assessor, **fields})
        assert isinstance(opened, Opened)
        place = workspace.prepare(workspace.place(opened.case, opened.occasion, "small", label))
        with create_journal(place.journal, opened) as journal:
            journal.append(events)
        return place.journal

    return begun


def test_init_makes_a_workspace_and_says_what_it_does_not_protect(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "w")]) == 0
    told = capsys.readouterr()
    assert told.out == f"workspace made: {tmp_path / 'w'}\n"
    assert "not encrypted" in told.err
    assert "hint: assess interview" in told.err
    assert main(["init", str(tmp_path / "w"), "--unencrypted"]) == 7


def test_check_lists_what_is_missing_and_what_to_type(begin: Begin, capsys: pytest.CaptureFixture[str]) -> None:
    begin(*cites("ties", [source("S-7K2Q")]), event("rated", question="ties", facet="main", level="S"))
    assert main(["check", "DEMO-01"]) == 6
    told = capsys.readouterr()
    assert told.out.startswith("DEMO-01, 2026-03, small, A1, fictional\nmissing: ")
    assert "  D1 is rated without its certainty  ->  go D1, then sure\n" in told.out
    assert "think again: 1\n  You cite a source that not every reader may know of." in told.out
    assert told.err.endswith("hint: assess interview DEMO-01\n")


def test_check_names_what_was_answered_or_set_aside_and_not_its_words(
    begin: Begin, capsys: pytest.CaptureFixture[str]
) -> None:
    both = [
        event("rated", question=name, facet="main", level=level) for name, level in (("ties", "D"), ("distance", "I"))
    ]
    begin(*both, event("weighed", check="both-ends", questions=["P1", "D1"], how="set-aside", text="He hid it."))
    main(["check", "DEMO-01"])
    told = capsys.readouterr()
    assert "think again: nothing\nset aside: both-ends\n" in told.out
    assert "He hid it" not in told.out + told.err
    main(["check", "DEMO-01", "--json"])
    data = json.loads(capsys.readouterr().out)["data"]
    assert (data["think_again"], data["answered"], data["set_aside"]) == (0, [], ["both-ends"])


def test_check_of_a_whole_assessment_ends_with_0(begin: Begin, capsys: pytest.CaptureFixture[str]) -> None:
    journal = begin(*WHOLE)
    assert main(["check", "DEMO-01"]) == 0
    assert "missing: nothing\n" in capsys.readouterr().out
    assert main(["check", str(journal)]) == 0
    assert "not encrypted" in capsys.readouterr().err


def test_check_tells_a_script_the_same(begin: Begin, capsys: pytest.CaptureFixture[str]) -> None:
    both = [
        event("rated", question="ties", facet="main", level="D"),
        event("rated", question="distance", facet="main", level="I"),
    ]
    begin(*both)
    assert main(["check", "DEMO-01", "--json"]) == 6
    content = json.loads(capsys.readouterr().out)
    assert content["exit"] == 6
    assert content["data"]["label"] == "A1"
    assert content["data"]["missing"] == len([one for one in content["problems"] if not one["warning"]])
    assert [one["path"] for one in content["problems"] if one["code"] == "check-both-ends"] == ["P1, D1"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "C-1"], 3),
        (["check", "demo-01"], 2),
        (["check", "a b"], 2),
        (["check", "DEMO-01"], 2),
        (["check", "no/such.sealed"], 3),
        (["check", "x.toml"], 4),
        (["check", "."], 4),
        (["seal", "DEMO-01", "--yes"], 2),
        (["seal", "DEMO-01", "--label", "A1"], 2),
        (["seal", "DEMO-01", "--label", "A3", "--yes"], 3),
        (["seal", "DEMO-01", "--label", "A1", "--yes"], 6),
        (["seal", "DEMO-01", "--label", "A1", "--yes", "--incomplete-reason-from", "none.txt"], 3),
    ],
)
def test_refusals_have_their_exit_codes_and_change_nothing(
    begin: Begin, words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    journals = [begin(), begin(label="A2")]
    before = [journal.read_bytes() for journal in journals]
    assert main(words) == code
    assert capsys.readouterr().out == ""
    assert [journal.read_bytes() for journal in journals] == before
    assert not [journal for journal in journals if journal.with_suffix(".sealed").exists()]


def test_several_assessments_are_listed_with_what_chooses(begin: Begin, capsys: pytest.CaptureFixture[str]) -> None:
    begin()
    begin(label="A2")
    assert main(["check", "DEMO-01"]) == 2
    assert "--label A1; --label A2" in capsys.readouterr().err


def test_a_changed_instrument_is_refused(begin: Begin, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(*WHOLE)
    (tmp_path / "instruments" / "small.toml").write_text(SMALL.replace("Nobody.", "Anybody."), encoding="utf-8")
    assert main(["seal", "DEMO-01", "--yes"]) == 5
    assert main(["check", "DEMO-01", "--json"]) == 5
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "instrument-differs"


def test_sealing_closes_the_assessment_and_names_the_next_step(
    begin: Begin, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = begin(*WHOLE)
    assert main(["seal", "DEMO-01", "--yes"]) == 0
    told = capsys.readouterr()
    sealed = journal.with_suffix(".sealed")
    assert told.out == f"sealed: {sealed}\n"
    assert "not encrypted" in told.err
    assert "hint: assess merge cases/DEMO-01/2026-03/small.A1.sealed FILE" in told.err
    assert load_sealed(sealed).assessment.sealed is not None
    assert main(["seal", "DEMO-01", "--yes"]) == 7
    assert main(["check", str(sealed)]) == 0


def test_an_incomplete_assessment_is_sealed_with_a_reason_from_a_file(begin: Begin, tmp_path: Path) -> None:
    journal = begin()
    (tmp_path / "why.txt").write_text("\ufeffThe person moved.\n", encoding="utf-8")
    assert main(["seal", "DEMO-01", "--yes", "--incomplete-reason-from", "why.txt"]) == 0
    seal = load_sealed(journal.with_suffix(".sealed")).assessment.sealed
    assert seal is not None
    assert seal.incomplete == "The person moved."


@pytest.mark.parametrize("reason", [b"", b" \n", b"x" * 20_001, "warum".encode("utf-16"), "für".encode("latin-1")])
def test_a_reason_that_is_none_seals_nothing(begin: Begin, tmp_path: Path, reason: bytes) -> None:
    journal = begin()
    (tmp_path / "why.txt").write_bytes(reason)
    assert main(["seal", "DEMO-01", "--yes", "--incomplete-reason-from", "why.txt"]) == 4
    assert read_journal(journal).sealed is None


def test_somebody_at_a_terminal_is_asked_for_reason_and_confirmation(
    begin: Begin, typed: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    journal = begin()
    typed("The person moved.\nA1 DEMO-01\n")
    assert main(["seal", "DEMO-01"]) == 0
    assert "  not answered: H1, D1, P1, X1, J1  ->  go H1\n" in capsys.readouterr().err
    sealed = load_sealed(journal.with_suffix(".sealed")).assessment.sealed
    assert sealed is not None
    assert sealed.incomplete == "The person moved."


@pytest.mark.parametrize(
    ("answers", "code"), [("\n", 6), ("why\nyes\n", 2), ("why\na1 demo-01\n", 2), ("why\n", 130), ("", 130)]
)
def test_any_other_answer_seals_nothing(begin: Begin, typed: Callable[[str], None], answers: str, code: int) -> None:
    journal = begin()
    typed(answers)
    assert main(["seal", "DEMO-01"]) == code
    assert read_journal(journal).sealed is None


def test_a_journal_open_in_another_terminal_is_not_sealed(begin: Begin) -> None:
    from assess.store.journal import open_journal

    with open_journal(begin(*WHOLE)):
        assert main(["seal", "DEMO-01", "--yes"]) == 7


def test_a_torn_journal_is_repaired_aloud(begin: Begin, capsys: pytest.CaptureFixture[str]) -> None:
    journal = begin(*WHOLE)
    journal.write_bytes(journal.read_bytes() + b'{"v":0')
    assert main(["seal", "DEMO-01", "--yes"]) == 0
    assert f"kept in {journal.name}.torn" in capsys.readouterr().err


def test_a_damaged_journal_is_an_integrity_error(begin: Begin) -> None:
    journal = begin(*WHOLE)
    journal.write_bytes(journal.read_bytes().replace(b"declined", b"Declined", 1))
    assert main(["check", "DEMO-01"]) == main(["seal", "DEMO-01", "--yes"]) == 8
    assert main(["check", os.fspath(journal)]) == 8


def test_a_slip_in_the_confirmation_is_asked_again(begin: Begin, typed: Callable[[str], None]) -> None:
    journal = begin()
    typed("why\na1 demo-01\nA1 DEMO-01\n")
    assert main(["seal", "DEMO-01"]) == 0
    assert read_journal(journal).sealed is not None
