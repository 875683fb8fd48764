"""The long table of a report as CSV: one row for every question, facet and assessor; a table of codes, for programs.

- No free text stands in it: no note, extract or reason, and no case-specific item, whose only name is a free text. The
  labels beside the codes are the instrument's.
- A missing level is an empty cell, never a number; `missing` holds the code of the reason, `missing_class` its class,
  or `unanswered`, or `not-put` where another role is asked. A question that did not apply has the class alone.
- The cells `second_...` are filled where a second look changed level, reason or certainty, with what stands since;
  those of `consensus_...` where a meeting recorded something.
- RFC 4180: commas, CRLF, quotes where needed. UTF-8 with a byte order mark, without which Excel on Windows reads
  another code page; Python reads it as `utf-8-sig`, R as `UTF-8-BOM`.
- A cell that a spreadsheet would run as a formula begins with an apostrophe, and is otherwise as it is. Control
  characters are written out, as everywhere.
"""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from assess.logic.compare.coverage import HIDDEN, NOT_PUT, as_compared
from assess.logic.text import visible
from assess.model.assessment import Assessment
from assess.model.codebook import Codebook, CodedQuestion
from assess.model.comparison import ComparedFacet, ComparedQuestion, ComparedRating, Comparison
from assess.model.consensus import Outcome
from assess.model.report import AssessmentReport
from assess.render.words import in_order

COLUMNS = (
    "fictional",
    "reader",
    "case",
    "occasion",
    "instrument",
    "version",
    "question",
    "code",
    "sort",
    "label",
    "facet",
    "facet_label",
    "scale",
    "assessor",
    "role",
    "level",
    "level_label",
    "certainty",
    "certainty_label",
    "missing",
    "missing_class",
    "relevance",
    "second_level",
    "second_level_label",
    "second_certainty",
    "second_certainty_label",
    "second_missing",
    "second_missing_class",
    "consensus_state",
    "consensus_level",
    "consensus_level_label",
    "consensus_missing",
    "consensus_dissent",
)
UNANSWERED, ELSEWHERE = "unanswered", "not-put"
# What makes a spreadsheet run a cell, in wide forms too.
_RUN = tuple("=+-@\t\r\n＝＋－＠")
Row = Mapping[str, str | None]


def render_csv(document: Comparison | AssessmentReport) -> bytes:
    """Return the exact bytes of the table of a comparison, or of a report of one assessment."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    rows = _compared(document) if isinstance(document, Comparison) else _single(document)
    writer.writerows({name: harmless(cell or "") for name, cell in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs and no terminal obeys."""
    shown = visible(cell)
    return f"'{shown}" if cell.startswith(_RUN) or shown.startswith(_RUN) else shown


def _compared(comparison: Comparison) -> Iterator[Row]:
    words = _Labels(comparison.codebook)
    about = {**_about(comparison), "reader": comparison.reader}
    settled = {
        (one.question, one.facet): one for one in (comparison.consensus.questions if comparison.consensus else ())
    }
    roles = {one.label: one.role for one in comparison.assessors}
    for question in comparison.questions:
        for facet in question.facets:
            outcome = settled.get((question.question, facet.facet))
            for label in in_order(roles):
                relevance = question.relevance.given.get(label) if question.relevance else None
                yield {
                    **about,
                    **words.question(question.question, facet.facet),
                    "assessor": label,
                    "role": roles[label],
                    **words.rating(facet.scale, facet.ratings.get(label)),
                    "relevance": relevance,
                    **words.second(facet, question, label),
                    **words.outcome(facet.scale, outcome, label),
                }


def _single(report: AssessmentReport) -> Iterator[Row]:
    one, book = report.assessment, report.assessment.codebook
    if book is None:
        return
    words = _Labels(book)
    about = {**_about(one), "reader": report.reader, "assessor": one.assessor.label, "role": one.assessor.role}
    for question in book.questions:
        relevance = one.rating(question.id).relevance
        for facet, coded in question.facets.items():
            yield {
                **about,
                **words.question(question.id, facet),
                **words.rating(coded.scale, _given(one, book, question, facet)),
                "relevance": relevance,
            }


def _given(one: Assessment, book: Codebook, question: CodedQuestion, facet: str) -> ComparedRating | None:
    """Return a rating of one assessment as it would stand in a comparison."""
    if question.id in one.hidden:
        return HIDDEN
    if not question.is_put_to(one.assessor.role):
        return NOT_PUT
    return as_compared(one.rating(question.id).facets.get(facet), book)


def _about(document: Comparison | Assessment) -> Row:
    return {
        "fictional": "yes" if document.fictional else "no",
        "case": document.case,
        "occasion": document.occasion,
        "instrument": document.instrument.id,
        "version": document.instrument.version,
    }


class _Labels:
    """What codes mean, by the codebook."""

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._coded = {question.id: question for question in book.questions}

    def question(self, name: str, facet: str) -> Row:
        """Return the cells that name a question and one facet of it."""
        coded = self._coded[name]
        asked = coded.facets[facet]
        return {
            "question": name,
            "code": coded.code,
            "sort": coded.sort,
            "label": coded.label,
            "facet": facet,
            "facet_label": asked.label,
            "scale": asked.scale,
        }

    def rating(self, scale: str, rating: ComparedRating | None) -> Row:
        """Return the cells of what one assessor gave for a facet."""
        if rating is None:
            return {"missing_class": UNANSWERED}
        if rating.level is None:
            return {
                "missing": rating.missing,
                "missing_class": ELSEWHERE if rating == NOT_PUT else rating.class_ or "unknown",
            }
        return {
            "level": rating.level,
            "level_label": self._level(scale, rating.level),
            "certainty": rating.certainty,
            "certainty_label": self._certainty(rating.certainty),
        }

    def second(self, facet: ComparedFacet, question: ComparedQuestion, label: str) -> Row:
        """Return the cells of a second look, where it changed level, reason or certainty."""
        if label not in question.second_look:
            return {}
        now = self.rating(facet.scale, question.second_look[label].facets.get(facet.facet))
        if now == self.rating(facet.scale, facet.ratings.get(label)):
            return {}
        return {f"second_{name}": cell for name, cell in now.items()}

    def outcome(self, scale: str, outcome: Outcome | None, label: str) -> Row:
        """Return the cells of what the meeting recorded about a facet, and whether this assessor dissents."""
        if outcome is None:
            return {}
        return {
            "consensus_state": outcome.state,
            "consensus_level": outcome.level,
            "consensus_level_label": self._level(scale, outcome.level),
            "consensus_missing": outcome.missing,
            "consensus_dissent": "yes" if any(one.of == label for one in outcome.dissent) else None,
        }

    def _level(self, scale: str, code: str | None) -> str | None:
        return self._book.scales[scale].levels.get(code, code) if code else None

    def _certainty(self, code: str | None) -> str | None:
        return self._book.certainty.get(code, code) if code else None
