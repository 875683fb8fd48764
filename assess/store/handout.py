"""What a coordinator handed over, as a file: a handout, or a bare panel or register."""

from pathlib import Path
from typing import NamedTuple

from assess.errors import FileInvalid
from assess.logic.documents import read_document
from assess.logic.handout import check_handout
from assess.logic.revisions import check_panel, check_register
from assess.logic.strict import MAX_BYTES, read_json
from assess.model.handout import Handout
from assess.model.panel import Panel
from assess.model.problem import Problem
from assess.model.source import Register
from assess.store.files import read_bytes

_KINDS: dict[str, type[Handout | Panel | Register]] = {"handout": Handout, "panel": Panel, "register": Register}
_HINT = "name the file that the coordinator sent: CASE.A1.handout.json"


class Handed(NamedTuple):
    """What a file hands over: panel, register or both, and for whom it was made where it says so."""

    case: str
    panel: Panel | None
    register: Register | None
    for_: str | None = None


def load_handed(path: Path) -> Handed:
    """Return what lies in a file; raise NotFound, StorageFailed, or FileInvalid with everything that is wrong."""
    data = read_bytes(path, MAX_BYTES)
    kind = _kind(data, path)
    found = read_document(kind, data)
    problems = found if isinstance(found, tuple) else _senseless(found)
    if isinstance(found, tuple) or problems:
        placed = tuple(problem.within(str(path)) for problem in problems)
        raise FileInvalid("handout-invalid", f"{path} cannot be used", "ask the coordinator for it again", placed)
    if isinstance(found, Handout):
        return Handed(found.case, found.panel, found.register_, found.for_)
    return Handed(found.case, *((found, None) if isinstance(found, Panel) else (None, found)))


def _senseless(found: Handout | Panel | Register) -> tuple[Problem, ...]:
    if isinstance(found, Handout):
        return check_handout(found)
    return check_panel(found) if isinstance(found, Panel) else check_register(found)


def _kind(data: bytes, path: Path) -> type[Handout | Panel | Register]:
    """Return the kind of document that a file says it is."""
    try:
        plain = read_json(data)
    except ValueError as error:
        problem = getattr(error, "problem", Problem("not-json", "", "no JSON"))
        raise FileInvalid("not-a-handout", f"{path} is no handout", _HINT, (problem.within(str(path)),)) from None
    said = plain.get("format") if isinstance(plain, dict) else None
    name, _, number = (said if isinstance(said, str) else "").removeprefix("assess.").partition("/")
    if name not in _KINDS:
        raise FileInvalid("not-a-handout", f"{path} is no handout, panel or register", _HINT)
    if number != "0":
        raise FileInvalid("format-unknown", f"{path} has another format than this version reads", "update assess")
    return _KINDS[name]
