"""The identity file: where it lies, how it is opened, and that it is written once and never over another."""

import os
import stat
import sys
import unicodedata
from pathlib import Path

import pytest

from assess.errors import AlreadyThere, DoesNotFit, FileInvalid, IntegrityBroken, NotFound, UsageRefused
from assess.logic.passphrase import normalised
from assess.store.files import write_output
from assess.store.identity import (
    check_absent,
    check_free,
    default_path,
    load_card,
    load_identity,
    parse_identity,
    unlock,
    write_identity,
)
from assess.store.keys import Keys
from tests.identities import GOLDEN, PASSPHRASE, SEED, quick_bytes, quick_identity, quickly


def test_the_same_keys_come_back() -> None:
    assert unlock(quick_identity(), PASSPHRASE, quickly).seed() == SEED


def test_another_passphrase_does_not_open_it() -> None:
    with pytest.raises(DoesNotFit) as caught:
        unlock(quick_identity(), f"{PASSPHRASE}!", quickly)
    assert caught.value.code == "wrong-passphrase"
    assert PASSPHRASE not in f"{caught.value} {caught.value.hint}"


def test_a_passphrase_opens_it_however_the_keyboard_spells_it() -> None:
    composed = "schlüssel für bücher"
    typed = unicodedata.normalize("NFD", composed)
    found = parse_identity(quick_bytes(normalised(composed)), Path("x"))
    assert unlock(found, normalised(typed), quickly).seed() == SEED


def test_the_card_of_somebody_else_in_front_of_the_box_is_noticed() -> None:
    mixed = quick_identity().model_copy(update={"card": Keys(bytes(32)).card()})
    with pytest.raises(IntegrityBroken) as caught:
        unlock(mixed, PASSPHRASE, quickly)
    assert caught.value.code == "altered"


def test_a_card_that_was_changed_is_noticed_without_a_passphrase() -> None:
    one, other = quick_identity().card, Keys(bytes(32)).card()
    with pytest.raises(IntegrityBroken):
        parse_identity(quick_bytes().replace(one.age.encode(), other.age.encode()), Path("x"))


def test_a_new_one_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings" / "assess" / "identity.json"
    write_identity(path, Keys(SEED), PASSPHRASE, quickly)
    assert unlock(load_identity(path), PASSPHRASE, quickly).seed() == SEED
    assert [one.name for one in path.parent.iterdir()] == ["identity.json"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_no_salt_or_nonce_is_used_twice(tmp_path: Path) -> None:
    for name in "ab":
        write_identity(tmp_path / name, Keys(SEED), PASSPHRASE, quickly)
    one, other = load_identity(tmp_path / "a"), load_identity(tmp_path / "b")
    assert one.card == other.card
    assert one.argon2id.salt != other.argon2id.salt
    assert one.nonce != other.nonce
    assert one.box != other.box


def test_an_identity_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "identity.json"
    path.write_bytes(quick_bytes())
    with pytest.raises(AlreadyThere):
        check_absent(path)
    with pytest.raises(AlreadyThere):
        write_identity(path, Keys(bytes(32)), PASSPHRASE, quickly)
    with pytest.raises(AlreadyThere, match="file of keys"):
        write_output(path, b"a report")
    assert path.read_bytes() == quick_bytes()


def test_a_sheet_that_was_not_printed_yet_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "sheet.txt"
    path.write_bytes((GOLDEN / "sheet.txt").read_bytes())
    with pytest.raises(AlreadyThere, match="recovery sheet"):
        write_output(path, b"a card")


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_that_leads_nowhere_is_taken(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(AlreadyThere):
        check_absent(tmp_path / "link")


def test_a_sheet_goes_to_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    with pytest.raises(UsageRefused):
        check_free(tmp_path / "x" / ".." / "identity.json", tmp_path / "identity.json")
    with pytest.raises(AlreadyThere):
        check_free(tmp_path / "there", tmp_path / "identity.json")


def test_where_there_is_none_it_is_said_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        load_identity(tmp_path / "none")
    assert caught.value.code == "no-identity"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no XDG folders")
def test_it_lies_where_settings_lie(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert default_path() == tmp_path / "config" / "assess" / "identity.json"
    for passed_over in ("", "relative"):
        monkeypatch.setenv("XDG_CONFIG_HOME", passed_over)
        assert default_path() == tmp_path / "home" / ".config" / "assess" / "identity.json"


def test_on_windows_it_lies_with_what_roams(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path))
    assert default_path() == tmp_path / "assess" / "identity.json"


def test_an_account_without_a_home_has_to_name_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setenv("APPDATA", "")
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(UsageRefused) as caught:
        default_path()
    assert caught.value.code == "no-home"


def test_a_card_is_no_identity_and_the_other_way_round(tmp_path: Path) -> None:
    (tmp_path / "identity.json").write_bytes(quick_bytes())
    with pytest.raises(FileInvalid) as caught:
        load_identity(GOLDEN / "card.json")
    assert caught.value.code == "format-unknown"
    with pytest.raises(FileInvalid):
        load_card(tmp_path / "identity.json")
