"""`assess merge`: lay sealed assessments of one case side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assess.cli.formats import AsText
from assess.cli.group import command_app, help_text
from assess.cli.options import Json, Out
from assess.cli.output import envelope, say, show
from assess.errors import UsageRefused

if TYPE_CHECKING:
    from assess.model.comparison import Comparison

app = command_app()

MORE = """Of everybody the first seal, and amendments of it if there are any: agreement counts first seals, second looks
stand beside. What is shown depends on the reader: nobody is told of a source that is not theirs to know of. -o writes
the document for the coordinator, with everything in it, unless --for names another reader; --html writes the report
that is shown. Exit code 10, with --exit-code only: levels differ somewhere."""
DIFFER = 10
Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", readable=False, help="Sealed assessments, in any order.")
]
ForReader = Annotated[
    Literal["coordinator", "meeting", "board", "agency", "person"] | None,
    typer.Option("--for", help="Who reads it; the board if nobody is named."),
]
Page = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", readable=False, help="Write the report as HTML to FILE too.")
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Leave with 10 where levels differ.")]


@app.command(
    help=help_text("merge", "assess merge a1.sealed a2.sealed", "assess merge *.sealed --for meeting", more=MORE)
)
def merge(  # noqa: PLR0913, PLR0917 - each is an option of the command
    files: Files,
    out: Out = None,
    page: Page = None,
    reader: ForReader = None,
    as_text: AsText = False,
    as_json: Json = False,
    exit_code: ExitCode = False,
) -> None:
    """Open the files, lay them side by side, show the report."""
    from assess.cli.merging import Merging, save

    if [as_json, out == Path("-"), page == Path("-")].count(True) > 1:
        message = "two results ask for standard output (-o -, --html -, --json)"
        raise UsageRefused("two-results", message, "leave one of them away")
    merging = Merging(files)
    comparison = merging.comparison(reader or "board")
    document = merging.comparison(reader or "coordinator") if out else None
    save(document, out, comparison, page)
    code = DIFFER if exit_code and _differ(comparison) else 0
    if as_json:
        from assess.render.json import plain_data

        show(envelope("merge", code, plain_data(comparison)))
    elif Path("-") not in (out, page):
        from assess.cli.showing import show_report
        from assess.render.report import make_report

        show_report(make_report(comparison), as_text=as_text)
        say(f"made for: {comparison.reader}; --for coordinator, meeting, board, agency or person names another reader")
    raise typer.Exit(code)


def _differ(comparison: "Comparison") -> bool:
    return any(facet.spread not in (None, "same") for one in comparison.questions for facet in one.facets)
