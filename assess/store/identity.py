"""The identity on this computer and the cards of others: where the file lies, how it is written, opened and read."""

import os
import sys
from pathlib import Path
from typing import TypeVar

from assess.errors import AlreadyThere, DoesNotFit, FileInvalid, IntegrityBroken, NotFound, UsageRefused
from assess.logic.documents import dump_document, read_document
from assess.model.identity import IDENTITY_FORMAT, MEMORY_KIB, PASSES, Argon2id, Card, Identity
from assess.store.files import make_folder, read_bytes, write_new
from assess.store.keys import Derive, Keys, check_card, decoded, encoded, opened, random_bytes

LIMIT = 16 * 1024
SALT, NONCE = 16, 24
NAME = "identity.json"
_HINTS = {
    "identity": "recover it from its sheet: assess identity recover SHEET --identity FILE",
    "card": "ask for it again: assess identity card -o FILE",
}
_NAMED = {"identity": "an identity", "card": "a card"}

Keyed = TypeVar("Keyed", Identity, Card)


def default_path() -> Path:
    """Return where the identity of this account lies; raise UsageRefused where the account has no folder of its own."""
    return _settings_folder() / "assess" / NAME


def _settings_folder() -> Path:
    given = os.environ.get("APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME", "")
    if Path(given).is_absolute():  # the standard has a relative one passed over
        return Path(given)
    try:
        return Path.home() / ("AppData/Roaming" if sys.platform == "win32" else ".config")
    except RuntimeError:
        raise UsageRefused("no-home", "there is no home folder to keep an identity in", "add --identity FILE") from None


def check_absent(path: Path) -> None:
    """Raise AlreadyThere where there is something at the path of a new identity: one is never written over."""
    if os.path.lexists(path):
        message = f"{path} is there already, and no identity is ever written over"
        raise AlreadyThere("identity-there", message, "assess identity show; or name another file with --identity FILE")


def check_free(sheet: Path, path: Path) -> None:
    """Raise AlreadyThere where a sheet cannot be written, UsageRefused where the identity is to have its name."""
    if os.path.realpath(sheet) == os.path.realpath(path):
        raise UsageRefused("same-file", "the recovery sheet and the identity would be the same file", "name another")
    if os.path.lexists(sheet):
        raise AlreadyThere("already-there", f"{sheet} is there already", "name a new file for the sheet")


def dump_identity(keys: Keys, passphrase: str, salt: bytes, nonce: bytes, derive: Derive) -> bytes:
    """Return the bytes of an identity file, with the parameters that every new one has."""
    how = Argon2id(memory_kib=MEMORY_KIB, passes=PASSES, salt=encoded(salt))
    box = encoded(keys.boxed(derive(passphrase.encode("utf-8"), how), nonce))
    identity = Identity(format=IDENTITY_FORMAT, card=keys.card(), argon2id=how, nonce=encoded(nonce), box=box)
    return dump_document(identity)


def write_identity(path: Path, keys: Keys, passphrase: str, derive: Derive) -> None:
    """Write a new identity, readable by its owner alone; raise AlreadyThere or StorageFailed."""
    data = dump_identity(keys, passphrase, random_bytes(SALT), random_bytes(NONCE), derive)
    make_folder(path.absolute().parent)
    write_new(path, data)


def load_identity(path: Path) -> Identity:
    """Return the identity in a file, still locked, its card checked.

    Raises NotFound, StorageFailed, FileInvalid; IntegrityBroken (`altered`).
    """
    try:
        data = read_bytes(path, LIMIT)
    except NotFound:
        hint = "make one: assess identity new; or name its file with --identity FILE"
        raise NotFound("no-identity", f"there is no identity in {path}", hint) from None
    return parse_identity(data, path)


def parse_identity(data: bytes, path: Path) -> Identity:
    """Return the identity in `data`, which was read from `path`; refuses as `load_identity` does."""
    found = _parsed(Identity, data, path)
    check_card(found.card)
    return found


def unlock(identity: Identity, passphrase: str, derive: Derive) -> Keys:
    """Return the keys of an identity; `passphrase` is normalised.

    Raises DoesNotFit (`wrong-passphrase`), IntegrityBroken (`altered`) where its card is that of other keys.
    """
    key = derive(passphrase.encode("utf-8"), identity.argon2id)
    keys = opened(key, decoded(identity.nonce), decoded(identity.box))
    if keys is None:
        hint = "type it again; if it was right, the file was damaged: assess identity recover SHEET --identity FILE"
        raise DoesNotFit("wrong-passphrase", "the passphrase does not open this identity", hint)
    if keys.card() != identity.card:
        raise IntegrityBroken("altered", "the identity was altered: its card is that of other keys", _HINTS["identity"])
    return keys


def load_card(path: Path) -> Card:
    """Return a card whose signature holds.

    Raises NotFound, StorageFailed, FileInvalid; IntegrityBroken (`altered`).
    """
    return parse_card(read_bytes(path, LIMIT), path)


def parse_card(data: bytes, path: Path) -> Card:
    """Return the card in `data`, which was read from `path`; refuses as `load_card` does."""
    found = _parsed(Card, data, path)
    check_card(found)
    return found


def _parsed(kind: type[Keyed], data: bytes, path: Path) -> Keyed:
    name = kind.__name__.lower()
    found = read_document(kind, data)
    if isinstance(found, tuple):
        placed = tuple(problem.within(str(path)) for problem in found)
        if any(problem.path.endswith("format") for problem in found):
            message = f"{path} has another format than this version reads as {_NAMED[name]}"
            raise FileInvalid("format-unknown", message, "name another file, or update assess", placed)
        raise FileInvalid(f"{name}-invalid", f"{path} cannot be read as {_NAMED[name]}", _HINTS[name], placed)
    return found
