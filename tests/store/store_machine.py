"""A store that is written to, killed, torn, undone, sealed, amended and withdrawn, beside a model of what it holds."""

import os
from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, NamedTuple

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from assess.cli.merging import Merging
from assess.errors import AlreadyThere, Incomplete
from assess.logic.digest import digest_instrument
from assess.logic.documents import dump_document
from assess.logic.fold import to_undo
from assess.model.event import Event, Noted, Opened, Rated
from assess.store.files import Disk
from assess.store.journal import Journal, assessment_in, create_journal, open_journal, read_whole_journal
from assess.store.reopening import amend, withdraw
from tests.samples import RAW, event, log_of
from tests.store.seals import WHY, closed, noon, rated

PINNED = {"id": "small", "version": "0.1.0", "digest": digest_instrument(RAW)}
LINES = st.tuples(st.sampled_from("NSCD"), st.sampled_from(["", "one", "two [sic]", "\u2028 three"]))


class Killed(BaseException):
    """The process ended in the middle of a write."""


class Said(NamedTuple):
    """What stands for the one question of this model."""

    level: str | None = None
    note: str | None = None

    def after(self, events: list[Event]) -> "Said":
        """Return what stands once a line of input was recorded."""
        found = self
        for one in events:
            if isinstance(one, Rated):
                found = found._replace(level=one.level)
            if isinstance(one, Noted):
                found = found._replace(note=one.text)
        return found


class Seal(NamedTuple):
    """A seal that stands: which amendment it closed, what it says, and its file."""

    amendment: int
    said: Said
    path: Path


def begin(folder: Path, label: str) -> Journal:
    """Begin the assessment of one assessor."""
    assessor = {"key": label * 16, "label": label, "role": "forensic-psychologist"}
    (first,) = log_of(instrument=PINNED, assessor=assessor)
    assert isinstance(first, Opened)
    return create_journal(folder / f"small.{label}.journal", first)


def events_of(line: tuple[str, str]) -> list[Event]:
    """Return the events of one line of input: a level, and a note where there is one."""
    level, note = line
    return [rated(level), *([event("noted", question="ties", text=note)] if note else [])]


def killed_after(length: int, *, zeros: bool) -> Callable[[int, bytes], int]:
    """Return what writes so many bytes before the process ends; the rest may be there as zeros."""

    def write(descriptor: int, data: bytes) -> int:
        os.write(descriptor, data[:length] + b"\0" * (len(data[length:]) if zeros else 0))
        raise Killed

    return write


def killed(*_: object) -> None:
    raise Killed


