"""`assess amend`: go on with a sealed assessment for a stated reason; what was sealed stays as it is."""

from typing import Annotated, Literal

import typer

from assess.cli.chosen import InstrumentId, Label, Occasion, Which
from assess.cli.group import command_app, help_text
from assess.cli.options import Case
from assess.cli.output import say, say_hint, show_fact
from assess.cli.reopening import ReasonFile, at_hand, goes_on, read_given, reason_or_asked

app = command_app()

MORE = """The seal stays, byte by byte, and is what agreement counts. The interview goes on where it stopped; sealing
again writes a file of its own, which says when, at which stage and why. The reason is asked for, or read from a file:
text about a case is never an argument."""
_QUESTIONS = {
    "amendment": "why is it amended?",
    "second-look": "what did you see in the second look, and what changes?",
}
StageOption = Annotated[
    Literal["amendment", "second-look"], typer.Option("--stage", help="At which stage: on its own, or second look.")
]


@app.command(
    help=help_text(
        "amend",
        "assess amend C-0142",
        "assess amend C-0142 --stage second-look --reason-from why.txt",
        more=MORE,
    )
)
def amend(
    case: Case,
    stage: StageOption = "amendment",
    reason_file: ReasonFile = None,
    occasion: Occasion = None,
    instrument: InstrumentId = None,
    label: Label = None,
) -> None:
    """Ask why, then let the log go on."""
    from assess.cli import clock
    from assess.cli.going_on import say_copies
    from assess.store import reopening

    which = Which(occasion, instrument, label)
    given = read_given(reason_file)
    with at_hand(case, which) as (_, place, journal):
        reopening.require_standing(journal)
        say_copies(place)
        reason = reason_or_asked(given, _QUESTIONS[stage])
        path = reopening.amend(journal, stage, reason, clock.now)
    show_fact(f"open for an amendment: {place.journal}")
    say(f"{path.name} stays as it is; the first seal is what agreement counts")
    say_hint(goes_on(case, which))
