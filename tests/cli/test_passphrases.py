"""Where a passphrase comes from: a terminal that does not show it, or a descriptor; what is refused."""

import getpass
import os
import warnings
from collections.abc import Callable, Iterator

import pytest

from assess.cli import passphrases
from assess.cli.passphrases import given_passphrase, new_passphrase
from assess.errors import UsageRefused

GOOD = "harbour lantern velvet otter nine"


@pytest.fixture
def piped() -> Iterator[Callable[[bytes], int]]:
    """Give what makes a descriptor from which bytes can be read."""
    opened: list[int] = []

    def make(data: bytes) -> int:
        reading, writing = os.pipe()
        opened.append(reading)
        os.write(writing, data)
        os.close(writing)
        return reading

    yield make
    for one in opened:
        os.close(one)


@pytest.fixture
def unseen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Give what lets somebody type unseen; it returns the prompts that were shown."""

    def type_(*lines: str) -> list[str]:
        typed, prompts = iter(lines), list[str]()

        def unseen_line(prompt: str) -> str:
            prompts.append(prompt)
            return next(typed)

        monkeypatch.setattr(passphrases, "somebody_is_there", lambda: True)
        monkeypatch.setattr(getpass, "getpass", unseen_line)
        return prompts

    return type_


def test_the_mark_that_an_editor_puts_in_front_is_no_part_of_it(piped: Callable[[bytes], int]) -> None:
    assert given_passphrase(piped(b"\xef\xbb\xbf" + GOOD.encode())) == GOOD


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"\nanother line\n"])
def test_one_line_is_read_from_a_descriptor(piped: Callable[[bytes], int], end: bytes) -> None:
    assert given_passphrase(piped(GOOD.encode() + end)) == GOOD


def test_what_follows_the_line_is_left_to_others(piped: Callable[[bytes], int]) -> None:
    descriptor = piped(b"first passphrase\nsecond passphrase\n")
    assert given_passphrase(descriptor) == "first passphrase"
    assert given_passphrase(descriptor) == "second passphrase"


def test_an_old_passphrase_may_be_short_and_a_new_one_may_not(piped: Callable[[bytes], int]) -> None:
    assert given_passphrase(piped(b"short\n")) == "short"
    with pytest.raises(UsageRefused) as caught:
        new_passphrase(piped(b"eleven char\n"))
    assert caught.value.code == "passphrase-too-short"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no-passphrase"),
        (b"\n", "no-passphrase"),
        (b"   \n", "no-passphrase"),
        (b"caf\xe9 caf\xe9 caf\xe9\n", "passphrase-encoding"),
        (b"arrow \x1b[D keys typed\n", "passphrase-unprintable"),
        (b"nul \x00 inside of it\n", "passphrase-unprintable"),
        (b"x" * 1001, "passphrase-too-long"),
        (b"x" * 4000, "passphrase-too-long"),
    ],
)
def test_what_is_no_passphrase_is_refused(piped: Callable[[bytes], int], data: bytes, code: str) -> None:
    with pytest.raises(UsageRefused) as caught:
        new_passphrase(piped(data))
    assert caught.value.code == code
    assert "caf" not in caught.value.message


def test_a_descriptor_that_is_none_is_refused() -> None:
    with pytest.raises(UsageRefused) as caught:
        given_passphrase(987)
    assert caught.value.code == "no-such-descriptor"


def test_nobody_is_asked_where_nobody_sits(capsys: pytest.CaptureFixture[str]) -> None:
    for ask in (given_passphrase, new_passphrase):
        with pytest.raises(UsageRefused) as caught:
            ask(None)
        assert caught.value.code == "nobody-to-ask"
    assert capsys.readouterr().err == ""


def test_a_new_one_is_typed_twice_and_an_old_one_once(unseen: Callable[..., list[str]]) -> None:
    unseen(GOOD)
    assert given_passphrase(None) == GOOD
    prompts = unseen(GOOD, f" {GOOD}")
    assert new_passphrase(None) == GOOD
    assert prompts == ["new passphrase: ", "the same again: "]


def test_a_slip_is_asked_again_and_the_third_ends_it(
    unseen: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    prompts = unseen("short", GOOD, f"{GOOD}x", GOOD, GOOD)
    assert new_passphrase(None) == GOOD
    assert len(prompts) == 5
    unseen("short", "short", "short")
    with pytest.raises(UsageRefused):
        new_passphrase(None)
    assert GOOD not in "".join(capsys.readouterr())


def test_a_terminal_that_would_show_it_is_not_asked(
    unseen: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def echoing(_prompt: str) -> str:
        warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
        return "seen by everybody"

    unseen()
    monkeypatch.setattr(getpass, "getpass", echoing)
    for ask in (given_passphrase, new_passphrase):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # as the program runs, and not as the tests do
            with pytest.raises(UsageRefused) as caught:
                ask(None)
        assert caught.value.code == "terminal-echoes"
    assert capsys.readouterr().err.count("\n") == 1


def test_bytes_that_the_terminal_cannot_mean_are_not_repeated(
    unseen: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def garbled(_prompt: str) -> str:
        return b"secret \xff".decode("utf-8")

    unseen()
    monkeypatch.setattr(getpass, "getpass", garbled)
    with pytest.raises(UsageRefused) as caught:
        given_passphrase(None)
    assert caught.value.code == "passphrase-encoding"
    assert caught.value.__suppress_context__
