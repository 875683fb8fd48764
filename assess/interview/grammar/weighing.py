"""The commands that answer what is asked, and those that mend what was written."""

from collections.abc import Mapping
from typing import Literal

from assess.interview import actions
from assess.interview.actions import Action
from assess.interview.grammar.command import Command, one_word, words_of
from assess.interview.options import name_and_text

_ANSWER = "answer CHECK | Q1 [: TEXT]"
_ASIDE = "aside CHECK [: REASON]"
_REWRITE = "rewrite SC1 | M1 | E3 | Q2 | own-1 [: TEXT]"


def _named(rest: str, usage: str) -> tuple[str, str | None]:
    """Read the one word before the colon, and the text behind it where there is a colon."""
    name, text = name_and_text(rest, usage)
    return words_of(name, usage, 1, 1)[0], text


def _weigh(how: Literal["answered", "set-aside"], usage: str, *about: str) -> Command:
    def read(rest: str) -> Action:
        name, text = _named(rest, usage)
        return actions.Weigh(name, how, text)

    return Command(read, usage, about)


def _rewrite(rest: str) -> Action:
    return actions.Rewrite(*_named(rest, _REWRITE))


WEIGHING: Mapping[str, Command] = {
    "answer": _weigh(
        "answered",
        _ANSWER,
        "Answers a check that asks you to think again, or an open question of your own.",
        "list problems and list asks show what may be answered, list answered what you said.",
    ),
    "aside": _weigh(
        "set-aside",
        _ASIDE,
        "Sets a check aside, with the reason why it asks nothing of this case.",
        "It asks again where other questions make it ask.",
    ),
}
"""What is typed when a check asks something."""

MENDING: Mapping[str, Command] = {
    "rewrite": Command(
        _rewrite,
        _REWRITE,
        (
            "Shows the text as it is and takes a new one, to a dot alone on a line.",
            "With a colon and the text it is one line. The earlier text stays in the log.",
        ),
    ),
    "drop": one_word(
        actions.Drop,
        "drop SC1 | M1 | E3 | Q2 | own-1",
        "Takes out a scenario, a measure, an open question or an own item; undo brings it back.",
    ),
}
"""What mends what was written."""
