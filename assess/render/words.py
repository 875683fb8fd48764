"""Codes in words: everything a report says about levels, certainty, spread and sources is said here, once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from assess.logic.certainty import is_open
from assess.logic.text import shortened
from assess.model.assessment import Evidence, Link
from assess.model.base import MAIN
from assess.model.codebook import Codebook, CodedQuestion
from assess.model.comparison import (
    ComparedFacet,
    ComparedQuestion,
    ComparedRating,
    Comparison,
    PairPattern,
    Pattern,
    Spread,
)
from assess.model.source import KINDS, Source

SPREADS: Mapping[Spread | None, str] = {
    "same": "the same",
    "one-step": "one step apart",
    "apart": "two or more steps apart",
    "opposite": "at opposite ends",
    "differ": "different, in no order",
    None: "fewer than two levels",
}
PATTERNS: Mapping[Pattern, str] = {
    "interpretation": "different levels, a source in common",
    "information": "different levels, no source in common",
    "echo": "the same level, resting on the same source or origin",
    "convergence": "the same level, from sources of different origin",
    "unclear": "cannot be told: an own source may be one that others cite too",
    "uncited": "no source cited by one of them or both",
}
BECAUSE: Mapping[str, str] = {
    "act-now": "somebody chose a level that cannot wait",
    "dynamic": "it can change",
    "firm-and-apart": "levels lie apart and are held firmly",
    "relevance": "one thinks it matters much, another little",
    "spread": "levels lie apart",
    "watershed": "levels on both sides of the watershed",
    "no-majority": "no level is held by most of those who gave one",
}
STANDINGS: Mapping[str, str] = {
    "unknown": "could not rate",
    "not-applicable": "does not apply",
    "not-asked": "not asked yet",
    "unanswered": "no answer",
}
NOT_PUT = "another role is asked"
CHANGES: Mapping[str, str] = {
    "worse": "got worse",
    "same": "did not change",
    "better": "got better",
    "unclear": "change unclear",
}
FIELDS: Mapping[str, str] = {"told-who": "told", "told-when": "told when", "told-confirmed": "confirmed"}
_TOLD_WHEN = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d([+-]\d\d:\d\d)")
EXTRACT = 240
"""How much of an extract or a note is shown where many stand side by side."""
FEW = 4
"""Up to how many assessors everything each of them wrote is shown; with more, what all hold is said first."""
FEW_PAIRS = 6
"""Up to how many pairs of assessors are named one by one."""


def not_put(rating: ComparedRating | None) -> bool:
    """Tell whether a question is not put to the role of this assessor: hidden, and of no class of missing reasons."""
    return rating is not None and rating.hidden and rating.class_ is None


def in_order(labels: Iterable[str]) -> tuple[str, ...]:
    """Return labels as people sort them: A2 before A10."""
    return tuple(sorted(labels, key=_natural))


def _natural(label: str) -> list[tuple[bool, int, str]]:
    parts = re.findall(r"\d+|\D+", label)
    return [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]


def field_name(name: str) -> str:
    """Return what a field is called for people."""
    return FIELDS.get(name, name.replace("-", " "))


def field_text(name: str, text: str) -> str:
    """Return what was entered in a field; when somebody was told as people write a time."""
    told = _TOLD_WHEN.fullmatch(text) if name == "told-when" else None
    return f"{told[1]} {told[2]} (UTC{told[3]})" if told else text


def plural(count: int, one: str, many: str) -> str:
    """Return a count with its noun."""
    return f"{count} {one if count == 1 else many}"


class BookWords:
    """A codebook as a dictionary."""

    def __init__(self, book: Codebook) -> None:
        """Look every question up once."""
        self.book = book
        self._coded = {question.id: question for question in book.questions}

    def name(self, question: str) -> str:
        """Return code and label of a question by its id; the id itself where it is an own item."""
        coded = self._coded.get(question)
        return f"{coded.code} {coded.label}" if coded else question

    def level(self, scale: str, code: str) -> str:
        """Return the label of a level."""
        coded = self.book.scales.get(scale)
        return coded.levels.get(code, code) if coded else code

    def certainty(self, code: str | None) -> str:
        """Return a certainty in words."""
        return f"{self.book.certainty.get(code, code).lower()} certainty" if code else "certainty not given"

    def source(self, source: Source) -> str:
        """Return what a source is."""
        parts = [f"{source.id} {KINDS[source.kind].label}", source.date, source.setting]
        parts += [f"joint ({', '.join(source.present)})"] if source.joint else []
        parts += ["with interpreter"] if source.interpreter else []
        return ", ".join(parts)


class Words(BookWords):
    """A comparison in words."""

    def __init__(self, comparison: Comparison) -> None:
        """Keep the comparison and its labels as people sort them."""
        super().__init__(comparison.codebook)
        self.comparison = comparison
        self.labels = in_order(comparison.labels)

    def coded(self, question: ComparedQuestion) -> CodedQuestion:
        """Return a question's entry in the codebook."""
        return self._coded[question.question]

    def title(self, question: ComparedQuestion) -> str:
        """Return code and label of a question."""
        return f"{question.code} {self.coded(question).label}"

    def facet(self, question: ComparedQuestion, facet: ComparedFacet) -> str:
        """Return the label of a facet; nothing where the question has only the implicit one."""
        asked = self.coded(question).facets
        return "" if tuple(asked) == (MAIN,) else asked[facet.facet].label

    def facet_title(self, question: ComparedQuestion, facet: ComparedFacet) -> str:
        """Return question and facet."""
        label = self.facet(question, facet)
        return f"{self.title(question)}: {label}" if label else self.title(question)

    def missing(self, rating: ComparedRating) -> str:
        """Return why there is no level, in the instrument's words."""
        if rating.hidden:
            return NOT_PUT if not_put(rating) else "not shown: does not apply here"
        reason = self.book.missing.get(rating.missing or "")
        return reason.label if reason else rating.missing or ""

    def rating(self, scale: str, rating: ComparedRating | None) -> str:
        """Return a rating in words, as long as it takes."""
        if rating is None:
            return "no answer"
        if rating.level is None:
            return f"no level: {self.missing(rating)}"
        parts = [self.level(scale, rating.level), self.certainty(rating.certainty)]
        parts += [CHANGES[rating.change]] if rating.change else []
        return ", ".join(parts)

    def cell(self, scale: str, rating: ComparedRating | None) -> str:
        """Return a rating in a few words."""
        if rating is None or rating.level is None:
            if not_put(rating):
                return NOT_PUT
            return STANDINGS[(rating.class_ or "unknown") if rating else "unanswered"]
        certainty = self.book.certainty.get(rating.certainty or "", "")
        return self.level(scale, rating.level) + (f" ({certainty.lower()})" if certainty else "")

    def reasons(self, rating: ComparedRating | None) -> str:
        """Return the reasons given for a certainty, those that the ledger ticked among them."""
        codes = (*rating.why, *rating.ticked) if rating else ()
        return "; ".join(self.book.reasons[code].label if code in self.book.reasons else code for code in codes)

    def held(self, facet: ComparedFacet) -> str:
        """Return who sealed which level, in the order of the scale, then who gave none and why."""
        return self.held_by(facet.scale, facet.ratings)

    def held_by(self, scale: str, ratings: Mapping[str, ComparedRating | None]) -> str:
        """Return who holds which level, in the order of the scale, then who holds none and why."""
        groups: dict[str, list[str]] = {code: [] for code in self.book.scales[scale].levels}
        for label in self.labels:
            rating = ratings[label]
            key = rating.level if rating and rating.level else self.cell(scale, rating)
            groups.setdefault(key, []).append(label)
        named = [(self.level(scale, key), self._firmly(who, ratings)) for key, who in groups.items() if who]
        return ". ".join(f"{name[:1].upper()}{name[1:]} - {who}" for name, who in named)

    def _firmly(self, labels: Iterable[str], ratings: Mapping[str, ComparedRating | None]) -> str:
        """Return labels with how firmly they hold their level, the firmest first; without a level just the labels."""
        groups: dict[str, list[str]] = {self.certainty(code): [] for code in reversed(self.book.certainty)}
        for label in labels:
            rating = ratings[label]
            groups.setdefault(self.certainty(rating.certainty) if rating and rating.level else "", []).append(label)
        return "; ".join(", ".join(who) + (f" ({sure})" if sure else "") for sure, who in groups.items() if who)

    def spread(self, facet: ComparedFacet) -> str:
        """Return the spread in words, and the footing where it is uneven."""
        words = SPREADS[facet.spread]
        return f"{words}, unevenly firm" if facet.footing == "uneven" else words

    def coverage(self, facet: ComparedFacet) -> str:
        """Return who rated at all."""
        counted = facet.coverage
        elsewhere = sum(not_put(rating) for rating in facet.ratings.values())
        if counted.state == "all":
            return "rated by all who are asked" if elsewhere else "rated by all"
        parts = {
            "could not rate": counted.unknown,
            "does not apply": counted.not_applicable,
            "not asked yet": counted.not_asked,
            "no answer": counted.unanswered,
            NOT_PUT: elsewhere,
        }
        others = ", ".join(f"{words} {count}" for words, count in parts.items() if count)
        who = f"{counted.rated} of {len(self.labels)}" if counted.rated else "nobody"
        return f"rated by {who} ({others})"

    def together(self, facet: ComparedFacet) -> str:
        """Return spread and coverage; where there is no spread, coverage says all there is to say."""
        return f"{self.spread(facet)}, {self.coverage(facet)}" if facet.spread else self.coverage(facet)

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> str:
        """Return who is compared with whom, by name as long as they are few."""
        return _pairs([" and ".join(in_order(pair)) for pair in pairs])

    def patterns(self, pairs: Iterable[PairPattern]) -> tuple[str, ...]:
        """Return what pairs of assessors rest on, one line for each pattern that occurs."""
        found: dict[Pattern, list[str]] = {}
        for pair in pairs:
            found.setdefault(pair.pattern, []).append(" and ".join(in_order(pair.pair)))
        return tuple(f"{_pairs(found[name])}: {words}" for name, words in PATTERNS.items() if name in found)

    def extracts(self, question: ComparedQuestion, label: str) -> Iterator[str]:
        """Give each extract that an assessor linked to a question: where it stands, which way it bears, its words."""
        return self.linked(label, question.links[label])

    def linked(self, label: str, links: Iterable[Link]) -> Iterator[str]:
        """Give the extracts of an assessor that these links name."""
        for link in links:
            extract = self._evidence[label].get(link.id)
            if extract:
                yield _extract(extract, link)

    @cached_property
    def _evidence(self) -> Mapping[str, Mapping[str, Evidence]]:
        """Every extract by assessor and id, those of second looks included."""
        found = {label: {one.id: one for one in self.comparison.evidence.get(label, ())} for label in self.labels}
        for look in self.comparison.second_looks:
            found[look.of].update({one.id: one for one in look.evidence})
        return found

    def fields(self, question: ComparedQuestion, label: str) -> Iterator[tuple[str, str]]:
        """Give what an assessor entered besides levels, under names for people."""
        for name, text in question.fields.get(label, {}).items():
            yield f"{label}, {field_name(name)}", field_text(name, text)


def _extract(extract: Evidence, link: Link) -> str:
    where = f"{extract.source} {extract.page}" if extract.page else extract.source
    left = " (left open)" if is_open(link) else ""
    settled = f" ({link.resolved})" if link.resolved not in (None, "open") else ""
    return f"{where}, {link.relation}{left}{settled}: {shortened(extract.text, EXTRACT)}"


def _pairs(pairs: list[str]) -> str:
    return "; ".join(in_order(pairs)) if len(pairs) <= FEW_PAIRS else f"{len(pairs)} pairs"
