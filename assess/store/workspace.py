"""The workspace: a marked folder, the cases in it by safe names, and which of its assessments somebody means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from assess.errors import AlreadyThere, DoesNotFit, FileInvalid, NotFound, UsageRefused
from assess.logic.documents import dump_document, read_document
from assess.model.base import CASE_PATTERN, SLUG_PATTERN
from assess.model.panel import Joined, Panel
from assess.model.pinned import PinnedRegister
from assess.model.source import Register
from assess.model.workspace import FORMAT, WorkspaceMarker
from assess.store.case import ASSESSMENT, Place, check_name, check_spelling, load_kept, names_in, pin, places_in
from assess.store.copies import lost_places
from assess.store.files import make_folder, read_bytes, write_new
from assess.store.output_names import check_output_folder

if TYPE_CHECKING:  # finding a panel needs no events
    from assess.model.assessment import Assessment
    from assess.model.event import Opened

MARKER = "assess.workspace.json"
VARIABLE = "ASSESS_WORKSPACE"
MARKER_LIMIT = 4096
NOT_ENCRYPTED = "this workspace is not encrypted: whoever can read the disk can read the cases"
# How the folders of services that copy files to other machines are called.
COPIED_ELSEWHERE = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "owncloud", "pcloud")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder that holds cases; `notices` has to be said aloud by every command that uses it."""

    folder: Path
    encrypted: bool
    notices: tuple[str, ...]

    @property
    def cases(self) -> tuple[str, ...]:
        """The pseudonyms of the cases that are here."""
        cases = self.folder / "cases"
        return tuple(name for name in names_in(cases) if re.fullmatch(CASE_PATTERN, name) and (cases / name).is_dir())

    def case_folder(self, case: str) -> Path:
        """Return where a case lives or would live; raise UsageRefused for an unsafe name or another spelling."""
        cases = self.folder / "cases"
        return cases / check_spelling("the case", check_name("a case", case), cases)

    def place(self, case: str, occasion: str, instrument: str, label: str) -> Place:
        """Return where an assessment lives or would live; raise UsageRefused for unsafe names or another spelling."""
        folder = self.case_folder(case)
        check_spelling("the occasion", check_name("an occasion", occasion), folder)
        name = f"{check_name('an instrument', instrument, SLUG_PATTERN)}.{check_name('an assessor', label)}.journal"
        check_spelling(ASSESSMENT, name, folder / occasion)
        return Place(case, occasion, instrument, label, folder / occasion / name)

    def prepare(self, place: Place) -> Place:
        """Make the folders that an assessment needs, readable by their owner alone, and return the place."""
        make_folder(place.journal.parent)
        return place

    def journals(
        self, case: str, occasion: str | None = None, instrument: str | None = None, label: str | None = None
    ) -> tuple[Place, ...]:
        """Return the assessments of a case that are there and match everything that is given."""
        wanted = (occasion, instrument, label)
        return tuple(
            place
            for place in places_in(case, self.case_folder(case))
            if all(
                one in (None, given)
                for one, given in zip(wanted, (place.occasion, place.instrument, place.label), strict=True)
            )
        )

    def require_one(
        self, case: str, occasion: str | None = None, instrument: str | None = None, label: str | None = None
    ) -> Place:
        """Return the one assessment that matches; raise NotFound for none, UsageRefused for several, listing them."""
        found = self.journals(case, occasion, instrument, label)
        if not found:
            raise NotFound("no-assessment", *self._nothing_found(case))
        if len(found) > 1:
            names = "; ".join(_flags(place, found) for place in found)
            raise UsageRefused(
                "several-assessments", f"{case} has {len(found)} that match: {names}", "add those options"
            )
        return found[0]

    def _nothing_found(self, case: str) -> tuple[str, str]:
        there = "; ".join(str(place) for place in self.journals(case))
        lost = next(lost_places(case, self.case_folder(case)), None)
        if lost:
            return f"the journal {lost[0].journal.name} of {case} is gone, and a copy is there", lost[1]
        if there:
            return f"no assessment of {case} matches; there are: {there}", "choose one of them"
        return f"there is no assessment of {case} in {self.folder}", f"assess interview {case}"

    def load_panel(self, case: str) -> Panel | None:
        """Return the panel of a case, or None; raise FileInvalid or DoesNotFit."""
        return load_kept(Panel, self.case_folder(case) / "panel.json", case)

    def load_register(self, case: str) -> Register | None:
        """Return the assessor's copy of the register, or None; raise FileInvalid or DoesNotFit."""
        return load_kept(Register, self.case_folder(case) / "register.json", case)

    def load_joined(self, case: str) -> Joined | None:
        """Return who one is in a case, as `assess case join` remembered it, or None."""
        return load_kept(Joined, self.case_folder(case) / "joined.json", case)

    def pin_register(self, case: str) -> PinnedRegister | None:
        """Return what an assessment pins of the register that is here, or None where there is none."""
        register = self.load_register(case)
        return pin(self.case_folder(case) / "register.json", register) if register else None

    def register_for(self, begun: "Opened | Assessment") -> Register | None:
        """Return the register that an assessment works with: the pinned revision, letter by letter, or a later one.

        The fold of a journal knows the revision that it stands at now, its first event the one it was begun with.
        Raises DoesNotFit `register-differs` where it is gone, older, or another under the same number.
        """
        pinned, register = begun.register_, self.load_register(begun.case)
        here = self.pin_register(begun.case)
        if pinned is None:
            return register
        changed = here is not None and pinned.digest is not None and pinned.digest != here.digest
        if here is None or here.revision < pinned.revision or (here.revision == pinned.revision and changed):
            message = (
                f"the register of {begun.case} is not revision {pinned.revision}, which this assessment works with"
            )
            hint = "put back register.json as the coordinator sent it, or assess case join the handout again"
            raise DoesNotFit("register-differs", message, hint)
        return register

    def assessor_key(self, case: str, label: str) -> str:
        """Return the key of `label` in this case, by its panel, by who joined or by its journals, else a fresh one."""
        from assess.store.journal import read_journal  # noqa: PLC0415 - finding a panel needs no journal

        panel = self.load_panel(case)
        members = panel.assessors if panel else ()
        by_panel = (member.key for member in members if member.label == label)
        joined = self.load_joined(case)
        by_joining = (one.key for one in (joined,) if one and one.label == label)
        by_journals = (
            read_journal(place.journal).opened.assessor.key
            for place in reversed(self.journals(case))
            if place.label == label
        )
        return next(by_panel, None) or next(by_joining, None) or next(by_journals, None) or token_hex(16)


