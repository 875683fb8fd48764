"""Agreement in one table, the ordinary way: every refusal in words, the result to where it was asked for."""

from collections.abc import Callable, Sequence
from pathlib import Path

from assess.cli.agreeing import Agreement, Choices
from assess.cli.output import envelope, say, show, show_bytes
from assess.errors import FileInvalid, UsageRefused
from assess.logic.strict import decode_text
from assess.logic.table.faults import FAULTS, Fault, TableRefused
from assess.model.problem import Problem
from assess.store.files import write_output
from assess.store.named import read_named

MOST_BYTES = 32 * 1024 * 1024
STDOUT = Path("-")
_HINTS = {
    "table-empty": "the first line names the raters, each line after it is a unit",
    "one-column": "columns are divided by commas, semicolons or tabs",
    "too-many-raters": "--raters names the columns that hold ratings",
    "too-many-columns": "keep the columns that hold ratings",
    "label-missing": "--raters names the columns that hold ratings",
    "label-twice": "give each rater a label of their own",
    "label-too-long": "the first line holds labels, not questions or ratings",
    "no-such-column": "labels are compared exactly, capitals included",
    "cells-differ": "a cell that holds the divider stands in quotes",
    "level-not-declared": "--levels declares levels, --missing other signs for missing, --raters the columns to read",
    "quote-open": "a quote inside a quoted cell is written twice",
    "binary": "save it as CSV, UTF-8",
}


def tabulate(path: Path, levels: Sequence[str], choices: Choices) -> Agreement:
    """Return the agreement in a table (`-` is standard input).

    Raises UsageRefused for levels that cannot be declared so, FileInvalid (`table-invalid`) with all places of a table
    that cannot be read, NotFound, StorageFailed.
    """
    text = _text(path)
    try:
        found = Agreement(text, levels, choices)
    except TableRefused as refused:
        problems = tuple(_problem(fault, path, at) for at, fault in enumerate(refused.faults))
        raise FileInvalid("table-invalid", f"{path} cannot be read as a table of ratings", problems=problems) from None
    except ValueError as error:
        raise UsageRefused("levels-wrong", str(error), "--levels 0,1,2 names each level once, in order") from None
    if found.notice:
        say(found.notice)
    return found


def _text(path: Path) -> str:
    data = read_named(path, MOST_BYTES)
    try:
        return decode_text(data)
    except ValueError as error:
        raise FileInvalid("encoding", f"{path} cannot be read: {error}", "save it as CSV, UTF-8") from None


def _problem(fault: Fault, path: Path, at: int) -> Problem:
    """Return a fault as a problem; what to do is said once."""
    code, line, column = fault
    hint = None if at else _HINTS[code]
    return Problem(code, f"column {column}" if column else "", FAULTS[code], hint, line, file=str(path))


def deliver(record: dict[str, object], text: Callable[[], str], out: Path | None, *, as_json: bool) -> None:
    """Show a result or write it to a file: text, or with `as_json` the envelope, in a file the bare data.

    Raises UsageRefused (`two-results`), AlreadyThere for what is kept, StorageFailed.
    """
    if as_json and out == STDOUT:
        raise UsageRefused("two-results", "-o - and --json both ask for standard output", "leave one of them away")
    if out is not None:
        data = _bare(record) if as_json else text().encode("utf-8")
        _write(data, out)
    if as_json:
        show(envelope("agreement", 0, record))
    elif out is None:
        show(text())


def _write(data: bytes, out: Path) -> None:
    if out == STDOUT:
        show_bytes(data)
        return
    write_output(out, data)
    say(f"written: {out}")


def _bare(record: dict[str, object]) -> bytes:
    import json

    return json.dumps(record, ensure_ascii=True, allow_nan=False, indent=1).encode("ascii") + b"\n"
