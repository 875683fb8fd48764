"""`assess init`: make a workspace for cases."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.group import command_app, help_text
from assess.cli.output import say, say_hint, show_fact

app = command_app()

MORE = """A workspace is a folder; commands find it from any folder below it, or by ASSESS_WORKSPACE.
Encryption is not built yet: every workspace is an unencrypted one, and says so."""


@app.command(help=help_text("init", "assess init", "assess init cases-2026", more=MORE))
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; this one if none is named.")] = Path(),
    unencrypted: Annotated[
        bool, typer.Option("--unencrypted", help="Without encryption: the only way until it is built.")
    ] = False,
) -> None:
    """Make a workspace and say what it does not protect."""
    from assess.store.workspace import create_workspace

    workspace = create_workspace(folder)
    show_fact(f"workspace made: {workspace.folder.absolute()}")
    for notice in workspace.notices:
        say(notice)
    if not unencrypted:
        say("encryption is not built yet; keep the workspace on an encrypted disk")
    say_hint("assess interview CASE, with a pseudonym such as C-0142, never a name")
