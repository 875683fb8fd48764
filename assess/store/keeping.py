"""Panel and register as files of a case: every revision is kept, the newest under the plain name."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from assess.errors import AlreadyThere, AssessError
from assess.logic.documents import dump_document
from assess.model.panel import Joined, Panel
from assess.model.source import Register
from assess.store.case import Kept, kept_bytes, load_kept, names_in
from assess.store.files import make_folder, write_new, write_over

if TYPE_CHECKING:
    from assess.store.workspace import Workspace

PANEL, REGISTER, JOINED = "panel", "register", "joined"


def create_case(folder: Path, panel: Panel, register: Register) -> None:
    """Write the first panel and register of a case; raise AlreadyThere, having written nothing, where one is there.

    The panel comes first, for its keys are random: where a kill left it alone, the same panel is gone on with.
    """
    there = {name: kept_bytes(folder / f"{name}.json") for name in (PANEL, REGISTER, JOINED)}
    begun = there[PANEL] == dump_document(panel)
    for name, data in there.items():
        if data is not None and not (name == PANEL and begun):
            hint = f"assess case revise {panel.case} --from FILE"
            raise AlreadyThere("case-there", f"{panel.case} has a {name} already; it was not touched", hint)
    make_folder(folder)
    path = folder / f"{PANEL}.json"
    if not begun:
        write_new(path, dump_document(panel))
    try:
        write_new(folder / f"{REGISTER}.json", dump_document(register))
    except BaseException:
        if not begun:
            path.unlink(missing_ok=True)
        raise


def save_revision(folder: Path, name: str, document: Panel | Register) -> None:
    """Put a later revision in the place of the one that is there, which is kept beside it, as its exact bytes.

    Raises AlreadyThere where another file has the name that the old one needs, or where another terminal was faster,
    StorageFailed.
    """
    make_folder(folder)
    path = folder / f"{name}.json"
    old = kept_bytes(path)
    if old is None:
        write_new(path, dump_document(document))
        return
    before = (
        load_kept(Panel, path, document.case)
        if isinstance(document, Panel)
        else load_kept(Register, path, document.case)
    )
    if before is not None:
        if before.revision >= document.revision:
            message = f"revision {before.revision} of the {name} was written meanwhile; it was not touched"
            raise AlreadyThere("revision-there", message, "run the command again: it goes on from what is there")
        _keep(folder / f"{name}.{before.revision}.json", old)
    write_over(path, dump_document(document))


def _keep(path: Path, data: bytes) -> None:
    """Write the old revision; one that is there already, after a kill, is the same."""
    if kept_bytes(path) != data:
        write_new(path, data)


def kept_revisions(folder: Path, name: str) -> tuple[int, ...]:
    """Return the numbers of the earlier revisions that lie in a case's folder."""
    found = (re.fullmatch(rf"{name}\.([1-9]\d{{0,5}})\.json", one) for one in names_in(folder))
    return tuple(sorted(int(match[1]) for match in found if match))


def find_revision(kind: type[Kept], workspace: "Workspace", case: str, name: str, revision: int) -> Kept | None:
    """Return an earlier or the present revision of panel or register, or None where it cannot be had."""
    folder = workspace.case_folder(case)
    for path in (folder / f"{name}.json", folder / f"{name}.{revision}.json"):
        try:
            found = load_kept(kind, path, case)
        except AssessError:
            continue
        if found is not None and getattr(found, "revision", None) == revision:
            return found
    return None


def save_joined(folder: Path, joined: Joined) -> None:
    """Remember who one is in a case."""
    make_folder(folder)
    write_over(folder / f"{JOINED}.json", dump_document(joined))