class StoreMachine(RuleBasedStateMachine):
    """One assessor whose disk fails in every way, and another who sealed long ago."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="store-"))
        with begin(self.folder, "A2") as other:
            other.append([rated("D")])
            self.other = closed(other)
        self.journal = begin(self.folder, "A1")
        self.confirmed = self.journal.log
        self.base, self.lines = Said(), list[list[Event]]()
        self.seals = list[Seal]()
        self.files = {self.other.name: self.other.read_bytes()}
        self.sealed, self.amendments, self.opened_at = False, 0, Said()

    def teardown(self) -> None:
        self.journal.close()
        rmtree(self.folder)

    @property
    def said(self) -> Said:
        """What stands, by the model."""
        found = self.base
        for line in self.lines:
            found = found.after(line)
        return found

    def _kept(self) -> None:
        """Nothing before the last seal, or what opened it, can be taken back."""
        self.base, self.lines, self.confirmed = self.said, [], self.journal.log

    def _reopened(self, disk: Disk | None = None) -> None:
        self.journal.close()
        self.journal = open_journal(self.journal.path, *([disk] if disk else []))

    @rule(line=LINES)
    def record(self, line: tuple[str, str]) -> None:
        if self.sealed:
            with pytest.raises(AlreadyThere):
                self.journal.append(events_of(line))
            return
        self.journal.append(events_of(line))
        self.lines.append(events_of(line))
        self.confirmed = self.journal.log

    @rule()
    def undo(self) -> None:
        number = to_undo(self.journal.log)
        assert (number is not None) == bool(self.lines)
        if number is not None:
            self.journal.append([event("undone", n=number)])
            self.lines.pop()
            self.confirmed = self.journal.log

    @rule()
    def reopen(self) -> None:
        self._reopened()
        assert not self.journal.notices

    @rule(length=st.integers(1, 60))
    def zeros_follow(self, length: int) -> None:
        with self.journal.path.open("ab") as file:
            file.write(b"\0" * length)
        self._reopened()
        assert len(self.journal.notices) == 1

    @precondition(lambda self: not self.sealed)
    @rule(line=LINES, length=st.integers(0, 900), zeros=st.booleans())
    def killed_while_recording(self, line: tuple[str, str], length: int, zeros: bool) -> None:
        self._reopened(Disk(write=killed_after(length, zeros=zeros), truncate=killed))
        with pytest.raises(Killed):
            self.journal.append(events_of(line))
        self._reopened()
        before = len(self.confirmed)
        survived = list(self.journal.log[before:])
        wanted = events_of(line)[: len(survived)]
        assert self.journal.log[:before] == self.confirmed
        assert [one.model_copy(update={"tx": None}) for one in survived] == wanted
        if survived:  # written whole, though nobody was told: it is there, and can be taken back
            self.lines.append(survived)
            self.confirmed = self.journal.log

    @rule()
    def seal(self) -> None:
        if self.sealed:
            refusal: type[Exception] | None = AlreadyThere
        else:
            refusal = Incomplete if self.amendments and self.said == self.opened_at else None
        if refusal:
            with pytest.raises(refusal):
                closed(self.journal)
            return
        self._sealed_as(closed(self.journal))

    @precondition(lambda self: not self.sealed and not self.amendments)
    @rule()
    def killed_while_sealing(self) -> None:
        self._reopened(Disk(write=killed_after(10_000, zeros=False), truncate=killed))
        with pytest.raises(Killed):
            closed(self.journal)
        self._reopened()
        self._sealed_as(closed(self.journal))

    def _sealed_as(self, path: Path) -> None:
        assert path.name not in self.files
        self.files[path.name] = path.read_bytes()
        self.seals.append(Seal(self.amendments, self.said, path))
        self.sealed = True
        self._kept()

    @rule(stage=st.sampled_from(["amendment", "second-look"]))
    def amend(self, stage: Any) -> None:
        if not self.sealed:
            with pytest.raises(Incomplete):
                amend(self.journal, stage, WHY, noon)
            return
        assert amend(self.journal, stage, WHY, noon) == self.seals[-1].path
        self.sealed, self.amendments, self.opened_at = False, self.amendments + 1, self.said
        self._kept()

    @rule()
    def withdraw(self) -> None:
        if not self.sealed:
            with pytest.raises(Incomplete):
                withdraw(self.journal, WHY, noon)
            return
        path = self.seals.pop().path
        self.files[withdraw(self.journal, WHY, noon).name] = self.files.pop(path.name)
        self.sealed = False
        self._kept()

    @precondition(lambda self: self.seals)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        files = [self.other, *(seal.path for seal in self.seals)]
        with redirect_stderr(StringIO()):
            documents = [
                Merging(order).comparison("coordinator") for order in (files, data.draw(st.permutations(files)))
            ]
        assert dump_document(documents[0]) == dump_document(documents[1])
        (ties,) = [one for one in documents[0].questions if one.question == "ties"]
        levels = {who: one.level if one else None for who, one in ties.facets[0].ratings.items()}
        assert levels == {"A1": self.seals[0].said.level, "A2": "D"}
        assert self.seals[0].amendment == 0

    @invariant()
    def what_is_read_again_is_the_model(self) -> None:
        content = read_whole_journal(self.journal.path)
        assert content.events == self.confirmed == self.journal.log
        assert not content.torn
        assert (content.sealed is not None) == self.sealed
        rating = assessment_in(content).rating("ties")
        facet = rating.facets.get("main")
        assert Said(facet.level if facet else None, rating.note) == self.said

    @invariant()
    def sealed_files_never_change(self) -> None:
        assert {path.name: path.read_bytes() for path in self.folder.glob("*.sealed")} == self.files
