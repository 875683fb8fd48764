"""One line of text becomes one action: whole words, a few fixed aliases, no prefix matching, text as it was typed."""

import re
from collections.abc import Mapping
from dataclasses import replace

from assess.interview import actions
from assess.interview.actions import Action
from assess.interview.grammar import ALIASES, COMMANDS
from assess.interview.grammar.command import Command
from assess.interview.grammar.rating import NUMBER
from assess.interview.state import Refused, echoed
from assess.logic.shape import nearest

LINE = re.compile(r"\s*(\S+)(?:\s(.*))?", re.DOTALL)


def parse_line(line: str) -> Action:
    """Return the action that a line means; raise Refused where it means none."""
    match = LINE.fullmatch(line)
    if match is None:
        return actions.Next()
    word, rest = match[1], match[2] or ""
    if word.startswith("#"):
        return actions.Comment()
    if word.startswith(":") and len(word) > 1:
        return _faceted(word[1:], rest)
    if NUMBER.fullmatch(word):
        certainty, *reasons = rest.split() or [None]
        return actions.Choose(int(word), certainty, tuple(reason for reason in reasons if reason))
    return command_in(COMMANDS, ALIASES, word).parse(rest)


_MEANT = {"exit": "quit", "bye": "quit", "end": "quit", "save": "quit"}
"""Words of other programs, and what they are called here."""


def command_in(commands: Mapping[str, Command], aliases: Mapping[str, str], word: str) -> Command:
    """Return the command of that word, or refuse with what may have been meant."""
    small = word.lower()
    command = commands.get(aliases.get(small, small))
    if command:
        return command
    meant = _MEANT.get(small) or nearest(small, [*commands, *aliases])
    if re.fullmatch(r"[A-Za-z]+[0-9]+|own-[0-9]+", word):
        hint = f"go {word} goes to a question; help lists the commands"
    elif re.fullmatch(r"[0-9]+[a-z]", word):
        hint = f"a space stands between the option and the certainty: {word[:-1]} {word[-1]}"
    else:
        hint = f"did you mean {meant}? help lists the commands" if meant else "help lists the commands"
    raise Refused(f"{echoed(word) if meant else 'this'} is no command", hint)


def _faceted(facet: str, rest: str) -> Action:
    """Read `:facet` with what follows it; alone it goes there."""
    if not rest.strip():
        return actions.Go(None, facet)
    action = parse_line(rest)
    if isinstance(action, actions.Choose | actions.Decline | actions.Sure | actions.Change):
        return replace(action, facet=facet)
    raise Refused(
        f"a facet cannot stand before {rest.split(maxsplit=1)[0]}", ":FACET stands before a number, none, sure or chg"
    )
