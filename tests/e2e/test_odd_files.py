"""Inputs that are links, second names, pipes, devices or folders: followed or refused on purpose, never waited for."""

import os
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from assess.cli.main import main
from tests.e2e.attacks import SEALED, Ended, contents, is_in_order, lay_out

Words = tuple[str | Path, ...]
READERS: dict[Path, tuple[Words, ...]] = {
    Path("comparison.json"): (("report", "comparison.json", "--text"), ("look", "comparison.json")),
    Path("look.json"): (("look", "look.json"),),
    Path("table.csv"): (("agreement", "table.csv", "--levels", "0,1"), ("agreement", "./table.csv", "--levels=0,1")),
    Path("loose.sealed"): (("report", "loose.sealed", "--text"), ("check", "loose.sealed")),
    Path("why.txt"): (("withdraw", "DEMO-01", "--label", "A2", "--reason-from", "why.txt"),),
}
Call = Callable[..., Ended]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, devices and links are POSIX")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = lay_out(tmp_path_factory.mktemp("made"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("ASSESS_WORKSPACE", raising=False)
        assert main(["merge", *map(str, SEALED), "-o", "comparison.json", "--text"]) == 0
        assert main(["look", "comparison.json", "--for", "A1", "-o", "look.json"]) == 0
    (folder / "table.csv").write_text("A1,A2\n0,1\n1,1\n0,0\n")
    (folder / "loose.sealed").write_bytes((folder / SEALED[0]).read_bytes())
    (folder / "why.txt").write_text("A letter came in.")
    return contents(folder)


@pytest.fixture
def call(
    tmp_path: Path, made: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Call:
    for name, data in made.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO()))

    def carried_out(*words: str | Path) -> Ended:
        ended = Ended(main([str(word) for word in words]), *capfd.readouterr())
        assert is_in_order(ended), ended.err[-500:]
        return ended

    return carried_out


def through(name: str, make: Callable[[Path], object], path: Path) -> None:
    """Make something under a name, and a link that leads to it."""
    make(Path(name))
    path.symlink_to(name)


FOLLOWED: dict[str, Callable[[Path, Path], object]] = {
    "link": lambda path, aside: path.symlink_to(aside),
    "link to a link": lambda path, aside: through("between", lambda between: between.symlink_to(aside), path),
    "second name": lambda path, aside: path.hardlink_to(aside),
}
REFUSED: dict[str, Callable[[Path], object]] = {
    "folder": Path.mkdir,
    "circle": lambda path: path.symlink_to(path.name),
    "long circle": lambda path: through("back", lambda back: back.symlink_to(path), path),
    "nowhere": lambda path: path.symlink_to("nowhere"),
    "pipe": os.mkfifo,
    "link to a pipe": lambda path: through("aside", os.mkfifo, path),
    "endless device": lambda path: path.symlink_to("/dev/zero"),
    "empty device": lambda path: path.symlink_to(os.devnull),
}


@pytest.mark.parametrize("kind", FOLLOWED)
@pytest.mark.parametrize("path", READERS, ids=str)
def test_a_file_under_another_name_is_the_same_file(call: Call, path: Path, kind: str) -> None:
    aside = Path("aside")
    path.rename(aside)
    FOLLOWED[kind](path, aside)
    before = aside.read_bytes()
    for words in READERS[path]:
        assert call(*words).code in {0, 6}, words
    assert aside.read_bytes() == before


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("path", READERS, ids=str)
def test_what_is_no_file_is_refused_at_once(call: Call, tmp_path: Path, path: Path, kind: str) -> None:
    path.unlink()
    REFUSED[kind](path)
    before = contents(tmp_path)
    for words in READERS[path]:
        assert call(*words).code in {3, 4, 9}, words
    assert contents(tmp_path) == before
