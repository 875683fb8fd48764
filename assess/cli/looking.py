"""The second look: made from the coordinator's comparison, or read back by the assessor whom it was sent to."""

import os
from pathlib import Path

from assess.cli.output import say, say_hint
from assess.errors import AssessError, DoesNotFit, FileInvalid
from assess.logic.documents import read_document
from assess.logic.look import conditional_questions, make_look
from assess.logic.strict import MAX_BYTES
from assess.model.look import Look
from assess.model.pinned import PinnedInstrument
from assess.store.documents import kind_of, load_comparison, require_coordinators
from assess.store.files import read_bytes, write_new


def look_in(path: Path, label: str | None) -> Look:
    """Return the second look in a file, or the one that is made from the comparison in it.

    Raises DoesNotFit (`for-another`, or as `make_look` does), and whatever reading the file raises.
    """
    kind = kind_of(path)
    say(f"{path.name} is not encrypted")
    return _read(path, label) if kind == "look" else _made(path, label)


def _read(path: Path, label: str | None) -> Look:
    found = read_document(Look, read_bytes(path, MAX_BYTES))
    if isinstance(found, tuple):
        problems = tuple(problem.within(str(path)) for problem in found)
        raise FileInvalid("look-invalid", f"{path} cannot be read", "ask the coordinator for it again", problems)
    if label not in (None, found.for_):
        whom = found.for_ or "all assessors together"
        raise DoesNotFit("for-another", f"this second look was made for {whom}, not for {label}", "ask the coordinator")
    return found


def _made(path: Path, label: str | None) -> Look:
    loaded = load_comparison(path)
    comparison = require_coordinators(loaded)
    written = next((one for one in comparison.labels if label and one.casefold() == label.casefold()), label)
    look = make_look(comparison, written, _conditional(comparison.instrument))
    return look.model_copy(update={"comparison": loaded.digest})


def _conditional(pinned: PinnedInstrument) -> frozenset[str] | None:
    """Return the questions that are asked only after certain answers; None, said aloud, where nobody can tell."""
    from assess.store.pinned import load_pinned
    from assess.store.workspace import workspace_or_none

    workspace = workspace_or_none(Path.cwd(), os.environ)
    try:
        return conditional_questions(load_pinned(pinned, workspace.folder if workspace else None).instrument)
    except AssessError:
        say(f"the instrument {pinned.id} {pinned.version} is not here: questions that did not apply are left out")
        return None


def save_look(look: Look, out: Path) -> None:
    """Write the bare document, never over something, and say to whom it goes."""
    from assess.render.json import render_document

    write_new(out, render_document(look))
    whom = look.for_ or "all assessors"
    say(f"written: {out}, for: {whom}; it is not encrypted")
    say_hint(f"send it to {whom} and nobody else; it is read with: assess look {out.name}")
