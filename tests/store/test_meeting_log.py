"""The log of a meeting is kept as a journal is; only its events and the order of them differ."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from assess.errors import (
    AlreadyThere,
    AssessError,
    FileInvalid,
    IntegrityBroken,
    Locked,
    StorageFailed,
    UsageRefused,
)
from assess.logic.fold.meeting import MEETING
from assess.logic.fold.standing import to_redo, to_undo
from assess.model.meeting import MeetingEvent
from assess.store.documents import load_comparison
from assess.store.files import Disk
from assess.store.journal import read_journal
from assess.store.lines import scan
from assess.store.log import read_log
from assess.store.meeting import KIND, MeetingLog, open_meeting, read_meeting
from tests.store.meetings import ATTENDED, CLOSED, REASONED, SIX, begun, compared, said, settled, written
from tests.store.test_journal import after, full, half_then_full


def test_what_was_appended_is_read_back(tmp_path: Path) -> None:
    with begun(tmp_path, *SIX) as log:
        assert [one.event for one in log.log] == ["opened", "attended", "settled", "undone", "settled", "reasoned"]
        assert [one.tx for one in log.log] == [None, None, None, None, None, 5]
        kept, head = log.log, log.head
    loaded = load_comparison(tmp_path / "c.json")
    with open_meeting(loaded) as again:
        assert (again.log, again.head, again.notices) == (kept, head, ())
    assert read_meeting(loaded).events == kept


def test_the_lines_are_those_of_every_journal(tmp_path: Path) -> None:
    first, second = written(tmp_path, (settled(),)).read_text(encoding="utf-8").splitlines()
    assert first.startswith('{"v":0,"n":1,"prev":"' + "0" * 64 + '","enc":"none","body":"{\\"event\\":\\"opened\\"')
    assert second.endswith(
        '"enc":"none","body":"{\\"event\\":\\"settled\\",\\"at\\":\\"2026-03-09T14:00:00+01:00\\",'
        '\\"question\\":\\"active-ties\\",\\"facet\\":\\"main\\",\\"level\\":\\"N\\"}","sig":null}'
    )


def test_neither_kind_of_log_is_read_as_the_other(tmp_path: Path) -> None:
    path = written(tmp_path)
    with pytest.raises(IntegrityBroken, match="no event"):
        read_journal(path)


def test_a_second_terminal_is_refused_by_name(tmp_path: Path) -> None:
    with begun(tmp_path), pytest.raises(Locked, match=r"c\.meeting is open in another terminal"):
        open_meeting(load_comparison(tmp_path / "c.json"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.json", "c.meeting"]


@pytest.mark.parametrize("more", [settled(), CLOSED, said("undone", n=2)])
def test_nothing_follows_the_end(tmp_path: Path, more: MeetingEvent) -> None:
    with begun(tmp_path, (ATTENDED,), (CLOSED,)) as log:
        with pytest.raises(AlreadyThere) as refused:
            log.append([more])
        assert refused.value.code == "closed"
        assert "c.meeting is closed" in refused.value.message
        assert len(read_log(log.path, KIND).events) == 3


@pytest.mark.parametrize(
    "refused",
    [
        (said("undone", n=1),),  # the opening
        (said("undone", n=9),),
        (said("undone", n=4),),  # it belongs to the line of input before
        (CLOSED, settled()),
        (settled(), CLOSED),  # the end stands alone
    ],
)
def test_what_no_meeting_can_have_recorded_is_not_written(tmp_path: Path, refused: tuple[MeetingEvent, ...]) -> None:
    with begun(tmp_path, (ATTENDED,), (settled(), REASONED)) as log:
        before = log.log
        with pytest.raises(UsageRefused, match="NOT saved"):
            log.append(refused)
        with pytest.raises(UsageRefused, match="NOT saved"):
            log.append([before[0]])
        assert read_log(log.path, KIND).events == log.log == before


def test_undoing_and_redoing_mean_what_they_mean_everywhere(tmp_path: Path) -> None:
    with begun(tmp_path) as log:
        assert (to_undo(log.log, MEETING), to_redo(log.log, MEETING)) == (None, None)
        log.append([ATTENDED])
        log.append([settled(), REASONED])
        assert to_undo(log.log, MEETING) == 3
        log.append([said("undone", n=3)])
        assert (to_undo(log.log, MEETING), to_redo(log.log, MEETING)) == (2, 5)
        log.append([said("undone", n=5)])
        assert (to_undo(log.log, MEETING), to_redo(log.log, MEETING)) == (3, None)
        log.append([CLOSED])
        assert (to_undo(log.log, MEETING), to_redo(log.log, MEETING)) == (None, None)


@pytest.mark.parametrize("tail", [b'{"v":0,"n":7', b"\x00" * 40, b"\x00" * 40 + b"\n"])
def test_a_torn_last_line_is_kept_aside_cut_and_said(tmp_path: Path, tail: bytes) -> None:
    path = written(tmp_path, *SIX)
    whole = path.read_bytes()
    path.write_bytes(whole + tail)
    with open_meeting(load_comparison(tmp_path / "c.json")) as log:
        assert "c.meeting.torn" in log.notices[0]
        assert len(log.log) == 6
    assert path.read_bytes() == whole
    assert (tmp_path / "c.meeting.torn").read_bytes() == tail


def test_every_flipped_bit_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path, *SIX)
    whole = path.read_bytes()
    kept = read_log(path, KIND).events
    last = whole.rindex(b"\n", 0, -1) + 1
    for position in range(len(whole)):
        for bit in range(8):
            changed = bytearray(whole)
            changed[position] ^= 1 << bit
            with suppress(IntegrityBroken, FileInvalid):
                found = scan(bytes(changed), path.name, KIND)
                # Nothing follows the last line that could name its digest: the head in the record does.
                assert found.damage or found.torn or (position >= last and found.events != kept)


def test_every_prefix_is_a_shorter_log_or_a_torn_one(tmp_path: Path) -> None:
    path = written(tmp_path, *SIX)
    whole = path.read_bytes()
    kept = read_log(path, KIND)
    ends = {place + 1 for place, byte in enumerate(whole) if byte == ord("\n")}
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with suppress(IntegrityBroken):
            found = read_log(path, KIND)
            assert found.damage is None
            assert bool(found.torn) is (length not in ends)
            assert found.events == kept.events[: len(found.events)]
            assert not found.goes_through(kept.head)


def test_lines_that_changed_places_or_were_taken_out_are_noticed(tmp_path: Path) -> None:
    path = written(tmp_path, *SIX)
    lines = path.read_bytes().splitlines(keepends=True)
    for place in range(1, 5):
        for spoiled in (
            [*lines[:place], *lines[place + 1 :]],
            [*lines[: place + 1], lines[place], *lines[place + 1 :]],
        ):
            path.write_bytes(b"".join(spoiled))
            with pytest.raises(IntegrityBroken, match=r"c\.meeting, line "):
                open_meeting(load_comparison(tmp_path / "c.json"))


def broken(*_: object) -> NoReturn:
    raise OSError(errno.EIO, "broken")


def failing_at(call: int) -> list[Disk]:
    return [
        Disk(write=after(call, full, os.write)),
        Disk(write=after(call, half_then_full, os.write)),
        Disk(flush=after(call, full, os.fsync)),
        Disk(flush=after(call, broken, os.fsync)),
        Disk(write=after(call, half_then_full, os.write), truncate=after(0, full, os.ftruncate)),
        Disk(flush=after(call, full, os.fsync), truncate=broken),
    ]


@pytest.mark.parametrize("call", range(5))
@pytest.mark.parametrize("way", range(6))
def test_what_was_confirmed_is_there_whatever_write_or_flush_fails(tmp_path: Path, call: int, way: int) -> None:
    disk = failing_at(call)[way]
    try:
        log = begun(tmp_path, disk=disk)
    except StorageFailed:
        assert (call, (tmp_path / "c.meeting").exists()) == (0, False)
        return
    with log:
        refused = [code for code in (refusal(log, line) for line in SIX) if code]
        # A disk that cannot cut back either is cut back before the next entry.
        assert read_log(log.path, KIND).events[: len(log.log)] == log.log
    # `undone` names nothing where a line before it was not saved, and is refused as well.
    assert refused == ["not-confirmed"] if way == 5 else ["not-saved", *["event-refused"] * (call in {1, 2})]
    with open_meeting(load_comparison(tmp_path / "c.json")) as again:
        again.append([CLOSED])


def refusal(log: MeetingLog, line: tuple[MeetingEvent, ...]) -> str | None:
    """Append a line of input; return the code where it was refused, having looked at what is left of it."""
    before = log.log
    try:
        log.append(line)
    except AssessError as refused:
        code = refused.code
    else:
        return None
    assert log.log[: len(before)] == before
    assert len(log.log) == len(before) + (len(line) if code == "not-confirmed" else 0)
    return code


def test_a_bad_line_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = written(tmp_path, *SIX)
    path.write_bytes(path.read_bytes().replace(b"active-ties", b"active-tie5", 1))
    before = path.read_bytes()
    loaded = compared(tmp_path)
    for reading in (open_meeting, read_meeting):
        with pytest.raises(AssessError) as refused:
            reading(loaded)
        assert refused.value.code == "journal-damaged"
    assert path.read_bytes() == before
