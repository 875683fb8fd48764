"""Needs and strengths, which every reader sees first: what stands out, then the rest, then what was added."""

from collections.abc import Callable, Iterator

from assess.logic.watershed import is_beyond
from assess.model.base import Effect
from assess.model.codebook import CodedQuestion, CodedScale
from assess.render.blocks import Block, Entry, Fact, Paragraph, Section
from assess.render.single.words import SingleWords

_GROUPS: tuple[tuple[Effect, str, str], ...] = (
    ("need", "Needs that stand out", "Other needs"),
    ("protective", "Strengths that hold", "Other strengths"),
)


def strengths(words: SingleWords) -> Section:
    """Show needs and strengths; those whose level lies beyond the watershed of its scale come first."""
    blocks = [block for effect, high, rest in _GROUPS for block in _group(words, effect, high, rest)]
    nothing = Paragraph("The instrument asks for none, and none was added.")
    return Section(words.heading("strengths"), tuple(blocks) or (nothing,))


def _group(words: SingleWords, effect: Effect, high: str, rest: str) -> Iterator[Block]:
    asked = [question for question in words.questions if question.effect == effect]
    first = [question for question in asked if stands_out(words, question)]
    blocks: tuple[tuple[str, Callable[[], Iterator[Fact]]], ...] = (
        (high, lambda: _facts(words, first)),
        (rest, lambda: _facts(words, [question for question in asked if question not in first])),
        ("Added by the assessor", lambda: own_items(words, effect)),
    )
    for title, facts in blocks:
        found = tuple(facts())
        if found:
            yield Entry(title, found)


def _facts(words: SingleWords, questions: list[CodedQuestion]) -> Iterator[Fact]:
    for question in questions:
        for scale, label, given in words.facets(question):
            yield Fact(words.title(question, label), words.rated(question, scale, given))


def stands_out(words: SingleWords, question: CodedQuestion) -> bool:
    """Tell whether the level of the present, the last facet asked, lies beyond the watershed."""
    if question.id in words.one.hidden:
        return False
    *_, (name, _, given) = words.facets(question)
    return given is not None and given.level is not None and _lies_beyond(words.book.scales[name], given.level)


def _lies_beyond(scale: CodedScale, level: str) -> bool:
    """Tell whether a level lies beyond the watershed of its scale; one of no order, or off the scale, does not."""
    codes = tuple(scale.levels)
    return scale.ordered and level in codes and is_beyond(codes, scale.watershed, level)


def own_items(words: SingleWords, effect: Effect) -> Iterator[Fact]:
    """Give the case-specific items of one effect with their ratings."""
    for item in words.one.own:
        if item.effect == effect:
            rating = words.one.rating(item.id)
            for given in rating.facets.values() or (None,):
                said = words.level_or_missing(words.book.own_scale or "", given)
                sure = f", {words.certainty(given.certainty)}" if given and given.level else ""
                yield Fact("added", f"{item.text} ({said}{sure})" + (f" {rating.note}" if rating.note else ""))
