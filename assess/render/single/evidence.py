"""What ratings rest on: extracts under each question, facts apart from opinions, and the sources they come from."""

from collections.abc import Iterator, Mapping

from assess.logic.handling import TOLD
from assess.model.assessment import Evidence, Link, Nature, Rating, Relation, Resolution
from assess.model.source import Handling, Named, Source
from assess.render.blocks import Block, Bullets, Entry, Fact, Paragraph, Section
from assess.render.single.rated import levels_that_cannot_wait
from assess.render.single.words import SingleWords
from assess.render.words import FIELDS, field_text

NATURES: Mapping[Nature | None, str] = {
    "fact": "fact",
    "statement": "statement",
    "opinion": "opinion",
    None: "not said whether fact or opinion",
}
_RELATIONS: Mapping[Relation, str] = {"supports": "for", "contradicts": "against", "context": "context"}
_RESOLVED: Mapping[Resolution | None, str] = {
    "weaker-source": ", set aside: a weaker source",
    "other-time": ", set aside: another time",
    "other-setting": ", set aside: another setting",
    "open": ", left open",
    None: "",
}


def extracts(words: SingleWords) -> Section:
    """Show under each question what was extracted for it; an extract is given in full where it stands first."""
    seen: dict[str, str] = {}
    entries = [entry for rating in _in_order(words) for entry in _question(words, rating, seen)]
    loose = tuple(_fact(words, one, None, "") for one in words.one.evidence if one.id not in seen)
    if loose:
        entries.append(Entry("Linked to no question", loose))
    return Section(words.heading("extracts"), tuple(entries) or (Paragraph("Nothing was extracted."),))


def _in_order(words: SingleWords) -> Iterator[Rating]:
    """Give the ratings in the order of the instrument, own items last."""
    coded = [question.id for question in words.questions]
    given = [rating.question for rating in words.one.ratings]
    for name in (*(one for one in coded if one in given), *(one for one in given if one not in coded)):
        yield words.one.rating(name)


def _question(words: SingleWords, rating: Rating, seen: dict[str, str]) -> Iterator[Entry]:
    cited = [(extract, link) for link in rating.evidence if (extract := words.one.extract(link.id))]
    # A stable sort: facts, statements, opinions, each in the order in which they were linked.
    cited.sort(key=lambda pair: tuple(NATURES).index(pair[0].is_))
    facts = [*(_fact(words, extract, link, seen.get(extract.id, "")) for extract, link in cited)]
    code = question.code if (question := words.book.question(rating.question)) else rating.question
    seen.update({extract.id: seen.get(extract.id, code) for extract, _ in cited})
    facts += [*_besides(words, rating)]
    if facts:
        yield Entry(_title(words, rating), tuple(facts))


def _title(words: SingleWords, rating: Rating) -> str:
    own = next((item.text for item in words.one.own if item.id == rating.question), None)
    return own or words.name(rating.question)


def _fact(words: SingleWords, extract: Evidence, link: Link | None, before: str) -> Fact:
    """Return an extract under what it is; the coordinator sees its number, which counts what others may not see."""
    # How counter-evidence was weighed speaks of what it was weighed against, which the person may not know of.
    weighed = "" if words.for_person or link is None else _RESOLVED[link.resolved]
    bears = f", {_RELATIONS[link.relation]}{weighed}" if link else ""
    number = f"{extract.id} " if words.report.reader == "coordinator" else ""
    where = f"{extract.source} {extract.page}" if extract.page else extract.source
    form = "word for word" if extract.form == "verbatim" else "in the assessor's words"
    if before:
        return Fact(f"{number}{NATURES[extract.is_]}{bears}", f"{where}, as under {before}")
    return Fact(f"{number}{NATURES[extract.is_]}{bears}", f"{where}, {form}: {extract.text}")


def _besides(words: SingleWords, rating: Rating) -> Iterator[Fact]:
    """Give what was recorded besides: indicators, flags, fields, the note; a judgement's note stands with it."""
    question = words.book.question(rating.question)
    yield from _marks("indicators", rating.indicators, question.indicators if question else {})
    yield from _marks("flags", rating.flags, question.flags if question else {})
    told_above = question is not None and bool(levels_that_cannot_wait(words, question))
    for name, text in rating.fields.items():
        if not (told_above and name.startswith(TOLD)):
            asked = question.fields.get(name) if question else None
            yield Fact(asked or FIELDS.get(name, name.replace("-", " ")), field_text(name, text))
    if rating.note and (question is None or question.sort == "item"):
        yield Fact("note", rating.note)


def _marks(name: str, keys: tuple[str, ...], meant: Mapping[str, str]) -> Iterator[Fact]:
    """Give the marks that were set, in words; letters alone say nothing."""
    if keys:
        unknown = f"{len(keys)} set; the words stand in the instrument"
        yield Fact(name, "; ".join(meant[key] for key in keys) if set(keys) <= set(meant) else unknown)


def sources(words: SingleWords) -> Section:
    """Show where the extracts come from, and for which questions each was cited."""
    lines = tuple(_source(words, source) for source in sorted(words.one.sources, key=lambda one: (one.date, one.id)))
    block: Block = Bullets(lines) if lines else Paragraph("No source is cited.")
    return Section(words.heading("sources"), (block,))


def _source(words: SingleWords, source: Source) -> str:
    own = "added by the assessor" if source.own else ""
    kept = f"for {_handling(source.handling)}" if words.report.reader == "coordinator" else ""
    codes = ", ".join(_cited_for(words, source.id))
    cited = f"cited for {codes}" if codes else "cited for no question"
    return "; ".join(part for part in (words.source(source), own, kept, cited) if part)


def _handling(handling: Handling) -> str:
    if isinstance(handling, Named):
        return f"{', '.join(handling.named)} alone"
    return "every reader" if handling == "share" else "assessors alone"


def _cited_for(words: SingleWords, source: str) -> Iterator[str]:
    ids = {extract.id for extract in words.one.evidence if extract.source == source}
    for rating in _in_order(words):
        if any(link.id in ids for link in rating.evidence):
            question = words.book.question(rating.question)
            yield question.code if question else rating.question
