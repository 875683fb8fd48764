"""What a later revision of panel or register says anew, in words; nothing of it is what was written about a person."""

from collections.abc import Iterator

from assess.logic.revisions import Changes, PanelChanges
from assess.model.source import KINDS, Handling, Named, Source

_FACTS = {"told": "what the person was told", "last_move": "date of the last move", "referral": "referral question"}


def register_lines(changes: Changes) -> Iterator[str]:
    """Give one line for everything that a register says anew."""
    for source in changes.added:
        yield f"new source {source_words(source)}"
    for before, after in changes.handling:
        was = handling_words(before.handling)
        yield f"source {after.id} is for {handling_words(after.handling)} now, before for {was}"
    for name in changes.gone:
        yield f"source {name} is not in it any more"
    for name in changes.declared:
        yield f"own source {name} was declared to be a registered one"
    if changes.facts:
        yield f"said anew: {', '.join(_FACTS.get(name, name) for name in changes.facts)}"


def panel_lines(changes: PanelChanges) -> Iterator[str]:
    """Give one line for everything that a panel says anew."""
    for member in changes.added:
        yield f"new on the panel: {member.label}, {member.role}"
    if changes.facts:
        yield f"other on the panel: {', '.join(changes.facts)}"


def source_words(source: Source) -> str:
    """Return a source in one line: id, kind, date, setting."""
    return f"{source.id}: {KINDS[source.kind].label}, {source.date}, {source.setting}"


def handling_words(handling: Handling) -> str:
    """Return who may know of a source."""
    if isinstance(handling, Named):
        return f"{' '.join(handling.named) or 'nobody'} alone"
    return "every reader" if handling == "share" else "the assessors"
