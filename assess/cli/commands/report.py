"""`assess report`: show one assessment to one reader."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assess.cli.chosen import InstrumentId, Label, Occasion, Which
from assess.cli.group import command_app, help_text
from assess.cli.options import Json
from assess.cli.output import envelope, say, show, show_bytes
from assess.errors import UsageRefused

if TYPE_CHECKING:
    from assess.model.report import AssessmentReport

app = command_app()

MORE = """What is shown depends on the reader: nobody is told of a source that is not theirs to know of. FILE is a
sealed file or a journal; what is not sealed is shown as a draft. -o writes the text, with --json the bare document; a
record of a case is never written over. Nothing is added up."""
What = Annotated[str, typer.Argument(metavar="CASE|FILE", help="A case of this workspace, or a file.")]
ForReader = Annotated[
    Literal["coordinator", "meeting", "board", "agency", "person"],
    typer.Option("--for", help="Who reads it, and so what it holds."),
]
AsText = Annotated[bool, typer.Option("--text", help="Plain text, on a terminal too.")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", readable=False, help="Write to FILE (- is standard output)."),
]


@app.command(
    help=help_text(
        "report",
        "assess report C-0142 --label A1",
        "assess report a1.sealed --for person -o a1.txt",
        "assess report a1.sealed --for agency --json -o a1.report.json",
        more=MORE,
    )
)
def report(  # noqa: PLR0913, PLR0917 - each is an option of the command
    what: What,
    occasion: Occasion = None,
    instrument: InstrumentId = None,
    label: Label = None,
    reader: ForReader = "board",
    as_text: AsText = False,
    as_json: Json = False,
    out: Output = None,
) -> None:
    """Make the document for the reader, then show it or write it."""
    from assess.cli.reporting import material
    from assess.logic.report import report_for, words_may_tell

    if as_json and out == Path("-"):
        raise UsageRefused("two-results", "-o - and --json both ask for standard output", "leave one of them away")
    found = material(what, Which(occasion, instrument, label))
    document = report_for(found, reader)
    if reader != "coordinator" and words_may_tell(found):
        say("words may give away a source that is not for these readers: read it before you pass it on")
    if out is not None:
        _write(document, out, as_json=as_json)
    if as_json:
        from assess.render.json import plain_data

        show(envelope("report", 0, plain_data(document)))
    elif out is None:
        from assess.cli.showing import show_report
        from assess.render.single.report import make_single_report

        show_report(make_single_report(document), as_text=as_text)
        say(f"made for: {reader}; --for coordinator, meeting, board, agency or person names another reader")


def _write(document: "AssessmentReport", out: Path, *, as_json: bool) -> None:
    """Write the text, or the bare document, as exact bytes."""
    from assess.render.json import render_document
    from assess.render.single.report import make_single_report
    from assess.render.text import render_text
    from assess.store.files import write_output

    data = render_document(document) if as_json else render_text(make_single_report(document)).encode("utf-8")
    if out != Path("-"):
        write_output(out, data)
        say(f"written: {out}, for: {document.reader}; it is not encrypted")
    else:
        show_bytes(data)
