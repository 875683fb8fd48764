"""A full disk: it is said what was NOT saved, nothing half written stays, and the work goes on when there is room."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assess.store.journal import read_whole_journal
from tests.e2e.attacks import NEW, SEALED, contents, environment, is_in_order, lay_out, run

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(os.name == "nt", reason="limits of a process are POSIX")]
FULL = Path("/dev/full")
NOTES = b"go D1\n" + b"".join(b"note %d %s\n" % (number, b"x" * 400) for number in range(300))
WRITING = [
    ("demo",),
    ("init", "other"),
    ("instrument", "show", "reengagement"),
    ("instrument", "check", "reengagement"),
    ("instrument", "new", "mine.toml"),
    ("schema", "panel"),
    ("interview", "C-1", *NEW),
    ("check", "DEMO-01", "--label", "A1"),
    ("merge", *SEALED),
    ("merge", *SEALED, "-o", "-"),
    ("--help",),
    ("--version",),
]


def at_most(size: int) -> Callable[[], None]:
    """Return what lets a process write no file beyond `size` bytes: the system refuses as a full disk does."""
    import resource

    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path)


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("words", WRITING, ids=lambda words: " ".join(map(str, words))[:30])
def test_standard_output_is_full(folder: Path, words: tuple[str | Path, ...]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "assess", *words],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 9
    assert "No space left on device" in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("words", ["demo", "--version", "schema panel"])
def test_nobody_can_be_told_and_the_exit_code_says_it(folder: Path, words: str) -> None:
    with FULL.open("w") as full:
        command = [sys.executable, "-m", "assess", *words.split()]
        done = subprocess.run(command, cwd=folder, env=environment(), stdout=full, stderr=full, check=False)
    assert done.returncode == 9


@pytest.mark.parametrize(
    "words",
    [
        ("init", "other"),
        ("instrument", "new", "mine.toml"),
        ("schema", "instrument", "-o", "schema.json"),
        ("interview", "C-1", *NEW),
        ("merge", *SEALED, "-o", "comparison.json"),
    ],
    ids=lambda words: " ".join(map(str, words))[:20],
)
def test_no_half_file_stays(folder: Path, words: tuple[str | Path, ...]) -> None:
    before = contents(folder)
    ended = run(folder, *words, prepare=at_most(30))
    assert ended.code == 9
    assert is_in_order(ended)
    assert contents(folder) == before


def test_an_interview_says_what_was_not_saved_and_goes_on_when_there_is_room(folder: Path) -> None:
    ended = run(folder, "interview", "C-1", *NEW, typed=NOTES, prepare=at_most(60_000))
    assert ended.code == 9
    assert is_in_order(ended)
    assert "NOT saved" in ended.err
    (journal,) = folder.glob("cases/C-1/*/*.journal")
    content = read_whole_journal(journal)
    assert not content.torn
    assert len(content.events) - 1 == ended.out.count("Saved: note on D1") > 50
    assert run(folder, "interview", "C-1", typed=b"note there is room again\n").code == 0
    assert len(read_whole_journal(journal).events) == len(content.events) + 1


def test_sealing_on_a_full_disk_can_be_done_again(folder: Path) -> None:
    assert run(folder, "interview", "C-1", *NEW, typed=NOTES[:30_000]).code == 0
    (folder / "why.txt").write_text("No more room.")
    (journal,) = folder.glob("cases/C-1/*/*.journal")
    words = ("seal", "C-1", "--yes", "--incomplete-reason-from", "why.txt")
    before = journal.read_bytes()
    ended = run(folder, *words, prepare=at_most(len(before) + 10))
    assert (ended.code, journal.read_bytes()) == (9, before)
    assert "NOT saved" in ended.err
    ended = run(folder, *words, prepare=at_most(len(before) + 2_000))
    assert ended.code == 9
    assert "the journal is sealed, but" in ended.err
    assert not journal.with_suffix(".sealed").exists()
    assert run(folder, *words).code == 0
    assert journal.with_suffix(".sealed").exists()


FACTS = f"""referral = "{"x" * 3000}"
[[sources]]
kind = "interview"
date = "2026-02-10"
setting = "custody"
origin = "a"
"""
MEMBER = "forensic-psychologist"
MADE = ("case", "new", "C-7", "--fictional", "--assessor", f"A1:{MEMBER}", "--occasion", "2026-03")


@pytest.fixture(scope="module")
def shared_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the files of a workspace with a shared case and its handout, and with an assessment that is sealed."""
    folder = lay_out(tmp_path_factory.mktemp("shared"))
    (folder / "facts.toml").write_text(FACTS)
    (folder / "why.txt").write_text("x" * 3000)
    for words in (
        MADE,
        ("case", "hand", "C-7"),
        ("interview", "C-9", *NEW, "--occasion", "2026-03"),
        ("seal", "C-9", "--yes", "--incomplete-reason-from", "why.txt"),
    ):
        assert run(folder, *words).code == 0
    return contents(folder)


