"""Help: the commands of a meeting on one screen, and each of them in a few lines."""

from assess.interview import actions
from assess.interview.meeting.grammar import ALIASES, COMMANDS
from assess.interview.meeting.naming import certainty_words
from assess.interview.meeting.state import MeetingDone, MeetingState, show
from assess.interview.parse import command_in
from assess.interview.state import Stamp
from assess.interview.words import joined

_OVERVIEW = (
    "Before    present A1 A2 K1 (all: the assessors), date 2026-03-12, order A1 A3 A2",
    "Settle    settle 2 m : WHY at the 2nd level; settle none REASON; open : WHY",
    "Why       because TEXT; cause evidence | reading | anchor | time | slip",
    "Voices    dissent A2 : TEXT in own words (dissent A2 3 m : TEXT: another level),",
    "          moved A1 A3 fact : TEXT, moved A1 argument : TEXT, keeps A2",
    "To do     ask A1 2026-03-31 : TEXT (what to find out, by whom, by when)",
    "Move      an empty line or next, back, go D3, :tested another facet",
    "Look      list, list all, review (what is left out)",
    "Mend      undo, redo: any number of lines, until the record is closed",
    "End       quit (goes on here next time), close (for good)",
    "help COMMAND says more. A text left away is asked for; a lone dot ends it.",
    "While something is asked, the next line is its answer. Short: h n b u q.",
)


def show_help(state: MeetingState, action: actions.Help, _stamp: Stamp) -> MeetingDone:
    """Show the commands, or one of them."""
    if action.command is None:
        return show(state, *_OVERVIEW)
    command = command_in(COMMANDS, ALIASES, action.command)
    short = [alias for alias, full in ALIASES.items() if COMMANDS[full] is command]
    keys = (f"Certainty: {certainty_words(state.comparison.codebook)}.",) if "CERTAINTY" in command.usage else ()
    return show(state, command.usage, *command.about, *keys, *((f"Short: {joined(short, 'or')}.",) if short else ()))
