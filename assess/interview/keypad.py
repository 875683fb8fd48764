"""A row of the rating sheet as it is typed on a keypad: what it means as actions, and what it says in words."""

import re
from collections.abc import Sequence

from assess.interview import actions
from assess.interview.actions import Action
from assess.interview.item import option_lines
from assess.interview.state import Refused, State
from assess.interview.words import lowered
from assess.logic.keypad import CHANGES, NO_LEVEL, RELEVANCES, SEPARATOR, KeypadRow, numbered_reasons
from assess.model.instrument import Instrument

_ROW = re.compile(r"[0-9]{1,3}(?:[.,/][0-9]{1,3})*")
_APART = re.compile(r"[.,/]")
_PLACES = 4
NOTHING = "nothing written"


def is_keyed_row(typed: str) -> bool:
    """Tell whether a line is digits with separators: a row, and no sentence."""
    return bool(_ROW.fullmatch(typed.strip()))


def canonical(typed: str) -> str:
    """Return a typed row in the one form in which two typings are compared; places left out at its end go."""
    places = [str(int(place)) for place in _APART.split(typed.strip())]
    while len(places) > 1 and places[-1] == "0":
        places.pop()
    return SEPARATOR.join(places)


def row_code(row: KeypadRow) -> str:
    """Return how a row is called: the code of its question, with its facet where there are several."""
    return f"{row.question.code}:{row.facet.id}" if row.question.facets else row.question.code


def places_asked(row: KeypadRow) -> str:
    """Return the places of a row in their order; one that is not asked and has one behind it holds 0."""
    places = ["level", "certainty", "relevance" if row.relevance else "0", "change" if row.change else "0"]
    while places[-1] == "0":
        places.pop()
    return SEPARATOR.join(places)


def parse_keyed(instrument: Instrument, row: KeypadRow, typed: str) -> tuple[Action, ...]:
    """Return the actions that a typed row means, raise Refused with what is allowed where it means none."""
    level, second, relevance, change = _places(row, typed)
    found: list[Action] = []
    if level != NO_LEVEL:
        found.append(_chosen(instrument, row, level, second))
    elif second:
        found.append(_declined(instrument, row, second))
    if relevance:
        _refuse_unasked(row, "relevance", asked=row.relevance)
        found.append(actions.Relate(_one_of(row, "relevance", RELEVANCES, relevance)))
    if change:
        _refuse_unasked(row, "change", asked=row.change)
        if found and isinstance(found[0], actions.Decline):
            raise Refused(f"{row_code(row)} has no level here, so nothing has moved", "leave the change away")
        found.append(actions.Change(_one_of(row, "change", CHANGES, change)))
    if not found:
        raise Refused("0 alone says nothing", f"no level is {_reasons_allowed(instrument, row)}")
    return tuple(found)


def _places(row: KeypadRow, typed: str) -> list[int]:
    words = _APART.split(typed.strip())
    if not is_keyed_row(typed) or len(words) > _PLACES:
        raise Refused("this is no row", f"{places_asked(row)} in numbers, as on the sheet; ? shows them, * leaves")
    return [int(word) for word in words] + [0] * (_PLACES - len(words))


def _chosen(instrument: Instrument, row: KeypadRow, level: int, certainty: int) -> Action:
    most = len(instrument.scales[row.facet.scale].levels)
    if level > most:
        allowed = f"1 to {most}, or no level: {_reasons_allowed(instrument, row)}"
        raise Refused(f"{row_code(row)} has no level {level}", allowed)
    if not certainty:
        return actions.Choose(level)
    keys = [one.key for one in instrument.certainty.levels]
    return actions.Choose(level, _one_of(row, "certainty", keys, certainty))


def _declined(instrument: Instrument, row: KeypadRow, number: int) -> Action:
    reasons = dict(numbered_reasons(instrument.missing, row.question))
    if number not in reasons:
        raise Refused(f"{row_code(row)} has no reason {number}", _reasons_allowed(instrument, row))
    return actions.Decline(reasons[number].code)


def _reasons_allowed(instrument: Instrument, row: KeypadRow) -> str:
    return ", ".join(f"0.{number}" for number, _ in numbered_reasons(instrument.missing, row.question))


def _one_of(row: KeypadRow, what: str, words: Sequence[str], number: int) -> str:
    if number > len(words):
        raise Refused(f"{row_code(row)} has no {what} {number}", f"1 to {len(words)}, or 0 for none")
    return words[number - 1]


def _refuse_unasked(row: KeypadRow, what: str, *, asked: bool) -> None:
    if not asked:
        raise Refused(f"{row_code(row)} does not ask for {what} here", f"its places are {places_asked(row)}")


def keyed_words(instrument: Instrument, row: KeypadRow, typed: str) -> str:
    """Return a row that can be parsed in words; an empty one says that nothing was written."""
    if not typed:
        return NOTHING
    level, second, relevance, change = _places(row, typed)
    words = []
    if level:
        words = [instrument.scales[row.facet.scale].levels[level - 1].label]
        words += [lowered(instrument.certainty.levels[second - 1].label)] if second else ["certainty open"]
    elif second:
        words = [f"no level ({lowered(dict(numbered_reasons(instrument.missing, row.question))[second].label)})"]
    words += [f"relevance {RELEVANCES[relevance - 1]}"] if relevance else []
    words += [f"change {CHANGES[change - 1]}"] if change else []
    return ", ".join(words)


def number_lines(state: State, row: KeypadRow) -> tuple[str, ...]:
    """Return what each number of a row stands for."""
    instrument = state.instrument
    reasons = numbered_reasons(instrument.missing, row.question)
    certainties = [lowered(one.label) for one in instrument.certainty.levels]
    return (
        *option_lines(state, row.question, row.facet),
        *(f"  0.{number} No level: {lowered(one.label)}" for number, one in reasons),
        f"Certainty: {_numbered(certainties)}.",
        *((f"Relevance: {_numbered(RELEVANCES)}.",) if row.relevance else ()),
        *((f"Change: {_numbered(CHANGES)}.",) if row.change else ()),
    )


def _numbered(words: Sequence[str]) -> str:
    return ", ".join(f"{number} {word}" for number, word in enumerate(words, 1))
