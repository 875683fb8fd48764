"""Finding what people name: assessors, labels of others, questions, facets, levels, certainties, reasons, days."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assess.interview.meeting.actions import Answered
from assess.interview.meeting.state import MeetingState
from assess.interview.state import Refused, echoed
from assess.interview.words import joined, lowered
from assess.logic.shape import nearest
from assess.model.base import Label
from assess.model.codebook import Codebook
from assess.model.comparison import ComparedFacet, ComparedQuestion

_LABEL: TypeAdapter[str] = TypeAdapter(Label)


def assessor_named(state: MeetingState, word: str) -> str:
    """Return the label of an assessor of the comparison, or refuse."""
    found = next((label for label in state.comparison.labels if label.casefold() == word.casefold()), None)
    if found is None:
        raise Refused(f"{echoed(word)} assessed nothing here", f"the assessors are {joined(state.order)}")
    return found


def assessors_named(state: MeetingState, words: Iterable[str]) -> tuple[str, ...]:
    """Return several labels, each once."""
    return tuple(dict.fromkeys(assessor_named(state, word) for word in words))


def as_listed(labels: Iterable[str]) -> tuple[str, ...]:
    """Return labels as people list them: A2 before A10."""
    return tuple(sorted(labels, key=lambda label: (len(label), label)))


def people_named(state: MeetingState, words: Sequence[str]) -> tuple[str, ...]:
    """Return the labels of people; `all` stands for every assessor, and others may be there too."""
    found: list[str] = []
    for word in words:
        found += as_listed(state.comparison.labels) if word.casefold() == "all" else [_person(state, word)]
    named: dict[str, str] = {}
    for label in found:
        named.setdefault(label.casefold(), label)
    return tuple(named.values())


def _person(state: MeetingState, word: str) -> str:
    known = {label.casefold(): label for label in state.comparison.labels}
    if word.casefold() in known:
        return known[word.casefold()]
    try:
        return _LABEL.validate_python(word)
    except ValidationError:
        raise Refused(f"{echoed(word)} is no label", "letters, digits and hyphens, such as K1; no names") from None


def day_named(word: str) -> str:
    """Return a date, or refuse."""
    try:
        if len(word) == len("2026-01-31"):
            return date.fromisoformat(word).isoformat()
    except ValueError:
        pass
    raise Refused(f"{echoed(word)} is no date", "dates are written 2026-01-31")


def question_named(state: MeetingState, word: str) -> ComparedQuestion:
    """Return the question with that code or id, or refuse."""
    wanted, questions = word.casefold(), state.comparison.questions
    found = next((one for one in questions if wanted in (one.code.casefold(), one.question)), None)
    if found is None:
        meant = nearest(word.upper(), [one.code for one in questions])
        hint = f"did you mean {meant}? list all shows all codes" if meant else "list all shows all codes"
        raise Refused(f"no question has the code {echoed(word)}", hint)
    return found


def facet_named(question: ComparedQuestion, word: str) -> ComparedFacet:
    """Return the facet with that id, or refuse."""
    found = next((facet for facet in question.facets if facet.facet == word.casefold()), None)
    if found is None:
        named = ", ".join(f":{facet.facet}" for facet in question.facets) if len(question.facets) > 1 else ""
        hint = f"its facets are {named}" if named else "leave the facet away: there is only one"
        raise Refused(f"{question.code} has no facet {echoed(word)}", hint)
    return found


def certainty_keys(book: Codebook) -> dict[str, str]:
    """Return the key of each certainty by its code: its first letter where they differ, else its number."""
    letters = [code[:1].lower() for code in book.certainty]
    keys = letters if len(set(letters)) == len(letters) else [str(n) for n in range(1, len(letters) + 1)]
    return dict(zip(book.certainty, keys, strict=True))


def certainty_words(book: Codebook) -> str:
    """Return the keys of the certainties with their labels."""
    return ", ".join(f"{key} {lowered(book.certainty[code])}" for code, key in certainty_keys(book).items())


def level_words(state: MeetingState, facet: ComparedFacet) -> str:
    """Return the numbers of the levels with their labels."""
    levels = state.comparison.codebook.scales[facet.scale].levels.values()
    return ", ".join(f"{number} {label}" for number, label in enumerate(levels, 1))


def answer_fields(state: MeetingState, answer: Answered) -> dict[str, Any]:
    """Return the fields of an answer to the current facet: only what was said, or refuse."""
    book = state.comparison.codebook
    if answer.missing is not None:
        return {"missing": _missing(book, answer.missing)}
    if answer.number is None:
        return {}
    levels = tuple(book.scales[state.facet.scale].levels)
    if not 1 <= answer.number <= len(levels):
        raise Refused(
            f"{state.question.code} has no level {answer.number}", f"its levels: {level_words(state, state.facet)}"
        )
    said = {"level": levels[answer.number - 1]}
    return said | ({"certainty": _certainty(book, answer.certainty)} if answer.certainty else {})


def _missing(book: Codebook, word: str) -> str:
    if word.casefold() not in book.missing:
        raise Refused(f"there is no reason {echoed(word)}", f"none with {joined(book.missing, 'or')}")
    return word.casefold()


def _certainty(book: Codebook, word: str) -> str:
    keys = {key: code for code, key in certainty_keys(book).items()}
    keys |= {label.casefold(): code for code, label in book.certainty.items()}
    if word.casefold() not in keys:
        raise Refused(f"there is no certainty {echoed(word)}", certainty_words(book))
    return keys[word.casefold()]
