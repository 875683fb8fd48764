"""What assessors wrote, side by side: formulations, scenarios, measures, judgements and conclusions."""

from collections.abc import Iterable, Mapping

from assess.model.assessment import Measure, Scenario
from assess.model.comparison import ComparedQuestion
from assess.model.scenario import PARTS
from assess.render.blocks import Block, Entry, Fact, Paragraph, Section
from assess.render.words import Words

_NOTHING = Paragraph("Nobody wrote anything here.")


def formulations(words: Words) -> Section:
    """Show formulations, scenarios and measures beside each other, prompt by prompt and kind by kind."""
    blocks = (
        *prompted(words, words.book.formulation, words.comparison.formulation),
        *_scenarios(words),
        *_measures(words),
    )
    return Section("Formulations, scenarios, measures", blocks or (_NOTHING,))


def prompted(words: Words, prompts: Mapping[str, str], texts: Mapping[str, Mapping[str, str]]) -> Iterable[Block]:
    """Give an entry for each prompt, with every assessor's text; what has no prompt in the codebook keeps its id."""
    names = dict.fromkeys((*prompts, *(name for text in texts.values() for name in text)))
    for name in names:
        facts = tuple(Fact(label, texts[label][name]) for label in words.labels if name in texts.get(label, {}))
        if facts:
            yield Entry(prompts.get(name, name), facts)


def _scenarios(words: Words) -> Iterable[Block]:
    told = words.comparison.scenarios
    kinds = dict.fromkeys((*words.book.scenarios, *(one.kind for label in words.labels for one in told.get(label, ()))))
    for kind in kinds:
        facts = tuple(
            fact
            for label in words.labels
            for one in told.get(label, ())
            if one.kind == kind
            for fact in _scenario(label, one)
        )
        if facts:
            yield Entry(f"Scenario: {words.book.scenarios.get(kind, kind)}", facts)


def _scenario(label: str, one: Scenario) -> Iterable[Fact]:
    """Give title and text, then each part that was written, under what it answers."""
    yield Fact(label, f"{one.title}\n{one.text}")
    yield from (Fact(f"{label}, {asked}", one.parts[part]) for part, asked in PARTS.items() if part in one.parts)


def _measures(words: Words) -> Iterable[Block]:
    planned = words.comparison.measures
    areas = dict.fromkeys((*words.book.areas, *(one.area for label in words.labels for one in planned.get(label, ()))))
    for area in areas:
        facts = tuple(
            Fact(label, "; ".join(_measure(words, one)))
            for label in words.labels
            for one in planned.get(label, ())
            if one.area == area
        )
        if facts:
            yield Entry(f"Measure: {words.book.areas.get(area, area)}", facts)


def _measure(words: Words, one: Measure) -> Iterable[str]:
    yield one.text
    yield from (f"for: {words.name(need)}" for need in one.needs)
    for name, part in (("who", one.who), ("by", one.by), ("known by", one.known)):
        if part:
            yield f"{name}: {part}"


def judgements(words: Words, title: str) -> Section:
    """Show the final judgements with the scenario each refers to and its reasons, then the conclusions."""
    entries = tuple(
        Entry(words.title(question), tuple(_judgement(words, question)))
        for question in words.comparison.questions
        if question.sort == "judgement"
    )
    closing = tuple(prompted(words, words.book.conclusion, words.comparison.conclusion))
    return Section(title, (*entries, *closing) or (Paragraph("The instrument asks for none."),))


def _judgement(words: Words, question: ComparedQuestion) -> Iterable[Fact]:
    for label in words.labels:
        for facet in question.facets:
            name = words.facet(question, facet)
            said = words.rating(facet.scale, facet.ratings[label])
            yield Fact(f"{label}, {name}" if name else label, f"{said}{_about(words, question, label)}")
        if label in question.notes:
            yield Fact(f"{label}, because", question.notes[label])
    for facet in question.facets:
        name = words.facet(question, facet)
        yield Fact(f"together, {name}" if name else "together", _together(words, question))


def _about(words: Words, question: ComparedQuestion, label: str) -> str:
    """Return the scenario a judgement refers to, by its title."""
    referred = (question.scenarios or {}).get(label)
    found = next((one for one in words.comparison.scenarios.get(label, ()) if referred and one.id == referred.id), None)
    return f', in the scenario "{found.title}"' if found else ""


def _together(words: Words, question: ComparedQuestion) -> str:
    kinds = {one.kind for one in (question.scenarios or {}).values() if one}
    apart = len(kinds) > 1 and all(facet.spread is None for facet in question.facets)
    if apart:
        return "not compared: they refer to different kinds of scenario"
    return "; ".join(words.together(facet) for facet in question.facets)
