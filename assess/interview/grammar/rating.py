"""The commands that rate: none, sure, rel, chg, marks, fields, judgements."""

import re
from collections.abc import Mapping

from assess.interview import actions
from assess.interview.actions import Action
from assess.interview.grammar.command import Command, maybe_word, one_word, words_of
from assess.interview.options import split_colon
from assess.interview.state import Refused, echoed

NUMBER = re.compile(r"[0-9]{1,3}")
_FIRST_WORD = re.compile(r"\s*(\S+)(?:\s(.*))?", re.DOTALL)
_SURE = "sure CERTAINTY [REASON ...]"
_JUDGE = "judge CODE NUMBER [CERTAINTY] : TEXT"


def _sure(rest: str) -> Action:
    words = words_of(rest, _SURE, 1, 30)
    return actions.Sure(words[0], tuple(words[1:]))


def _marks(what: str, usage: str, about: str) -> Command:
    def read(rest: str) -> Action:
        words = words_of(rest, usage, 0, 40)
        keys = () if words == ["-"] else tuple(dict.fromkeys(words))
        return actions.Mark("flags" if what == "flag" else "indicators", keys if words else None)

    return Command(read, usage, (about,))


def _field(rest: str) -> Action:
    match = _FIRST_WORD.fullmatch(rest)
    return actions.Fill(match[1], match[2] or "") if match else actions.Fill()


def _judge(rest: str) -> Action:
    before, text = split_colon(rest, _JUDGE) if ":" in rest else (rest, None)
    question, number, *sure = words_of(before, _JUDGE, 2, 30)
    if not NUMBER.fullmatch(number):
        glued = re.fullmatch(r"([0-9]+)([a-z])", number)
        apart = f"a space stands between: judge {question} {glued[1]} {glued[2]}" if glued else f"type it as: {_JUDGE}"
        raise Refused(f"{echoed(number)} is no number of an option", apart)
    return actions.Judge(question, int(number), text, sure[0] if sure else None, tuple(sure[1:]))


RATING: Mapping[str, Command] = {
    "none": maybe_word(
        actions.Decline,
        "none REASON",
        "There is no level, and this is why; none alone lists the reasons.",
    ),
    "sure": Command(
        _sure,
        _SURE,
        (
            "How firmly the evidence carries the level; reasons may follow.",
            "The program ticks what the sources show.",
        ),
    ),
    "rel": one_word(
        actions.Relate,
        "rel l | m | h",
        "How much this matters for this person: low, medium, high.",
    ),
    "chg": one_word(
        actions.Change,
        "chg w | s | b | u",
        "How it moved since the last occasion: worse, same, better, unclear.",
    ),
    "flag": _marks(
        "flag",
        "flag [KEY ... | -]",
        "Ticks exactly these flags; - clears them; alone it shows them.",
    ),
    "mark": _marks(
        "mark",
        "mark [KEY ... | -]",
        "Ticks exactly these indicators; - clears them; alone it shows them.",
    ),
    "field": Command(
        _field, "field [NAME TEXT]", ("Fills in what the question asks besides; alone it shows the fields.",)
    ),
}
"""What is typed at a question."""

JUDGING: Mapping[str, Command] = {
    "judge": Command(
        _judge, _JUDGE, ("A judgement with its ground; it becomes the current question, so that sure m may follow.",)
    ),
}
"""The assessor's own conclusions."""
