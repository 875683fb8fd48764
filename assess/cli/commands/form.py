"""`assess form`: paper for assessors, and what came back on it."""

from typing import Annotated, Literal

import typer

from assess.cli.commands import form_enter
from assess.cli.group import command_app, help_text, with_examples
from assess.cli.options import InstrumentFile, Out
from assess.errors import UsageRefused

app = command_app(
    help_text(
        "form",
        "assess form print guide --html -o guide.html",
        "assess form print sheet C-0142 --html -o sheet.html",
        "assess form enter C-0142",
        more="Nobody rates on a screen in front of a person: the guide is for the room, the sheet for the desk.",
    )
)


MORE = """The guide holds what to ask, by theme, with room for notes, and nothing that shows what is rated: the person
may see it. The sheet holds every question with its levels as numbered boxes; its first page says how a row is typed.

With CASE, the instrument is that of the case. --html makes one file that loads nothing: open it in a browser and print
it on A4, in grey. Text is UTF-8 in a file; a terminal may show ? for a letter that it does not know."""

What = Annotated[Literal["guide", "sheet"], typer.Argument(metavar="guide|sheet", help="Which form.")]
Case = Annotated[
    str | None, typer.Argument(metavar="CASE", help="The case, by its pseudonym; without it a line stays empty.")
]
Role = Annotated[
    str | None, typer.Option("--role", metavar="ROLE", help="Sheet: only the questions that this role rates.")
]
Order = Annotated[
    int | None,
    typer.Option("--order", metavar="N", min=1, max=9999, help="Guide: prompts in another order, from 1 on."),
]
AsHtml = Annotated[bool, typer.Option("--html", help="HTML made to be printed, instead of text.")]


@app.command(
    "print",
    help=with_examples(
        "Print the theme guide for the room, or the rating sheet.",
        "assess form print guide",
        "assess form print guide C-0142 --order 2 --html -o guide.html",
        "assess form print sheet C-0142 --html -o sheet.html",
        "assess form print sheet --instrument mine.toml",
        more=MORE,
    ),
)
def print_(  # noqa: PLR0913, PLR0917 - each is an option of the command
    what: What,
    case: Case = None,
    instrument: InstrumentFile = None,
    role: Role = None,
    order: Order = None,
    html: AsHtml = False,
    out: Out = None,
) -> None:
    """Print one of the two forms."""
    from assess.cli.forms import check_role, printed_for, put
    from assess.render.forms.guide import make_guide
    from assess.render.forms.html import guide_html, sheet_html
    from assess.render.forms.sheet import make_sheet
    from assess.render.forms.text import guide_text, sheet_text

    _refuse_of_the_other(what, role, order)
    found = printed_for(case, instrument)
    if what == "guide":
        guide = make_guide(found.instrument, found.case, order or 1, fictional=found.fictional)
        put(guide_html(guide) if html else guide_text(guide), out)
    else:
        check_role(found.instrument, role)
        sheet = make_sheet(found.instrument, found.case, role, fictional=found.fictional)
        put(sheet_html(sheet) if html else sheet_text(sheet), out)


def _refuse_of_the_other(what: str, role: str | None, order: int | None) -> None:
    if what == "guide" and role is not None:
        raise UsageRefused("option-of-sheet", "--role belongs to the sheet", "the guide is the same for every role")
    if what == "sheet" and order is not None:
        raise UsageRefused("option-of-guide", "--order belongs to the guide", "the sheet keeps the interview's order")


app.command("enter", help=form_enter.HELP)(form_enter.enter)
