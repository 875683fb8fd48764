"""`assess consensus`: hold the meeting about a comparison, and leave a record that keeps everybody's voice."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.group import command_app, help_text

app = command_app()

MORE = """COMPARISON is the coordinator's document. The meeting goes on where it stopped: its log lies beside the
comparison as NAME.meeting, and what is answered with Saved is on the disk. close writes NAME.consensus.json, for good.
A script is tried as a whole first: nothing of it is recorded if one line is refused. Nothing is voted or averaged."""
Comparison = Annotated[Path, typer.Argument(metavar="COMPARISON", readable=False, help="What `assess merge -o` wrote.")]


@app.command(
    help=help_text(
        "consensus",
        "assess merge a1.sealed a2.sealed -o comparison.json",
        "assess consensus comparison.json",
        "assess consensus comparison.json --from meeting.txt",
        more=MORE,
    )
)
def consensus(
    comparison: Comparison,
    script: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="Carry out a script (- is standard input).")
    ] = None,
) -> None:
    """Hold the meeting."""
    from assess.cli.meeting import hold_meeting

    hold_meeting(comparison, script)
