"""Options that several commands share, so that one word means one thing everywhere."""

from pathlib import Path
from typing import Annotated

import typer

Case = Annotated[str, typer.Argument(metavar="CASE", help="The case, by its pseudonym.")]
Role = Annotated[str | None, typer.Option("--role", metavar="ROLE", help="The capacity you rate in.")]
InstrumentFile = Annotated[
    str | None, typer.Option("--instrument", metavar="ID|FILE", help="Which instrument, by its id or its file.")
]
Fictional = Annotated[bool, typer.Option("--fictional", help="The case is made up; every output says so.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON envelope instead of text, also on error.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", readable=False, help="Write the document to FILE (- is standard output)."
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", readable=False, help="Write to FILE (- is standard output)."),
]
