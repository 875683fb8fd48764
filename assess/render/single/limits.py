"""What limits an assessment: its context, what is unknown and why, what is to be found out, what was weighed."""

from collections.abc import Iterable, Iterator

from assess.model.preparation import CONTEXT
from assess.render.blocks import Block, Bullets, Entry, Fact, Paragraph, Section
from assess.render.single.about import spaced
from assess.render.single.words import SingleWords
from assess.render.words import plural

_HOW = {"answered": "answered", "set-aside": "set aside, because"}
_OPEN = ("unknown", "not-asked")


def limits(words: SingleWords) -> Section:
    """Show what bears on how far this can be relied on, what is not known, and who asks what."""
    entries = (
        ("What bears on how far this can be relied on", tuple(_context(words))),
        ("Unknown, and why", tuple(_unknown(words))),
        ("Left unanswered, whole or in part", tuple(_unanswered(words))),
        ("Put to other roles", tuple(_for_others(words))),
        ("To find out", tuple(_asks(words, answered=False))),
        ("Asked, and what came of it", tuple(_asks(words, answered=True))),
    )
    found = tuple(Entry(title, facts) for title, facts in entries if facts)
    return Section(words.heading("limits"), found or (Paragraph("None was named."),))


def _context(words: SingleWords) -> Iterator[Fact]:
    for name, answer in words.one.context.items():
        if answer != "no":
            label = CONTEXT.get(name, spaced(name))
            yield Fact("holds" if answer == "yes" else "not known whether", label)


def _unknown(words: SingleWords) -> Iterator[Fact]:
    for question in words.questions:
        if question.id in words.one.hidden:
            continue
        for _, label, given in words.facets(question):
            reason = words.book.missing.get(given.missing) if given and given.missing else None
            if reason and reason.class_ in _OPEN:
                yield Fact(words.title(question, label), reason.label)


def _unanswered(words: SingleWords) -> Iterator[Fact]:
    codes = [
        question.code
        for question in words.questions
        if question.id not in words.one.hidden and any(given is None for _, _, given in words.facets(question))
    ]
    if codes:
        yield Fact(plural(len(codes), "question", "questions"), ", ".join(codes))


def _for_others(words: SingleWords) -> Iterator[Fact]:
    codes = [one.code for one in words.book.questions if one not in words.questions]
    if codes:
        yield Fact(plural(len(codes), "question", "questions"), ", ".join(codes))


def _asks(words: SingleWords, *, answered: bool) -> Iterator[Fact]:
    for ask in words.one.asks:
        if (ask.answer is not None) == answered:
            about = words.name(ask.question) if ask.question else "in general"
            yield Fact(about, f"{ask.text}\n{ask.answer}" if ask.answer else ask.text)


def checks(words: SingleWords) -> Iterable[Section]:
    """Give what asked to be thought about again and what the assessor made of it; for a draft also what is open."""
    blocks: list[Block] = [*_weighed(words)]
    if words.report.open_checks:
        lines = tuple(_asked(one.ask, one.questions) for one in words.report.open_checks)
        blocks += [Paragraph("Still open:"), Bullets(lines)]
    if blocks:
        yield Section(words.heading("checks"), tuple(blocks))


def _weighed(words: SingleWords) -> Iterator[Block]:
    for one in words.one.weighed:
        ask = words.book.checks.get(one.check, f"{spaced(one.check)}".capitalize())
        yield Entry(_asked(ask, one.questions), (Fact(_HOW[one.how], one.text),))


def _asked(ask: str, codes: tuple[str, ...]) -> str:
    return f"{ask} ({', '.join(codes)})" if codes else ask
