"""The tree of one case: which journals it has by name, and the panel and the register that lie beside them."""

import errno
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assess.errors import AssessError, DoesNotFit, FileInvalid, StorageFailed, UsageRefused
from assess.logic.digest import digest_bytes
from assess.logic.documents import read_document
from assess.logic.revisions import check_panel, check_register
from assess.logic.strict import MAX_BYTES
from assess.model.base import CASE_PATTERN, RESERVED_NAMES, SLUG_PATTERN
from assess.model.panel import Joined, Panel
from assess.model.pinned import PinnedRegister
from assess.model.problem import Problem
from assess.model.source import Register
from assess.store.files import read_bytes, read_start, reason
from assess.store.glance import body_in, text_in

if TYPE_CHECKING:  # finding a panel needs no events
    from assess.model.event import Opened

Kept = TypeVar("Kept", Panel, Register, Joined)
JOURNAL = re.compile(rf"(?P<instrument>{SLUG_PATTERN[1:-1]})\.(?P<label>{CASE_PATTERN[1:-1]})\.journal")
FIRST_LINE = 64 * 1024
ASSESSMENT = "the assessment"
_PUT_BACK: dict[type[Panel | Register | Joined], str] = {
    Panel: "move it out of the folder and put back a copy of panel.json as it was",
    Register: "move it out of the folder and put back a copy of register.json as it was",
    Joined: "move it out of the folder, then assess case join FILE --as LABEL writes it again",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where one assessment lives, by the names that make its path; `journal` need not exist yet."""

    case: str
    occasion: str
    instrument: str
    label: str
    journal: Path

    @property
    def sealed(self) -> Path:
        """The sealed file that belongs beside the journal."""
        return self.journal.with_suffix(".sealed")

    def __str__(self) -> str:
        return f"{self.case}  --occasion {self.occasion} --instrument {self.instrument} --label {self.label}"


def check_name(kind: str, name: str, pattern: str = CASE_PATTERN) -> str:
    """Return `name` where it is a safe file name on every system; raise UsageRefused otherwise."""
    if not re.fullmatch(pattern, name) or name.upper() in RESERVED_NAMES:
        hint = "use letters, digits and hyphens, at most 40, such as C-0142; never a person's name"
        raise UsageRefused("bad-name", f"this cannot be the name of {kind}", hint)
    return name


def check_spelling(kind: str, name: str, folder: Path) -> str:
    """Return `name`; raise UsageRefused where `folder` has it in other capitals, which not every system tells apart."""
    other = next((one for one in names_in(folder) if one != name and one.casefold() == name.casefold()), None)
    if other is not None:
        hint = (
            f"type {other}"
            if kind != ASSESSMENT
            else "type --instrument and --label as they stand there, or rename the file"
        )
        raise UsageRefused("other-spelling", f"{kind} {name} is written {other} here", hint)
    return name


def check_place(place: Place, opened: "Opened") -> None:
    """Raise DoesNotFit where a journal is about another assessment than its path says, as after moving files about."""
    says = (opened.case, opened.occasion, opened.instrument.id, opened.assessor.label)
    if says != (place.case, place.occasion, place.instrument, place.label):
        hint = f"it belongs to {opened.case}, {opened.occasion}, {opened.instrument.id}, {opened.assessor.label}"
        raise DoesNotFit("misplaced", f"{place.journal} is another assessment than its name says", hint)


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder in their order; none where there is no folder."""
    try:
        return tuple(sorted(entry.name for entry in folder.iterdir()))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        if error.errno == errno.ELOOP:  # links in a circle lead to no folder
            return ()
        raise StorageFailed("cannot-read", f"the folder {folder} cannot be read: {reason(error)}") from None


def places_in(case: str, folder: Path) -> Iterator[Place]:
    """Go through every assessment of a case whose journal is there, in the order of occasion, instrument and label.

    A copy of a journal under another name is no assessment of its own, though its name may look like one.
    """
    for occasion in names_in(folder):
        for name in names_in(folder / occasion):
            match = JOURNAL.fullmatch(name)
            if match:
                place = Place(case, occasion, match["instrument"], match["label"], folder / occasion / name)
                if not _is_copy(place):
                    yield place


def told_by(path: Path) -> Place | None:
    """Return the assessment that a file is a journal of, by its first line, as it would lie in the same folder."""
    try:
        body = body_in(read_start(path, FIRST_LINE).partition(b"\n")[0])
        case, occasion = text_in(body, "case"), text_in(body, "occasion")
        instrument, label = text_in(body, "instrument", "id"), text_in(body, "assessor", "label")
        name = path.with_name(f"{instrument}.{label}.journal")
    except (AssessError, ValueError):
        return None
    return Place(case, occasion, instrument, label, name) if case and occasion and instrument and label else None


def _is_copy(place: Place) -> bool:
    """Tell whether a file belongs into this folder, but under another name."""
    told = told_by(place.journal)
    if told is None or (told.case, told.occasion) != (place.case, place.occasion):
        return False
    return (told.instrument, told.label) != (place.instrument, place.label)


def load_kept(kind: type[Kept], path: Path, case: str) -> Kept | None:
    """Return the panel or the register that lies at `path`, or None where there is none.

    Raises FileInvalid with all its problems, DoesNotFit where it belongs to another case.
    """
    data = kept_bytes(path)
    if data is None:
        return None
    found = read_document(kind, data)
    problems = found if isinstance(found, tuple) else _senseless(found)
    if isinstance(found, tuple) or problems:
        problems = tuple(problem.within(str(path)) for problem in problems)
        raise FileInvalid("document-invalid", f"{path} is no valid {path.stem}", _PUT_BACK[kind], problems)
    if found.case != case:
        raise DoesNotFit("other-case", f"{path} belongs to another case than the folder it lies in", _PUT_BACK[kind])
    return found


def _senseless(found: Panel | Register | Joined) -> tuple[Problem, ...]:
    if isinstance(found, Joined):
        return ()
    return check_panel(found) if isinstance(found, Panel) else check_register(found)


def kept_bytes(path: Path) -> bytes | None:
    """Return the bytes of a file of a case, or None where there is none."""
    try:
        path.lstat()  # a link to nowhere is there: its file is not absent but lost
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StorageFailed("cannot-read", f"{path} cannot be read: {reason(error)}") from None
    return read_bytes(path, MAX_BYTES)


def pin(path: Path, register: Register) -> PinnedRegister:
    """Return what an assessment pins of its copy of the register: revision and digest of the exact bytes."""
    return PinnedRegister(revision=register.revision, digest=digest_bytes(kept_bytes(path) or b""))
