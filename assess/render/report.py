"""A comparison as a report: which sections, in which order, for whom; text, terminal and HTML show the same."""

from collections.abc import Mapping

from assess.model.comparison import Comparison, Reader
from assess.render.blocks import Report, Section
from assess.render.sections.dimensions import dimensions, first_chart
from assess.render.sections.discussion import agenda, agenda_heads, cannot_wait, differing, read
from assess.render.sections.overview import all_questions, counts, limits
from assess.render.sections.strengths import strengths_and_needs
from assess.render.sections.who import not_for, sources, who
from assess.render.sections.writing import formulations, judgements
from assess.render.words import Words

READERS: Mapping[Reader, str] = {
    "coordinator": "the coordinator (full view)",
    "meeting": "the meeting of the assessors",
    "board": "a board",
    "agency": "another agency",
    "person": "the person assessed",
}
_IN_MEETING: frozenset[Reader] = frozenset({"coordinator", "meeting"})


def make_report(comparison: Comparison) -> Report:
    """Return the report for the reader that the comparison was made for."""
    order = for_meeting if comparison.reader in _IN_MEETING else for_readers
    return _report(comparison, order(Words(comparison)))


def make_digest(comparison: Comparison) -> Report:
    """Return what a first look needs: where everybody stands, what to talk about first, the counts."""
    words = Words(comparison)
    return _report(comparison, (first_chart(words), agenda_heads(words), counts(words)))


def _report(comparison: Comparison, sections: tuple[Section, ...]) -> Report:
    pinned = comparison.instrument
    return Report(
        title=f"Comparison for {READERS[comparison.reader]}",
        about=f"case {comparison.case}, occasion {comparison.occasion}, instrument {pinned.id} {pinned.version}",
        notices=tuple(_notices(comparison)),
        sections=sections,
    )


def _notices(comparison: Comparison) -> list[str]:
    """Return what every page says; a reader who knows nothing else should know this."""
    fictional = ["FICTIONAL: no such person, group or service exists."] if comparison.fictional else []
    kept = [] if comparison.reader == "coordinator" else [_LEFT_OUT]
    return [
        *fictional,
        f'Instrument "{comparison.codebook.title}": {comparison.codebook.status}.',
        *_ALWAYS,
        *kept,
        _IN_CLEAR,
    ]


_ALWAYS = (
    "Not the sole basis for a decision. Not for appraising assessors.",
    "Assessments side by side: nothing is decided, nothing is added up.",
)
# The same words whether something was left out or not: that there is something would be told otherwise.
_LEFT_OUT = "Sources that these readers may not know of are left out of everything, counts included."
_IN_CLEAR = "Not encrypted: keep this as you keep the file."


def for_meeting(words: Words) -> tuple[Section, ...]:
    """Return the order for a meeting: what is seen first anchors, so exchange comes first and judgements last."""
    return (
        not_for(words),
        who(words),
        sources(words, "Who knows what: exchange this first"),
        strengths_and_needs(words),
        agenda(words),
        read(words),
        dimensions(words),
        formulations(words),
        counts(words),
        all_questions(words),
        limits(words),
        judgements(words, "Judgements, last on purpose"),
    )


def for_readers(words: Words) -> tuple[Section, ...]:
    """Return the order for those who read afterwards."""
    return (
        not_for(words),
        who(words),
        strengths_and_needs(words),
        *cannot_wait(words),
        judgements(words, "Judgements"),
        dimensions(words),
        differing(words),
        formulations(words),
        counts(words),
        all_questions(words),
        limits(words),
        sources(words, "Sources cited"),
    )
