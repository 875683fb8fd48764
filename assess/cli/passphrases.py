"""Asking for a passphrase: on a terminal without echo, or from a descriptor; never an argument or a variable."""

import os
from typing import Annotated

import typer

from assess.cli.ask import somebody_is_there
from assess.cli.output import say
from assess.errors import UsageRefused
from assess.logic.passphrase import LONGEST, SHORTEST, is_long_enough, is_typable, normalised

_TRIES = 3

PassphraseFd = Annotated[
    int | None,
    typer.Option("--passphrase-fd", metavar="N", min=0, help="Read the passphrase from file descriptor N: one line."),
]


def given_passphrase(descriptor: int | None) -> str:
    """Return the passphrase of an identity; raise UsageRefused where none can be had, EOFError at the end of input."""
    return _checked(_asked("passphrase: ") if descriptor is None else _read_line(descriptor))


def new_passphrase(descriptor: int | None) -> str:
    """Return a passphrase that is long enough, typed twice where it is typed.

    Raises UsageRefused where none can be had or it is too short, EOFError at the end of input.
    """
    if descriptor is not None:
        return _long_enough(_checked(_read_line(descriptor)))
    _require_terminal()
    say(f"choose a passphrase: at least {SHORTEST} characters, better five words that have nothing in common")
    for _ in range(_TRIES - 1):
        try:
            return _asked_twice()
        except UsageRefused as refused:
            if refused.code == "terminal-echoes":
                raise
            say(refused.message)
    return _asked_twice()


def _asked_twice() -> str:
    first = _long_enough(_checked(_asked("new passphrase: ")))
    if _checked(_asked("the same again: ")) != first:
        raise UsageRefused("passphrases-differ", "the two are not the same", "run it again; nothing was written")
    return first


def _checked(text: str) -> str:
    """Return a passphrase as it is derived from; nothing of it is ever part of a message."""
    passphrase = normalised(text)
    if not passphrase:
        raise UsageRefused("no-passphrase", "the passphrase is empty")
    if not is_typable(passphrase):
        message = "the passphrase holds a control character"
        raise UsageRefused("passphrase-unprintable", message, "an arrow key or Tab leaves one; type it again")
    if len(passphrase.encode("utf-8")) > LONGEST:
        raise UsageRefused("passphrase-too-long", f"the passphrase is longer than {LONGEST} bytes")
    return passphrase


def _long_enough(passphrase: str) -> str:
    if not is_long_enough(passphrase):
        message = f"the passphrase is shorter than {SHORTEST} characters"
        raise UsageRefused("passphrase-too-short", message, "five words are long enough and can be remembered")
    return passphrase


def _require_terminal() -> None:
    if not somebody_is_there():
        hint = "run it in a terminal, or pass the passphrase with --passphrase-fd N"
        raise UsageRefused("nobody-to-ask", "the passphrase is asked for on a terminal only", hint)


def _asked(prompt: str) -> str:
    """Return what was typed unseen; refuse where the terminal would show it."""
    import getpass
    import warnings

    _require_terminal()
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except getpass.GetPassWarning:
            message = "this terminal would show the passphrase"
            raise UsageRefused("terminal-echoes", message, "use another one, or --passphrase-fd N") from None
        except UnicodeDecodeError:
            raise _undecodable() from None


def _read_line(descriptor: int) -> str:
    """Return one line from a descriptor, and leave there what follows it."""
    line = b""
    if os.isatty(descriptor):
        message = "a terminal shows what is typed for --passphrase-fd"
        raise UsageRefused("terminal-echoes", message, "leave it away: the passphrase is then asked for unseen")
    try:
        while len(line) <= LONGEST and (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            line += byte
    except OSError:
        message = f"nothing can be read from file descriptor {descriptor}"
        raise UsageRefused("no-such-descriptor", message, "in a shell: --passphrase-fd 3 3<FILE") from None
    try:
        return line.removesuffix(b"\r").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _undecodable() from None


def _undecodable() -> UsageRefused:
    return UsageRefused("passphrase-encoding", "the passphrase is not in the encoding of this terminal, or not UTF-8")
