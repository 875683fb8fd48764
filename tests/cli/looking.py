"""A command module as `assess/cli/group.py` describes it: it ends in whatever way a test of the frame asks."""

import time
from typing import Annotated

import typer

from assess import errors
from assess.cli.group import command_app, with_examples
from assess.cli.options import Json
from assess.cli.output import envelope, show
from assess.cli.table import COMMANDS, Entry
from assess.model.problem import Problem

NOTE = "Mr Example said: [sic]\x1b[31m"

ENTRY = Entry("tests.cli.looking", "Show one file.")
app = command_app()


def refuse(name: str) -> None:
    """Raise the error of that name, from the tree or from the language."""
    kind = getattr(errors, name, None)
    if kind is errors.FileInvalid:
        problems = (
            Problem("no-anchor", "items[3].anchors", "no anchor for P", "write one", 12, warning=False, file="x.toml"),
            Problem("stigma", "title", "loaded \x1b word", None, None, warning=True, file="x.toml"),
        )
        raise kind("invalid", "x.toml is no instrument", "correct it", problems)
    if kind is not None:
        raise kind("slug", "it does not go", "try the other way")
    raise {"KeyboardInterrupt": KeyboardInterrupt, "EOFError": EOFError}.get(name, ValueError)(NOTE)


@app.command(help=with_examples(ENTRY.summary, "assess look a.json", more="More about it."))
def look(ending: Annotated[str, typer.Argument(help="How to end.")] = "well", as_json: Json = False) -> None:
    """End as asked."""
    if ending == "wait":
        show("waiting")
        time.sleep(20)
    elif ending == "differ":
        raise typer.Exit(10)
    elif ending == "often":
        for _ in range(20_000):
            show("again and again")
    elif ending == "well":
        show(envelope("look", 0, {"seen": "\u2192 \x1b"}) if as_json else "seen")
    else:
        refuse(ending)


if __name__ == "__main__":
    from assess.__main__ import main

    COMMANDS["look"] = ENTRY
    main()
