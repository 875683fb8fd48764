"""`assess look`: which sources the others used, for the private second look before a meeting."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.formats import AsText
from assess.cli.group import command_app, help_text
from assess.cli.options import Json, Out
from assess.cli.output import envelope, show, show_bytes
from assess.errors import UsageRefused

app = command_app()

MORE = """FILE is the coordinator's comparison (assess merge -o FILE), or a second look that was made from one. It says
who used which source for which question, and nothing of how anything was rated. Sources that its reader may not know
of are left out. -o writes the document to send; without --for it holds what all assessors may know."""
What = Annotated[
    Path, typer.Argument(metavar="COMPARISON|FILE", readable=False, help="The comparison, or the second look itself.")
]
ForAssessor = Annotated[
    str | None, typer.Option("--for", metavar="LABEL", help="For which assessor; for all of them together.")
]


@app.command(
    help=help_text(
        "look", "assess look comparison.json --for A1 -o A1.look.json", "assess look A1.look.json", more=MORE
    )
)
def look(
    file: What,
    label: ForAssessor = None,
    as_text: AsText = False,
    as_json: Json = False,
    out: Out = None,
) -> None:
    """Make the document or read it, then show it or write it."""
    from assess.cli.looking import look_in, save_look

    dash = out == Path("-")
    if as_json and (dash or as_text):
        raise UsageRefused("two-results", "two forms of one result ask for standard output", "leave one of them away")
    found = look_in(file, label)
    if out is not None and not dash:
        save_look(found, out)
    if as_json:
        from assess.render.json import plain_data

        show(envelope("look", 0, plain_data(found)))
    elif dash:
        from assess.render.json import render_document

        show_bytes(render_document(found))
    elif out is None:
        from assess.cli.showing import show_report
        from assess.render.look import make_look_report

        show_report(make_look_report(found), as_text=as_text)
