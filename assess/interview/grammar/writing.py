"""The commands that write: notes, open questions, formulation, scenarios, measures, conclusions, own items."""

from collections.abc import Callable, Mapping

from assess.interview import actions
from assess.interview.actions import Action
from assess.interview.grammar.command import Command, running_text, words_of
from assess.interview.options import split_colon

_SCENARIO = "scenario KIND : TITLE"
_MEASURE = "measure AREA : TEXT"
_AT_ONCE = "With a colon and the text it is one line."


def _titled(kind: Callable[[str | None, str | None], Action], usage: str, about: str) -> Command:
    """Read the id of a text, and the text itself where a colon follows."""

    def read(rest: str) -> Action:
        name, text = split_colon(rest, usage) if ":" in rest else (rest, None)
        words = words_of(name, usage, 0 if text is None else 1, 1)
        return kind(words[0] if words else None, text)

    return Command(read, usage, (about, _AT_ONCE))


def _scenario(rest: str) -> Action:
    if not rest.strip():
        return actions.Imagine()
    if ":" not in rest and len(rest.split()) == 1:
        return actions.Imagine(rest.strip())
    kind, title = split_colon(rest, _SCENARIO)
    return actions.Imagine(words_of(kind, _SCENARIO, 1, 1)[0], title.strip())


def _measure(rest: str) -> Action:
    if not rest.strip():
        return actions.Plan()
    area, text = split_colon(rest, _MEASURE)
    return actions.Plan(words_of(area, _MEASURE, 1, 1)[0], text)


def _own(rest: str) -> Action:
    return actions.AddOwn(rest if rest.strip() else None)


NOTES: Mapping[str, Command] = {
    "note": running_text(
        actions.Note,
        "note TEXT",
        "Why you rate so. Kept exactly as typed after one space; list here shows it.",
        "A second one replaces it.",
    ),
    "ask": running_text(
        actions.Ask,
        "ask TEXT",
        "What to find out next; list asks shows them.",
    ),
}
"""What is written on the way."""

CONCLUDING: Mapping[str, Command] = {
    "formulation": _titled(
        actions.Formulate,
        "formulation [ID [: TEXT]]",
        "A text of the formulation, to a dot alone on a line; alone it lists the texts.",
    ),
    "scenario": Command(
        _scenario,
        _SCENARIO,
        (
            "A plausible course: its text follows, to a dot alone on a line.",
            "scenario SC1 shows one.",
        ),
    ),
    "measure": Command(
        _measure, _MEASURE, ("What will be done; then who, by when, how it will be known: one line each.",)
    ),
    "conclude": _titled(
        actions.Conclude,
        "conclude [ID [: TEXT]]",
        "A text of the conclusion, to a dot alone on a line; alone it lists the texts.",
    ),
    "own": Command(
        _own,
        "own TEXT",
        ("An item of this case alone; then whether it pulls risk, protective or need. go own-1 rates it.",),
    ),
}
"""What is written at the end."""
