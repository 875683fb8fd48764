"""`assess identity`: made, shown, carried to another computer and got back; a failing call leaves nothing."""

import json
import os
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.errors import IntegrityBroken
from assess.store import keys
from assess.store.identity import load_card
from tests.identities import GOLDEN, quickly

WORDS, OTHERS = "five plain words typed here", "quite other words typed here"


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them, and derive without effort."""
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    monkeypatch.delenv("ASSESS_IDENTITY", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(keys, "derive_key", quickly)


Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Give what carries out a call, with a passphrase on a descriptor where one is named."""

    def carry_out(*words: str, passphrase: str | None = None, typed: str = "") -> tuple[int, str, str]:
        before, sys.stdin = sys.stdin, TextIOWrapper(BytesIO(typed.encode()))
        reading, writing = os.pipe()
        os.write(writing, f"{passphrase}\n".encode())
        os.close(writing)
        more = () if passphrase is None else ("--passphrase-fd", str(reading))
        try:
            code = main(["identity", *words, *more])
        finally:
            sys.stdin = before
            os.close(reading)
        ended = capsys.readouterr()
        assert not any(words in ended.out + ended.err for words in (WORDS, OTHERS))
        return code, ended.out, ended.err

    return carry_out


def made(call: Call, *words: str) -> str:
    """Make an identity and return its fingerprint."""
    code, out, _ = call("new", *(words or ("--without-recovery",)), passphrase=WORDS)
    assert code == 0
    return next(line.partition(": ")[2] for line in out.splitlines() if line.startswith("fingerprint: "))


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_from_a_new_identity_over_its_sheet_to_the_same_one(call: Call, tmp_path: Path) -> None:
    shown = made(call, "--recovery-sheet", "sheet.txt")
    assert files(tmp_path) == ["settings/assess/identity.json", "sheet.txt"]
    code, out, _ = call("recover", "sheet.txt", "--identity", "again.json", passphrase=OTHERS)
    assert (code, f"fingerprint: {shown}" in out) == (0, True)
    for other in ((), ("--identity", "again.json")):
        assert call("show", *other)[1].startswith(f"fingerprint: {shown}\n")
    assert call("card", "--identity", "again.json", passphrase=WORDS)[0] == 5
    assert call("card", "--identity", "again.json", passphrase=OTHERS)[0] == 0


def test_the_card_goes_to_a_file_or_to_standard_output(call: Call, tmp_path: Path) -> None:
    shown = made(call)
    code, out, _ = call("card", "-o", "my.card.json", passphrase=WORDS)
    assert (code, out) == (0, f"written: my.card.json\nfingerprint: {shown}\n")
    assert call("card", passphrase=WORDS)[1].encode() == (tmp_path / "my.card.json").read_bytes()
    load_card(tmp_path / "my.card.json")


def test_a_card_is_shown_only_when_its_signature_holds(call: Call, tmp_path: Path) -> None:
    data = (GOLDEN / "card.json").read_bytes()
    code, out, err = call("show", str(GOLDEN / "card.json"))
    assert (code, out.splitlines()[0]) == (0, "fingerprint: 8cd3 c834 8aa3 fdc8 12e4")
    assert "by voice" in err
    other = keys.Keys(bytes(32)).card()
    (tmp_path / "mixed.json").write_bytes(
        data.replace(load_card(GOLDEN / "card.json").age.encode(), other.age.encode())
    )
    code, out, err = call("show", "mixed.json")
    assert (code, out) == (8, "")
    assert "its signature does not hold" in err


def test_everything_can_be_read_by_a_script(call: Call) -> None:
    shown = made(call)
    code, out, _ = call("show", "--json")
    told = json.loads(out)
    assert (code, told["command"], told["data"]["fingerprint"]) == (0, "identity show", shown)
    assert set(told["data"]) == {"fingerprint", "key", "age", "ed25519"}


def test_the_sheet_on_standard_output_leaves_no_file(call: Call, tmp_path: Path) -> None:
    code, out, err = call("new", "--recovery-sheet", "-", passphrase=WORDS)
    assert code == 0
    assert out.startswith("ASSESS RECOVERY SHEET")
    assert "fingerprint: " in err
    assert files(tmp_path) == ["settings/assess/identity.json"]
    assert call("recover", "-", "--identity", "b.json", passphrase=WORDS, typed=out)[0] == 0


