"""What the assessor wrote: the formulation, scenarios part by part, measures, conclusions."""

from collections.abc import Iterator, Mapping

from assess.model.assessment import Measure, Scenario, ScenarioPart
from assess.render.blocks import Block, Entry, Fact, Paragraph, Section
from assess.render.single.words import SingleWords

# Likelihood stands in a sentence of its own: it is no certainty, and no number.
PARTS: Mapping[ScenarioPart, str] = {
    "nature": "what could happen",
    "severity": "how serious",
    "imminence": "how soon",
    "likelihood": "how likely, in words",
    "signs": "what would be seen first",
    "prevention": "what would prevent it",
}
_NOTHING = Paragraph("Nothing is written here.")


def formulation(words: SingleWords) -> Section:
    """Show the formulation, prompt by prompt."""
    blocks = tuple(_prompted(words, words.book.formulation, words.one.formulation))
    return Section(words.heading("formulation"), blocks or (_NOTHING,))


def conclusions(words: SingleWords) -> Section:
    """Show the closing texts, prompt by prompt."""
    blocks = tuple(_prompted(words, words.book.conclusion, words.one.conclusion))
    return Section(words.heading("conclusions"), blocks or (_NOTHING,))


def _prompted(words: SingleWords, prompts: Mapping[str, str], texts: Mapping[str, str]) -> Iterator[Block]:
    """Give what was written under each prompt, and which prompts have no text; an unknown prompt keeps its id."""
    for name in dict.fromkeys((*prompts, *texts)):
        if name in texts:
            yield Entry(prompts.get(name, name), (Fact(words.one.assessor.label, texts[name]),))
    empty = tuple(Fact("not written", ask) for name, ask in prompts.items() if name not in texts)
    if empty and texts:
        yield Entry("", empty)


def scenarios(words: SingleWords) -> Section:
    """Show each scenario in its own words, then part by part."""
    entries = tuple(_scenario(words, one) for one in words.one.scenarios)
    return Section(words.heading("scenarios"), entries or (_NOTHING,))


def _scenario(words: SingleWords, one: Scenario) -> Entry:
    kind = words.book.scenarios.get(one.kind, one.kind)
    parts = tuple(Fact(label, one.parts[name]) for name, label in PARTS.items() if name in one.parts)
    return Entry(one.title, (Fact("kind", kind), Fact("in words", one.text), *parts))


def measures(words: SingleWords) -> Section:
    """Show what will be done, under its area, with the needs that call for it."""
    entries = tuple(_measure(words, one) for one in words.one.measures)
    return Section(words.heading("measures"), entries or (Paragraph("None is planned."),))


def _measure(words: SingleWords, one: Measure) -> Entry:
    needs = "; ".join(words.name(need) for need in one.needs)
    facts = (("what", one.text), ("needed for", needs), ("who", one.who), ("by", one.by), ("known by", one.known))
    title = words.book.areas.get(one.area, one.area)
    return Entry(title, tuple(Fact(name, text) for name, text in facts if text))
