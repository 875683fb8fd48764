"""The second look: who amended, when and why, and what they hold since beside what they sealed."""

from collections.abc import Iterator

from assess.model.comparison import ComparedQuestion
from assess.model.second_look import SecondLook
from assess.render.blocks import Block, Entry, Fact, Paragraph, Section, Table
from assess.render.since import look_of, now, spread_since
from assess.render.words import SPREADS, Words, plural

_LEAD = (
    "Before the meeting each assessor could see which sources the others had used for which question, never a rating,"
    " and could amend with a reason. What was sealed first stays, and agreement counts the first seals."
)
_AMENDED = "Some sealed an amendment. What was sealed first stays, and agreement counts the first seals."
_STAGES = {"second-look": "after the second look", "amendment": "an amendment"}
_PARTS = {"own": "items of their own", "conclusion": "conclusions"}
_LAST = Paragraph("What changed in judgements stands with the judgements, last on purpose.")
_COLUMNS = ("Question", "Assessor", "Sealed", "Since", "Together, sealed", "Together, since")

Row = tuple[str, ...]


def second_look(words: Words, *, judgements: bool = True) -> tuple[Section, ...]:
    """Return who amended and what; no section where nobody did. Without `judgements` those are left out."""
    looks = [look for label in words.labels if (look := look_of(words, label))]
    if not looks:
        return ()
    questions = [one for one in words.comparison.questions if judgements or one.sort != "judgement"]
    rows = tuple(row for question in questions for row in _rows(words, question))
    stages = {amended.stage for look in looks for amended in look.amendments}
    blocks: list[Block] = [
        Paragraph(_LEAD if "second-look" in stages else _AMENDED),
        Entry("", tuple(fact for look in looks for fact in _facts(look))),
    ]
    blocks += [Table(_COLUMNS, rows)] if rows else [Paragraph("No rating is shown to have changed.")]
    left = any(one.second_look for one in words.comparison.questions if one.sort == "judgement")
    blocks += [_LAST] if left and not judgements else []
    return (Section("Second look", tuple(blocks)),)


def _facts(look: SecondLook) -> Iterator[Fact]:
    for amended in look.amendments:
        day = amended.at.partition("T")[0]
        why = f", because: {amended.reason}" if amended.reason else ""
        yield Fact(look.of, f"{day}, {_STAGES[amended.stage]}{why}")
    if look.evidence:
        yield Fact(f"{look.of} added", plural(len(look.evidence), "extract", "extracts"))
    if look.parts:
        parts = ", ".join(_PARTS.get(part, part) for part in look.parts)
        yield Fact(f"{look.of} changed too", f"{parts}; it stands in the report of that assessment")


def _rows(words: Words, question: ComparedQuestion) -> Iterator[Row]:
    """Give a row for each level that somebody changed, and one for what else of a question is another."""
    for label in words.labels:
        if label in question.second_look:
            yield from _levels(words, question, label) or _besides(words, question, label)


def _levels(words: Words, question: ComparedQuestion, label: str) -> list[Row]:
    return [
        (
            words.facet_title(question, facet),
            label,
            words.cell(facet.scale, facet.ratings[label]),
            words.cell(facet.scale, now(question, facet)[label]),
            SPREADS[facet.spread],
            spread_since(question, facet) or SPREADS[facet.spread],
        )
        for facet in question.facets
        if now(question, facet)[label] != facet.ratings[label]
    ]


def _besides(words: Words, question: ComparedQuestion, label: str) -> list[Row]:
    """Return what changed of a question whose levels stayed: how much it matters, else what it rests on."""
    sealed = question.relevance.given[label] if question.relevance else None
    later = question.second_look[label].relevance
    before, after = f"relevance {sealed or 'not said'}", f"relevance {later or 'not said'}"
    if sealed == later:
        before, after = "the same level", "the same level, on other extracts or with other words"
    return [(words.title(question), label, before, after, "", "")]
