"""Who assessed and what was asked; what followed the seal; how the work went, for those who may know."""

from collections.abc import Iterable, Iterator

from assess.logic.report import EXPECTATION
from assess.model.addendum import Addendum, AddendumKind
from assess.render.blocks import Block, Bullets, Entry, Fact, Paragraph, Section
from assess.render.single.words import SingleWords
from assess.render.words import plural

_ROOM = "\n".join(["_" * 60] * 6)
_STOOD_FIRST = {
    True: "It was written down before the first rating.",
    False: "It was not written down before the first rating.",
    None: "When it was written down is not recorded.",
}


def not_for(words: SingleWords) -> Section:
    """Say what the instrument's owner rules out."""
    own = ("Deciding by itself: it is not the sole basis for a decision.", "Appraising assessors.")
    return Section(words.heading("not-for"), (Bullets((*own, *words.book.not_for)),))


def who(words: SingleWords) -> Section:
    """Say who assessed in which capacity, as of when, and for whom; what the person was told."""
    return Section(words.heading("who"), (Entry("", (*_assessor(words), *_asked(words), *_seal(words))),))


def _assessor(words: SingleWords) -> Iterator[Fact]:
    one = words.one
    yield Fact("assessor", f"{one.assessor.label}, {spaced(one.assessor.role)}")
    yield Fact("as of", one.as_of)
    places = [text for text in (one.phase, one.setting) if text]
    if places:
        yield Fact("phase and setting", ", ".join(places))
    if one.last_move:
        yield Fact("last move", one.last_move)
    if "involvement" in one.preparation:
        yield Fact("involved before", one.preparation["involvement"])


def _asked(words: SingleWords) -> Iterator[Fact]:
    report = words.report
    for name, text in (("asked", report.referral), ("asked by", report.commissioner)):
        yield Fact(name, text or "not recorded")
    by = ", ".join(text for text in (report.told_by, report.told_on) if text)
    yield Fact(
        "the person was told", f"{report.told}{f' ({by})' if by else ''}" if report.told else "nothing is recorded"
    )


def _seal(words: SingleWords) -> Iterator[Fact]:
    seal = words.report.sealed
    if seal:
        yield Fact("sealed", day(seal.at))
        if not words.for_person:
            yield Fact("seal, SHA-256", seal.digest)


def own_view(words: SingleWords) -> Section:
    """Show the person's own view, or that there is none yet; a page for the person leaves room to write it."""
    views = tuple(_added(words, "person-view"))
    if views:
        return Section(words.heading("own-view"), views)
    if words.for_person:
        invitation = "Nothing is written here yet. You can add your own view; it stays beside this report."
        return Section(words.heading("own-view"), (Paragraph(invitation), Paragraph(_ROOM)))
    return Section(words.heading("own-view"), (Paragraph("None yet. It can be added at any time, as an addendum."),))


def countersignatures(words: SingleWords) -> Iterable[Section]:
    """Give who countersigned, where somebody did."""
    signed = tuple(_added(words, "countersignature"))
    if signed:
        yield Section("Countersigned", signed)


def _added(words: SingleWords, kind: AddendumKind) -> Iterator[Block]:
    for added in words.report.addenda:
        if added.kind == kind:
            yield Entry("", (Fact(_by(words, added), added.text),))


def _by(words: SingleWords, added: Addendum) -> str:
    seal = words.report.sealed
    earlier = ", to an earlier seal" if seal is None or added.of != seal.digest else ""
    return f"{spaced(added.by)}, {day(added.at)}{earlier}"


def expectation(words: SingleWords) -> Iterable[Section]:
    """Give what the assessor expected before rating, where this reader is to know it."""
    expected = words.one.preparation.get(EXPECTATION)
    if expected:
        first = Paragraph(_STOOD_FIRST[words.one.expected_first])
        yield Section("What the assessor expected beforehand", (Paragraph(expected), first))


def work(words: SingleWords) -> Iterable[Section]:
    """Give how the work went, for the coordinator: sittings, and answers that came from paper and differed."""
    if words.report.reader != "coordinator":
        return
    sittings = words.one.sittings
    count = plural(len(sittings), "sitting", "sittings") if sittings else "no sitting is recorded"
    times = tuple(f"from {sitting.began} to {sitting.ended}" for sitting in sittings)
    lead = Paragraph(f"{count[:1].upper()}{count[1:]}. Times are about the work, not about the person or the assessor.")
    yield Section("The work", (lead, *((Bullets(times),) if times else ()), *_keyed(words)))


def _keyed(words: SingleWords) -> Iterator[Block]:
    facts = tuple(
        Fact(words.name(one.question), f"{one.first}, then {one.second}; kept: {one.kept}, because {one.reason}")
        for one in words.one.keyed
    )
    if facts:
        yield Entry("Typed twice from paper, and differed", facts)


def day(moment: str) -> str:
    """Return the date of a moment."""
    return moment.partition("T")[0]


def spaced(slug: str) -> str:
    """Return a slug as words."""
    return slug.replace("-", " ")
