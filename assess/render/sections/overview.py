"""The whole at a glance: counts of questions, and what nobody knows."""

from collections.abc import Iterable, Mapping

from assess.model.base import Sort
from assess.model.comparison import ComparedQuestion, Counts
from assess.render.blocks import Block, Bullets, Entry, Fact, Paragraph, Section
from assess.render.sections.groups import group_questions
from assess.render.sections.outcome import outcome_of, to_find_out
from assess.render.words import PATTERNS, SPREADS, Words, plural

_SORTS: Mapping[Sort, str] = {"item": "Items", "dimension": "Dimensions", "judgement": "Judgements"}
_OPEN = ("unknown", "not-asked")
# At a meeting the questions about groups have a section of their own. To the person they would read as an accusation.
_ASKED_OF_GROUPS = ("board", "agency")


def counts(words: Words) -> Section:
    """Show counts of questions: agreement apart from completeness, and what the sameness consists of."""
    found = words.comparison.counts_by_sort
    facts = tuple(Fact(name, _counted(found[sort])) for sort, name in _SORTS.items() if found[sort].facets)
    pairs = words.comparison.counts.patterns
    rests = tuple(f"{words_for}: {pairs[name]}" for name, words_for in PATTERNS.items() if pairs[name])
    blocks: tuple[Block, ...] = (Entry("", facts),)
    lead = Paragraph("What pairs of assessors rest on, counted over pairs and questions:")
    return Section("Counts", (*blocks, lead, Bullets(rests)) if rests else blocks)


def _counted(counted: Counts) -> str:
    parts = [_same(counted)] if counted.spread["same"] else []
    parts += [
        f"{counted.spread[name or 'null']} {words}"
        for name, words in SPREADS.items()
        if name != "same" and counted.spread[name or "null"]
    ]
    covered = counted.coverage
    mirrored = plural(
        counted.mirrored,
        "pair of questions that mirror each other counts",
        "pairs of questions that mirror each other count",
    )
    once = f" {mirrored} once." if counted.mirrored else ""
    asked = plural(counted.facets, "level asked for", "levels asked for")
    return (
        f"{asked}. {', '.join(parts)}. Rated by all: {covered['all']}; by some: {covered['some']}; by"
        f" nobody: {covered['none']}.{once}"
    )


def _same(counted: Counts) -> str:
    """Say honestly what sameness consists of: nothing seen by anybody is easy to agree on."""
    same, first = counted.spread["same"], counted.same_at_first_level
    return f"{same} the same" + (f" ({first} of them at the first level of the scale)" if first else "")


def limits(words: Words) -> Section:
    """Show what is unknown and why, what was left unanswered, and what is to be found out."""
    unknown = tuple(line for question in words.comparison.questions for line in _unknown(words, question))
    left = tuple(line for label in words.labels for line in _unanswered(words, label))
    asks = tuple(line for label in words.labels for line in _asks(words, label))
    entries = (
        ("Unknown, and why", unknown),
        ("Left unanswered", left),
        ("To find out, who asks, and what came of it", asks),
        ("To find out since the meeting, who, and by when", tuple(_since_the_meeting(words))),
    )
    found: list[Block] = [Entry(title, facts) for title, facts in entries if facts]
    found += group_questions(words) if words.comparison.reader in _ASKED_OF_GROUPS else ()
    return Section("Limits, unknowns and who could find out", tuple(found) or (Paragraph("Nobody named any."),))


def _unknown(words: Words, question: ComparedQuestion) -> Iterable[Fact]:
    for facet in question.facets:
        why: dict[str, list[str]] = {}
        for label in words.labels:
            rating = facet.ratings[label]
            if rating and rating.class_ in _OPEN:
                why.setdefault(words.missing(rating), []).append(label)
        if why:
            said = (f"{reason} - {', '.join(who)}" for reason, who in why.items())
            yield Fact(words.facet_title(question, facet), ". ".join(said))


def _unanswered(words: Words, label: str) -> Iterable[Fact]:
    codes = [
        one.code for one in words.comparison.questions if all(facet.ratings[label] is None for facet in one.facets)
    ]
    if codes:
        yield Fact(label, f"{plural(len(codes), 'question', 'questions')}: {', '.join(codes)}")


def _asks(words: Words, label: str) -> Iterable[Fact]:
    for ask in words.comparison.asks.get(label, ()):
        about = f" ({words.name(ask.question)})" if ask.question else ""
        answered = f"\nAnswered: {ask.answer}" if ask.answer else ""
        yield Fact(label, f"{ask.text}{about}{answered}")


def _since_the_meeting(words: Words) -> Iterable[Fact]:
    for question in words.comparison.questions:
        for facet in question.facets:
            outcome = outcome_of(words, question, facet)
            for one in outcome.find_out if outcome else ():
                yield Fact(words.facet_title(question, facet), to_find_out(one))
