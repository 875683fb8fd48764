"""Final judgements: dissent before the majority, what each refers to and why, what to look at again."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from assess.logic.compare.agenda import flags_of
from assess.logic.compare.judgements import pairs_behind
from assess.model.comparison import ComparedFacet, ComparedQuestion, Flag
from assess.render.blocks import Entry, Fact, Paragraph, Section
from assess.render.sections.outcome import dissent_facts, outcome_of, settled_facts
from assess.render.sections.sides import level_facts
from assess.render.sections.writing import prompted
from assess.render.since import since, since_facts, spread_since
from assess.render.words import Words

_AGAIN: Mapping[Flag, str] = {
    "act-now-one-side": "Some chose a level that cannot wait, others did not.",
    "act-now": "Somebody chose a level that cannot wait.",
    "firm-and-apart": "The levels lie apart, and both sides hold theirs firmly.",
    "no-majority": "No level is held by most of those who gave one.",
    "watershed": "The levels lie on both sides of the watershed.",
}
_CLOSE = {"same": "at the same level", "one-step": "no more than one step apart"}
_THOUGH_ITEMS_AGREE = "{pairs}: different levels, although the items that both rated lie {close}."
_ON_OTHER_ITEMS = "{pairs}: the same level on different items: {who}."


def judgements(words: Words, title: str, *, covered: bool = False) -> Section:
    """Show the final judgements with the scenario each refers to and its reasons, then the conclusions."""
    entries = tuple(
        Entry(words.title(question), tuple(_judgement(words, question)))
        for question in words.comparison.questions
        if question.sort == "judgement"
    )
    closing = tuple(prompted(words, words.book.conclusion, words.comparison.conclusion))
    return Section(title, (*entries, *closing) or (Paragraph("The instrument asks for none."),), covered=covered)


def _judgement(words: Words, question: ComparedQuestion) -> Iterator[Fact]:
    """Give dissent from the meeting, then each assessor, those whom fewest agree with first, then what is together."""
    recorded = [(facet, found) for facet in question.facets if (found := outcome_of(words, question, facet))]
    for facet, outcome in recorded:
        yield from dissent_facts(words, facet, outcome)
    for label in fewest_first(words, question.facets[0]):
        yield from _one(words, question, label)
    for facet in question.facets:
        name = words.facet(question, facet)
        yield Fact(f"together, {name}" if name else "together", _together(words, question, facet))
    yield from (Fact("look again", text) for text in _look_again(words, question))
    for facet, outcome in recorded:
        yield from settled_facts(words, question, facet, outcome)


def fewest_first(words: Words, facet: ComparedFacet) -> tuple[str, ...]:
    """Return labels by how many hold their level, fewest first, in the order of the scale; those without come last."""
    levels = {label: given.level for label, given in facet.ratings.items() if given and given.level}
    held = Counter(levels.values())
    order = tuple(words.book.scales[facet.scale].levels)
    with_level = [label for label in words.labels if label in levels]
    with_level.sort(key=lambda label: (held[levels[label]], order.index(levels[label])))
    return (*with_level, *(label for label in words.labels if label not in levels))


def _one(words: Words, question: ComparedQuestion, label: str) -> Iterator[Fact]:
    first, *more = level_facts(words, question, label, reasons=False)
    yield Fact(first.name, f"{first.text}{_about(words, question, label)}")
    yield from more
    if label in question.notes:
        yield Fact(f"{label}, because", question.notes[label])
    yield from since_facts(words, question, label)


def _about(words: Words, question: ComparedQuestion, label: str) -> str:
    """Return the scenario a judgement refers to, by its title."""
    referred = (question.scenarios or {}).get(label)
    found = next((one for one in words.comparison.scenarios.get(label, ()) if referred and one.id == referred.id), None)
    return f', in the scenario "{found.title}"' if found else ""


def _together(words: Words, question: ComparedQuestion, facet: ComparedFacet) -> str:
    kinds = {one.kind for one in (question.scenarios or {}).values() if one}
    if len(kinds) > 1 and facet.spread is None:
        return "not compared: they refer to different kinds of scenario"
    after = spread_since(question, facet)
    return words.together(facet) + (f"; {since(words)}: {after}" if after else "")


def _look_again(words: Words, question: ComparedQuestion) -> Iterator[str]:
    """Say what deserves a second thought, and between whom where it comes from a look at the items."""
    flags = flags_of(question)
    for flag, said in _AGAIN.items():
        if flag in flags and not (flag == "act-now" and "act-now-one-side" in flags):
            yield said
    behind = pairs_behind(words.comparison, question)
    if apart := behind.get("though-items-agree"):
        close = _CLOSE[words.book.comparison.items_agree or "one-step"]
        yield _THOUGH_ITEMS_AGREE.format(pairs=words.pairs(apart), close=close)
    if alike := behind.get("on-other-items"):
        labels = {label for pair in alike for label in pair}
        yield _ON_OTHER_ITEMS.format(pairs=words.pairs(alike), who="; ".join(_rests_on(words, labels)))


def _rests_on(words: Words, labels: Collection[str]) -> Iterator[str]:
    """Give on which items each rests: risks and needs beyond the watershed that matter much to them."""
    for label in words.labels:
        if label in labels:
            yield f"{label} on {', '.join(map(words.name, words.comparison.critical.get(label, ())))}"
