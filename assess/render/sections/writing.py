"""What assessors wrote, side by side: formulations, scenarios, measures, conclusions."""

from collections.abc import Iterable, Mapping

from assess.model.assessment import Measure, Scenario
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
