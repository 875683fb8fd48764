"""Broken files of a shared case, an addendum, a sheet or a script: refused in words, and nothing is changed."""

import json
import os
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from assess.cli.main import main
from tests.e2e.attacks import Ended, contents, is_in_order, lay_out
from tests.e2e.test_bad_input import BROKEN

CASE = Path("cases/C-7")
SEAL = CASE / "2026-03/reengagement.A1.sealed"
MADE = ("case", "new", "C-7", "--fictional", "--occasion", "2026-03", "--assessor", "A1:forensic-psychologist:1")
FACTS = b"""referral = "Which needs first?"
[told]
text = "What it is for."
by = "A1"
date = "2026-02-01"
[[sources]]
id = "S-7K2Q"
kind = "interview"
date = "2026-02-10"
setting = "custody"
origin = "person-2026"
handling = "share"
"""
READERS: dict[Path, tuple[tuple[str | Path, ...], ...]] = {
    Path("facts.toml"): (
        ("case", "new", "C-8", "--fictional", "--assessor", "A1:forensic-psychologist", "--from", "facts.toml"),
        ("case", "revise", "C-7", "--from", "facts.toml"),
    ),
    Path("C-7.A1.handout.json"): (("case", "join", "C-7.A1.handout.json", "--as", "A1"),),
    CASE / "panel.json": (
        ("case", "revise", "C-7", "--from", "facts.toml"),
        ("case", "hand", "C-7", "-o", "out"),
        ("case", "join", "C-7.A1.handout.json", "--as", "A1"),
        ("report", "C-7"),
    ),
    CASE / "register.json": (
        ("case", "revise", "C-7", "--assessor", "A2:prison-assessor"),
        ("case", "hand", "C-7", "-o", "out"),
        ("case", "join", "C-7.A1.handout.json", "--as", "A1"),
        ("report", "C-7"),
    ),
    CASE / "joined.json": (
        ("case", "revise", "C-7", "--from", "facts.toml"),
        ("case", "hand", "C-7", "-o", "out"),
        ("case", "join", "C-7.A1.handout.json", "--as", "A1"),
    ),
    SEAL.with_suffix(".addendum-1.json"): (
        ("report", "C-7"),
        ("report", SEAL, "--for", "person"),
        ("addendum", "C-7", "--kind", "person-view", "--by", "person", "--from", "text.txt"),
    ),
    Path("rows.txt"): (("form", "enter", "C-9", "--label", "B1", "--from", "rows.txt"),),
    Path("lines.txt"): (("interview", "C-9", "--label", "B1", "--from", "lines.txt"),),
    Path("text.txt"): (
        ("addendum", "C-7", "--kind", "person-view", "--by", "person", "--from", "text.txt"),
        ("amend", "C-7", "--reason-from", "text.txt"),
        ("withdraw", "C-7", "--reason-from", "text.txt"),
    ),
}
LOOKING = (("case", "list", "--json"), ("case", "show", "C-7"))
Call = Callable[..., Ended]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give every file of a workspace with a shared case, sealed by A1, an addendum and what is read besides."""
    folder = lay_out(tmp_path_factory.mktemp("made"))
    (folder / "facts.toml").write_bytes(FACTS)
    (folder / "text.txt").write_text("He sees it otherwise [/] \x1b[31m")
    (folder / "rows.txt").write_text("D1 3.2\nH1 2.1\n")
    (folder / "lines.txt").write_text("go D1\nnote one\nscenario return : T\nA text.\n.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("ASSESS_WORKSPACE", raising=False)
        patch.setattr(sys, "stdin", TextIOWrapper(BytesIO()))
        begun = ("interview", "C-9", "--label", "B1", "--role", "forensic-psychologist", "--occasion", "2026-09")
        for words in (
            (*MADE, "--from", "facts.toml"),
            ("case", "hand", "C-7"),
            ("interview", "C-7", "--label", "A1", "--as-of", "2026-03-02", "--from", "lines.txt"),
            ("seal", "C-7", "--yes", "--incomplete-reason-from", "text.txt"),
            ("addendum", "C-7", "--kind", "person-view", "--by", "person", "--from", "text.txt"),
            (*begun, "--fictional", "--as-of", "2026-09-01"),
        ):
            assert main(list(words)) == 0, words
    joined = {"format": "assess.joined/0", "case": "C-7", "label": "A1"}
    key = json.loads((folder / CASE / "panel.json").read_bytes())["assessors"][0]["key"]
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    } | {"kept/joined.json": json.dumps(joined | {"key": key}).encode()}


@pytest.fixture
def folder(tmp_path: Path, made: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, data in made.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO()))
    return tmp_path


@pytest.fixture
def call(folder: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Give what carries out a call, and sees that a refused one changed nothing."""

    def carried_out(*words: str | Path) -> Ended:
        before = contents(folder)
        code = main([str(word) for word in words])
        ended = Ended(code, *capsys.readouterr())
        assert is_in_order(ended), ended.err[-500:]
        assert code in {0, 6} or contents(folder) == before, words
        if "--json" in words:
            assert json.loads(ended.out)["exit"] == code
        return ended

    return carried_out


