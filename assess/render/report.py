"""A comparison as a report: which sections, in which order, for whom; text, terminal and HTML show the same."""

from collections.abc import Mapping

from assess.logic.handling import IN_THE_MEETING
from assess.model.comparison import Comparison, Reader
from assess.render.blocks import Report, Section
from assess.render.sections.addenda import countersignatures, own_view
from assess.render.sections.agenda import agenda, agenda_heads, read
from assess.render.sections.attention import attention
from assess.render.sections.differing import cannot_wait, differing
from assess.render.sections.dimensions import dimensions, first_chart
from assess.render.sections.groups import about_groups
from assess.render.sections.heat import all_questions
from assess.render.sections.judgements import judgements
from assess.render.sections.overview import counts, limits
from assess.render.sections.second_look import second_look
from assess.render.sections.settled import settled
from assess.render.sections.strengths import strengths_and_needs
from assess.render.sections.who import not_for, sources, who
from assess.render.sections.writing import formulations
from assess.render.words import Words

READERS: Mapping[Reader, str] = {
    "coordinator": "the coordinator (full view)",
    "meeting": "the meeting of the assessors",
    "board": "a board",
    "agency": "another agency",
    "person": "the person assessed",
}


def make_report(comparison: Comparison) -> Report:
    """Return the report for the reader that the comparison was made for."""
    order = for_meeting if comparison.reader in IN_THE_MEETING else for_readers
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
        "Not the sole basis for a decision. Not for appraising assessors.",
        _BESIDE if comparison.consensus else _SIDE_BY_SIDE,
        *kept,
        _IN_CLEAR,
    ]


_SIDE_BY_SIDE = "Assessments side by side: nothing is decided, nothing is added up."
_BESIDE = "Assessments side by side, and what a meeting recorded: the program decides nothing; nothing is added up."
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
        attention(words),
        agenda(words),
        read(words),
        *second_look(words, judgements=False),
        *settled(words, judgements=False),
        dimensions(words),
        formulations(words),
        *about_groups(words),
        counts(words),
        all_questions(words),
        limits(words),
        own_view(words),
        *countersignatures(words),
        judgements(words, "Judgements, last on purpose", covered=True),
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
        *second_look(words),
        *settled(words),
        differing(words),
        formulations(words),
        counts(words),
        all_questions(words),
        limits(words),
        sources(words, "Sources cited"),
        own_view(words),
        *countersignatures(words),
    )
