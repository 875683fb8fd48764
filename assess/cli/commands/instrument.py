"""`assess instrument`: list, show, check and start instruments."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.group import command_app, help_text, with_examples
from assess.cli.instruments import question_named, record, table_of, verdict, workspace_folder
from assess.cli.options import Json
from assess.cli.output import envelope, problem_lines, say, say_hint, show, show_fact
from assess.logic.text import visible

app = command_app(
    help_text(
        "instrument",
        "assess instrument list",
        "assess instrument show reengagement D3",
        "assess instrument new mine.toml",
        more="An instrument is a TOML file; docs/instrument-format.md explains every key.",
    )
)
INVALID = 4

Name = Annotated[str, typer.Argument(metavar="ID|FILE", help="An id, or a file: with a separator or .toml at its end.")]
Code = Annotated[str | None, typer.Argument(metavar="[CODE]", help="One question, by its code or id.")]
Names = Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, or ids of instruments that are there.")]
NewFile = Annotated[Path, typer.Argument(metavar="[FILE]", help="The file to write; it must not be there yet.")]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")]


@app.command(
    "list", help=with_examples("List what is shipped and what lies in the workspace.", "assess instrument list")
)
def list_(as_json: Json = False) -> None:
    """Show one instrument after the other; a file that is none is named on stderr."""
    from assess.render.instrument import render_row
    from assess.store.library import check_all

    found = check_all(workspace_folder())
    valid = [(one, one.instrument) for one in found if one.instrument]
    if as_json:
        show(envelope("instrument list", 0, [record(one, instrument) for one, instrument in valid]))
    else:
        show("\n".join(render_row(instrument, one.where) for one, instrument in valid) or "no instruments")
    for one in found:
        if one.instrument is None:
            say(f"{one.where} is no valid instrument")
            say_hint(f"assess instrument check {one.where}")


@app.command(
    "show", help=with_examples("Show an instrument, or one of its questions.", "assess instrument show mine D3")
)
def show_(name: Name, code: Code = None, as_json: Json = False) -> None:
    """Show what is asked, the anchors, the guidance and what is no evidence."""
    from assess.render.instrument import render_instrument, render_question
    from assess.store.library import load_instrument

    loaded = load_instrument(name, workspace_folder())
    question = question_named(loaded.instrument, code, name) if code else None
    if as_json:
        show(envelope("instrument show", 0, table_of(loaded.raw, question)))
    elif question:
        show(render_question(loaded.instrument, question))
    else:
        show(render_instrument(loaded.instrument))
        say_hint(f"assess instrument show {name} CODE shows one question")


@app.command(
    help=with_examples(
        "Say everything that is wrong with a file, in one go.",
        "assess instrument check mine.toml",
        more="Exit code 4 where there are errors. Warnings stop nothing; --strict makes them count.",
    )
)
def check(names: Names, strict: Strict = False, as_json: Json = False) -> None:
    """Show every problem with its line and what to do."""
    from assess.store.library import check_instrument_file

    found = [check_instrument_file(name, workspace_folder()) for name in names]
    problems = [problem for one in found for problem in one.problems]
    wrong = any(strict or not problem.warning for problem in problems)
    if as_json:
        data = [{"file": one.where, "valid": one.instrument is not None} for one in found]
        show(envelope("instrument check", INVALID if wrong else 0, data, problems))
    else:
        lines = [*problem_lines(problems), *(visible(f"{one.where}: {verdict(one)}") for one in found)]
        show("\n".join(lines))
    raise typer.Exit(INVALID if wrong else 0)


@app.command(help=with_examples("Write a commented starting point of your own.", "assess instrument new mine.toml"))
def new(file: NewFile = Path("my-instrument.toml")) -> None:
    """Write a valid instrument to change; nothing is asked, nothing overwritten."""
    from assess.store.library import write_starter

    write_starter(file)
    show_fact(f"written: {file}")
    say_hint(f"change it, then: assess instrument check {file}")
