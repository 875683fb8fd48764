"""`assess schema`: print the JSON Schema of a document."""

import json
from pathlib import Path
from typing import Annotated

import typer

from assess.cli.group import command_app, help_text
from assess.cli.options import Out
from assess.cli.output import show, show_fact
from assess.errors import UsageRefused

app = command_app()

MORE = """NAME is instrument, panel, register, handout, assessment, comparison, consensus, look, report, addendum,
card, identity or event. With the schema of instruments beside a TOML file, an editor with taplo completes its keys:
the file begins with #:schema ./instrument.schema.json"""


@app.command(
    help=help_text(
        "schema", "assess schema comparison", "assess schema instrument -o instrument.schema.json", more=MORE
    )
)
def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The kind of document.")],
    out: Out = None,
) -> None:
    """Print the schema, or write it to a file."""
    from assess.logic.schemas import NAMES, make_schema
    from assess.logic.shape import did_you_mean

    if name not in NAMES:
        hint = did_you_mean(name, NAMES, f"one of {', '.join(NAMES)}")
        raise UsageRefused("no-such-schema", f"there is no schema {name}", hint)
    text = json.dumps(make_schema(name), ensure_ascii=True, indent=2)
    if out is None or out == Path("-"):
        show(text)
        return
    from assess.store.files import write_output

    write_output(out, f"{text}\n".encode())
    show_fact(f"written: {out}")
