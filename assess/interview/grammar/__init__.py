"""The commands of line mode, a module for each kind: how each is read, how it is written, what help says about it."""

from collections.abc import Mapping

from assess.interview.grammar.command import Command
from assess.interview.grammar.evidence import EVIDENCE
from assess.interview.grammar.moving import LEAVING, MOVING
from assess.interview.grammar.preparing import PREPARING
from assess.interview.grammar.rating import JUDGING, RATING
from assess.interview.grammar.weighing import MENDING, WEIGHING
from assess.interview.grammar.writing import CONCLUDING, NOTES

COMMANDS: Mapping[str, Command] = {
    **PREPARING,
    **RATING,
    **EVIDENCE,
    **NOTES,
    **MOVING,
    **CONCLUDING,
    **JUDGING,
    **WEIGHING,
    **MENDING,
    **LEAVING,
}
"""Every command by its word."""

ALIASES = {"h": "help", "?": "help", "g": "guide", "n": "next", "b": "back", "q": "quit", "u": "undo"}
"""The few short forms; there is no prefix matching, so that old scripts keep working."""
