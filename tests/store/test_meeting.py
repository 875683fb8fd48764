"""Meetings in the store: begun beside a comparison, closed once, a record that says what its log says."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assess.errors import AlreadyThere, AssessError, DoesNotFit, IntegrityBroken, NotFound, StorageFailed
from assess.logic.documents import dump_document
from assess.model.comparison import Comparison
from assess.model.consensus import Consensus
from assess.model.meeting import Closed, MeetingEvent, MeetingOpened
from assess.store import meeting as meeting_store
from assess.store.case import places_in
from assess.store.documents import LoadedConsensus, load_comparison, load_consensus
from assess.store.meeting import (
    close_meeting,
    closing,
    create_meeting,
    open_meeting,
    read_meeting,
    verify_meeting,
)
from assess.store.naming import comparison_beside, consensus_path, meeting_path
from tests.store.meetings import AT, ATTENDED, CLOSED, SIX, begun, compared, consensus_of, noon, settled, written


def closed(folder: Path, incomplete: str | None = None) -> LoadedConsensus:
    with begun(folder, *SIX) as log:
        loaded = load_comparison(folder / "c.json")
        return load_consensus(close_meeting(log, loaded, consensus_of, noon, incomplete))


def test_the_files_of_a_meeting_lie_beside_its_comparison() -> None:
    comparison = Path("x/a.b.json")
    assert meeting_path(comparison) == Path("x/a.b.meeting")
    assert consensus_path(comparison) == Path("x/a.b.consensus.json")
    assert comparison_beside(meeting_path(comparison)) == comparison_beside(consensus_path(comparison)) == comparison
    assert meeting_path(Path("x/bare")) == Path("x/bare.meeting")
    assert comparison_beside(comparison) is None


def test_a_log_begins_with_what_the_comparison_says(tmp_path: Path) -> None:
    loaded = compared(tmp_path)
    with create_meeting(loaded, AT) as log:
        (opened,) = log.log
    assert isinstance(opened, MeetingOpened)
    one = loaded.comparison
    assert (opened.case, opened.occasion, opened.instrument) == (one.case, one.occasion, one.instrument)
    assert (opened.comparison, opened.fictional, opened.at) == (loaded.digest, True, AT)


def test_a_log_of_a_meeting_is_no_assessment_of_a_case(tmp_path: Path) -> None:
    (tmp_path / "2026-03").mkdir()
    written(tmp_path / "2026-03", *SIX).rename(tmp_path / "2026-03" / "small.A1.meeting")
    assert list(places_in("DEMO-01", tmp_path)) == []


def test_a_meeting_is_not_begun_twice_nor_found_where_there_is_none(tmp_path: Path) -> None:
    loaded = compared(tmp_path)
    for reading in (open_meeting, read_meeting):
        with pytest.raises(NotFound):
            reading(loaded)
    create_meeting(loaded, AT).close()
    with pytest.raises(AlreadyThere):
        create_meeting(loaded, AT)


def test_only_the_coordinators_comparison_is_met_about(tmp_path: Path) -> None:
    loaded = compared(tmp_path, reader="board")
    (tmp_path / "c.meeting").touch()
    with pytest.raises(DoesNotFit) as refused:
        open_meeting(loaded)
    assert refused.value.code == "not-coordinators"
    with pytest.raises(DoesNotFit):
        create_meeting(loaded, AT)
    assert (tmp_path / "c.meeting").read_bytes() == b""


def test_a_comparison_written_anew_is_not_the_one_the_meeting_was_about(tmp_path: Path) -> None:
    log = begun(tmp_path, *SIX)
    other = compared(tmp_path, level="S")
    with pytest.raises(DoesNotFit), log:
        close_meeting(log, other, consensus_of, noon)
    for reading in (open_meeting, read_meeting):
        with pytest.raises(DoesNotFit) as refused:
            reading(other)
        assert refused.value.code == "other-comparison"
    # The refusal let go of the lock.
    open_meeting(compared(tmp_path)).close()


def test_closing_writes_what_the_log_says_and_how_far_it_went(tmp_path: Path) -> None:
    found = closed(tmp_path, "we ran out of time")
    content = read_meeting(load_comparison(tmp_path / "c.json"))
    assert found.consensus.log == content.head
    assert found.consensus.closed == noon().isoformat(timespec="seconds")
    assert found.consensus.incomplete == "we ran out of time"
    assert [one.level for one in found.consensus.questions] == ["D"]
    assert isinstance(closing(content), Closed)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.consensus.json", "c.json", "c.meeting"]


def test_closing_again_changes_nothing(tmp_path: Path) -> None:
    before = (closed(tmp_path).digest, (tmp_path / "c.meeting").read_bytes())
    loaded = load_comparison(tmp_path / "c.json")
    with open_meeting(loaded) as log:
        close_meeting(log, loaded, consensus_of, noon, "another reason")
    assert (load_consensus(tmp_path / "c.consensus.json").digest, (tmp_path / "c.meeting").read_bytes()) == before


def test_closing_cut_short_between_its_two_writes_is_completed_by_the_same_call(tmp_path: Path) -> None:
    digest = closed(tmp_path).digest
    (tmp_path / "c.consensus.json").unlink()
    loaded = load_comparison(tmp_path / "c.json")
    with open_meeting(loaded) as log:
        path = close_meeting(log, loaded, consensus_of, noon)
    assert load_consensus(path).digest == digest


def test_a_record_that_cannot_be_written_is_said_and_written_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _data: bytes) -> None:
        raise StorageFailed("cannot-write", f"{path} cannot be written: No space left on device")

    loaded = compared(tmp_path)
    with begun(tmp_path, *SIX) as log:
        with monkeypatch.context() as patched:
            patched.setattr(meeting_store, "write_new", full)
            with pytest.raises(StorageFailed, match="the meeting is closed, but") as failed:
                close_meeting(log, loaded, consensus_of, noon)
        assert failed.value.code == "record-missing"
        assert closing(log.content)
        assert close_meeting(log, loaded, consensus_of, noon).exists()


def test_what_cannot_be_closed_leaves_the_log_open(tmp_path: Path) -> None:
    loaded = compared(tmp_path)

    def senseless(events: Sequence[MeetingEvent], comparison: Comparison) -> Consensus:
        return consensus_of(events, comparison).model_copy(update={"closed": None})

    with begun(tmp_path, (ATTENDED,)) as log:
        for code, fold, reason in (("log-senseless", senseless, None), ("no-reason", consensus_of, "x" * 100_000)):
            with pytest.raises(AssessError) as refused:
                close_meeting(log, loaded, fold, noon, reason)
            assert refused.value.code == code
        (tmp_path / "c.consensus.json").touch()
        with pytest.raises(AlreadyThere):
            close_meeting(log, loaded, consensus_of, noon)
        assert closing(log.content) is None
        log.append([settled()])


def test_a_record_that_says_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    record = closed(tmp_path)
    loaded = load_comparison(tmp_path / "c.json")
    assert verify_meeting(record, loaded, consensus_of)
    other = record.consensus.questions[0].model_copy(update={"level": "N"})
    data = dump_document(record.consensus.model_copy(update={"questions": (other,)}))
    record.path.write_bytes(data)
    with open_meeting(loaded) as log, pytest.raises(IntegrityBroken, match=r"what c\.meeting beside it says"):
        close_meeting(log, loaded, consensus_of, noon)
    with pytest.raises(IntegrityBroken) as refused:
        verify_meeting(load_consensus(record.path), loaded, consensus_of)
    assert refused.value.code == "altered"
    assert record.path.read_bytes() == data


@pytest.mark.parametrize("lines", [SIX, (*SIX[:3], (settled(),), (CLOSED,))])
def test_a_log_that_did_not_close_so_does_not_go_with_a_record(
    tmp_path: Path, lines: tuple[tuple[MeetingEvent, ...], ...]
) -> None:
    record = closed(tmp_path)
    data = record.path.read_bytes()
    for path in (record.path, tmp_path / "c.meeting"):
        path.unlink()
    written(tmp_path, *lines)
    record.path.write_bytes(data)
    with pytest.raises(IntegrityBroken):
        verify_meeting(record, load_comparison(tmp_path / "c.json"), consensus_of)


def test_a_record_without_its_log_is_read_and_no_new_meeting_begun(tmp_path: Path) -> None:
    record = closed(tmp_path)
    loaded = load_comparison(tmp_path / "c.json")
    (tmp_path / "c.meeting").unlink()
    assert not verify_meeting(record, loaded, consensus_of)
    with pytest.raises(AlreadyThere) as refused:
        create_meeting(loaded, AT)
    assert refused.value.code == "closed"
    assert not (tmp_path / "c.meeting").exists()
