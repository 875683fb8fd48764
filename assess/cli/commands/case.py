"""`assess case`: panel and register of a case; what the coordinator makes of them, and who one is in a case."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.commands.case_seen import HELP_JOIN, HELP_LIST, HELP_SHOW, join, list_, show_
from assess.cli.group import command_app, help_text, with_examples
from assess.cli.options import Case, Fictional, InstrumentFile
from assess.cli.output import say_hint, show, show_fact

app = command_app(
    help_text(
        "case",
        "assess case new C-0142 --assessor A1:prison-assessor",
        "assess case hand C-0142 -o handouts",
        "assess case join C-0142.A1.handout.json --as A1",
        "assess case show C-0142",
        more="Without a panel, two colleagues can just as well `assess interview` and merge. More: docs/cases.md.",
    )
)

Facts = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILE", readable=False, help="Facts of the case, in TOML (- is standard input)."),
]
Assessors = Annotated[
    list[str] | None,
    typer.Option("--assessor", metavar="LABEL:ROLE[:N]", help="An assessor; N is the seniority, 1 the most senior."),
]

NEW = with_examples(
    "Make panel and register of a case; you are its coordinator.",
    "assess case new C-0142 --assessor A1:prison-assessor:2",
    "assess case new C-0142 --assessor A1:prison-assessor --from facts.toml",
    more="""--assessor stands once for each, at most 12 times. What is known of the case is asked, or read from FILE:
text about a case is never an argument.""",
)
REVISE = with_examples(
    "Add sources, facts or assessors; earlier revisions are kept.",
    "assess case revise C-0142 --from facts.toml",
    "assess case revise C-0142 --assessor A4:probation-assessor:4",
    more="Sources are never removed; only who may know of one may change. The same file may be used again, grown.",
)
HAND = with_examples(
    "Write what each assessor is given: panel and what they may know.",
    "assess case hand C-0142",
    "assess case hand C-0142 A1 -o handouts",
)


@app.command(help=NEW)
def new(  # noqa: PLR0913, PLR0917 - each is an option of the command
    case: Case,
    assessors: Assessors = None,
    occasion: Annotated[
        str | None, typer.Option("--occasion", metavar="NAME", help="Such as 2026-03; this month.")
    ] = None,
    instrument: InstrumentFile = None,
    coordinator: Annotated[str, typer.Option("--coordinator", metavar="LABEL", help="Your own label.")] = "K1",
    fictional: Fictional = False,
    facts: Facts = None,
) -> None:
    """Check everything first, then write both."""
    from assess.cli.coordinating import NewCase, make_case

    make_case(NewCase(case, occasion, instrument, assessors or (), coordinator, fictional, facts))


@app.command(help=REVISE)
def revise(case: Case, facts: Facts = None, assessors: Assessors = None) -> None:
    """Write the next revision."""
    from assess.cli.coordinating import revise_case

    revise_case(case, facts, assessors or ())


@app.command(help=HAND)
def hand(
    case: Case,
    labels: Annotated[list[str] | None, typer.Argument(metavar="LABEL", help="For whom; all of them.")] = None,
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", readable=False, help="The folder to write into.")
    ] = Path(),
) -> None:
    """Write one file for each."""
    from assess.cli.coordinating import hand_out

    hand_out(case, labels or (), folder)


@app.command(help=with_examples("Show a file of facts to start from.", "assess case example -o facts.toml"))
def example(
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", readable=False, help="Write it to FILE.")
    ] = None,
) -> None:
    """Print it, or write it where nothing is yet."""
    from assess.store.facts import example_facts
    from assess.store.files import write_new

    if out is None or out == Path("-"):
        show(example_facts().decode("utf-8"))
        return
    write_new(out, example_facts())
    show_fact(f"written: {out}")
    say_hint("change it, then: assess case new CASE --assessor LABEL:ROLE --from FILE")


app.command(help=HELP_JOIN)(join)
app.command("list", help=HELP_LIST)(list_)
app.command("show", help=HELP_SHOW)(show_)
