"""`assess form enter`: fast entry of a rating sheet that came back from paper."""

from typing import Annotated

import typer

from assess.cli.chosen import Label, Occasion, Which
from assess.cli.group import with_examples
from assess.cli.options import Case, Fictional, InstrumentFile, Role

MORE = """One row at a time, in the order of the sheet: 3.2 is the third level with the second certainty, 0.4 no level
for reason 4, an empty line leaves the row open. - goes back, + shows the numbers, * leaves; the keypad is enough. Rows
are recorded as the interview records them, and the next time it goes on at the first open one.

With --twice the sheet is typed twice, best by two people. Nothing is a rating before both passes are compared; what
differs is settled with a reason. It can be left at any row and goes on there.

A file (or a pipe) holds one row a line in the order of the sheet, every row that your role rates, also those that do
not apply; or each line names its row, as D3 3.2 or X1:tested 0.4, in any order. The two are not mixed. A line that
begins with # is a comment. The file is tried as a whole first. What a file cannot answer (who was told, a reason for a
certainty, which scenario) stays open and is named."""

HELP = with_examples(
    "Enter a rating sheet that came back from paper, on the numeric keypad.",
    "assess form enter C-0142",
    "assess form enter C-0142 --twice",
    "assess form enter C-0142 --from rows.txt",
    more=MORE,
)


def enter(  # noqa: PLR0913, PLR0917 - each is an option of the command
    case: Case,
    twice: Annotated[bool, typer.Option("--twice", help="Key the sheet twice and settle what differs.")] = False,
    script: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="Take the rows from a file (- is standard input).")
    ] = None,
    label: Label = None,
    role: Role = None,
    occasion: Occasion = None,
    instrument: InstrumentFile = None,
    fictional: Fictional = False,
) -> None:
    """Open the sitting, then key the sheet."""
    from assess.cli.beginning import Told
    from assess.cli.entering import enter as entered

    entered(case, Which(occasion, instrument, label), Told(role, fictional=fictional), script, twice=twice)
