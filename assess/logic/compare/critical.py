"""Critical items: what an assessor rated beyond the watershed, thinks matters much, and is no strength."""

from collections.abc import Iterable, Sequence

from assess.logic.watershed import is_beyond
from assess.model.codebook import Codebook, CodedQuestion
from assess.model.comparison import ComparedFacet, ComparedQuestion


def critical_items(
    codebook: Codebook, questions: Sequence[ComparedQuestion], labels: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Return the ids of each assessor's critical items, in the order of the instrument; nobody is left out.

    A risk or a need of high relevance is critical where any of its facets lies beyond the watershed of an ordered
    scale, or at its end where there is none. Nothing is where the instrument does not ask how much an item matters.
    """
    coded = {question.id: question for question in codebook.questions}
    asked = [one for one in questions if one.relevance and _pulls(coded[one.question])]
    return {label: tuple(one.question for one in asked if _is_critical(codebook, one, label)) for label in labels}


def _pulls(question: CodedQuestion) -> bool:
    return question.sort == "item" and question.effect in ("risk", "need")


def _is_critical(codebook: Codebook, question: ComparedQuestion, label: str) -> bool:
    matters = question.relevance.given.get(label) if question.relevance else None
    return matters == "high" and any(_beyond(codebook, facet, label) for facet in question.facets)


def _beyond(codebook: Codebook, facet: ComparedFacet, label: str) -> bool:
    scale, rating = codebook.scales[facet.scale], facet.ratings[label]
    level = rating.level if rating else None
    return level is not None and scale.ordered and is_beyond(tuple(scale.levels), scale.watershed, level)
