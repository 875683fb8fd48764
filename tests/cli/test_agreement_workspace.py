"""`assess agreement` on seals in a workspace: their journals lie beside them and are heard."""

import json
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.model.event import Withdrawn
from assess.store.envelope import load_sealed
from assess.store.journal import open_journal
from tests.cli.sealed_case import begin
from tests.cli.test_init_check_seal import WHOLE
from tests.samples import cites, event, source

CASES, LABELS = ("DEMO-01", "DEMO-02"), ("A1", "A2")
CITED = cites("history", [source("S-7K2Q")])


@pytest.fixture
def seals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give two cases with two sealed assessments each, by the same two people."""
    found = []
    for case in CASES:
        for label, level in zip(LABELS, "SC", strict=True):
            rated = event("rated", question="history", facet="main", level=level)
            certain = event("certain", question="history", facet="main", certainty="L", why=())
            journal = begin(tmp_path, monkeypatch, (*WHOLE, *CITED, rated, certain), label, case=case)
            assert main(["seal", case, "--label", label, "--yes"]) == 0
            found.append(journal.with_suffix(".sealed"))
    return found


def test_whoever_has_one_key_in_every_case_is_one_assessor(
    seals: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["agreement", *map(str, seals), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["data"]
    assert (found["cases"], found["assessors"]) == (2, ["A1", "A2"])
    history = next(one for one in found["questions"] if one["question"] == "history")
    assert [level["ratings"] for level in history["levels"]] == [0, 2, 2, 0]
    hidden = next(one for one in found["questions"] if one["question"] == "home")
    assert hidden["missing"]["not-applicable"] == 4


def test_an_amendment_since_is_told_with_its_place(seals: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    Path("why.txt").write_text("A letter came in.\n", encoding="utf-8")
    which = ["DEMO-02", "--label", "A1", "--stage", "amendment", "--reason-from", "why.txt"]
    assert main(["amend", *which]) == 0
    capsys.readouterr()
    assert main(["agreement", *map(str, seals)]) == 0
    assert f"A1 has amended {seals[2]} since, or is about to; agreement counts this first" in capsys.readouterr().err


def test_a_seal_whose_journal_says_withdrawn_is_refused(seals: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    with open_journal(seals[2].with_suffix(".journal")) as journal:
        of = load_sealed(seals[2]).commitment
        journal.append([Withdrawn(at="2026-03-02T12:00:00+00:00", reason="By mistake.", of=of)])
    capsys.readouterr()
    assert main(["agreement", *map(str, seals)]) == 5
    out, err = capsys.readouterr()
    assert out == ""
    assert f"the seal {seals[2]} was withdrawn [withdrawn-seal]" in err
    assert "By mistake" not in err


def test_a_file_that_is_not_what_its_journal_says_is_refused(
    seals: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    seals[0].write_bytes(seals[1].read_bytes())
    capsys.readouterr()
    assert main(["agreement", *map(str, seals)]) == 8
    assert capsys.readouterr().out == ""
