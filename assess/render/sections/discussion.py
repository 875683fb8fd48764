"""What to talk about: the agenda with a neutral opening question each, and what is read, not discussed."""

from collections.abc import Iterable, Sequence

from assess.logic.compare.agenda import candidates, flags_of
from assess.logic.text import shortened
from assess.model.comparison import AgendaEntry, ComparedQuestion
from assess.render.blocks import Block, Bullets, Entry, Fact, Paragraph, Section
from assess.render.words import BECAUSE, EXTRACT, Words

RULE = (
    "At most {limit} lines, by this rule: first a level that cannot wait, then what can change, then levels apart and"
    " both held firmly, then what matters much to one and little to another, then the order of the instrument."
    " Questions that mirror each other share a line. Judgements are not discussed here."
)
_OPENINGS = {
    "information": "Some of you cite different sources. What does each source say about this?",
    "interpretation": "Some of you cite the same source. Which passage carries the level for each of you?",
    "unclear": "Which sources does each of you rest on, and are any of them the same?",
    "uncited": "On what does each of you rest the level?",
}
_MATTERS = "What would follow from this for the person, and how soon?"
_NOTHING = Paragraph("Nothing asks to be discussed by this rule.")
_SAME = "What would have to be seen for this level to be another one?"


def agenda(words: Words) -> Section:
    """Show the lines of the agenda; an empty one is said to be empty."""
    comparison = words.comparison
    rule = Paragraph(RULE.format(limit=words.book.comparison.agenda))
    entries: list[Block] = [
        block for number, line in enumerate(comparison.agenda, 1) for block in _line(words, number, line)
    ]
    return Section("Agenda", (rule, *(entries or [_NOTHING])))


def _line(words: Words, number: int, line: AgendaEntry) -> Iterable[Entry]:
    """Give one line of the agenda: its questions, what the facts are, how to open."""
    questions = _questions(words, line)
    why = Fact("why here", "; ".join(BECAUSE[reason] for reason in line.because))
    for place, question in enumerate(questions):
        last = place == len(questions) - 1
        title = _numbered(words, number, place, question)
        closing = (Fact("to open", opening(questions)),) if last else ()
        yield Entry(title, (*((why,) if place == 0 else ()), *question_facts(words, question), *closing))


def agenda_heads(words: Words) -> Section:
    """Show who holds what on each line of the agenda, and what that rests on; the extracts are in the whole report."""
    entries = [
        Entry(_numbered(words, number, place, question), tuple(_heads(words, question)))
        for number, line in enumerate(words.comparison.agenda, 1)
        for place, question in enumerate(_questions(words, line))
    ]
    return Section("Talk about first", tuple(entries) or (_NOTHING,))


def _heads(words: Words, question: ComparedQuestion) -> Iterable[Fact]:
    for facet in question.facets:
        if facet.flags or "relevance" in question.flags:
            yield Fact(words.facet(question, facet) or "held", words.held(facet))
            yield from (Fact("evidence", line) for line in words.patterns(facet.patterns))
    if "act-now" in flags_of(question):
        yield Fact("why first", BECAUSE["act-now"])
        yield from _fields(words, question)


def _questions(words: Words, line: AgendaEntry) -> list[ComparedQuestion]:
    return [question for name in line.questions if (question := words.comparison.question(name))]


def _numbered(words: Words, number: int, place: int, question: ComparedQuestion) -> str:
    """Return the heading of a question on a line of the agenda; its mirror stands with it."""
    return f"{number}. {'with it: ' if place else ''}{words.title(question)}"


def question_facts(words: Words, question: ComparedQuestion) -> tuple[Fact, ...]:
    """Return who holds what, how firmly, on which extracts, and what pairs of assessors rest on."""
    facts = [fact for label in words.labels for fact in _side(words, question, label)]
    for facet in question.facets:
        name = words.facet(question, facet)
        facts += [Fact(f"evidence, {name}" if name else "evidence", line) for line in words.patterns(facet.patterns)]
    return tuple(facts)


def _side(words: Words, question: ComparedQuestion, label: str) -> Iterable[Fact]:
    """Give one assessor's side of a question."""
    for facet in question.facets:
        name, rating = words.facet(question, facet), facet.ratings[label]
        reasons = words.reasons(rating)
        said = words.rating(facet.scale, rating) + (f" ({reasons})" if reasons else "")
        yield Fact(f"{label}, {name}" if name else label, said)
        if rating and rating.over_cap:
            yield Fact(f"{label}, certainty", rating.over_cap)
    relevance = question.relevance.given[label] if question.relevance else None
    if relevance:
        yield Fact(f"{label}, relevance", relevance)
    yield from (Fact(f"{label} cites", text) for text in words.extracts(question, label))
    if label in question.notes:
        yield Fact(f"{label} notes", shortened(question.notes[label], EXTRACT))
    yield from (Fact(name, text) for name, text in words.fields(question, label))


def opening(questions: Sequence[ComparedQuestion]) -> str:
    """Return the question that opens a line: exchange what is known first, then how it was read."""
    patterns = {pair.pattern for question in questions for facet in question.facets for pair in facet.patterns}
    found = next((_OPENINGS[name] for name in _OPENINGS if name in patterns), None)
    relevance = any("relevance" in question.flags for question in questions)
    return found or (_MATTERS if relevance else _SAME)


def read(words: Words) -> Section:
    """Show the rest: a line for each question that is read, not discussed."""
    comparison = words.comparison
    left = set(comparison.read)
    beyond = {name for entry in candidates(words.book, comparison.questions) for name in entry.questions} & left
    lines = tuple(
        f"{words.title(question)}: {_spreads(words, question)}"
        + ("; flagged too" if question.question in beyond else "")
        for question in comparison.questions
        if question.question in left
    )
    blocks: tuple[Block, ...] = (Bullets(lines),) if lines else (Paragraph("Nothing is left."),)
    return Section("Read, not discussed", blocks)


def _spreads(words: Words, question: ComparedQuestion) -> str:
    parts = []
    for facet in question.facets:
        name = words.facet(question, facet)
        parts.append((f"{name}: " if name else "") + words.together(facet))
    return "; ".join(parts)


def differing(words: Words) -> Section:
    """Show where assessors differ, for readers after the meeting: who holds what, nothing settled."""
    found = [one for one in words.comparison.questions if one.sort != "judgement" and flags_of(one) - {"footing"}]
    entries = tuple(Entry(words.title(question), question_facts(words, question)) for question in found)
    lead = Paragraph("Open: no meeting has recorded anything about these questions.")
    return Section("Where they differ", (lead, *entries) if entries else (Paragraph("Nothing is flagged."),))


def cannot_wait(words: Words) -> tuple[Section, ...]:
    """Return what somebody rated at a level that cannot wait, and who was told; no section where there is nothing."""
    found = [one for one in words.comparison.questions if "act-now" in flags_of(one)]
    entries = tuple(Entry(words.title(question), tuple(_told(words, question))) for question in found)
    return (Section("A level that cannot wait", entries),) if entries else ()


def _told(words: Words, question: ComparedQuestion) -> Iterable[Fact]:
    for facet in question.facets:
        if "act-now" in facet.flags:
            yield Fact(words.facet(question, facet) or "held", words.held(facet))
    yield from _fields(words, question)


def _fields(words: Words, question: ComparedQuestion) -> Iterable[Fact]:
    for label in words.labels:
        yield from (Fact(name, text) for name, text in words.fields(question, label))
