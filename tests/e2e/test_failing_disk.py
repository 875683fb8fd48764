"""Every operation of the disk fails once under every command: it is said, nothing half stays, the command completes."""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assess.store.beside import verify_beside
from assess.store.envelope import load_sealed
from assess.store.journal import read_whole_journal
from assess.store.lines import LogContent
from assess.store.log import read_log, whole
from assess.store.meeting import KIND
from tests.e2e.failed_commands import COMMANDS, Command, States, carried_out, contents, lay, states_in
from tests.e2e.failing_disk import ERRORS, FailingDisk

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(os.name == "nt", reason="what fails is POSIX")]
LOGS = (".journal", ".meeting")
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> States:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ASSESS_WORKSPACE", raising=False)
        folder = tmp_path_factory.mktemp("states")
        patch.chdir(folder)
        return states_in(folder)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    return tmp_path


class Failed(NamedTuple):
    """How a call ended of which the disk operation `what` failed."""

    code: int
    out: str
    err: str
    what: str
    disk: FailingDisk


class Bench:
    """Carries out one command on failing disks, in a folder of its own."""

    def __init__(self, folder: Path, states: States, command: Command, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.command, self.capsys, self.before = folder, command, capsys, states[command.state]
        lay(folder, self.before)
        disk = FailingDisk(folder)
        with disk.in_use():
            assert carried_out(command.words, command.typed) == 0
        self.operations, self.wanted = len(disk.told), set(contents(folder))

    def failed(self, disk: FailingDisk) -> Failed:
        """Carry out the command while one operation fails."""
        lay(self.folder, self.before)
        self.capsys.readouterr()
        with disk.in_use():
            code = carried_out(self.command.words, self.command.typed)
        said = self.capsys.readouterr()
        return Failed(code, said.out, said.err, disk.told[disk.fails_at - 1], disk)

    def completes(self) -> None:
        """See that the same command does the rest on a sound disk."""
        with FailingDisk(self.folder).in_use():
            assert carried_out(self.command.words, self.command.typed) in self.command.again
        names = {name for name in contents(self.folder) if not name.endswith(".torn")}
        assert names == self.wanted
        for path in self.folder.rglob("*.sealed"):
            verify_beside(load_sealed(path))


def log_in(path: Path) -> LogContent[Any]:
    """Return what a journal or the log of a meeting holds; its lines are whole, each following from the one before."""
    return read_whole_journal(path) if path.suffix == ".journal" else whole(read_log(path, KIND))


def check_said(ended: Failed) -> None:
    """See that a failure was told in the system's words, or was of no consequence."""
    assert ended.code in {0, 9}, ended
    assert not any(word in ended.err for word in ("Traceback", "this is a bug", "Exception ignored")), ended
    if ended.code == 9:
        assert os.strerror(ended.disk.error) in ended.err, ended


def check_files(folder: Path, before: Files, wanted: set[str], ended: Failed) -> None:
    """See that all that was there is there, and that what is new is whole."""
    after = contents(folder)
    assert not [name for name in after if Path(name).name.startswith(".")], ended
    for name, data in before.items():
        grown = name.endswith(LOGS) and after[name].startswith(data)
        assert grown or data in after.values() or name.endswith("old.txt"), (name, ended)
    for name in after.keys() - before.keys():
        assert name in wanted, (name, ended)
    for name, data in after.items():
        if name.endswith((".json", ".sealed")):
            json.loads(data)
        if name.endswith(LOGS):
            torn = log_in(folder / name).torn
            assert not torn or ended.disk.for_good, ended


def check_confirmed(folder: Path, before: Files, ended: Failed) -> None:
    """See that exactly what a sitting was told of as saved is in its journal."""
    name = "cases/C-9/2026-03/small.A1.journal"
    found = [getattr(event, "text", None) for event in read_whole_journal(folder / name).events]
    notes = len([text for text in found if text]) - before[name].count(b'\\"noted\\"')
    saved, refused = ended.out.count("Saved: note"), ended.err.count("NOT saved") + ended.out.count("NOT saved")
    assert notes == saved or (ended.disk.for_good and notes == saved + 1), ended
    assert ended.code == (9 if saved < 3 else 0), ended
    assert saved == 3 or refused or "cannot be opened" in ended.err, ended


def fail_at(bench: Bench, name: str, disk: FailingDisk) -> None:
    """Let a command meet one failure, look at what it left, and finish it."""
    ended = bench.failed(disk)
    check_said(ended)
    check_files(bench.folder, bench.before, bench.wanted, ended)
    if name == "sitting":
        check_confirmed(bench.folder, bench.before, ended)
    if ended.code == 0:
        assert set(contents(bench.folder)) == bench.wanted, ended
    else:
        bench.completes()


@pytest.mark.parametrize("name", COMMANDS)
def test_whichever_operation_fails_it_is_said_and_the_same_command_completes(
    folder: Path, states: States, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = Bench(folder, states, COMMANDS[name], capsys)
    for number in range(1, bench.operations + 1):
        error = ERRORS[number % len(ERRORS)]
        fail_at(bench, name, FailingDisk(folder, number, error, for_good=number // len(ERRORS) % 2 == 1))
    assert bench.operations > 3


@pytest.mark.campaign
@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_operation_fails_in_every_way(
    folder: Path, states: States, name: str, error: int, for_good: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = Bench(folder, states, COMMANDS[name], capsys)
    for number in range(1, bench.operations + 1):
        fail_at(bench, name, FailingDisk(folder, number, error, for_good=for_good))
