"""When a question is asked, in words: labels for levels, codes for questions, no sign of the small language."""

import re
from collections.abc import Iterator

from assess.logic.conditions import tokens
from assess.model.base import MAIN
from assess.model.instrument import Instrument

_LINKS = {"and", "or", "not", "(", ")"}
_OUTSIDE = {"phase": "the phase", "setting": "the setting"}


def condition_words(instrument: Instrument, condition: str) -> str:
    """Return a valid condition as the end of a sentence: `asked only when the phase is released`."""
    text = " ".join(_parts(instrument, tokens(condition)))
    text = re.sub(r"\( | \)", lambda found: found[0].strip(), text)
    turned = re.fullmatch(r"not (?:\(([^()]*)\)|((?:(?! and | or )[^()])*))", text)
    return f"asked unless {turned[1] or turned[2]}" if turned else f"asked only when {text}"


def _parts(instrument: Instrument, found: list[str]) -> Iterator[str]:
    at = 0
    while at < len(found):
        token, after = found[at], found[at + 1 : at + 2]
        if (token, *after) == ("answered", "("):
            yield f"{_called(instrument, found[at + 2])} has a level"
            at += 4
        elif token in _LINKS:
            yield token
            at += 1
        else:
            end = found.index("]", at) if after == ["in"] else at + 2
            yield _compared(instrument, token, found[at + 1], found[at + 2 : end + 1])
            at = end + 1


def _compared(instrument: Instrument, name: str, sign: str, values: list[str]) -> str:
    words = [_value(instrument, name, one[1:-1]) for one in values if one.startswith('"')]
    return f"{_called(instrument, name)} is {'not ' if sign == '!=' else ''}{' or '.join(words)}"


def _called(instrument: Instrument, name: str) -> str:
    if name in _OUTSIDE:
        return _OUTSIDE[name]
    question_id, _, facet_id = name.partition(".")
    question = instrument.question(question_id)
    if question is None:
        return name
    facet = question.facet(facet_id) if question.facets else None
    return f"{question.code} ({facet.label})" if facet else question.code


def _value(instrument: Instrument, name: str, code: str) -> str:
    """Return the label of a level; a phase or a setting is a word already."""
    question_id, _, facet_id = name.partition(".")
    question = instrument.question(question_id) if name not in _OUTSIDE else None
    facet = question.facet(facet_id or MAIN) if question else None
    level = instrument.scales[facet.scale].level(code) if facet else None
    return f'"{level.label}"' if level else code
