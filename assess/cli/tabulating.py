"""Agreement in one table, the ordinary way: every refusal in words, the result to where it was asked for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assess.cli.agreeing import Agreement, Choices
from assess.cli.output import envelope, say, show, show_bytes
from assess.errors import AlreadyThere, FileInvalid, UsageRefused
from assess.logic.table.faults import FAULTS, MOST_FAULTS, Fault, TableRefused
from assess.model.problem import Problem
from assess.store.files import write_output
from assess.store.named import read_text

MOST_BYTES = 32 * 1024 * 1024
STDOUT = Path("-")
_HINTS = {
    "table-empty": "the first line names the raters, each line after it is a unit",
    "one-column": "the first line names the raters, divided by commas, semicolons or tabs",
    "one-rater": "--raters A1,A2 names them between commas",
    "too-many-raters": "--raters names the columns that hold ratings",
    "too-many-columns": "keep the columns that hold ratings",
    "label-missing": "the first line holds the labels; --raters names the columns that hold ratings",
    "label-twice": "the first line gives each rater a label of their own",
    "label-too-long": "the first line holds labels, not questions or ratings",
    "no-such-column": "labels are compared exactly, capitals included",
    "cells-differ": "a cell that holds the divider stands in quotes",
    "level-not-declared": "--raters names the columns to read, --missing other signs for missing; numbers take a point",
    "quote-open": "a quote inside a quoted cell is written twice",
    "binary": "save it as CSV, UTF-8",
}


def tabulate(path: Path, levels: Sequence[str], choices: Choices) -> Agreement:
    """Return the agreement in a table (`-` is standard input).

    Raises UsageRefused for levels that cannot be declared so, FileInvalid (`table-invalid`) with all places of a table
    that cannot be read, NotFound, StorageFailed.
    """
    text = read_text(path, MOST_BYTES, str(path), "save it as CSV, UTF-8")
    try:
        found = Agreement(text, levels, choices)
    except TableRefused as refused:
        first = f"; the first {MOST_FAULTS} places:" if len(refused.faults) == MOST_FAULTS else ""
        message = f"{path} cannot be read as a table of ratings{first}"
        raise FileInvalid("table-invalid", message, problems=tuple(_problems(refused.faults, path))) from None
    except ValueError as error:
        raise UsageRefused("levels-wrong", str(error), "--levels 0,1,2 names each level once, in order") from None
    if found.notice:
        say(found.notice)
    return found


def refuse_over(table: Path, out: Path | None) -> None:
    """Raise AlreadyThere (`would-overwrite`) where a result would be written over the table that it is made of."""
    try:
        same = out is not None and out.samefile(table)
    except OSError:  # one of them is not there; whether it should be is asked when it is used
        same = False
    if same:
        raise AlreadyThere("would-overwrite", f"{out} is the table itself; it was not touched", "choose another")


def _problems(faults: Sequence[Fault], path: Path) -> Iterator[Problem]:
    """Give faults as problems; what to do is said once for each kind, at its last: the end of a list stays in view."""
    last = {code: at for at, (code, _, _) in enumerate(faults)}
    for at, (code, line, column) in enumerate(faults):
        hint = _HINTS[code] if at == last[code] else None
        yield Problem(code, f"column {column}" if column else "", FAULTS[code], hint, line, file=str(path))


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
