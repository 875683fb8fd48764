"""The commands that write, each with the state it begins with, for a disk that fails under them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from assess.cli.main import main
from tests.samples import SMALL

States = dict[str, dict[str, bytes]]
Words = tuple[str, ...]
ROLE = "forensic-psychologist"
FACTS = """referral = "Which needs first?"
[[sources]]
kind = "interview"
date = "2026-02-10"
setting = "custody"
origin = "person-2026"
"""
SITTING = "go D1\nnote first\nnote second\ngo H1\nnote third\n"
FILES = {
    "instruments/small.toml": SMALL,
    "facts.toml": FACTS,
    "more.toml": FACTS + FACTS.partition("\n")[2].replace("02-10", "02-11"),
    "why.txt": "Why.",
    "one.txt": "go D1\nnote one\n",
    "several.txt": SITTING,
    "meeting.txt": "date 2026-03-12\npresent all K1\nclose : No time.\nclose\n",
    "table.csv": "a,b\n0,1\n1,1\n0,0\n",
}
SMALL_ONE = ("--occasion", "2026-03", "--instrument", "small", "--fictional")
MADE = ("case", "new", "C-7", *SMALL_ONE, "--assessor", f"A1:{ROLE}", "--from", "facts.toml")
ALONE = (*SMALL_ONE, "--role", ROLE, "--as-of", "2026-03-01")
REASON = ("--reason-from", "why.txt")
TREE = "cases/C-9/2026-03/small."
BOTH = (f"{TREE}A1.sealed", f"{TREE}A2.sealed")
A1, A2 = ("--label", "A1"), ("--label", "A2")
ADDED = ("addendum", "C-9", *A1, "--kind", "person-view", "--by", "person", "--from", "why.txt")


def sealing(*label: str) -> Words:
    return ("seal", "C-9", *label, "--yes", "--incomplete-reason-from", "why.txt")


class Command(NamedTuple):
    """A command, the state it begins with, what is typed, and how it may end where it is carried out once more.

    Ending otherwise than with 0 is allowed where all was done, and only its last step was not confirmed.
    """

    state: str
    words: Words
    again: frozenset[int] = frozenset({0})
    typed: str = ""


COMMANDS = {
    "init": Command("nothing", ("init",), frozenset({0, 7})),
    "case new": Command("empty", MADE),
    "hand": Command("made", ("case", "hand", "C-7", "-o", "out")),
    "revise": Command("made", ("case", "revise", "C-7", "--assessor", f"A2:{ROLE}", "--from", "more.toml")),
    "join": Command("handed", ("case", "join", "C-7.A1.handout.json", "--as", "A1")),
    "begin": Command("empty", ("interview", "C-9", *ALONE, *A1, "--from", "one.txt")),
    "append": Command("noted", ("interview", "C-9", *A1, "--from", "one.txt")),
    "script": Command("noted", ("interview", "C-9", *A1, "--from", "several.txt")),
    "sitting": Command("noted", ("interview", "C-9", *A1), typed=SITTING),
    "seal": Command("noted", sealing(*A1), frozenset({0, 7})),
    "amend": Command("sealed", ("amend", "C-9", *A1, *REASON), frozenset({0, 6})),
    "withdraw": Command("sealed", ("withdraw", "C-9", *A1, *REASON), frozenset({0, 6})),
    "addendum": Command("sealed", ADDED),
    "merge": Command("sealed", ("merge", *BOTH, "-o", "new.json")),
    "merge --html": Command("sealed", ("merge", *BOTH, "--html", "new.html")),
    "consensus": Command("merged", ("consensus", "c.json", "--from", "meeting.txt"), frozenset({0, 7})),
    "report": Command("merged", ("report", "c.json", "-o", "old.txt")),
    "report of one": Command("merged", ("report", "C-9", *A1, "--html", "-o", "new.html")),
    "agreement": Command("merged", ("agreement", "table.csv", "--levels", "0,1", "-o", "old.txt")),
}


@contextmanager
def typing(text: str) -> Iterator[None]:
    """Let `text` come from a pipe."""
    before, sys.stdin = sys.stdin, TextIOWrapper(BytesIO(text.encode()))
    try:
        yield
    finally:
        sys.stdin = before


def carried_out(words: Words, typed: str = "") -> int:
    """Carry out a call and return how it ended."""
    with typing(typed):
        return main(list(words))


def contents(folder: Path) -> dict[str, bytes]:
    """Return what lies below a folder, but for the notes of locks."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def lay(folder: Path, files: dict[str, bytes]) -> None:
    """Put a folder into the state that `files` are."""
    there = contents(folder)
    for name in there.keys() - files.keys():
        (folder / name).unlink()
    for name, data in files.items():
        if there.get(name) != data:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        with suppress(OSError):  # not empty
            path.rmdir()
    if "assess.workspace.json" in files:
        (folder / "cases").mkdir(exist_ok=True)


def states_in(folder: Path) -> States:
    """Return a workspace, made in the current folder, in every state that a command begins with."""
    found: States = {"nothing": {name: text.encode() for name, text in FILES.items()}}
    lay(folder, found["nothing"])

    def after(name: str, *calls: Words) -> None:
        for words in calls:
            assert carried_out(words) == 0, words
        found[name] = contents(folder)

    after("empty", ("init",))
    after("made", MADE)
    after("handed", ("case", "hand", "C-7"))
    found["handed"] = {name: data for name, data in found["handed"].items() if not name.startswith("cases/")}
    lay(folder, found["empty"])
    after("noted", ("interview", "C-9", *ALONE, *A1, "--from", "one.txt"))
    after("sealed", sealing(*A1), ("interview", "C-9", *ALONE, *A2, "--from", "one.txt"), sealing(*A2))
    (folder / "old.txt").write_bytes(b"an older report")
    after("merged", ("merge", *BOTH, "-o", "c.json"))
    return found
