"""`assess check`: what an assessment lacks, and what asks to be thought about again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assess.cli.chosen import Chosen, InstrumentId, Label, Occasion, Which, chosen, lines_of
from assess.cli.group import command_app, help_text
from assess.cli.options import Json
from assess.cli.output import envelope, say, say_hint, show

if TYPE_CHECKING:
    from assess.model.assessment import Assessment, Weighed
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
    from assess.logic.think_again import checks_firing

    found = chosen(what, Which(occasion, instrument, label))
    sources = found.register.sources if found.register else ()
    missing = lacking(found.loaded.instrument, found.assessment, sources)
    firing = checks_firing(found.loaded.instrument, found.assessment, sources)
    again = tuple(one.problem for one in firing if not one.settled)
    settled = tuple(one.before for one in firing if one.before and one.settled)
    exit_code = 6 if missing else 0
    if as_json:
        problems = (*missing, *again, *found.copies)
        show(envelope("check", exit_code, _record(found, missing, again, settled), problems))
    else:
        for copy in found.copies:
            say(copy.message)
            say_hint(copy.hint)
        _show_words(found.assessment, missing, again, label, settled)
    raise typer.Exit(exit_code)


def _record(
    found: Chosen, missing: "tuple[Problem, ...]", again: "tuple[Problem, ...]", settled: "tuple[Weighed, ...]"
) -> dict[str, Any]:
    one = found.assessment
    return {
        "case": one.case,
        "occasion": one.occasion,
        "instrument": one.instrument.id,
        "label": one.assessor.label,
        "sealed": one.sealed is not None,
        "missing": len(missing),
        "think_again": len(again),
        "answered": [weighed.check for weighed in settled if weighed.how == "answered"],
        "set_aside": [weighed.check for weighed in settled if weighed.how == "set-aside"],
    }


def _show_words(
    one: "Assessment",
    missing: "tuple[Problem, ...]",
    again: "tuple[Problem, ...]",
    label: str | None,
    settled: "tuple[Weighed, ...]",
) -> None:
    fictional = ", fictional" if one.fictional else ""
    show(f"{one.case}, {one.occasion}, {one.instrument.id}, {one.assessor.label}{fictional}")
    for title, problems in (("missing", missing), ("think again", again)):
        show(f"{title}: {len(problems) or 'nothing'}")
        for line in lines_of(problems):
            show(line)
    for line in _settled_lines(settled):
        show(line)
    if one.sealed:
        say_hint("it is sealed; assess merge FILE FILE, or assess amend with a reason")
    else:
        step = "interview" if missing else "seal"
        say_hint(f"assess {step} {one.case}{f' --label {label}' if label else ''}")


def _settled_lines(settled: "tuple[Weighed, ...]") -> Iterator[str]:
    """Name the checks that were answered or set aside; what was said stands in the interview alone."""
    for title, how in (("answered", "answered"), ("set aside", "set-aside")):
        names = [weighed.check for weighed in settled if weighed.how == how]
        if names:
            yield f"{title}: {', '.join(names)}"
