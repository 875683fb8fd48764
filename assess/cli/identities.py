"""Making and recovering an identity: what is asked, in which order it is written, what is said."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli.ask import confirm, somebody_is_there
from assess.cli.output import say, say_hint, show, show_fact
from assess.cli.passphrases import new_passphrase
from assess.errors import DoesNotFit, UsageRefused

if TYPE_CHECKING:
    from assess.model.identity import Card
    from assess.store.keys import Keys

STDOUT = Path("-")
_LOSS = "without a recovery sheet, a forgotten passphrase loses everything that was encrypted to this identity"

IdentityFile = Annotated[
    Path | None,
    typer.Option("--identity", metavar="FILE", readable=False, help="The identity's file; else ASSESS_IDENTITY says."),
]


def identity_path(given: Path | None) -> Path:
    """Return the file of the identity that is meant; raise UsageRefused where there is no place for one."""
    from assess.store.identity import default_path

    named = given or os.environ.get("ASSESS_IDENTITY")
    return Path(named) if named else default_path()


def make_identity(path: Path, sheet: Path | None, descriptor: int | None, *, without_recovery: bool) -> None:
    """Write a new identity and its sheet; everything that can be refused is, before a passphrase is asked for.

    Raises AlreadyThere, UsageRefused, StorageFailed.
    """
    from assess.store.identity import check_absent, write_identity
    from assess.store.keys import derive_key, new_keys, try_out

    check_absent(path)
    _settle_recovery(path, sheet, without_recovery=without_recovery)
    passphrase = new_passphrase(descriptor)
    keys = new_keys()
    try_out(keys)
    with _sheet_written(sheet, keys, path):
        write_identity(path, keys, passphrase, derive_key)
    _tell_written(path, sheet, keys.card())


def _settle_recovery(path: Path, sheet: Path | None, *, without_recovery: bool) -> None:
    """Return when it is clear how this identity can be got back, or that it cannot."""
    from assess.store.identity import check_free

    if sheet and without_recovery:
        message = "--recovery-sheet and --without-recovery contradict each other"
        raise UsageRefused("two-recoveries", message, "leave one of them away")
    if sheet and sheet != STDOUT:
        check_free(sheet, path)
    if sheet or without_recovery:
        return
    if not somebody_is_there():
        hint = "add --recovery-sheet FILE (- is standard output), or --without-recovery"
        raise UsageRefused("no-recovery", _LOSS, hint)
    say_hint("--recovery-sheet FILE writes a sheet to print and lock away")
    confirm(_LOSS, "no sheet")


@contextmanager
def _sheet_written(sheet: Path | None, keys: "Keys", path: Path) -> Iterator[None]:
    """Write the sheet first: an identity without one would be there for good, a sheet alone can be thrown away."""
    from assess.store.files import write_new

    if sheet is None:
        yield
        return
    text = _sheet_of(keys)
    if sheet == STDOUT:
        show(text)
        yield
        return
    write_new(sheet, text.encode("ascii"))
    try:
        yield
    except BaseException:
        if not os.path.lexists(path):  # it may have its name already when the disk refuses or somebody stops it
            sheet.unlink(missing_ok=True)
        raise


def _sheet_of(keys: "Keys") -> str:
    from assess.logic.recovery_sheet import key_lines
    from assess.render.identity import render_sheet

    return render_sheet(fingerprint_of(keys.card()), key_lines(keys.seed()), keys.age_secret())


def _tell_written(path: Path, sheet: Path | None, card: "Card") -> None:
    tell = say if sheet == STDOUT else show_fact
    tell(f"written: {path}")
    tell(f"fingerprint: {fingerprint_of(card)}")
    if sheet:
        say("the recovery sheet is the key itself: print it, lock it away, keep no file of it")
    if sheet and sheet != STDOUT:
        show_fact(f"written: {sheet}")
    say_hint("assess identity card -o FILE writes what others may have; they compare the fingerprint by voice")


def recover_identity(sheet: Path, path: Path, descriptor: int | None) -> None:
    """Write the identity of a sheet anew, with a new passphrase.

    Raises AlreadyThere, FileInvalid with each wrong line, DoesNotFit (`other-fingerprint`), UsageRefused,
    StorageFailed.
    """
    from assess.cli.typed_sheet import sheet_in
    from assess.store.identity import check_absent, write_identity
    from assess.store.keys import Keys, derive_key, try_out

    check_absent(path)
    if (sheet, descriptor) == (STDOUT, 0):
        message = "the sheet and the passphrase cannot both come from standard input"
        raise UsageRefused("two-inputs", message, "name a file, or another descriptor")
    typed = sheet_in(sheet)
    keys = Keys(typed.seed)
    found = fingerprint_of(keys.card())
    if typed.fingerprint not in (None, found):
        message = "the four lines hold, and their keys have another fingerprint than the sheet says"
        raise DoesNotFit("other-fingerprint", message, "correct the line Fingerprint, or leave it away and compare")
    say(f"the sheet is that of {found}")
    passphrase = new_passphrase(descriptor)
    try_out(keys)
    write_identity(path, keys, passphrase, derive_key)
    _tell_written(path, None, keys.card())


def fingerprint_of(card: "Card") -> str:
    """Return what two people compare by voice."""
    from assess.logic.fingerprint import fingerprint

    return fingerprint(card.age, card.ed25519)