def _flags(place: Place, among: Sequence[Place]) -> str:
    """Return the options that choose this place among others: those in which they differ."""
    names = [name for name in ("occasion", "instrument", "label") if len({getattr(one, name) for one in among}) > 1]
    return " ".join(f"--{name} {getattr(place, name)}" for name in names)


def create_workspace(folder: Path) -> Workspace:
    """Make a workspace; raise AlreadyThere where there is one, StorageFailed where the system refuses."""
    if (folder / MARKER).exists():
        raise AlreadyThere("already-a-workspace", f"{folder} is a workspace already", "assess interview CASE")
    check_output_folder(folder)
    make_folder(folder / "cases")
    write_new(folder / MARKER, dump_document(WorkspaceMarker(format=FORMAT, encrypted=False)))
    return _opened(folder)


def find_workspace(start: Path, environ: Mapping[str, str]) -> Workspace:
    """Return the workspace that the environment names, or else the nearest one from `start` upwards.

    Raises NotFound, FileInvalid for a marker that cannot be read, StorageFailed.
    """
    named = environ.get(VARIABLE)
    if named:
        if not (Path(named) / MARKER).is_file():
            raise NotFound("no-workspace", f"{VARIABLE} names {named}, which is no workspace", f"assess init {named}")
        return _opened(Path(named))
    here = start.absolute()
    folder = next((one for one in (here, *here.parents) if (one / MARKER).is_file()), None)
    if folder is None:
        raise NotFound("no-workspace", f"there is no workspace in {here} or above it", "assess init")
    return _opened(folder)


def _opened(folder: Path) -> Workspace:
    path = folder / MARKER
    found = read_document(WorkspaceMarker, read_bytes(path, MARKER_LIMIT))
    if isinstance(found, tuple):
        problems = tuple(problem.within(str(path)) for problem in found)
        hint = "a newer version of assess may have made it: update assess"
        raise FileInvalid("workspace-unknown", f"{path} is no workspace that this version knows", hint, problems)
    if found.encrypted:
        raise FileInvalid("encrypted", f"{folder} is encrypted, which this version cannot read", "update assess")
    return Workspace(folder, found.encrypted, (NOT_ENCRYPTED, *_copied_elsewhere(folder)))


def _copied_elsewhere(folder: Path) -> tuple[str, ...]:
    parts = [part for part in folder.absolute().parts if part.casefold().startswith(COPIED_ELSEWHERE)]
    if not parts:
        return ()
    return (
        f'this workspace lies under "{parts[0]}", which may be copied to other machines: move it to a local folder',
    )


def workspace_or_none(start: Path, environ: Mapping[str, str]) -> Workspace | None:
    """Return the workspace as `find_workspace` does, or None where there is none: files can be read without one.

    One that the environment names must be there: without it a file would be read without its panel and register.
    """
    try:
        return find_workspace(start, environ)
    except NotFound:
        if environ.get(VARIABLE):
            raise
        return None
