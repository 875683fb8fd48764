"""Options that several commands share, so that one word means one thing everywhere."""

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print one JSON envelope instead of text, also on error.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", readable=False, help="Write the document to FILE (- is standard output)."
    ),
]
