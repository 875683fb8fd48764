"""One assessment in words: its ratings, and headings that are plainer where the person assessed reads them."""

from collections.abc import Iterator, Mapping
from typing import Final

from assess.errors import DoesNotFit
from assess.model.assessment import FacetRating
from assess.model.base import MAIN, Relevance
from assess.model.codebook import CodedQuestion
from assess.model.report import AssessmentReport
from assess.render.words import CHANGES, BookWords

RELEVANCE: Mapping[Relevance, str] = {
    "low": "matters little here",
    "medium": "matters to a degree here",
    "high": "matters much here",
}
BEYOND = "firmer than its sources carry, because"
# For everybody, then for the person assessed.
_HEADINGS: Final[Mapping[str, tuple[str, str]]] = {
    "who": ("Who assessed, and what was asked", "Who wrote this, and what was asked"),
    "strengths": ("Needs and strengths", "What is needed, and what helps"),
    "cannot-wait": ("A level that cannot wait", "What could not wait, and who was told"),
    "judgements": ("Judgements", "What the assessor concludes"),
    "dimensions": ("Dimensions", "Where things stand"),
    "formulation": ("Formulation", "How the assessor understands it"),
    "scenarios": ("Scenarios", "What could happen, for good and for bad"),
    "measures": ("Measures", "What is to be done, by whom"),
    "conclusions": ("Conclusions", "In closing"),
    "questions": ("All questions", "All questions and answers"),
    "extracts": ("Extracts, question by question", "What the answers rest on"),
    "checks": ("Thought about again", "What the assessor thought about again"),
    "limits": ("Limits, unknowns and who could find out", "What is not known, and who could find out"),
    "sources": ("Sources cited", "Where the information comes from"),
    "not-for": ("What this may not be used for", "What this may not be used for"),
    "own-view": ("The person's own view", "Your own view"),
}


class SingleWords(BookWords):
    """A report of one assessment with its codebook as a dictionary."""

    def __init__(self, report: AssessmentReport) -> None:
        """Keep the report; raise DoesNotFit where its assessment carries no codebook."""
        if report.assessment.codebook is None:
            raise DoesNotFit("no-codebook", "the assessment carries no codebook: it was not sealed", "seal it first")
        super().__init__(report.assessment.codebook)
        self.report = report
        self.one = report.assessment

    @property
    def questions(self) -> tuple[CodedQuestion, ...]:
        """The questions that are put to the assessor's role."""
        return tuple(one for one in self.book.questions if one.is_put_to(self.one.assessor.role))

    @property
    def for_person(self) -> bool:
        """Whether the person assessed reads this."""
        return self.report.reader == "person"

    def heading(self, name: str) -> str:
        """Return the heading of a section."""
        return _HEADINGS[name][self.for_person]

    def facets(self, question: CodedQuestion) -> Iterator[tuple[str, str, FacetRating | None]]:
        """Give the scale of each facet, its label (empty for the implicit one) and what was recorded."""
        given = self.one.rating(question.id).facets
        for name, facet in question.facets.items():
            label = "" if tuple(question.facets) == (MAIN,) else facet.label
            yield facet.scale, label, given.get(name)

    def title(self, question: CodedQuestion, facet: str = "") -> str:
        """Return code and label of a question, and its facet where there are several."""
        name = f"{question.code} {question.label}"
        return f"{name}: {facet}" if facet else name

    def held(self, question: CodedQuestion, scale: str, given: FacetRating | None) -> str:
        """Return the level in words, or why there is none."""
        if question.id in self.one.hidden:
            return "not shown: does not apply here"
        return self.level_or_missing(scale, given)

    def level_or_missing(self, scale: str, given: FacetRating | None) -> str:
        """Return the level of a facet in words, or why there is none."""
        if given is None:
            return "no answer"
        if given.level is None:
            reason = self.book.missing.get(given.missing or "")
            return f"no level: {reason.label if reason else given.missing}"
        return self.level(scale, given.level)

    def rated(self, question: CodedQuestion, scale: str, given: FacetRating | None) -> str:
        """Return level, certainty, change and relevance in one line, and from when a rating was carried forward."""
        parts = [self.held(question, scale, given)]
        if given and given.level and question.id not in self.one.hidden:
            parts += [self.certainty(given.certainty), *self.besides(question.id, given)]
        return ", ".join(part for part in parts if part)

    def besides(self, question: str, given: FacetRating) -> Iterator[str]:
        """Give what stands beside a level: change, relevance, the occasion a rating was carried forward from."""
        rating = self.one.rating(question)
        if given.change:
            yield CHANGES[given.change]
        if rating.relevance:
            yield RELEVANCE[rating.relevance]
        if rating.carried:
            yield carried_from(rating.carried)

    def reasons(self, given: FacetRating | None, *, ledger: bool = True) -> str:
        """Return why the certainty is what it is: coded reasons, then the written one for going beyond a cap."""
        if given is None:
            return ""
        codes = [why.code for why in given.why if ledger or why.by == "assessor"]
        found = [self.book.reasons[code].label if code in self.book.reasons else code for code in codes]
        beyond = [f"{BEYOND}: {given.over_cap}"] if given.over_cap else []
        return "; ".join([*found, *beyond])


def carried_from(occasion: str) -> str:
    """Return that a rating was carried forward."""
    return f"carried forward from {occasion} and confirmed"
