"""`assess agreement`: how far raters agree over many units, in a table or in the sealed assessments of many cases."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.group import command_app, help_text
from assess.cli.options import Json, Output
from assess.errors import UsageRefused

app = command_app()

MORE = """For training sets and studies, never for one case. TABLE.csv has a line for each unit and a column for each
rater, whose labels stand in the first line; an empty cell is a missing rating. Levels are declared in their order:
those that nobody chose count too. PowerShell takes a LIST in quotes only. Instead of a table, the sealed files of many
cases are taken question by question. What each coefficient means, and when it is undefined: docs/agreement.md."""
Files = Annotated[
    list[Path], typer.Argument(metavar="TABLE.csv|SEALED...", readable=False, help="One table, or sealed assessments.")
]
Levels = Annotated[
    str | None, typer.Option("--levels", metavar="LIST", help="Of a table: the levels, in their order: 0,1,2 or N,P,Y.")
]
Raters = Annotated[
    str | None, typer.Option("--raters", metavar="LIST", help="Of a table: the columns to read; all if none is named.")
]
Missing = Annotated[
    str | None, typer.Option("--missing", metavar="LIST", help="Of a table: what else says missing, such as NA.")
]
Unordered = Annotated[bool, typer.Option("--unordered", help="Of a table: the levels have no order.")]
Complete = Annotated[bool, typer.Option("--complete", help="Only units that every rater rated.")]
Same = Annotated[
    bool, typer.Option("--same-assessors", help="Of sealed files: a label is the same person in every case.")
]
Every = Annotated[bool, typer.Option("--all", help="Show every coefficient, not only the main ones.")]


@app.command(
    help=help_text(
        "agreement",
        "assess agreement ratings.csv --levels 0,1,2",
        "assess agreement ratings.csv --levels N,P,Y --raters A1,A2 --json",
        "assess agreement training/*/2026-03/*.sealed --same-assessors",
        more=MORE,
    )
)
def agreement(  # noqa: PLR0913, PLR0917 - each is an option of the command
    files: Files,
    levels: Levels = None,
    raters: Raters = None,
    missing: Missing = None,
    unordered: Unordered = False,
    complete: Complete = False,
    same_assessors: Same = False,
    every: Every = False,
    as_json: Json = False,
    out: Output = None,
) -> None:
    """Read, compute, show."""
    from assess.cli.agreeing import Choices, words_of
    from assess.cli.tabulating import deliver, refuse_over, tabulate

    if levels is not None and any(map(_is_sealed, files)):
        _refuse_of_table(["--levels"])
    if levels is None and _are_sealed(files):
        of_table = {"--raters": raters, "--missing": missing, "--unordered": unordered}
        _refuse_of_table([name for name, given in of_table.items() if given])
        from assess.cli.studying import Studying

        studying = Studying(files, same_assessors=same_assessors, only_complete=complete)
        deliver(studying.record(), lambda: studying.text(every=every), out, as_json=as_json)
        return
    if levels is None:
        hint = "--levels 0,1,2; or name the sealed files of many cases instead of a table"
        raise UsageRefused("levels-not-declared", "the levels of a table are not declared", hint)
    if same_assessors:
        message = "for sealed assessments, not for a table: --same-assessors"
        raise UsageRefused("option-of-sealed", message, "leave it away: a column of a table is one rater throughout")
    if len(files) > 1:
        hint = 'name one table; PowerShell takes a list in quotes only: --levels "0,1,2"'
        raise UsageRefused("one-table", "--levels goes with one table", hint)
    choices = Choices(
        raters=words_of(raters) if raters else (),
        missing=words_of(missing) if missing else (),
        ordered=not unordered,
        only_complete=complete,
    )
    refuse_over(files[0], out)
    found = tabulate(files[0], words_of(levels), choices)
    deliver(found.record(), lambda: found.text(every=every), out, as_json=as_json)


def _are_sealed(files: list[Path]) -> bool:
    """Tell whether sealed files are meant: there is one table at most."""
    return len(files) > 1 or _is_sealed(files[0])


def _is_sealed(file: Path) -> bool:
    return file.suffix.lower() == ".sealed"


def _refuse_of_table(given: list[str]) -> None:
    if given:
        message = f"for a table, not for sealed assessments: {', '.join(given)}"
        raise UsageRefused("option-of-table", message, "leave it away: sealed assessments bring their levels")
