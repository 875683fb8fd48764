"""The commands that write: notes, open questions, formulation, scenarios, measures, conclusions, own items."""

import re
from collections.abc import Callable, Mapping

from assess.interview import actions
from assess.interview.actions import Action
from assess.interview.grammar.command import Command, running_text, words_of
from assess.interview.options import name_and_text, split_colon
from assess.interview.state import Refused
from assess.model.scenario import PARTS

_SCENARIO = "scenario KIND : TITLE, or scenario SC1 [PART [: TEXT]]"
_MEASURE = "measure AREA [+CODE ...] : TEXT, or measure M1 [+CODE -CODE ... | PART : TEXT]"
_NEED = re.compile(r"[+-][A-Za-z][A-Za-z0-9-]*")
_DRAFT = "draft [ID | show [ID] | drop ID]"
_AT_ONCE = "With a colon and the text it is one line."


def _titled(kind: Callable[[str | None, str | None], Action], usage: str, about: str) -> Command:
    """Read the id of a text, and the text itself where a colon follows."""

    def read(rest: str) -> Action:
        name, text = name_and_text(rest, usage)
        words = words_of(name, usage, 0 if text is None else 1, 1)
        return kind(words[0] if words else None, text)

    return Command(read, usage, (about, _AT_ONCE))


def _scenario(rest: str) -> Action:
    before, text = split_colon(rest, _SCENARIO) if ":" in rest else (rest, None)
    words = words_of(before, _SCENARIO, 0 if text is None else 1, 2)
    name, part = (*words, None, None)[:2]
    return actions.Imagine(name, text, part)


def _measure(rest: str) -> Action:
    before, text = split_colon(rest, _MEASURE) if ":" in rest else (rest, None)
    words = words_of(before, _MEASURE, 0 if text is None else 1, 40)
    needs = tuple(word for word in words[1:] if _NEED.fullmatch(word))
    others = [word for word in words[1:] if word not in needs]
    if len(others) > 1 or (others and needs):
        raise Refused("a measure takes other words than these", f"type it as: {_MEASURE}")
    return actions.Plan(words[0] if words else None, text, needs, others[0] if others else None)


def _own(rest: str) -> Action:
    return actions.AddOwn(rest if rest.strip() else None)


def _draft(rest: str) -> Action:
    words = words_of(rest, _DRAFT, 0, 2)
    match words:
        case []:
            return actions.TakeUpDraft()
        case ["show", *name]:
            return actions.ShowDraft(*name)
        case ["drop", name]:
            return actions.DropDraft(name)
        case [name] if name != "drop":
            return actions.TakeUpDraft(name)
    raise Refused("draft takes other words than these", f"type it as: {_DRAFT}")


NOTES: Mapping[str, Command] = {
    "note": running_text(
        lambda rest: actions.Note(rest if rest.strip() else None),
        "note [TEXT]",
        "Why you rate so. Kept exactly as typed after one space; list here shows it.",
        "Alone it takes several lines, to a lone dot. A second one replaces it.",
    ),
    "ask": running_text(
        lambda rest: actions.Ask(rest if rest.strip() else None),
        "ask [TEXT]",
        "What to find out next; list asks shows them, answer Q1 : TEXT answers one.",
        "Alone it takes several lines, to a lone dot.",
    ),
    "draft": Command(
        _draft,
        _DRAFT,
        (
            "Goes on with a text that was begun and not finished: Ctrl-C twice or a closed window leave one.",
            "show lists them, or shows one; drop drops one.",
        ),
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
            "scenario SC1 shows one. Each of its parts is one line: scenario SC1 signs : TEXT.",
            f"Parts: {', '.join(PARTS)}; title corrects the title.",
        ),
    ),
    "measure": Command(
        _measure,
        _MEASURE,
        (
            "What will be done; then who, by when, how it will be known: one line each.",
            "+N8 names an item that calls for it. measure M1 shows one.",
            "measure M1 +N8 -N1 changes which items it names; measure M1 by : TEXT corrects",
            "one part: who, by, known, text.",
        ),
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
