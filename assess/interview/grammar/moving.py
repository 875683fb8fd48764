"""The commands that move about, look things up, take back and leave."""

from collections.abc import Mapping
from typing import get_args

from assess.interview import actions
from assess.interview.actions import Action, Listing
from assess.interview.grammar.command import Command, bare, maybe_word, running_text, words_of
from assess.interview.state import Refused, echoed

_LIST = f"list {' | '.join(get_args(Listing))}"


def _go(rest: str) -> Action:
    question, _, facet = words_of(rest, "go CODE[:FACET]", 1, 1)[0].partition(":")
    return actions.Go(question or None, facet or None)


def _list(rest: str) -> Action:
    (word,) = words_of(rest, _LIST, 1, 1)
    listing = next((one for one in get_args(Listing) if one == word), None)
    if listing is None:
        raise Refused(f"there is no list {echoed(word)}", f"type it as: {_LIST}")
    return actions.ShowList(listing)


MOVING: Mapping[str, Command] = {
    "undo": bare(
        actions.Undo,
        "undo",
        "Takes back the last line that recorded something; nothing leaves the log.",
    ),
    "redo": bare(
        actions.Redo,
        "redo",
        "Brings back what undo took back, until something new is recorded.",
    ),
    "next": bare(
        actions.Next,
        "next",
        "The next facet or question that applies; an empty line does the same.",
    ),
    "back": bare(
        actions.Back,
        "back",
        "The facet or question before.",
    ),
    "go": Command(
        _go, "go CODE[:FACET]", ("Goes to a question by its code or id, go X1:tested to one of its facets.",)
    ),
    "find": running_text(
        actions.Find,
        "find WORD",
        "Looks in labels, prompts, extracts and everything that you wrote but your expectation.",
    ),
    "list": Command(
        _list,
        _LIST,
        (
            "todo: what is missing. problems: what to think about again. all: every question.",
            "here: what you wrote about the current question.",
        ),
    ),
    "guide": Command(
        lambda rest: actions.Guide(rest.strip() or None),
        "guide [CODE | THEME | all]",
        ("What to ask, look for, and what is not evidence; by theme with guide THEME or guide all.",),
    ),
    "map": bare(
        actions.ShowMap,
        "map",
        "Every question at a glance.",
    ),
    "review": bare(
        actions.Review,
        "review",
        "What is missing and what to think about again, before sealing.",
    ),
}
"""What is typed between two answers."""

LEAVING: Mapping[str, Command] = {
    "seal": bare(
        actions.Seal,
        "seal",
        "Sealing is a command of its own: assess seal CASE.",
    ),
    "help": maybe_word(
        actions.Help,
        "help [COMMAND]",
        "The commands, or one of them.",
    ),
    "quit": bare(
        actions.Quit,
        "quit",
        "Leaves. Every line that said Saved is kept; the next sitting goes on here.",
    ),
}
"""What ends a sitting, and help."""