def test_another_file_is_named_by_option_before_variable(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESS_IDENTITY", str(tmp_path / "named.json"))
    made(call)
    made(call, "--without-recovery", "--identity", "option.json")
    assert files(tmp_path) == ["named.json", "option.json"]


REFUSED: dict[str, tuple[tuple[str, ...], str | None, int]] = {
    "no word about recovery": (("new",), WORDS, 2),
    "both words about recovery": (("new", "--recovery-sheet", "s", "--without-recovery"), WORDS, 2),
    "a short passphrase": (("new", "--recovery-sheet", "s"), "short", 2),
    "no passphrase": (("new", "--recovery-sheet", "s"), None, 2),
    "a sheet that is there": (("new", "--recovery-sheet", "there"), WORDS, 7),
    "a sheet in no folder": (("new", "--recovery-sheet", "none/s"), WORDS, 9),
    "an identity that cannot be written": (("new", "--recovery-sheet", "s", "--identity", "there/x"), WORDS, 7),
    "a sheet in place of the identity": (("new", "--recovery-sheet", "i", "--identity", "i"), WORDS, 2),
    "no sheet to recover from": (("recover", "none"), WORDS, 3),
    "a sheet that is none": (("recover", "there"), WORDS, 4),
    "a card of nobody": (("card", "-o", "c"), WORDS, 3),
    "two to show": (("show", "there", "--identity", "i"), None, 2),
    "a card that is none": (("show", "there"), None, 4),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_nothing(name: str, call: Call, tmp_path: Path) -> None:
    words, passphrase, expected = REFUSED[name]
    (tmp_path / "there").write_text("something")
    code, out, err = call(*words, passphrase=passphrase)
    assert (code, out) == (expected, "")
    assert err.startswith("assess: ")
    assert files(tmp_path) == ["there"]


def test_an_identity_that_is_there_stays_before_anything_is_asked(call: Call, tmp_path: Path) -> None:
    made(call, "--recovery-sheet", "sheet.txt")
    before = (tmp_path / "settings/assess/identity.json").read_bytes()
    for words in (("new", "--without-recovery"), ("recover", "sheet.txt")):
        code, _, err = call(*words)
        assert code == 7
        assert "no identity is ever written over" in err
    assert (tmp_path / "settings/assess/identity.json").read_bytes() == before


def test_the_line_of_a_sheet_that_is_wrong_is_named(call: Call) -> None:
    sheet = (GOLDEN / "sheet.txt").read_text(encoding="ascii").replace("1011 1213", "1011 1231")
    code, _, err = call("recover", "-", passphrase=WORDS, typed=sheet)
    assert code == 4
    assert "the recovery sheet cannot be used: line 3\n" in err
    assert "[sheet-line-wrong]" in err
    assert "1231" not in err


def test_a_sheet_whose_fingerprint_is_that_of_others_is_refused(call: Call, tmp_path: Path) -> None:
    sheet = (GOLDEN / "sheet.txt").read_text(encoding="ascii").replace("8cd3", "8cd4")
    assert call("recover", "-", passphrase=WORDS, typed=sheet)[0] == 5
    assert files(tmp_path) == []


def test_a_sheet_and_a_passphrase_cannot_share_standard_input(call: Call) -> None:
    code, _, err = call("recover", "-", "--passphrase-fd", "0")
    assert code == 2
    assert "both" in err


def test_whoever_sits_there_types_the_four_lines_one_by_one(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line.strip() for line in (GOLDEN / "sheet.txt").read_text().splitlines() if line.strip()[1:2] == ":"]
    slip = lines[1].replace("0809", "0890")
    monkeypatch.setattr("assess.cli.typed_sheet.somebody_is_there", lambda: True)
    text = "\n".join([lines[0][3:], slip, lines[1], *lines[2:]]) + "\n"
    code, out, err = call("recover", "-", passphrase=WORDS, typed=text)
    assert (code, "fingerprint: 8cd3 c834 8aa3 fdc8 12e4" in out) == (0, True)
    assert err.count("line 2: its checksum does not hold") == 1


def test_whoever_sits_there_confirms_that_there_is_no_way_back(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for module in ("assess.cli.ask", "assess.cli.identities"):
        monkeypatch.setattr(f"{module}.somebody_is_there", lambda: True)
    assert call("new", passphrase=WORDS, typed="\n")[0] == 2
    assert files(tmp_path) == []
    assert call("new", passphrase=WORDS, typed="no sheet\n")[0] == 0
    assert files(tmp_path) == ["settings/assess/identity.json"]


def test_a_disk_that_refuses_the_identity_leaves_no_sheet(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("assess.store.identity.write_identity", full)
    code, _, err = call("new", "--recovery-sheet", "sheet.txt", passphrase=WORDS)
    assert (code, "No space left" in err) == (9, True)
    assert files(tmp_path) == []


def test_a_stop_after_the_identity_has_its_name_keeps_the_sheet(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(path: Path, *_: object) -> None:
        path.write_bytes(b"an identity")
        raise KeyboardInterrupt

    monkeypatch.setattr("assess.store.identity.write_identity", stopped)
    words = ("--recovery-sheet", "sheet.txt", "--identity", "i.json")
    assert call("new", *words, passphrase=WORDS)[0] == 130
    assert files(tmp_path) == ["i.json", "sheet.txt"]


@pytest.mark.parametrize("words", [("new", "--without-recovery"), ("recover", str(GOLDEN / "sheet.txt"))])
def test_keys_that_do_not_work_are_not_written(
    words: tuple[str, ...], call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: keys.Keys) -> None:
        raise IntegrityBroken("keys-do-not-work", "these keys do not open what is encrypted to them")

    monkeypatch.setattr(keys, "try_out", fail)
    assert call(*words, passphrase=WORDS)[0] == 8
    assert files(tmp_path) == []


def test_a_sheet_that_is_no_text_is_refused(call: Call, tmp_path: Path) -> None:
    (tmp_path / "sheet.txt").write_bytes((GOLDEN / "sheet.txt").read_text().encode("utf-16"))
    code, _, err = call("recover", "sheet.txt", passphrase=WORDS)
    assert (code, "save it as UTF-8" in err) == (4, True)


def test_the_problems_of_a_sheet_name_its_file(call: Call, tmp_path: Path) -> None:
    (tmp_path / "sheet.txt").write_text("nothing")
    assert "\nsheet.txt: line 1: it is not there" in call("recover", "sheet.txt", passphrase=WORDS)[2]
