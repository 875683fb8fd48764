"""`assess demo`: a fictional case, three assessors, the comparison; nothing is left behind."""

from typing import Annotated

import typer

from assess.cli.group import command_app, help_text
from assess.cli.options import Json
from assess.cli.output import envelope, say, say_hint, show

app = command_app()

MORE = """Three made-up assessors answer a script each; their assessments are sealed and merged by the same code that
serves real cases, in a temporary folder that is removed again. Nobody in it exists."""


@app.command(help=help_text("demo", "assess demo", "assess demo --full", more=MORE))
def demo(
    full: Annotated[bool, typer.Option("--full", help="The whole report for the meeting, not only a digest.")] = False,
    as_text: Annotated[bool, typer.Option("--text", help="Plain text, on a terminal too.")] = False,
    as_json: Json = False,
) -> None:
    """Play the case, show the comparison."""
    from assess.cli.demonstration import demo_comparison

    comparison = demo_comparison("meeting")
    if as_json:
        from assess.render.json import plain_data

        show(envelope("demo", 0, plain_data(comparison)))
        return
    from assess.cli.showing import show_report
    from assess.render.report import make_digest, make_report

    show_report(make_report(comparison) if full else make_digest(comparison), as_text=as_text)
    say("a fictional case; the temporary folder is gone" + ("" if full else "; the whole report: assess demo --full"))
    say_hint("your own: assess init, then assess interview CASE")
