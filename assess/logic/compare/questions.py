"""One question laid side by side: the ratings of every facet, and the copies of what they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assess.logic.compare.basis import Given, comparable
from assess.logic.compare.coverage import HIDDEN, NOT_PUT, as_compared, certainties_of, coverage_of, levels_of
from assess.logic.compare.flags import act_now_flags, firmness_flags, footing_flags, relevance_flags, spread_flags
from assess.logic.compare.patterns import Cited, Ledger, patterns_of
from assess.logic.compare.spread import footing_of, gap_of, spread_of
from assess.model.assessment import Assessment, Rating
from assess.model.base import MAIN, RELEVANCE_KEYS
from assess.model.codebook import Codebook, CodedQuestion
from assess.model.comparison import (
    ComparedFacet,
    ComparedQuestion,
    ComparedRating,
    LookedAgain,
    RelevanceGiven,
    ScenarioRef,
)
from assess.model.source import Register

RELEVANCE = tuple(RELEVANCE_KEYS.values())


@dataclass(frozen=True)
class Side:
    """One assessor's side of a comparison, looked up by question."""

    assessment: Assessment
    register: Register | None

    @cached_property
    def ledger(self) -> Ledger:
        """What this assessor cited."""
        return Ledger(self.assessment, self.register)

    @cached_property
    def _ratings(self) -> Mapping[str, Rating]:
        hidden = self.assessment.hidden
        return {rating.question: rating for rating in self.assessment.ratings if rating.question not in hidden}

    def rating(self, question: str) -> Rating:
        """Return the rating of a question that was shown; an empty one where there is none."""
        return self._ratings.get(question) or Rating.model_construct(question=question)

    def compared(self, codebook: Codebook, question: str, facet: str = MAIN) -> ComparedRating | None:
        """Return what this assessor gave for one facet; None where nothing was recorded."""
        if question in self.assessment.hidden:
            return HIDDEN
        return as_compared(self.rating(question).facets.get(facet), codebook)

    def given(self, codebook: Codebook, question: CodedQuestion, facet: str) -> ComparedRating | None:
        """Return what this assessor gave for one facet, or that the question is put to another role."""
        return self.compared(codebook, question.id, facet) if self.is_asked(question) else NOT_PUT

    def is_asked(self, question: CodedQuestion) -> bool:
        """Tell whether the question is put to this assessor's role."""
        return question.is_put_to(self.assessment.assessor.role)

    def scenario(self, question: str) -> ScenarioRef | None:
        """Return the scenario that a judgement refers to."""
        name = self.rating(question).scenario
        found = next((one for one in self.assessment.scenarios if one.id == name), None) if name else None
        return ScenarioRef.model_construct(id=found.id, kind=found.kind) if found else None

    def sources(self, question: str) -> tuple[str, ...]:
        """Return the ids of the sources cited for a question that was shown."""
        return () if question in self.assessment.hidden else self.ledger.named(question)


Sides = Mapping[str, Side]


@dataclass(frozen=True, slots=True)
class Later:
    """One assessor's side since an amendment, and the questions whose words a reader may not know in either of both."""

    side: Side
    silent: frozenset[str] = frozenset()


def lay_out(codebook: Codebook, question: CodedQuestion, sides: Sides, later: Mapping[str, Later]) -> ComparedQuestion:
    """Return one question side by side; `later` holds those who sealed an amendment."""
    name = question.id
    rated = {label: side.rating(name) for label, side in sides.items()}
    scenarios = scenarios_of(question, sides)
    relevance = _relevance(rated)
    cited = {label: side.ledger.cited(name) for label, side in sides.items()}
    ratings = {facet: _given(codebook, question, facet, sides) for facet in question.facets}
    compared = comparable(question.scenario, scenarios, ratings.values())
    changed = _second_look(codebook, question, sides, later)
    return ComparedQuestion.model_construct(
        question=name,
        code=question.code,
        sort=question.sort,
        sources={label: side.sources(name) for label, side in sides.items()},
        links={label: rating.evidence for label, rating in rated.items()},
        notes={label: rating.note for label, rating in rated.items() if rating.note},
        fields={label: rating.fields for label, rating in rated.items() if rating.fields},
        relevance=relevance,
        scenarios=scenarios,
        facets=tuple(
            _since(codebook, _facet(codebook, question, facet, given, cited, compared), changed, compared)
            for facet, given in ratings.items()
        ),
        flags=relevance_flags(codebook.comparison, relevance.gap) if relevance else (),
        second_look=changed,
    )


