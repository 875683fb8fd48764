"""`assess report`: one assessment, or a comparison, as a report for one reader, on the screen or as a file."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from assess.cli.chosen import InstrumentId, Label, Occasion, Which
from assess.cli.formats import AsCsv, AsHtml, AsText
from assess.cli.group import command_app, help_text
from assess.cli.options import Json, Output
from assess.cli.output import say

app = command_app()

MORE = """What is shown depends on the reader: nobody is told of a source that is not theirs to know of. FILE is a
sealed file, a journal (what is not sealed is shown as a draft), a comparison, or the record of a meeting with its
comparison beside it. -o writes the text, or the form that is named; with --json the bare document. A record of a case
is never written over. Nothing is added up."""
What = Annotated[str, typer.Argument(metavar="CASE|FILE", help="A case of this workspace, or a file.")]
ForReader = Annotated[
    Literal["coordinator", "meeting", "board", "agency", "person"] | None,
    typer.Option("--for", help="Who reads it, and so what it holds; the board if nobody is named."),
]
Record = Annotated[
    Path | None,
    typer.Option("--consensus", metavar="FILE", readable=False, help="The record of the meeting, if not beside."),
]


@app.command(
    help=help_text(
        "report",
        "assess report C-0142 --label A1",
        "assess report a1.sealed --for person -o a1.txt",
        "assess report comparison.json --for meeting --html -o meeting.html",
        "assess report comparison.json --for agency --csv -o table.csv",
        more=MORE,
    )
)
def report(  # noqa: PLR0913, PLR0917 - each is an option of the command
    what: What,
    occasion: Occasion = None,
    instrument: InstrumentId = None,
    label: Label = None,
    reader: ForReader = None,
    consensus: Record = None,
    as_text: AsText = False,
    as_html: AsHtml = False,
    as_csv: AsCsv = False,
    as_json: Json = False,
    out: Output = None,
) -> None:
    """Make the document for the reader, then show it or write it."""
    from assess.cli.formats import chosen_form, deliver
    from assess.cli.reporting import shown

    form = chosen_form(out, text=as_text, html=as_html, csv=as_csv, json=as_json)
    found = shown(what, Which(occasion, instrument, label), reader, consensus)
    deliver(found, form, out)
    if out is None and form in (None, "text"):
        made_for = found.document.reader
        say(f"made for: {made_for}; --for coordinator, meeting, board, agency or person names another reader")
