"""Questions that mirror each other, such as a risk and the strength against it: one matter, asked twice."""

from collections.abc import Iterable

from assess.model.codebook import CodedQuestion


def mirrored(questions: Iterable[CodedQuestion]) -> dict[str, str]:
    """Return every question's id with that of the first of its pair, which is its own where nothing mirrors it.

    It is enough that one of the two names the other; nothing is in two pairs.
    """
    firsts: dict[str, str] = {}
    alone: set[str] = set()
    named: dict[str, str] = {}
    for question in questions:
        first = next((one for one in (question.mirrors, named.get(question.id)) if one in alone), None)
        if first is not None:
            alone.remove(first)
        else:
            alone.add(question.id)
            if question.mirrors:
                named.setdefault(question.mirrors, question.id)
        firsts[question.id] = first or question.id
    return firsts
