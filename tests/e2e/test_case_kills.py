"""Commands are killed before each of their disk operations, and at random: the same command completes each."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assess.cli.main import main
from assess.store.journal import open_journal, read_whole_journal
from tests.e2e.attacks import contents, environment

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(os.name == "nt", reason="forks and kills are POSIX")]
OPERATIONS = ("fsync", "link", "replace", "rename", "unlink", "mkdir", "open", "ftruncate", "write")
FACTS = """referral = "Which needs first?"
[[sources]]
kind = "interview"
date = "2026-02-10"
setting = "custody"
origin = "person-2026"
"""
MORE = FACTS + FACTS.partition("\n")[2].replace("02-10", "02-11")
ROLE = "forensic-psychologist"
MADE = (
    "case",
    "new",
    "C-7",
    "--fictional",
    "--occasion",
    "2026-03",
    "--assessor",
    f"A1:{ROLE}",
    "--from",
    "facts.toml",
)
ALONE = ("--label", "B1", "--role", ROLE, "--occasion", "2026-03", "--fictional", "--as-of", "2026-03-01")
REASON = ("--reason-from", "why.txt")
SEAL = ("seal", "C-9", "--yes", "--incomplete-reason-from", "why.txt")


class Attack(NamedTuple):
    """A command, the state it needs, and how it may end where it is carried out once more."""

    state: str
    words: tuple[str, ...]
    again: frozenset[int] = frozenset({0})


ATTACKS = {
    "new": Attack("empty", MADE, frozenset({0, 7})),
    "hand": Attack("made", ("case", "hand", "C-7", "-o", "out")),
    "revise": Attack("made", ("case", "revise", "C-7", "--assessor", f"A2:{ROLE}", "--from", "more.toml")),
    "join": Attack("handed", ("case", "join", "C-7.A1.handout.json", "--as", "A1")),
    "join again": Attack("joined", ("case", "join", "later/C-7.A1.handout.json", "--as", "A1")),
    "interview": Attack("noted", ("interview", "C-9", "--from", "lines.txt")),
    "seal": Attack("noted", SEAL, frozenset({0, 7})),
    "amend": Attack("sealed", ("amend", "C-9", *REASON), frozenset({0, 6})),
    "seal an amendment": Attack("amended", SEAL, frozenset({0, 7})),
    "withdraw": Attack("sealed", ("withdraw", "C-9", *REASON), frozenset({0, 6})),
    "addendum": Attack("sealed", ("addendum", "C-9", "--kind", "person-view", "--by", "person", "--from", "why.txt")),
}
States = dict[str, dict[str, bytes]]


def carried_out(*words: str) -> int:
    """Carry out a call that reads nothing from a terminal."""
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        before, sys.stdin = sys.stdin, nothing
        try:
            return main(list(words))
        finally:
            sys.stdin = before


def lay(folder: Path, files: dict[str, bytes]) -> None:
    """Put a workspace into the state that `files` are."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "cases").mkdir(exist_ok=True)


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> States:
    """Give a workspace in every state that an attack begins with."""
    folder = tmp_path_factory.mktemp("states")
    found: States = {}

    def after(name: str, *calls: tuple[str, ...]) -> None:
        for words in calls:
            assert carried_out(*words) == 0, words
        found[name] = contents(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("ASSESS_WORKSPACE", raising=False)
        (folder / "facts.toml").write_text(FACTS)
        (folder / "more.toml").write_text(MORE)
        (folder / "why.txt").write_text("Why.")
        (folder / "lines.txt").write_text("go D1\nnote one\nnote two\n")
        after("empty", ("init",))
        after("made", MADE)
        after("revised", ("case", "hand", "C-7"), ATTACKS["revise"].words, ("case", "hand", "C-7", "-o", "later"))
        handouts = {name: data for name, data in found["revised"].items() if "handout" in name}
        lay(folder, found["empty"] | handouts)
        after("handed")
        after("joined", ATTACKS["join"].words)
        lay(folder, found["empty"])
        after("noted", ("interview", "C-9", *ALONE, "--from", "lines.txt"))
        after("sealed", SEAL)
        (folder / "lines.txt").write_text("go D1\nnote another\n")
        after("amended", ATTACKS["amend"].words, ATTACKS["interview"].words)
    return found


def killed_before(operation: int, words: tuple[str, ...]) -> bool:
    """Carry out a call in a child that is killed before its n-th disk operation; tell whether it was."""
    child = os.fork()
    if child == 0:
        left = iter(range(operation, 0, -1))

        def counted(real: Callable[..., Any]) -> Callable[..., Any]:
            def carry_out(*arguments: Any, **more: Any) -> Any:
                writes = real is not plain_open or arguments[1] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
                if writes and next(left) == 1:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*arguments, **more)

            return carry_out

        plain_open = os.open
        for name in OPERATIONS:
            setattr(os, name, counted(getattr(os, name)))
        nowhere = plain_open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os._exit(carried_out(*words))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def visible_files(folder: Path) -> dict[str, bytes]:
    """Return what lies there for people to see; a kill may leave a temporary file that begins with a dot."""
    return {name: data for name, data in contents(folder).items() if not Path(name).name.startswith(".")}


