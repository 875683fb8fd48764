"""Telling a command from an answer: a line that should answer something, and was meant as a command."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from assess.interview import actions
from assess.interview.actions import Action
from assess.interview.grammar import COMMANDS
from assess.interview.parse import parse_line
from assess.interview.state import Refused
from assess.model.base import CHANGE_KEYS, RELEVANCE_KEYS
from assess.model.preparation import CONTEXT, FACTS, TEXTS

_LONGEST_COMMAND = 3
"""Words; what is longer and has no colon is a sentence."""


def is_plain_command(line: str, certainties: Sequence[str]) -> bool:
    """Tell whether a line that should answer something is plainly a command: no sentence looks like it."""
    if not line.strip():
        return False
    try:
        action = parse_line(line)
    except Refused:
        return False
    match action:
        case actions.Choose(_, certainty, reasons):
            return not reasons and certainty in (None, *certainties)
        case actions.Sure(certainty, reasons):
            return not reasons and certainty in certainties
    plain = _PLAIN.get(type(action))
    return plain is not None and plain(action)


def begins_like_a_command(line: str) -> bool:
    """Tell whether an answer begins with the word of a command: it may have been meant as one."""
    return bool(line.strip()) and line.split(maxsplit=1)[0] in COMMANDS


def looks_like_a_command(line: str) -> bool:
    """Tell whether a line of a text can be read as a command, and is as short as one, or has its colon."""
    if not begins_like_a_command(line) or (":" not in line and len(line.split()) > _LONGEST_COMMAND):
        return False
    try:
        parse_line(line)
    except Refused:
        return False
    return True


def _always(_action: Action) -> bool:
    return True


def _names_an_extract(action: Any) -> bool:
    return bool(re.fullmatch(r"[Ee][0-9]*", action.extract))


def _names_something_written(name: str | None) -> bool:
    return bool(name and re.fullmatch(r"(?:SC|M|E|A|own-)[0-9]+", name, re.IGNORECASE))


_PLAIN: Mapping[type[Action], Callable[[Any], bool]] = {
    actions.Go: _always,
    actions.Next: _always,
    actions.Back: _always,
    actions.Undo: _always,
    actions.Redo: _always,
    actions.ShowMap: _always,
    actions.Review: _always,
    actions.Quit: _always,
    actions.ShowList: _always,
    actions.NewSource: _always,
    actions.Same: _always,
    actions.ShowEarlier: _always,
    actions.Prepare: lambda action: action.value is None and action.name in (None, *FACTS, *CONTEXT, *TEXTS),
    actions.Relate: lambda action: action.relevance in RELEVANCE_KEYS,
    actions.Change: lambda action: action.change in CHANGE_KEYS,
    actions.Mark: lambda action: bool(action.keys) and all(len(key) == 1 for key in action.keys),
    actions.TakeSource: lambda action: action.source is None or action.source.upper().startswith("S-"),
    actions.Extract: lambda action: bool(action.page or action.links),
    actions.Link: _names_an_extract,
    actions.Unlink: _names_an_extract,
    actions.Resolve: _names_an_extract,
    actions.Describe: _names_an_extract,
    actions.Imagine: lambda action: _names_something_written(action.scenario),
    actions.Plan: lambda action: _names_something_written(action.measure),
    actions.Weigh: lambda action: _names_something_written(action.name),
    actions.Rewrite: lambda action: _names_something_written(action.name),
    actions.Drop: lambda action: _names_something_written(action.name),
    actions.Guide: lambda action: action.about is None,
    actions.Help: lambda action: action.command is None,
}
"""The commands that are plain in themselves, or by what follows them."""