def good(folder: Path, path: Path) -> bytes:
    """Return what a file holds before it is broken; nobody has joined yet."""
    return (folder / (path if path.name != "joined.json" else "kept/joined.json")).read_bytes()


@pytest.mark.parametrize("way", BROKEN)
@pytest.mark.parametrize("path", READERS, ids=lambda path: path.name)
def test_a_broken_file_is_refused_in_words(call: Call, folder: Path, path: Path, way: str) -> None:
    path.write_bytes(BROKEN[way](good(folder, path)))
    usable = path.suffix == ".txt" or path.name == "facts.toml"
    for words in (*READERS[path], *LOOKING):
        allowed = {0, 4, 5, 6, 8} if usable or words in LOOKING else {4, 5, 8}
        assert call(*words).code in allowed, words


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices have no names on Windows")
@pytest.mark.parametrize("kind", ["folder", "circle", "nowhere", "pipe", "device"])
@pytest.mark.parametrize("path", READERS, ids=lambda path: path.name)
def test_what_is_no_file_is_never_waited_for(call: Call, path: Path, kind: str) -> None:
    path.unlink(missing_ok=True)
    make: dict[str, Callable[[], Any]] = {
        "folder": path.mkdir,
        "circle": lambda: path.symlink_to(path.name),
        "nowhere": lambda: path.symlink_to("nowhere"),
        "pipe": lambda: os.mkfifo(path),
        "device": lambda: path.symlink_to("/dev/zero"),
    }
    make[kind]()
    for words in (*READERS[path], *LOOKING):
        assert call(*words).code in ({0} if words in LOOKING else {3, 4, 9}), words


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("case", "list"), 0),
        (("case", "show", "C-7"), 0),
        (("case", "show", "C-99"), 3),
        (("case", "show", "../x"), 2),
        (("case", "show", "CON"), 2),
        (("case", "show", "c-7"), 2),
        (("case", "show"), 2),
        (("case", "shw", "C-7"), 2),
        (("case", "hand", "C-7"), 2),
        (("report", "C-7"), 0),
        (("report", SEAL, "--for", "person"), 0),
        (("report", "C-7", "-o", "report.json"), 0),
        (("report", "C-7", "-o", "-"), 2),
        (("report", "C-7", "-o", SEAL), 7),
        (("report", "C-7", "-o", SEAL.with_suffix(".addendum-1.json")), 7),
        (("report", "C-7", "-o", CASE / "panel.json"), 7),
        (("report", "C-99"), 3),
        (("report", "no.sealed"), 3),
        (("report", "facts.toml"), 4),
        (("report", "C-7", "--for", "nobody"), 2),
        (("check", "C-7"), 6),
        (("check", SEAL), 6),
        (("addendum", "C-7"), 2),
        (("amend", "C-7"), 2),
    ],
    ids=lambda one: " ".join(map(str, one)) if isinstance(one, tuple) else "",
)
def test_one_envelope_says_how_it_went(call: Call, words: tuple[str | Path, ...], code: int) -> None:
    ended = call(*words, "--json")  # sees that there is exactly one, with this code
    assert ended.code == code, ended.err
    assert ended.out.count("\n") == 1
    assert bool(json.loads(ended.out)["problems"]) == bool(code)