def check_whole(folder: Path, before: dict[str, bytes]) -> None:
    """See that no file is half written, and that nothing is lost of what was there."""
    after = visible_files(folder)
    for name, data in before.items():
        kept = [one for one in after.values() if one == data]
        assert kept or (name.endswith(".journal") and after[name].startswith(data)), name
    for name, data in after.items():
        if name.endswith((".json", ".sealed")):
            json.loads(data)
        if name.endswith(".journal"):
            assert not read_whole_journal(folder / name).torn or name in before
            open_journal(folder / name).close()


def finished(folder: Path, attack: Attack, wanted: set[str]) -> None:
    """Run a command that was killed once more, and see that everything is there in the end."""
    assert carried_out(*attack.words) in attack.again
    names = {name for name in visible_files(folder) if not name.endswith((".torn", ".lock"))}
    assert wanted <= names
    assert all("addendum" in name for name in names - wanted), names - wanted


def wanted_after(folder: Path, states: States, attack: Attack) -> set[str]:
    """Return the names of the files that are there once a command is carried out."""
    lay(folder, states[attack.state])
    assert carried_out(*attack.words) == 0
    return {name for name in visible_files(folder) if not name.endswith(".lock")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    return tmp_path


@pytest.mark.parametrize("name", ATTACKS)
def test_a_kill_before_any_disk_operation_can_be_mended_by_the_same_command(
    folder: Path, states: States, name: str
) -> None:
    attack = ATTACKS[name]
    wanted, before = wanted_after(folder, states, attack), states[attack.state]
    kills, killed = 0, True
    while killed:
        lay(folder, before)
        killed = killed_before(kills + 1, attack.words)
        if killed:
            kills += 1
            check_whole(folder, before)
            finished(folder, attack, wanted)
            check_whole(folder, before)
    assert kills > 2


@pytest.mark.campaign
def test_kills_at_random_moments(folder: Path, states: States, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(7)  # noqa: S311 - moments to kill at, no secrets
    kills = 0
    for attack in list(ATTACKS.values()) * 10:
        wanted = wanted_after(folder, states, attack)
        lay(folder, states[attack.state])
        with subprocess.Popen(
            [sys.executable, "-m", "assess", *attack.words],
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                process.wait(chance.uniform(0.1, 0.4))
            except subprocess.TimeoutExpired:
                process.kill()
                kills += 1
        check_whole(folder, states[attack.state])
        finished(folder, attack, wanted)
    with capsys.disabled():
        print(f"\n{10 * len(ATTACKS)} runs, {kills} killed, every one completed by the same command")
