"""An identity, its card and its sheet as released: written byte for byte, read without this program's help."""

import base64
import hashlib
import hmac
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from nacl import bindings
from pyrage import encrypt, x25519

from assess.logic.documents import dump_document
from assess.logic.fingerprint import fingerprint
from assess.logic.recovery_sheet import TypedSheet, key_lines, parse_sheet
from assess.render.identity import render_sheet
from assess.store.identity import dump_identity, load_card, load_identity
from assess.store.keys import Keys, derive_key
from tests.identities import GOLDEN, NONCE, PASSPHRASE, SALT, SEED


def sheet() -> str:
    keys = Keys(SEED)
    card = keys.card()
    return render_sheet(fingerprint(card.age, card.ed25519), key_lines(SEED), keys.age_secret())


def test_an_identity_is_written_as_before() -> None:
    data = dump_identity(Keys(SEED), PASSPHRASE, SALT, NONCE, derive_key)
    assert data == (GOLDEN / "identity.json").read_bytes()


def test_a_card_is_written_as_before() -> None:
    assert dump_document(Keys(SEED).card()) == (GOLDEN / "card.json").read_bytes()


def test_a_sheet_is_written_as_before() -> None:
    assert sheet().encode() == (GOLDEN / "sheet.txt").read_bytes()


def test_the_golden_files_are_read() -> None:
    card = load_card(GOLDEN / "card.json")
    assert load_identity(GOLDEN / "identity.json").card == card
    found = parse_sheet((GOLDEN / "sheet.txt").read_text(encoding="ascii"))
    assert found == TypedSheet(SEED, fingerprint(card.age, card.ed25519))


def test_argon2id_secretbox_and_hmac_alone_open_it() -> None:
    """What docs/privacy.md says of the file is enough for another program."""
    plain = json.loads((GOLDEN / "identity.json").read_bytes())
    how, card = plain["argon2id"], plain["card"]
    key = bindings.crypto_pwhash_alg(
        32,
        PASSPHRASE.encode(),
        base64.b64decode(how["salt"]),
        how["passes"],
        how["memory_kib"] * 1024,
        bindings.crypto_pwhash_ALG_ARGON2ID13,
    )
    seed = bindings.crypto_secretbox_open(base64.b64decode(plain["box"]), base64.b64decode(plain["nonce"]), key)
    assert seed == SEED
    extracted = hmac.new(b"assess.identity/0", seed, hashlib.sha256).digest()
    signing = hmac.new(extracted, b"ed25519\x01", hashlib.sha256).digest()
    verify_key, _ = bindings.crypto_sign_seed_keypair(signing)
    assert base64.b64encode(verify_key).decode() == card["ed25519"]
    payload = json.dumps({name: card[name] for name in card if name != "signature"}, separators=(",", ":")).encode()
    signed = b"DSSEv1 32 application/vnd.assess.card+json %d %b" % (len(payload), payload)
    assert bindings.crypto_sign_open(base64.b64decode(card["signature"]) + signed, verify_key) == signed


@pytest.mark.skipif(shutil.which("age") is None, reason="Debian's age is not installed: apt install age")
def test_the_age_program_opens_with_the_sheet_what_was_encrypted_to_the_card(tmp_path: Path) -> None:
    recipient = x25519.Recipient.from_str(load_card(GOLDEN / "card.json").age)
    (tmp_path / "sent.age").write_bytes(encrypt(b"for your eyes", [recipient]))
    lines = (GOLDEN / "sheet.txt").read_text(encoding="ascii").splitlines()
    (tmp_path / "key.txt").write_text("".join(line for line in lines if line.startswith("AGE-SECRET-KEY-1")) + "\n")
    command = ["age", "--decrypt", "-i", str(tmp_path / "key.txt"), str(tmp_path / "sent.age")]
    assert subprocess.run(command, capture_output=True, check=True).stdout == b"for your eyes"
