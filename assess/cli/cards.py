"""The public half of an identity: written for others, and shown to be compared by voice."""

from pathlib import Path

from assess.cli.identities import STDOUT, fingerprint_of, identity_path
from assess.cli.output import envelope, say, say_hint, show, show_bytes, show_fact
from assess.cli.passphrases import given_passphrase
from assess.errors import UsageRefused


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
        say(f"fingerprint: {fingerprint_of(card)}")
    else:
        write_output(out, dump_document(card))
        show_fact(f"written: {out}")
        show_fact(f"fingerprint: {fingerprint_of(card)}")
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
    record = {"fingerprint": fingerprint_of(shown)} | {name: getattr(shown, name) for name in names}
    if as_json:
        show(envelope("identity show", 0, record))
        return
    show(render_keys(record))
    if card:
        say("the card is whole; whose it is, only comparing the fingerprint by voice can show")
