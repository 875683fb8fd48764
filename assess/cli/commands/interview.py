"""`assess interview`: begin an assessment, or go on with it where it stopped."""

from typing import Annotated

import typer

from assess.cli.chosen import Label, Occasion, Which
from assess.cli.group import command_app, help_text
from assess.cli.options import Case, Fictional, InstrumentFile, Role

app = command_app()

MORE = """Line by line: `help` lists what can be typed, and what is answered with Saved is on the disk. A script is
tried as a whole first: nothing of it is recorded if one line is refused. A pipe stops at the first refused line."""


@app.command(
    help=help_text(
        "interview",
        "assess interview C-0142",
        "assess interview C-0142 --label A2 --role forensic-psychologist",
        "assess interview C-0142 --from answers.txt",
        more=MORE,
    )
)
def interview(  # noqa: PLR0913, PLR0917 - each is an option of the command
    case: Case,
    _line: Annotated[bool, typer.Option("--line", help="Line by line: the only way until there is another.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Sources and notes only, no ratings.")] = False,
    script: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="Carry out a script (- is standard input).")
    ] = None,
    label: Label = None,
    role: Role = None,
    occasion: Occasion = None,
    instrument: InstrumentFile = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The date from which ages count; today.")
    ] = None,
    phase: Annotated[str | None, typer.Option("--phase", metavar="PHASE", help="Such as pre-release.")] = None,
    setting: Annotated[str | None, typer.Option("--setting", metavar="SETTING", help="Such as custody.")] = None,
    last_move: Annotated[
        str | None, typer.Option("--last-move", metavar="DATE", help="The last move between settings.")
    ] = None,
    fictional: Fictional = False,
) -> None:
    """Open the sitting, then hold it."""
    from assess.cli.beginning import Told
    from assess.cli.sitting import hold

    told = Told(role, as_of, phase, setting, last_move, fictional)
    hold(case, Which(occasion, instrument, label), told, script, notes_only=notes)
