"""What the attacks share: the files of the demonstration case, the running program, and what must hold at every end."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from assess.cli.demonstration import demo_sealed

ROOT = Path(__file__).parents[2]
TREE = Path("cases", "DEMO-01", "2026-03")
SEALED = tuple(TREE / f"reengagement.A{number}.sealed" for number in (1, 2, 3))
NEW = ("--label", "A1", "--role", "forensic-psychologist", "--fictional")
SAID_ALWAYS = "assess: this workspace is not encrypted"
ACTED_UPON = {chr(code) for code in (*range(32), *range(0x7F, 0xA0), 0x202E, 0x2066)} - {"\n"}
"""Characters that a terminal would obey."""


class Ended(NamedTuple):
    """How a call ended."""

    code: int
    out: str
    err: str


@cache
def demo_files() -> dict[str, bytes]:
    """Return every file of the demonstration case by its path in the workspace."""
    with demo_sealed() as (case, _):
        folder = case.workspace.folder
        return {
            str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
        }


def lay_out(folder: Path) -> Path:
    """Write the workspace of the demonstration case into `folder` and return it."""
    for name, data in demo_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return what lies below a folder; the note of a lock that a kill left behind is no content."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def environment(**more: str | None) -> dict[str, str]:
    """Return the environment of a call; None takes a variable away."""
    taken = ("ASSESS_WORKSPACE", "ASSESS_DEBUG", "COLUMNS", "NO_COLOR")
    found = {name: value for name, value in os.environ.items() if name not in taken} | {"PYTHONPATH": str(ROOT)}
    return {name: value for name, value in (found | more).items() if value is not None}


def run(
    folder: Path,
    *words: str | Path,
    typed: bytes = b"",
    prepare: Callable[[], Any] | None = None,
    more: Mapping[str, str | None] | None = None,
) -> Ended:
    """Run the program as a process of its own and return how it ended."""
    done = subprocess.run(
        [sys.executable, "-m", "assess", *words],
        cwd=folder,
        env=environment(**more or {}),
        input=typed,
        capture_output=True,
        check=False,
        timeout=60,
        preexec_fn=prepare,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def is_in_order(ended: Ended) -> bool:
    """Tell whether a call ended as promised: no bug, no traceback, nothing that a terminal would obey."""
    told = [line for line in ended.err.splitlines() if not line.startswith(SAID_ALWAYS)]
    named = ended.code in {0, 6, 10, 141} or any(line.startswith("assess: ") for line in told)
    quiet = not any(word in ended.err for word in ("Traceback", "Exception ignored", "this is a bug"))
    return named and quiet and ended.code != 1 and not ACTED_UPON & set(ended.out + ended.err)
