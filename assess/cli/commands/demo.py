"""`assess demo`: a fictional case, three assessors, the comparison; nothing is left behind."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assess.cli.group import command_app, help_text
from assess.cli.options import Json
from assess.cli.output import envelope, say, say_hint, show, show_bytes
from assess.errors import UsageRefused

if TYPE_CHECKING:
    from assess.model.comparison import Comparison

app = command_app()

MORE = """Three made-up assessors answer a script each; their assessments are sealed and merged by the same code that
serves real cases, in a temporary folder that is removed again. Nobody in it exists. --for shows the whole report for a
reader: before the meeting for meeting and coordinator, with what the meeting settled or left open for the others."""
BEFORE = ("meeting", "coordinator")


ForReader = Annotated[
    Literal["coordinator", "meeting", "board", "agency", "person"] | None,
    typer.Option("--for", help="The whole report for this reader."),
]
Html = Annotated[
    Path | None,
    typer.Option(
        "--html", metavar="FILE", readable=False, help="Write the whole report as HTML (- is standard output)."
    ),
]


@app.command(
    help=help_text("demo", "assess demo", "assess demo --full", "assess demo --for board --html demo.html", more=MORE),
)
def demo(
    full: Annotated[bool, typer.Option("--full", help="The whole report for the meeting, not only a digest.")] = False,
    reader: ForReader = None,
    as_text: Annotated[bool, typer.Option("--text", help="Plain text, on a terminal too.")] = False,
    html: Html = None,
    as_json: Json = False,
) -> None:
    """Play the case, show the comparison or write it as a page."""
    from assess.cli.demo_meeting import demo_comparison, demo_with_consensus

    if as_json and html == Path("-"):
        raise UsageRefused("two-results", "--html - and --json both ask for standard output", "leave one of them away")
    chosen = reader or "meeting"
    comparison = demo_comparison(chosen) if chosen in BEFORE else demo_with_consensus(chosen)
    if html is not None:
        _write(comparison, html)
    if as_json:
        from assess.render.json import plain_data

        show(envelope("demo", 0, plain_data(comparison)))
        return
    if html is not None:
        return
    from assess.cli.showing import show_report
    from assess.render.report import make_digest, make_report

    whole = full or reader is not None
    show_report(make_report(comparison) if whole else make_digest(comparison), as_text=as_text)
    say("a fictional case; the temporary folder is gone" + ("" if whole else "; the whole report: assess demo --full"))
    say_hint("after the meeting: assess demo --for board" if chosen in BEFORE else None)
    say_hint("your own: assess init, then assess interview CASE")


def _write(comparison: "Comparison", out: Path) -> None:
    """Write the report as a page, as exact bytes."""
    from assess.render.page.report import render_html
    from assess.render.report import make_report
    from assess.store.files import write_output

    data = render_html(make_report(comparison)).encode("ascii")
    if out == Path("-"):
        show_bytes(data)
        return
    write_output(out, data)
    say(f"written: {out}; a browser opens it; a fictional case")
