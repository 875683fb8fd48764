"""A seal is opened again for an amendment or withdrawn; what was sealed stays, whatever is cut short in between."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from assess.errors import AlreadyThere, FileInvalid, Incomplete, IntegrityBroken, NotFound
from assess.logic.documents import dump_document
from assess.model.event import Amended, Withdrawn
from assess.store.beside import verify_beside
from assess.store.envelope import load_sealed, wrap
from assess.store.journal import Journal
from assess.store.reopening import amend, finish_withdrawal, withdraw
from tests.samples import event
from tests.store.seals import WHY, amended, closed, files_in, journal_in, noon, rated, sealed_file, withdrawn


def test_an_amendment_is_a_seal_of_its_own_and_the_first_one_stays(tmp_path: Path) -> None:
    first = sealed_file(tmp_path)
    before, commitment = first.read_bytes(), load_sealed(first).commitment
    second = amended(tmp_path)
    third = amended(tmp_path, "D")
    assert files_in(tmp_path) == [
        "small.A1.amended-1.sealed",
        "small.A1.amended-2.sealed",
        "small.A1.journal",
        "small.A1.sealed",
    ]
    assert first.read_bytes() == before
    one = load_sealed(third).assessment
    assert [(each.stage, each.reason, each.of) for each in one.amendments] == [
        ("amendment", WHY, commitment),
        ("amendment", WHY, load_sealed(second).commitment),
    ]
    assert [load_sealed(path).assessment.rating("ties").facets["main"].level for path in (first, second, third)] == [
        "S",
        "C",
        "D",
    ]


def test_each_seal_is_compared_with_its_part_of_a_log_that_has_grown(tmp_path: Path) -> None:
    first = sealed_file(tmp_path)
    assert verify_beside(load_sealed(first)) is None
    second = amended(tmp_path)
    assert isinstance(verify_beside(load_sealed(first)), Amended)
    assert verify_beside(load_sealed(second)) is None
    third = withdrawn(tmp_path)
    assert third.name == "small.A1.amended-1.withdrawn-1.sealed"
    assert isinstance(verify_beside(load_sealed(third)), Withdrawn)
    assert isinstance(verify_beside(load_sealed(first)), Amended)


def test_a_sealed_file_names_its_sittings(tmp_path: Path) -> None:
    one = load_sealed(sealed_file(tmp_path)).assessment
    assert [(sitting.began, sitting.ended) for sitting in one.sittings] == [
        ("2026-03-02T11:00:00+01:00", "2026-03-02T11:00:00+01:00")
    ]


def test_a_withdrawn_seal_keeps_its_bytes_under_another_name_and_leaves_its_trace(tmp_path: Path) -> None:
    first = sealed_file(tmp_path)
    before, commitment = first.read_bytes(), load_sealed(first).commitment
    assert withdrawn(tmp_path).name == "small.A1.withdrawn-1.sealed"
    assert files_in(tmp_path) == ["small.A1.journal", "small.A1.withdrawn-1.sealed"]
    assert (tmp_path / "small.A1.withdrawn-1.sealed").read_bytes() == before
    with journal_in(tmp_path) as journal:
        again = closed(journal)
    assert again == first
    one = load_sealed(again).assessment
    assert [(each.reason, each.of) for each in one.withdrawals] == [(WHY, commitment)]
    assert one.amendments == ()
    assert withdrawn(tmp_path).name == "small.A1.withdrawn-2.sealed"


def test_a_withdrawn_amendment_leaves_the_first_seal(tmp_path: Path) -> None:
    first = sealed_file(tmp_path)
    before = first.read_bytes()
    amended(tmp_path)
    withdrawn(tmp_path)
    with journal_in(tmp_path) as journal:
        journal.append([rated("N")])
        assert closed(journal).name == "small.A1.amended-1.sealed"
    assert first.read_bytes() == before
    assert len(load_sealed(tmp_path / "small.A1.amended-1.sealed").assessment.amendments) == 1


@pytest.mark.parametrize(
    "call", [lambda journal: amend(journal, "amendment", WHY, noon), lambda j: withdraw(j, WHY, noon)]
)
def test_what_is_not_sealed_is_neither_amended_nor_withdrawn(tmp_path: Path, call: Callable[[Journal], object]) -> None:
    sealed_file(tmp_path)
    withdrawn(tmp_path)
    with journal_in(tmp_path) as journal:
        log = journal.log
        with pytest.raises(Incomplete) as refused:
            call(journal)
        assert (refused.value.code, journal.log) == ("unsealed", log)


def test_a_seal_whose_file_is_lost_is_written_again_before_it_is_amended(tmp_path: Path) -> None:
    first = sealed_file(tmp_path)
    before = first.read_bytes()
    first.unlink()
    with journal_in(tmp_path) as journal:
        with pytest.raises(NotFound) as refused:
            amend(journal, "amendment", WHY, noon)
        assert refused.value.code == "sealed-file-missing"
        assert closed(journal).read_bytes() == before
        amend(journal, "second-look", WHY, noon)


@pytest.mark.parametrize("reason", ["", "x" * 20_001, "half \ud800"])
def test_a_reason_that_cannot_be_kept_changes_nothing(tmp_path: Path, reason: str) -> None:
    sealed_file(tmp_path)
    with journal_in(tmp_path) as journal:
        with pytest.raises(FileInvalid) as refused:
            amend(journal, "amendment", reason, noon)
        assert refused.value.code == "no-reason"
        assert "half" not in str(refused.value.__cause__)
        assert journal.content.sealed


def test_an_amendment_that_changes_nothing_is_not_sealed(tmp_path: Path) -> None:
    sealed_file(tmp_path)
    with journal_in(tmp_path) as journal:
        amend(journal, "amendment", WHY, noon)
        undone = len(journal.log) + 1
        for line in (rated("C"), event("undone", n=undone), event("began"), event("ended")):
            journal.append([line])
        with pytest.raises(Incomplete) as refused:
            closed(journal)
        assert refused.value.code == "nothing-amended"
        journal.append([rated("C")])
        assert closed(journal).name == "small.A1.amended-1.sealed"


def both_names(path: Path) -> None:
    path.with_name("small.A1.withdrawn-1.sealed").write_bytes(path.read_bytes())


def only_claimed(path: Path) -> None:
    path.with_name("small.A1.withdrawn-1.sealed").touch()


@pytest.mark.parametrize("left", [lambda _: None, both_names, only_claimed])
@pytest.mark.parametrize("then", ["finish", "seal"])
def test_a_withdrawal_that_was_cut_short_is_completed(tmp_path: Path, left: Callable[[Path], None], then: str) -> None:
    path = sealed_file(tmp_path)
    before = path.read_bytes()
    with journal_in(tmp_path) as journal:
        journal.append([Withdrawn(at="2026-03-02T12:00:00+00:00", reason=WHY, of=load_sealed(path).commitment)])
    left(path)
    assert isinstance(verify_beside(load_sealed(path)), Withdrawn)
    with journal_in(tmp_path) as journal:
        if then == "finish":
            assert finish_withdrawal(journal) == tmp_path / "small.A1.withdrawn-1.sealed"
            assert finish_withdrawal(journal) is None
            assert not path.exists()
        else:
            assert closed(journal) == path
            assert path.read_bytes() != before
    assert (tmp_path / "small.A1.withdrawn-1.sealed").read_bytes() == before


def test_another_file_under_the_old_or_the_new_name_is_never_touched(tmp_path: Path) -> None:
    path = sealed_file(tmp_path)
    taken = tmp_path / "small.A1.withdrawn-1.sealed"
    taken.write_bytes(b"mine")
    with journal_in(tmp_path) as journal:
        with pytest.raises(AlreadyThere):
            withdraw(journal, WHY, noon)
        assert (taken.read_bytes(), path.exists()) == (b"mine", True)
        taken.unlink()
        finish_withdrawal(journal)
        one = load_sealed(taken).assessment
        path.write_bytes(wrap(dump_document(one.model_copy(update={"hidden": (*one.hidden, "ties")}))))
        with pytest.raises(IntegrityBroken):
            finish_withdrawal(journal)
        assert path.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that dies in the middle needs fork")
@pytest.mark.parametrize("step", [amended, withdrawn])
@pytest.mark.parametrize("call", range(7))
def test_a_kill_at_any_step_leaves_what_the_same_step_completes(
    tmp_path: Path, step: Callable[[Path], Path], call: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sealed_file(tmp_path)
    before = path.read_bytes()
    child = os.fork()
    if child == 0:
        calls, fsync = iter(range(100)), os.fsync
        monkeypatch.setattr(os, "fsync", lambda descriptor: os._exit(9) if next(calls) == call else fsync(descriptor))
        step(tmp_path)
        os._exit(0)
    os.waitpid(child, 0)
    with journal_in(tmp_path) as journal:
        finished = finish_withdrawal(journal)
        if step is withdrawn and not finished and journal.content.sealed:
            withdraw(journal, WHY, noon)
        if isinstance(journal.log[-1], Amended):
            journal.append([rated("C")])
        if step is amended:
            with suppress(AlreadyThere):
                closed(journal)
    kept = tmp_path / ("small.A1.sealed" if step is amended else "small.A1.withdrawn-1.sealed")
    assert kept.read_bytes() == before
    for one in tmp_path.glob("*.sealed"):
        verify_beside(load_sealed(one))
