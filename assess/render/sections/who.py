"""Who assessed, what this may not be used for, and which sources each of them knows."""

from collections.abc import Iterable

from assess.model.comparison import ComparedAssessor, Comparison, OwnSource
from assess.model.panel import Member
from assess.render.blocks import Block, Bullets, Entry, Fact, Paragraph, Section
from assess.render.words import FEW, Words, in_order


def not_for(words: Words) -> Section:
    """Say what the instrument's owner rules out."""
    own = ("Deciding by itself: it is not the sole basis for a decision.", "Appraising assessors.")
    return Section("What this may not be used for", (Bullets((*own, *words.book.not_for)),))


def who(words: Words) -> Section:
    """Say who assessed in which role, who is missing, and what can be shown about independence."""
    comparison = words.comparison
    people = {assessor.label: assessor for assessor in comparison.assessors}
    facts = tuple(Fact(label, _assessor(people[label])) for label in words.labels)
    missing = tuple(
        Fact(one.label, f"{one.role.replace('-', ' ')}, is on the panel and has sealed nothing")
        for one in _absent(comparison)
    )
    asked = [Fact("asked", text) for text in (comparison.referral,) if text]
    asked += [Fact("asked by", text) for text in (comparison.commissioner,) if text]
    return Section(
        "Who assessed",
        (Entry("", (*asked, *facts, *missing)), Bullets((*_independence(comparison), *_speaking(words)))),
    )


def _assessor(one: ComparedAssessor) -> str:
    parts = [one.role.replace("-", " "), f"as of {one.as_of}", *([one.setting] if one.setting else [])]
    parts += [f"sealed incomplete, because: {one.incomplete}"] if one.incomplete else []
    return ", ".join(parts)


def _absent(comparison: Comparison) -> Iterable[Member]:
    found = {one.label: one for one in comparison.missing_assessors}
    return [found[label] for label in in_order(found)]


def _independence(comparison: Comparison) -> Iterable[str]:
    """Say what can be shown, and no more."""
    if comparison.panel is None:
        yield "There is no panel: that they worked independently, and that nobody is missing, cannot be shown."
    else:
        yield (
            f"The panel (revision {comparison.panel.revision}) names who assesses. The seals are not signed: that"
            " nobody saw another's ratings first rests on the assessors' word."
        )
    if comparison.register_ is None:
        yield "There is no register of sources: whether two assessors rest on the same source cannot be shown."


def _speaking(words: Words) -> Iterable[str]:
    """Say in which order people speak in the meeting: the least senior first, where the panel says who that is."""
    if words.comparison.reader not in ("meeting", "coordinator"):
        return
    ranks = {one.label: one.seniority for one in words.comparison.assessors if one.seniority is not None}
    if len(ranks) == len(words.labels):
        order = sorted(words.labels, key=lambda label: -ranks[label])
        yield f"Speaking order, least senior first: {', '.join(order)}."
    else:
        yield "Who is senior is not recorded: the speaking order is the meeting's to choose, the least senior first."


def sources(words: Words, title: str) -> Section:
    """Say which sources were cited by whom; what this reader may not know of is not here."""
    comparison = words.comparison
    lines = [f"{words.source(source)}; {_cited_by(words, source.id)}" for source in comparison.sources]
    lines += [_own(words, source) for label in words.labels for source in comparison.own_sources if source.of == label]
    blocks: tuple[Block, ...] = (Bullets(tuple(lines)),) if lines else (Paragraph("No source is cited."),)
    return Section(title, blocks)


def _cited_by(words: Words, source: str, of: str | None = None) -> str:
    labels = [
        label
        for label in words.labels
        if (of in (None, label)) and any(source in question.sources[label] for question in words.comparison.questions)
    ]
    if not labels:
        return "cited for no question"
    if len(labels) > FEW and len(labels) == len(words.labels):
        return "cited by all"
    return f"cited by {', '.join(labels)}" + (" alone" if len(labels) == 1 and of is None else "")


def _own(words: Words, source: OwnSource) -> str:
    same = next((one for one in words.comparison.same_as if (one.of, one.source) == (source.of, source.id)), None)
    declared = f"; declared to be the same as {same.same_as}: {same.because}" if same else ""
    return f"{source.of}'s own {words.source(source)}; {_cited_by(words, source.id, source.of)}{declared}"
