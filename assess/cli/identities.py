"""Making, recovering and showing an identity: what is asked, in which order it is written, what is said."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli.ask import confirm, somebody_is_there
from assess.cli.output import envelope, say, say_hint, show, show_bytes, show_fact
from assess.cli.passphrases import given_passphrase, new_passphrase
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
    with _sheet_written(sheet, keys):
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
def _sheet_written(sheet: Path | None, keys: "Keys") -> Iterator[None]:
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
        sheet.unlink(missing_ok=True)
        raise


def _sheet_of(keys: "Keys") -> str:
    from assess.logic.recovery_sheet import key_lines
    from assess.render.identity import render_sheet

    return render_sheet(_fingerprint_of(keys.card()), key_lines(keys.seed()), keys.age_secret())


def _tell_written(path: Path, sheet: Path | None, card: "Card") -> None:
    tell = say if sheet == STDOUT else show_fact
    tell(f"written: {path}")
    tell(f"fingerprint: {_fingerprint_of(card)}")
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
    found = _fingerprint_of(keys.card())
    if typed.fingerprint not in (None, found):
        message = "the four lines hold, and their keys have another fingerprint than the sheet says"
        raise DoesNotFit("other-fingerprint", message, "correct the line Fingerprint, or leave it away and compare")
    say(f"the sheet is that of {found}")
    passphrase = new_passphrase(descriptor)
    try_out(keys)
    write_identity(path, keys, passphrase, derive_key)
    _tell_written(path, None, keys.card())


def write_card(path: Path, out: Path | None, descriptor: int | None) -> None:
    """Write the card of an identity, having made sure that it belongs to the secret behind the passphrase.

    Raises as `load_identity` and `unlock` do, UsageRefused, AlreadyThere, StorageFailed.
    """
    from assess.logic.documents import dump_document
    from assess.store.files import write_output
    from assess.store.identity import load_identity, unlock
    from assess.store.keys import derive_key

    identity = load_identity(path)
    card = unlock(identity, given_passphrase(descriptor), derive_key).card()
    if out is None or out == STDOUT:
        show_bytes(dump_document(card))
        say(f"fingerprint: {_fingerprint_of(card)}")
    else:
        write_output(out, dump_document(card))
        show_fact(f"written: {out}")
        show_fact(f"fingerprint: {_fingerprint_of(card)}")
    say_hint("send the card; the fingerprint is compared by voice, as whoever sends a card can send another")


def show_identity(card: Path | None, path: Path | None, *, as_json: bool) -> None:
    """Show the fingerprint and the public keys of one's own identity, or of a card.

    Raises as `load_identity` and `load_card` do; UsageRefused where both are named.
    """
    from assess.render.identity import render_keys
    from assess.store.identity import load_card, load_identity

    if card and path:
        raise UsageRefused("two-keys", "a card and an identity are named", "show one after the other")
    shown = load_card(card) if card else load_identity(identity_path(path)).card
    names = ("key", "age", "ed25519")
    record = {"fingerprint": _fingerprint_of(shown)} | {name: getattr(shown, name) for name in names}
    if as_json:
        show(envelope("identity show", 0, record))
        return
    show(render_keys(record))
    if card:
        say("the card is whole; whose it is, only comparing the fingerprint by voice can show")


def _fingerprint_of(card: "Card") -> str:
    from assess.logic.fingerprint import fingerprint

    return fingerprint(card.age, card.ed25519)
