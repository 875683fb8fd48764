"""In which form a report leaves: text, HTML, CSV or JSON, to standard output or to a file; one form at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from assess.cli.output import envelope, say, show, show_bytes
from assess.errors import UsageRefused

if TYPE_CHECKING:
    from assess.model.comparison import Comparison
    from assess.model.report import AssessmentReport
    from assess.render.blocks import Report

AsText = Annotated[bool, typer.Option("--text", help="Plain text, on a terminal too.")]
AsHtml = Annotated[bool, typer.Option("--html", help="One HTML page; it loads and runs nothing.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="The long table: codes and labels, no free text.")]
Form = Literal["text", "html", "csv", "json"]
STDOUT = Path("-")


class Shown(NamedTuple):
    """A document made for one reader, and the report that shows it."""

    document: "Comparison | AssessmentReport"
    report: "Callable[[], Report]"


def chosen_form(out: Path | None, **asked: bool) -> Form | None:
    """Return the form that was asked for, None where none was.

    Raises UsageRefused (`two-forms`) for more than one, (`two-results`) where two want standard output.
    """
    forms: tuple[Form, ...] = ("text", "html", "csv", "json")
    found = [form for form in forms if asked.get(form)]
    if len(found) > 1:
        names = " and ".join(f"--{form}" for form in found)
        raise UsageRefused("two-forms", f"{names} ask for different forms of the same", "name one of them")
    if found == ["json"] and out == STDOUT:
        raise UsageRefused("two-results", "-o - and --json both ask for standard output", "leave one of them away")
    return found[0] if found else None


def deliver(shown: Shown, form: Form | None, out: Path | None) -> None:
    """Write a report to a file, or show it; with --json the envelope is shown besides a file."""
    if out is not None:
        write_report(as_bytes(shown, form or "text"), out, shown.document.reader)
    if form == "json":
        from assess.render.json import plain_data

        show(envelope("report", 0, plain_data(shown.document)))
    elif out is None and form in ("html", "csv"):
        show_bytes(as_bytes(shown, form))
    elif out is None:
        from assess.cli.showing import show_report

        show_report(shown.report(), as_text=form == "text")


def as_bytes(shown: Shown, form: Form) -> bytes:
    """Return a report in one form as exact bytes; of JSON the bare document."""
    if form == "json":
        from assess.render.json import render_document

        return render_document(shown.document)
    if form == "csv":
        from assess.render.csv import render_csv

        return render_csv(shown.document)
    if form == "html":
        from assess.render.page.report import render_html

        return render_html(shown.report()).encode("utf-8")
    from assess.render.text import render_text

    return render_text(shown.report()).encode("utf-8")


def write_report(data: bytes, out: Path, reader: str) -> None:
    """Write a report to a file, over one of before, but never over a record of a case; `-` is standard output.

    Raises AlreadyThere for what is kept by its name or by what it is, StorageFailed.
    """
    from assess.store.files import write_output

    if out == STDOUT:
        show_bytes(data)
        return
    write_output(out, data)
    say(f"written: {out}, for: {reader}; it is not encrypted")
