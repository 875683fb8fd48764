"""What to talk about: the agenda with a neutral opening question each, and what is read, not discussed."""

from collections.abc import Iterable, Sequence

from assess.logic.compare.agenda import candidates, flags_of
from assess.model.comparison import AgendaEntry, ComparedQuestion
from assess.render.blocks import Block, Bullets, Entry, Fact, Paragraph, Section
from assess.render.sections.sides import question_facts, told
from assess.render.since import is_another, now, since, spread_since
from assess.render.words import BECAUSE, Words

RULE = (
    "What is flagged above comes here, but not what is flagged for its footing alone. At most {limit} lines, by this"
    " rule: first a level that cannot wait, then what can change, then levels apart that are held firmly, then what"
    " matters much to one and little to another, then the order of the instrument. Questions that mirror each other"
    " share a line. Judgements are not discussed here."
)
_FIRST_SEEN = "What was seen or heard, when and by whom, and who knows of it by now?"
_OPENINGS = {
    "information": "Not everybody cites the same sources. What does each source say about this?",
    "interpretation": "The same source is cited for different levels. Which passage carries the level for each of you?",
    "unclear": "Which sources does each of you rest on, and are any of them the same?",
    "uncited": "On what does each of you rest the level?",
}
_MATTERS = "What would follow from this for the person, and how soon?"
_WOULD_CHANGE = "What would each of you have to learn to choose another level?"
_SAME = "What would have to be seen for this level to be another one?"
_SAME = "What would have to be seen for this level to be another one?"


_NOTHING = Paragraph("Nothing asks to be discussed by this rule.")


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
            if is_another(question, facet):
                yield Fact(since(words), words.held_by(facet.scale, now(question, facet)))
            yield from (Fact("evidence", line) for line in words.patterns(facet.patterns))
    if "act-now" in flags_of(question):
        yield Fact("why first", BECAUSE["act-now"])
        yield from told(words, question)


def _questions(words: Words, line: AgendaEntry) -> list[ComparedQuestion]:
    return [question for name in line.questions if (question := words.comparison.question(name))]


def _numbered(words: Words, number: int, place: int, question: ComparedQuestion) -> str:
    """Return the heading of a question on a line of the agenda; its mirror stands with it."""
    return f"{number}. {'with it: ' if place else ''}{words.title(question)}"


def opening(questions: Sequence[ComparedQuestion]) -> str:
    """Return what opens a line: what was seen comes first, then how it was read, then what would change it."""
    flags = frozenset[str]().union(*map(flags_of, questions))
    patterns = {pair.pattern for question in questions for facet in question.facets for pair in facet.patterns}
    found = next((_OPENINGS[name] for name in _OPENINGS if name in patterns), None)
    asked = [_FIRST_SEEN] if "act-now" in flags else []
    asked += [found or (_MATTERS if "relevance" in flags else _SAME)]
    asked += [_WOULD_CHANGE] if "firm-and-apart" in flags else []
    return " ".join(asked)


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
        after = spread_since(question, facet)
        said = words.together(facet) + (f", {since(words)}: {after}" if after else "")
        parts.append((f"{name}: " if name else "") + said)
    return "; ".join(parts)
