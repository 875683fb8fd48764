"""`assess seal`: close an assessment for ever, so that it can be laid beside others."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli.ask import ask_line, confirm, somebody_is_there
from assess.cli.chosen import InstrumentId, Label, Occasion, Which, from_here, lines_of
from assess.cli.group import command_app, help_text
from assess.cli.options import Case
from assess.cli.output import message_stream, say, say_hint, show_fact
from assess.cli.reopening import at_hand, read_given
from assess.errors import Incomplete

if TYPE_CHECKING:
    from assess.model.assessment import Assessment
    from assess.model.instrument import Instrument
    from assess.model.problem import Problem
    from assess.model.source import Register
    from assess.store.case import Place

app = command_app()

MORE = """After sealing, ratings cannot be changed; `assess amend` adds to them and leaves the seal as it is. What is
missing is listed first; an incomplete assessment is sealed only with a reason, which is asked for, or read from a file:
text about a case is never an argument."""


@app.command(help=help_text("seal", "assess seal C-0142", "assess seal C-0142 --label A1 --yes", more=MORE))
def seal(
    case: Case,
    occasion: Occasion = None,
    instrument: InstrumentId = None,
    label: Label = None,
    reason_file: Annotated[
        Path | None,
        typer.Option(
            "--incomplete-reason-from",
            metavar="FILE",
            readable=False,
            help="Why it is incomplete (- is standard input).",
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask to confirm; for scripts.")] = False,
) -> None:
    """List what is missing, ask to confirm, seal."""
    from assess.cli import clock
    from assess.cli.going_on import say_copies, taken_over
    from assess.logic.completeness import lacking
    from assess.store import sealing
    from assess.store.copies import check_copies
    from assess.store.journal import assessment_in
    from assess.store.pinned import load_pinned

    given = read_given(reason_file)
    with at_hand(case, Which(occasion, instrument, label)) as (workspace, place, journal):
        assessment = assessment_in(journal.content)
        loaded = load_pinned(journal.content.opened.instrument, workspace.folder)
        register = workspace.register_for(assessment)
        if not journal.content.sealed:
            sealing.check_amended(journal.content)
            check_copies(place)
            say_copies(place)
            register = taken_over(workspace, journal, clock.now().isoformat())
            missing = lacking(loaded.instrument, assessment, register.sources if register else ())
            given = _reason(place, missing, given)
            _say_open_checks(loaded.instrument, assessment_in(journal.content), register)
            if not yes:
                _confirm(place, len(assessment.amendments))
        path = sealing.seal(journal, loaded.instrument, loaded.raw, register, clock.now, given)
    show_fact(f"sealed: {path}")
    say("the ratings cannot be changed any more; the sealed file is not encrypted")
    if assessment.amendments:
        say(f"{place.sealed.name} stays as it is and is what agreement counts")
        say_hint("keep both files: the amendment is read beside the first seal, not instead of it")
    else:
        say_hint(f"assess merge {from_here(path)} FILE, once another assessor has sealed")


def _confirm(place: "Place", amendment: int) -> None:
    """Ask the last question; of an amendment, the words that are typed say that it is one."""
    words = f"{place.label} {place.case}"
    if amendment:
        confirm("amendment and reason cannot be changed afterwards; the first seal stays", f"{words} amended")
    else:
        confirm("the ratings cannot be changed afterwards", words)


def _say_open_checks(instrument: "Instrument", assessment: "Assessment", register: "Register | None") -> None:
    """Name the checks that nobody answered or set aside; they stop nothing."""
    from assess.logic.think_again import checks_that_fire

    found = checks_that_fire(instrument, assessment, register.sources if register else ())
    if found:
        say(f"{len(found)} questions to think again about are open:")
        for line in lines_of(found):
            message_stream().write(f"{line}\n")


def _reason(place: "Place", missing: "tuple[Problem, ...]", given: str | None) -> str | None:
    """Return why an assessment is sealed incomplete; None where nothing is missing."""
    if not missing:
        return None
    say(f"{len(missing)} things are missing:")
    for line in lines_of(missing):
        message_stream().write(f"{line}\n")
    if given or not somebody_is_there():
        return given
    answer = ask_line("why is it sealed incomplete? (one line; an empty one does not seal)")
    if not answer:
        raise Incomplete("incomplete", "not sealed", f"assess interview {place.case}")
    return answer
