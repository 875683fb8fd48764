"""Bad files, names, arguments and foreign text, through the whole program: refused in words, or shown as typed."""

import json
import os
import random
import re
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from assess.cli.main import main
from assess.logic.text import plain, visible
from assess.store.library import starter
from tests.e2e.attacks import ACTED_UPON, NEW, SEALED, Ended, contents, demo_files, is_in_order, lay_out

JOURNAL = SEALED[0].with_suffix(".journal")
CASE = Path("cases/DEMO-01")
Call = Callable[..., Ended]

BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "UTF-16": lambda good: good.decode().encode("utf-16"),
    "UTF-16 BE without a mark": lambda good: good.decode().encode("utf-16-be"),
    "Latin-1": lambda good: good[:200] + b"\xfc" + good[200:],
    "zero bytes": lambda good: good[:300] + b"\0" + good[300:],
    "20 MB": lambda _: b"\0" * 20_000_000,
    "cut short": lambda good: good[: len(good) // 3],
    "something behind it": lambda good: good + b"\nxyz\n",
    "twice": lambda good: good + good,
    "a web page": lambda _: b"<!doctype html><p>[/]</p>",
    "deep lists": lambda _: b"[" * 900_000,
    "deep tables": lambda _: b'{"a":' * 100_000,
    "quotes without end": lambda _: b"[" + b'\\"' * 400_000,
    "a key twice among many": lambda _: b"{" + b",".join(b'"k%d":0' % n for n in range(50_000)) + b',"k49999":1}',
    "a number of 500,000 digits": lambda _: b'{"format": ' + b"9" * 500_000 + b"}",
    "no number": lambda _: b'{"format": NaN}',
    "too large a number": lambda _: b'{"format": 1e400}',
    "half a character": lambda _: b'{"format": "\\ud800"}',
    "keys that a terminal obeys": lambda _: b'{"\\u001b[31m\\u202e[/]": 1}',
    "another format": lambda good: good.replace(b'/0"', b'/1"', 1) if b'/0"' in good[:99] else b'{"format":"x/1"}',
}
# What each file of a workspace is read by, whatever is wrong with it.
READERS: dict[Path, tuple[tuple[str | Path, ...], ...]] = {
    SEALED[0]: (("merge", *SEALED), ("check", SEALED[0], "--json")),
    JOURNAL: (("check", JOURNAL), ("interview", "DEMO-01", "--label", "A1"), ("merge", *SEALED)),
    CASE / "panel.json": (("merge", *SEALED), ("interview", "DEMO-01", "--occasion", "X", *NEW)),
    CASE / "register.json": (("merge", *SEALED), ("check", "DEMO-01", "--label", "A1")),
    Path("assess.workspace.json"): (("check", "DEMO-01"), ("merge", *SEALED)),
    Path("mine.toml"): (
        ("instrument", "show", "./mine.toml"),
        ("interview", "C-9", *NEW, "--instrument", "mine.toml"),
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(lay_out(tmp_path))
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO()))
    (tmp_path / "mine.toml").write_bytes(starter("mine"))
    return tmp_path


