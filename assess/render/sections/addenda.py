"""What was added after the seals: the person's own view, and who countersigned."""

from collections.abc import Iterator

from assess.model.addendum import AddendumKind
from assess.render.blocks import Block, Entry, Fact, Paragraph, Section
from assess.render.words import Words

_NONE = "None yet. It can be added at any time, as an addendum."
_NONE_FOR_THE_PERSON = (
    "Nothing is written here yet. You can add your own view at any time; it stays beside this report."
)


def own_view(words: Words) -> Section:
    """Show the person's own view, or that there is none yet."""
    person = words.comparison.reader == "person"
    views = tuple(_added(words, "person-view"))
    none = Paragraph(_NONE_FOR_THE_PERSON if person else _NONE)
    return Section("Your own view" if person else "The person's own view", views or (none,))


def countersignatures(words: Words) -> tuple[Section, ...]:
    """Return who countersigned; no section where nobody did."""
    signed = tuple(_added(words, "countersignature"))
    return (Section("Countersigned", signed),) if signed else ()


def _added(words: Words, kind: AddendumKind) -> Iterator[Block]:
    for added in words.comparison.addenda:
        if added.kind == kind:
            day, by = added.at.partition("T")[0], added.by.replace("-", " ")
            yield Entry("", (Fact(f"{by}, {day}, beside what {added.label} sealed", added.text),))