@pytest.fixture
def shared(tmp_path: Path, shared_files: dict[str, bytes]) -> Path:
    for name, data in shared_files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ("case", "new", "C-8", "--fictional", "--assessor", f"A1:{MEMBER}", "--from", "facts.toml"),
        ("case", "revise", "C-7", "--from", "facts.toml"),
        ("case", "hand", "C-7", "-o", "out"),
        ("case", "join", "C-7.A1.handout.json", "--as", "A1"),
        ("amend", "C-9", "--reason-from", "why.txt"),
        ("withdraw", "C-9", "--reason-from", "why.txt"),
        ("addendum", "C-9", "--kind", "person-view", "--by", "person", "--from", "why.txt"),
        ("report", "C-9", "-o", "report.txt"),
    ],
    ids=lambda words: " ".join(words)[:20],
)
@pytest.mark.parametrize("room", [0, 150, 900])
def test_what_found_no_room_can_be_done_again(shared: Path, words: tuple[str, ...], room: int) -> None:
    if words[1] == "join":
        for path in (shared / "cases" / "C-7").iterdir():
            path.unlink()
    before = contents(shared)
    limit = room + max(len(data) for name, data in before.items() if name.endswith(".journal")) * (words[0] == "amend")
    ended = run(shared, *words, prepare=at_most(limit))
    assert ended.code in {0, 9}
    assert is_in_order(ended)
    after = contents(shared)
    assert all(after.get(name) == data for name, data in before.items() if ended.code) or words[1] == "revise"
    assert all(data in after.values() or name.endswith(".journal") for name, data in before.items())
    assert not [name for name in after if name.endswith(".part")]
    assert run(shared, *words).code in ({0} if ended.code else {0, 6, 7})


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 200 kB, where this user may make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=200k", "none", str(disk)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("this user may mount nothing")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_really_is_full(small: Path) -> None:
    assert run(small, "init").code == 0
    ended = run(small, "interview", "C-1", *NEW, typed=NOTES)
    assert ended.code == 0
    filler = small / "filler"
    filler.write_bytes(b"x")
    with filler.open("ab", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 512)
        except OSError:
            pass
    before = {name: data for name, data in contents(small).items() if name != "filler"}
    ended = run(small, "interview", "C-1", typed=NOTES)
    assert ended.code == 9
    assert "NOT saved: No space left on device; everything before is" in ended.err
    for words in (("instrument", "new", "mine.toml"), ("init", "other"), ("schema", "panel", "-o", "panel.json")):
        assert run(small, *words).code == 9
    kept = {name: data for name, data in contents(small).items() if name != "filler"}
    assert kept.keys() == before.keys()
    filler.unlink()
    (journal,) = small.glob("cases/C-1/*/*.journal")
    events = len(read_whole_journal(journal).events)
    assert run(small, "interview", "C-1", typed=b"go D2\nnote room again\n").code == 0
    assert len(read_whole_journal(journal).events) == events + 1
