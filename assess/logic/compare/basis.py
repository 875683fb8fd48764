"""Whose levels are compared at all: judgements only between those who speak of the same kind of scenario."""

from collections.abc import Collection, Mapping

from assess.model.comparison import ComparedRating, ScenarioRef

Given = Mapping[str, ComparedRating | None]


def comparable(
    kind: str | None, scenarios: Mapping[str, ScenarioRef | None] | None, facets: Collection[Given]
) -> frozenset[str]:
    """Return whose levels are compared, given everybody's ratings of the `facets` of one question.

    `kind` is the kind of scenario that the question is about. Where the instrument names none and assessors who gave a
    level refer to different ones, nothing is compared (settled point 8).
    """
    labels = frozenset(label for given in facets for label in given)
    if scenarios is None:
        return labels
    kinds = {label: ref.kind if (ref := scenarios.get(label)) else None for label in labels}
    if kind:
        return frozenset(label for label, meant in kinds.items() if meant == kind)
    rated = {kinds[label] for given in facets for label, rating in given.items() if rating and rating.level}
    return labels if len(rated) == 1 else frozenset()
