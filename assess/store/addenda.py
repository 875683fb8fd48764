"""Addenda as files: beside the sealed file that each follows, numbered in a row, written once and never changed."""

import re
from pathlib import Path

from assess.errors import DoesNotFit, FileInvalid
from assess.logic.documents import dump_document, read_document
from assess.logic.strict import MAX_BYTES
from assess.model.addendum import Addendum
from assess.store.case import names_in
from assess.store.envelope import Sealed
from assess.store.files import read_bytes, write_new
from assess.store.naming import paths_through


def addenda_beside(sealed: Path) -> tuple[Path, ...]:
    """Return the files that by their names are added to a sealed file, in the order of their numbers."""
    pattern = re.compile(re.escape(sealed.stem) + r"\.addendum-([1-9]\d{0,3})\.json")
    found = ((match, sealed.parent / name) for name in names_in(sealed.parent) if (match := pattern.fullmatch(name)))
    return tuple(path for _, path in sorted((int(match[1]), path) for match, path in found))


def load_addenda(sealed: Sealed) -> tuple[Addendum, ...]:
    """Return what was added to a sealed assessment, or to a seal before it that was amended or withdrawn.

    Raises FileInvalid for a file that is no addendum, DoesNotFit `other-seal` for one that follows something else.
    """
    return tuple(_loaded(path, sealed) for seal in paths_through(sealed) for path in addenda_beside(seal))


def _loaded(path: Path, sealed: Sealed) -> Addendum:
    found = read_document(Addendum, read_bytes(path, MAX_BYTES))
    if isinstance(found, tuple):
        problems = tuple(problem.within(str(path)) for problem in found)
        hint = "move it out of the folder, or put back a copy as it was saved"
        raise FileInvalid("addendum-invalid", f"{path} is no valid addendum", hint, problems)
    one = sealed.assessment
    seals = {sealed.commitment, *(made.of for made in one.amendments), *(made.of for made in one.withdrawals)}
    names = (one.case, one.assessor.label, one.fictional)
    if found.of not in seals or (found.case, found.label, found.fictional) != names:
        message = f"{path.name} was added to another assessment than {sealed.name}"
        raise DoesNotFit("other-seal", message, "lay it beside the sealed file that it was written for")
    return found


def save_addendum(sealed: Sealed, addendum: Addendum) -> Path:
    """Write an addendum under the next free number beside its sealed file and return where it lies.

    Raises as `load_addenda` does where one that is there does not fit, AlreadyThere, StorageFailed.
    """
    load_addenda(sealed)
    here = addenda_beside(sealed.path)
    number = int(here[-1].stem.rpartition("-")[2]) + 1 if here else 1
    path = sealed.path.with_name(f"{sealed.path.stem}.addendum-{number}.json")
    write_new(path, dump_document(addendum))
    return path
