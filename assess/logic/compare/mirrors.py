"""Questions that mirror each other, such as a risk and the strength against it: one matter, asked twice."""

from collections.abc import Iterable

from assess.model.codebook import CodedQuestion


def mirrored(questions: Iterable[CodedQuestion]) -> dict[str, str]:
    """Return every question's id with that of the first of its pair, which is its own where nothing mirrors it.

    It is enough that one of the two names the other; nothing is in two pairs.
    """
    firsts: dict[str, str] = {}
    alone: dict[str, CodedQuestion] = {}
    for question in questions:
        first = next((one for one in alone.values() if _mirror(one, question)), None)
        if first is None:
            alone[question.id] = question
        else:
            del alone[first.id]
        firsts[question.id] = first.id if first else question.id
    return firsts


def _mirror(one: CodedQuestion, other: CodedQuestion) -> bool:
    return one.mirrors == other.id or other.mirrors == one.id
