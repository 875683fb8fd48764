"""What was rated: levels that cannot wait, judgements with their grounds, dimensions, and every question."""

from collections.abc import Iterable, Iterator

from assess.logic.compare.flags import cannot_wait
from assess.logic.handling import TOLD
from assess.model.assessment import FacetRating
from assess.model.codebook import CodedQuestion
from assess.render.blocks import Block, Entry, Fact, Paragraph, Section, Table
from assess.render.single.lanes import lane_charts
from assess.render.single.strengths import own_items
from assess.render.single.words import RELEVANCE, SingleWords, carried_from
from assess.render.words import CHANGES, FIELDS, field_text


def urgent(words: SingleWords) -> Iterable[Section]:
    """Give what was rated at a level that cannot wait, and who was told; nothing where there is none."""
    entries = tuple(
        Entry(words.title(question), tuple(_urgent(words, question, levels)))
        for question in words.questions
        if question.id not in words.one.hidden
        if (levels := levels_that_cannot_wait(words, question))
    )
    if entries:
        yield Section(words.heading("cannot-wait"), entries)


def levels_that_cannot_wait(words: SingleWords, question: CodedQuestion) -> list[str]:
    """Return the levels of a question that cannot wait, in words."""
    given = words.one.rating(question.id).facets
    return [
        words.rated(question, question.facets[name].scale, facet)
        for name, facet in given.items()
        if name in question.facets and facet.level and cannot_wait(question, name, facet.level)
    ]


def _urgent(words: SingleWords, question: CodedQuestion, levels: list[str]) -> Iterator[Fact]:
    yield from (Fact("level", text) for text in levels)
    told = {name: text for name, text in words.one.rating(question.id).fields.items() if name.startswith(TOLD)}
    yield from (Fact(FIELDS.get(name, name.replace("-", " ")), field_text(name, text)) for name, text in told.items())
    if not told:
        yield Fact("told", "NOBODY, as far as is recorded")


def judgements(words: SingleWords) -> Section:
    """Show each judgement with its ground and the scenario it refers to."""
    entries = tuple(
        Entry(words.title(question), tuple(_judgement(words, question)))
        for question in words.questions
        if question.sort == "judgement"
    )
    return Section(words.heading("judgements"), entries or (Paragraph("The instrument asks for none."),))


def _judgement(words: SingleWords, question: CodedQuestion) -> Iterator[Fact]:
    for scale, label, given in words.facets(question):
        yield Fact(label or "judged", words.rated(question, scale, given))
        # A judgement rests on its ground and its scenario; that no extract is linked to it says nothing.
        if reasons := words.reasons(given, ledger=False):
            yield Fact("certainty", reasons)
    rating = words.one.rating(question.id)
    scenario = next((one for one in words.one.scenarios if one.id == rating.scenario), None)
    if scenario:
        yield Fact("in the scenario", f"{scenario.title} ({words.book.scenarios.get(scenario.kind, scenario.kind)})")
    if rating.note:
        yield Fact("because", rating.note)
    elif any(given.level for given in rating.facets.values()):
        yield Fact("because", "no ground is written here")


def dimensions(words: SingleWords) -> Section:
    """Show the dimensions as a chart and in a table, then what was written about them."""
    asked = [question for question in words.questions if question.sort == "dimension"]
    if not asked:
        return Section(words.heading("dimensions"), (Paragraph("The instrument asks for none."),))
    rows = tuple(row for question in asked for row in _rows(words, question))
    notes = tuple(
        Fact(words.title(question), note) for question in asked if (note := words.one.rating(question.id).note)
    )
    in_words: tuple[Block, ...] = (Entry("In words", notes),) if notes else ()
    return Section(words.heading("dimensions"), (*lane_charts(words, asked), Table(_COLUMNS, rows), *in_words))


_COLUMNS = ("Question", "Level", "Certainty, and why", "Besides")


def questions(words: SingleWords) -> Section:
    """Show every item in a table, and the risks that the assessor added; dimensions have a table of their own."""
    rows = tuple(row for question in words.questions if question.sort == "item" for row in _rows(words, question))
    added = tuple(own_items(words, "risk"))
    more: tuple[Block, ...] = (Entry("Added by the assessor", added),) if added else ()
    return Section(words.heading("questions"), (Table(_COLUMNS, rows), *more))


def _rows(words: SingleWords, question: CodedQuestion) -> Iterator[tuple[str, ...]]:
    for place, (scale, label, given) in enumerate(words.facets(question)):
        rated = given if question.id not in words.one.hidden else None
        held = words.held(question, scale, given)
        yield (
            words.title(question, label),
            held[:1].upper() + held[1:],
            _certainty(words, rated),
            _besides(words, question, rated, first=place == 0),
        )


def _certainty(words: SingleWords, given: FacetRating | None) -> str:
    if given is None or given.level is None:
        return ""
    level = words.book.certainty.get(given.certainty or "", "").lower() or "not given"
    reasons = words.reasons(given, ledger=not words.for_person)
    return f"{level}: {reasons}" if reasons else level


def _besides(words: SingleWords, question: CodedQuestion, given: FacetRating | None, *, first: bool) -> str:
    """Return change, and on the first row of a question what holds for the whole of it."""
    parts = [CHANGES[given.change]] if given and given.change else []
    rating = words.one.rating(question.id)
    if first and rating.relevance:
        parts.append(RELEVANCE[rating.relevance])
    if first and rating.carried:
        static = " (static)" if question.predictor == "static" else ""
        parts.append(f"{carried_from(rating.carried)}{static}")
    return "; ".join(parts)
