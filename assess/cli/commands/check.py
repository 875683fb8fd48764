"""`assess check`: what an assessment lacks, and what asks to be thought about again."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from assess.cli.chosen import Chosen, InstrumentId, Label, Occasion, Which, chosen, lines_of
from assess.cli.group import command_app, help_text
from assess.cli.options import Json
from assess.cli.output import envelope, say, say_hint, show

if TYPE_CHECKING:
    from assess.model.assessment import Assessment
    from assess.model.problem import Problem

app = command_app()

MORE = """FILE is a sealed file or a journal. Exit code 6: something is missing.
Nothing is written, nothing is added up."""


@app.command(help=help_text("check", "assess check C-0142", "assess check C-0142 --label A1", more=MORE))
def check(
    what: Annotated[str, typer.Argument(metavar="CASE|FILE", help="A case of this workspace, or a file.")],
    occasion: Occasion = None,
    instrument: InstrumentId = None,
    label: Label = None,
    as_json: Json = False,
) -> None:
    """Say what is missing, then what to think about again."""
    from assess.logic.completeness import lacking
    from assess.logic.think_again import checks_that_fire

    found = chosen(what, Which(occasion, instrument, label))
    sources = found.register.sources if found.register else ()
    missing = lacking(found.loaded.instrument, found.assessment, sources)
    again = checks_that_fire(found.loaded.instrument, found.assessment, sources)
    exit_code = 6 if missing else 0
    if as_json:
        show(envelope("check", exit_code, _record(found, missing, again), (*missing, *again, *found.copies)))
    else:
        for copy in found.copies:
            say(copy.message)
            say_hint(copy.hint)
        _show_words(found.assessment, missing, again, label)
    raise typer.Exit(exit_code)


def _record(found: Chosen, missing: "tuple[Problem, ...]", again: "tuple[Problem, ...]") -> dict[str, Any]:
    one = found.assessment
    return {
        "case": one.case,
        "occasion": one.occasion,
        "instrument": one.instrument.id,
        "label": one.assessor.label,
        "sealed": one.sealed is not None,
        "missing": len(missing),
        "think_again": len(again),
    }


def _show_words(
    one: "Assessment", missing: "tuple[Problem, ...]", again: "tuple[Problem, ...]", label: str | None
) -> None:
    fictional = ", fictional" if one.fictional else ""
    show(f"{one.case}, {one.occasion}, {one.instrument.id}, {one.assessor.label}{fictional}")
    for title, problems in (("missing", missing), ("think again", again)):
        show(f"{title}: {len(problems) or 'nothing'}")
        for line in lines_of(problems):
            show(line)
    if one.sealed:
        say_hint("it is sealed and cannot be changed; assess merge FILE FILE")
    else:
        step = "interview" if missing else "seal"
        say_hint(f"assess {step} {one.case}{f' --label {label}' if label else ''}")