@pytest.fixture
def call(folder: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Give what carries out a call in the workspace, and sees that a refused one changed nothing."""

    def carried_out(*words: str | Path) -> Ended:
        before = contents(folder)
        code = main([str(word) for word in words])
        ended = Ended(code, *capsys.readouterr())
        assert is_in_order(ended), ended.err[-500:]
        assert code in {0, 6, 10} or contents(folder) == before
        if "--json" in words:
            assert json.loads(ended.out)["exit"] == code
        return ended

    return carried_out


@pytest.mark.parametrize("way", BROKEN)
@pytest.mark.parametrize("path", READERS, ids=lambda path: path.name)
def test_a_broken_file_is_refused_in_words(call: Call, path: Path, way: str) -> None:
    if path == JOURNAL and way in {"something behind it", "cut short"}:
        pytest.skip("a torn last line is cut off, and said aloud: tests/store/test_journal_damage.py")
    path.write_bytes(BROKEN[way](path.read_bytes()))
    for words in READERS[path]:
        assert call(*words).code in {4, 5, 8}, words


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices have no names on Windows")
@pytest.mark.parametrize("kind", ["folder", "missing", "circle", "nowhere", "pipe", "device"])
@pytest.mark.parametrize("path", READERS, ids=lambda path: path.name)
def test_what_is_no_file_is_never_waited_for(call: Call, path: Path, kind: str) -> None:
    path.unlink()
    make: dict[str, Callable[[], Any]] = {
        "folder": path.mkdir,
        "missing": lambda: None,
        "circle": lambda: path.symlink_to(path.name),
        "nowhere": lambda: path.symlink_to("nowhere"),
        "pipe": lambda: os.mkfifo(path),
        "device": lambda: path.symlink_to("/dev/zero"),
    }
    make[kind]()
    for words in READERS[path]:
        code = call(*words).code
        may_be_absent = kind == "missing" or path.name in {"assess.workspace.json", JOURNAL.name}
        assert code in ({0, 2, 3, 4, 5, 6, 8, 9} if may_be_absent else {3, 4, 9}), words


@pytest.mark.parametrize("path", [path for path in READERS if path not in {SEALED[0], JOURNAL}], ids=str)
def test_a_mark_at_the_beginning_and_the_line_ends_of_windows_are_accepted(call: Call, path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert call(*READERS[path][0]).code in {0, 2}  # 2: which of three is meant


def flipped(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def test_every_flipped_bit_of_a_journal_is_refused(call: Call) -> None:
    good, chance = JOURNAL.read_bytes(), random.Random(3)  # noqa: S311 - places to damage, no secrets
    for _ in range(60):
        JOURNAL.write_bytes(flipped(good, chance))
        assert call("check", JOURNAL).code in {4, 8}


def test_every_flipped_bit_of_a_sealed_file_is_refused(call: Call) -> None:
    good, chance = SEALED[0].read_bytes(), random.Random(4)  # noqa: S311 - places to damage, no secrets
    for _ in range(100):
        SEALED[0].write_bytes(flipped(good, chance))
        assert call("merge", *SEALED).code in {4, 8}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("merg",), 2, "did you mean 'merge'"),
        (("merge", "--jsn", *SEALED), 2, "no such option"),
        (("merge", SEALED[0]), 5, "too-few"),
        (("merge", *(SEALED[0],) * 13), 5, "too-many"),
        (("merge", SEALED[0], SEALED[0]), 5, "twice"),
        (("merge", JOURNAL, SEALED[1]), 4, "is not sealed"),
        (("merge", CASE / "panel.json", SEALED[1]), 4, "no sealed assessment"),
        (("merge", "mine.toml", SEALED[1]), 4, "sealed assessment"),
        (("merge", *SEALED, "-o", SEALED[0]), 7, "not touched"),
        (("merge", *SEALED, "-o", "mine.toml"), 7, "not touched"),
        (("merge", *SEALED, "-o", "."), 7, "is a folder"),
        (("merge", *SEALED, "-o", ""), 7, "is a folder"),
        (("merge", *SEALED, "-o", "no/such/folder.json"), 9, "cannot be written"),
        (("merge", *SEALED, "-o", "-", "--json"), 2, "two results ask for standard output"),
        (("merge", *SEALED, "--for", "nobody"), 2, "is not one of"),
        (("interview", "C-9", *NEW, "--as-of", "2026-02-30"), 2, "a date is written"),
        (("interview", "C-9", "--label", "CON", "--role", "forensic-psychologist"), 2, "name of an assessor"),
        (("interview", "demo-01", *NEW), 2, "is written DEMO-01 here"),
        (("instrument", "show", "reengagement", "ZZ", "--json"), 3, "no question ZZ"),
        (("instrument", "lst", "--json"), 2, "did you mean 'list'"),
        (("schema", "panel", "-o", SEALED[0]), 7, "never overwritten"),
        (("check", "--json", "--bad"), 2, "no such option"),
    ],
)
def test_a_wrong_call_is_told_so(call: Call, words: tuple[str | Path, ...], code: int, told: str) -> None:
    ended = call(*words)
    assert ended.code == code
    assert told.lower() in ended.err.lower()
    assert call(*words, *(() if "--json" in words or words[0] in {"interview", "schema"} else ("--json",))).code in {
        2,
        code,
    }


@pytest.mark.parametrize("case", ["a/b", "..", "", "a\0b", "CON", "nul", "x" * 200, "\x1b[31m", "a\nb", "\udcff"])
@pytest.mark.parametrize("command", [("interview", *NEW), ("seal", "--yes")], ids=lambda words: words[0])
def test_a_case_has_a_safe_name(call: Call, case: str, command: tuple[str, ...]) -> None:
    assert call(command[0], case, *command[1:]).code == 2


def test_a_file_under_another_name_is_the_same_file(call: Call, folder: Path) -> None:
    (folder / "other.sealed").write_bytes(SEALED[0].read_bytes())
    assert call("merge", "other.sealed", SEALED[1]).code == 0
    assert "[key-twice]" in call("merge", "other.sealed", SEALED[0]).err


HOSTILE = ["[|] [red]x", "esc\x1b[31m", "new\nline", "bidi\u202e", "\udcff"]


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("name", [*HOSTILE, "uml\u00e4ut \u00df", "[red] x"])
def test_a_file_that_is_read_may_have_any_name(call: Call, name: str) -> None:
    assert call("instrument", "new", "plain.toml").code == 0
    file = f"./{name}.toml"
    Path("plain.toml").rename(file)
    assert call("instrument", "check", file, "--json").code == call("instrument", "show", file).code == 0
    assert call("merge", file, SEALED[1]).code == 4
    Path(f"{name}.sealed").write_bytes(demo_files()[str(SEALED[0])])
    assert call("merge", f"{name}.sealed", SEALED[1], "-o", "out.json").code == 0


@pytest.mark.parametrize("name", ["uml\u00e4ut \u00df", "[red] x"])
def test_a_file_that_is_made_may_have_a_name_that_opens_everywhere(call: Call, name: str) -> None:
    assert call("instrument", "new", f"./{name}.toml").code == 0
    assert call("schema", "panel", "-o", f"{name}.json").code == call("init", f"{name}.d").code == 0
    assert call("merge", *SEALED[:2], "-o", f"{name}.out").code == 0


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_is_made_under_a_name_that_does_not(call: Call, folder: Path, name: str) -> None:
    before = sorted(folder.iterdir())
    assert call("instrument", "new", f"./{name}.toml").code == 2
    assert call("schema", "panel", "-o", f"{name}.json").code == call("init", f"{name}.d").code == 2
    assert call("merge", *SEALED[:2], "-o", f"{name}.out").code == 2
    assert sorted(folder.iterdir()) == before


FOREIGN = {
    "markup": "[sic] [redacted] [/] [/red] [link=x]y[/link] [bold :smile: {case} %s \\n $HOME `id` =1+1",
    "escapes": "\x1b[31mred\x1b[0m \x1b]8;;http://x\x07click\x1b]8;;\x07 \x9b31m \x85",
    "directions": "abc\u202edef\u2066x\u2069 \u200b\ufeff",
    "brackets": "<" * 5000,
    "dashes": "-" * 19_900,
    "words": "word " * 3_900 + "end",
    "accents": "e\u0301" * 500 + " \u6f22\u5b57 \U0001f600",
}


@pytest.fixture
def foreign(folder: Path, call: Call) -> list[Path]:
    """Give two sealed files full of foreign text, made by scripts as typed."""
    for label, level in (("A1", "1"), ("A2", "3")):
        lines = ["src new", "1", "2026-02-10", "custody", "", "origin-x", "share"]
        for number, (name, text) in enumerate(FOREIGN.items(), 1):
            lines += [f"go D{number}", f"e +D{number} : x {name} {text}", f"note n {name} {text}", level]
        lines += ["scenario supporting-role : Title [/] \x1b[31m [sic]", "text [/red] \u202e", "."]
        (folder / "script.txt").write_text("\n".join(lines) + "\n", "utf-8")
        (folder / "why.txt").write_text(f"Why [/] \x1b[2J {'<' * 3000}", "utf-8")
        who = ("--label", label, "--role", "forensic-psychologist", "--occasion", "2026-03")
        assert call("interview", "C-7", *who, "--from", "script.txt").code == 0
        assert call("check", "C-7", "--label", label).code == call("check", "C-7", "--label", label, "--json").code == 6
        assert call("seal", "C-7", "--label", label, "--yes", "--incomplete-reason-from", "why.txt").code == 0
    return sorted(folder.glob("cases/C-7/*/*.sealed"))


def beginning(name: str, typed: str) -> str:
    """Return how the beginning of a foreign text must look; the report may cut the rest, and says so."""
    return "".join(plain(visible(f"{name} {typed}"))[:150].split())


def test_foreign_text_appears_as_typed(call: Call, foreign: list[Path]) -> None:
    text = "".join(call("merge", *foreign, "--for", "coordinator").out.split())
    document = json.dumps(json.loads(call("merge", *foreign, "--for", "coordinator", "--json").out)["data"])
    for name, typed in FOREIGN.items():
        assert beginning(name, typed) in text
        assert json.dumps(f"n {name} {typed}")[1:-1] in document


def test_foreign_text_on_a_terminal(
    foreign: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert main(["merge", *map(str, foreign), "--for", "coordinator"]) == 0
    shown = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    assert not ACTED_UPON & set(shown)
    assert all(beginning(name, typed) in "".join(shown.split()) for name, typed in FOREIGN.items())
