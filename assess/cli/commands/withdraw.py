"""`assess withdraw`: take back a seal that was made in error; the trace of it stays."""

from typing import TYPE_CHECKING

from assess.cli.chosen import InstrumentId, Label, Occasion, Which
from assess.cli.group import command_app, help_text
from assess.cli.options import Case
from assess.cli.output import say, say_hint, show_fact
from assess.cli.reopening import ReasonFile, at_hand, goes_on, read_given, reason_or_asked

if TYPE_CHECKING:
    from assess.store.case import Place
    from assess.store.workspace import Workspace

app = command_app()

MORE = """For a seal that should not be there: the wrong case, too early. To change what was sealed, use `assess amend`.
The sealed file is kept under another name and no longer merged; the interview goes on, and the next sealed file says
that a seal was withdrawn, when and why. Copies that were given out have to be called back by you. After a power cut,
the same command completes it."""


@app.command(
    help=help_text("withdraw", "assess withdraw C-0142", "assess withdraw C-0142 --reason-from why.txt", more=MORE)
)
def withdraw(
    case: Case,
    reason_file: ReasonFile = None,
    occasion: Occasion = None,
    instrument: InstrumentId = None,
    label: Label = None,
) -> None:
    """Ask why, record it, rename the sealed file."""
    from assess.cli import clock
    from assess.cli.going_on import say_copies
    from assess.store import reopening

    which = Which(occasion, instrument, label)
    given = read_given(reason_file)
    with at_hand(case, which) as (workspace, place, journal):
        say_copies(place)
        told = _to_be_told(workspace, place)
        path = reopening.finish_withdrawal(journal)
        if path is None:
            reopening.require_standing(journal)
            path = reopening.withdraw(journal, reason_or_asked(given, "why is it withdrawn?"), clock.now)
    show_fact(f"withdrawn: {path}")
    say("this seal no longer counts; that it was withdrawn, and why, will stand in the next sealed file")
    say(f"call back every copy that was given out, from {told}")
    say_hint(goes_on(case, which))


def _to_be_told(workspace: "Workspace", place: "Place") -> str:
    """Return who may have a copy, by the labels of the panel where there is one for this assessment."""
    panel = workspace.load_panel(place.case)
    if panel is None or (panel.occasion, panel.instrument.id) != (place.occasion, place.instrument):
        return "whoever received one"
    labels = [member.label for member in panel.assessors] + ([panel.coordinator.label] if panel.coordinator else [])
    return ", ".join(dict.fromkeys(label for label in labels if label != place.label)) or "whoever received one"