def _given(codebook: Codebook, question: CodedQuestion, facet: str, sides: Sides) -> dict[str, ComparedRating | None]:
    return {label: side.given(codebook, question, facet) for label, side in sides.items()}


def _second_look(
    codebook: Codebook, question: CodedQuestion, sides: Sides, later: Mapping[str, Later]
) -> dict[str, LookedAgain]:
    """Return who holds the question otherwise than in the first seal."""
    found = {}
    for label, now in later.items():
        silent = question.id in now.silent
        held = _looked_again(codebook, question, now.side, silent=silent)
        if held != _looked_again(codebook, question, sides[label], silent=silent):
            found[label] = held
    return found


def _looked_again(codebook: Codebook, question: CodedQuestion, side: Side, *, silent: bool) -> LookedAgain:
    """Return a question as one assessor holds it; without a word where it is `silent`."""
    rating = side.rating(question.id)
    facets = {facet: side.given(codebook, question, facet) for facet in question.facets}
    if silent:
        facets = {name: one.model_copy(update={"over_cap": None}) if one else None for name, one in facets.items()}
    return LookedAgain.model_construct(
        facets=facets,
        relevance=rating.relevance,
        links=rating.evidence,
        note=None if silent else rating.note,
        fields={} if silent else rating.fields,
    )


def _since(
    codebook: Codebook, facet: ComparedFacet, changed: Mapping[str, LookedAgain], compared: frozenset[str]
) -> ComparedFacet:
    """Return a facet with the spread of its levels since second looks, where one of them is another."""
    if not changed:
        return facet
    now = {
        label: changed[label].facets[facet.facet] if label in changed else given
        for label, given in facet.ratings.items()
    }
    levels = {label: level for label, level in levels_of(now).items() if label in compared}
    if levels == {label: level for label, level in levels_of(facet.ratings).items() if label in compared}:
        return facet
    return facet.model_copy(update={"spread_after": spread_of(codebook.scales[facet.scale], levels.values())})


def _relevance(given: Mapping[str, Rating]) -> RelevanceGiven | None:
    """Return how much each thinks the question matters; None where nobody said."""
    words = {label: rating.relevance for label, rating in given.items()}
    said = [word for word in words.values() if word]
    return RelevanceGiven.model_construct(given=words, gap=gap_of(RELEVANCE, said)) if said else None


def scenarios_of(question: CodedQuestion, sides: Sides) -> dict[str, ScenarioRef | None] | None:
    """Return the scenario each assessor's judgement refers to; None where the judgement is about no scenario."""
    found = {label: side.scenario(question.id) for label, side in sides.items()}
    return found if question.scenario or any(found.values()) else None


def _facet(
    codebook: Codebook,
    question: CodedQuestion,
    facet: str,
    ratings: Given,
    cited: Mapping[str, Cited],
    compared: frozenset[str],
) -> ComparedFacet:
    """Return one facet side by side; the levels of those are compared who are `compared`."""
    basis = {label: rating for label, rating in ratings.items() if label in compared}
    levels, certainties = levels_of(basis), certainties_of(basis)
    scale = codebook.scales[question.facets[facet].scale]
    spread = spread_of(scale, levels.values())
    footing = footing_of(spread, tuple(codebook.certainty), certainties.values())
    return ComparedFacet.model_construct(
        facet=facet,
        scale=question.facets[facet].scale,
        ratings=ratings,
        spread=spread,
        coverage=coverage_of(ratings.values()),
        footing=footing,
        # A judgement cites a scenario, not sources.
        patterns=() if question.sort == "judgement" else patterns_of(levels, cited),
        flags=(
            *act_now_flags(codebook.comparison, question, facet, levels_of(ratings).values(), levels.values()),
            *firmness_flags(codebook, scale, levels, certainties),
            *spread_flags(codebook.comparison, question.sort, scale, levels.values(), spread),
            *footing_flags(codebook.comparison, footing),
        ),
    )
