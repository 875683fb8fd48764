"""Scripts and streams: tried as a whole first; encodings; what the last line leaves open."""

from collections.abc import Sequence
from io import BytesIO

import pytest

from assess.errors import FileInvalid, StorageFailed
from assess.interview.console import LONGEST, lines_of_stream
from assess.interview.script import check_script, lines_of_script, replay
from assess.model.event import Event
from tests.interview.sitting import NOW, opened


def checked(text: str) -> None:
    check_script(opened(), lines_of_script(text.encode(), "a.txt"), "a.txt", NOW)


def test_lines_end_in_any_way_and_a_mark_is_skipped() -> None:
    assert lines_of_script(b"\xef\xbb\xbfgo D1\r\n3 l\n\nquit", "a") == ("go D1", "3 l", "", "quit")
    assert lines_of_script(b"", "a") == ()


@pytest.mark.parametrize("data", ["go D1\n".encode("utf-16"), b"go D1\nnote \xe9\n"])
def test_another_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(FileInvalid) as caught:
        lines_of_script(data, "a.txt")
    assert caught.value.code == "encoding"
    assert caught.value.hint == "save it as UTF-8"


def test_a_typo_names_its_line() -> None:
    with pytest.raises(FileInvalid) as caught:
        checked("go D1\n" * 39 + "nxet\n")
    assert caught.value.message == "a.txt line 40: nxet is no command; nothing was written"
    assert caught.value.hint == "did you mean next? help lists the commands"
    assert (caught.value.code, caught.value.exit_code) == ("script-refused", 4)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("formulation way-in\nhalf", "a lone dot is missing"),
        ("src new\n1", "the line that answers date is missing"),
        ("go D1\n4 l", "the line that answers told-who is missing"),
    ],
)
def test_a_script_must_be_finished(text: str, hint: str) -> None:
    with pytest.raises(FileInvalid) as caught:
        checked(text)
    assert "is not finished; nothing was written" in caught.value.message
    assert caught.value.hint == hint


def test_comments_and_quit() -> None:
    checked("# first\ngo D1\nquit\nwhatever follows")


def test_many_new_sources_can_be_tried() -> None:
    checked("src new\n1\n2026-02-20\ncustody\n\nperson\n\n" * 60)


def test_a_replay_stores_line_by_line() -> None:
    stored: list[int] = []

    def save(events: Sequence[Event]) -> None:
        stored.append(len(events))

    state = replay(opened(), ("go D1", "3 l", "rel h"), "a.txt", now=lambda: NOW, fresh=lambda: "7K2Q", save=save)
    assert stored == [2, 1]
    assert len(state.log) == 4


def test_a_replay_that_cannot_be_stored_names_its_line() -> None:
    def save(_events: Sequence[Event]) -> None:
        raise StorageFailed("not-saved", "NOT saved: no space left")

    with pytest.raises(StorageFailed, match=r"a\.txt line 2: NOT saved"):
        replay(opened(), ("go D1", "3 l"), "a.txt", now=lambda: NOW, fresh=lambda: "7K2Q", save=save)


def test_a_stream_is_read_line_by_line() -> None:
    read = lines_of_stream(BytesIO(b"\xef\xbb\xbfgo D1\r\nnote  x \n\nlast"))
    assert [read(""), read(""), read(""), read(""), read("")] == ["go D1", "note  x ", "", "last", None]


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"go D1\nnote \xe9\n", "line 2 is not UTF-8"),
        (b"\xff\xfeg\x00o\x00", "line 1 is UTF-16"),
        (b"x" * (LONGEST + 1), "line 1 has no end"),
    ],
)
def test_a_stream_of_something_else_is_refused_with_its_line(data: bytes, part: str) -> None:
    read = lines_of_stream(BytesIO(data))
    with pytest.raises(FileInvalid) as caught:
        list(iter(lambda: read(""), None))
    assert part in caught.value.message
