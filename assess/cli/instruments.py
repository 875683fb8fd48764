"""What the commands about instruments share: the workspace's own, one question by its code, records for `--json`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli.output import say
from assess.errors import NotFound

if TYPE_CHECKING:
    from assess.model.instrument import Instrument, Question
    from assess.store.library import CheckedFile, LoadedInstrument


def workspace_folder() -> Path | None:
    """Return the folder of the workspace around here, whose instruments come first; there may be none."""
    from assess.store.workspace import workspace_or_none

    workspace = workspace_or_none(Path.cwd(), os.environ)
    return workspace.folder if workspace else None


def verdict(one: "CheckedFile") -> str:
    """Return how many problems a file has."""
    errors = sum(not problem.warning for problem in one.problems)
    warnings = len(one.problems) - errors
    counts = (f"{many} {word}{'' if many == 1 else 's'}" for many, word in ((errors, "error"), (warnings, "warning")))
    return ", ".join(counts) if one.problems else "nothing to correct"


def question_named(instrument: "Instrument", code: str, name: str) -> "Question":
    """Return the question with that code or id; raise NotFound with what was probably meant."""
    from assess.logic.shape import did_you_mean

    found = next((one for one in instrument.questions if code.upper() == one.code.upper() or code == one.id), None)
    if found is None:
        known = [name for one in instrument.questions for name in (one.code, one.id)]
        hint = did_you_mean(code, known, f"assess instrument show {name} lists them")
        raise NotFound("no-such-question", f"there is no question {code}", hint)
    return found


def record(one: "CheckedFile", instrument: "Instrument") -> dict[str, object]:
    """Return an instrument as it stands in a list of them."""
    from assess.logic.digest import digest_instrument

    about = instrument.instrument
    return {
        "id": about.id,
        "version": about.version,
        "digest": digest_instrument(one.raw),
        "title": about.title,
        "status": about.status,
        "language": about.language,
        "where": one.where,
        "questions": {
            "items": len(instrument.items),
            "dimensions": len(instrument.dimensions),
            "judgements": len(instrument.judgements),
        },
    }


def table_of(raw: dict[str, object], question: "Question | None") -> object:
    """Return the whole table of a file, or that of one question."""
    if question is None:
        return raw
    tables = raw.get(f"{question.sort}s")
    return next(one for one in tables if one["id"] == question.id) if isinstance(tables, list) else None


def say_outside(loaded: "LoadedInstrument", folder: Path) -> None:
    """Say it where later commands would not find an instrument: it lies outside the workspace."""
    inside = folder.absolute() in Path(loaded.where).absolute().parents
    if loaded.where != "shipped" and not inside:
        say("this instrument lies outside the workspace: put a copy into its folder instruments, for check and seal")
