"""What a reader may see: an assessment as it would look had nothing been cited that the reader may not know of."""

from collections.abc import Iterable, Mapping, Sequence

from assess.logic.certainty import ground_of, is_static, ticked_reasons
from assess.model.assessment import Assessment, FacetRating, Rating, Why
from assess.model.codebook import CodedQuestion
from assess.model.comparison import Reader
from assess.model.source import Handling, Named, Register, SameAs, Source

IN_THE_MEETING: frozenset[Reader] = frozenset({"coordinator", "meeting"})
"""The readers who sit in the meeting, or prepare it."""
TOLD = "told-"
"""How the fields begin that say who was told of a level that cannot wait; every reader needs to know that."""


def may_know(handling: Handling, reader: Reader, labels: Sequence[str]) -> bool:
    """Tell whether `reader` may know that a source exists; `labels` are all assessors of the comparison.

    The coordinator knows everything. What is named to some assessors is known to the meeting only if all are named.
    """
    if reader == "coordinator" or handling == "share":
        return True
    if reader != "meeting":
        return False
    return set(labels) <= set(handling.named) if isinstance(handling, Named) else True


def known_sources(
    assessment: Assessment, reader: Reader, labels: Sequence[str], register: Register | None = None
) -> frozenset[str]:
    """Return the ids that `reader` may know among the sources of `assessment`.

    An id without an entry is the coordinator's alone. Where the register has grown stricter, or an own source was
    declared to be a registered one, the strictest handling counts.
    """
    copies = {source.id: source for source in assessment.sources}
    cited = {extract.source for extract in assessment.evidence}
    entries = {name: _entries(name, copies, assessment.assessor.label, register) for name in cited | set(copies)}
    return frozenset(
        name
        for name, found in entries.items()
        if reader == "coordinator" or (found and all(may_know(one.handling, reader, labels) for one in found))
    )


def _entries(name: str, copies: Mapping[str, Source], label: str, register: Register | None) -> list[Source]:
    """Return everything that is recorded about one source: the sealed copy, the register, what it is the same as."""
    names = {name, *(declared.same_as for declared in declarations(register, label) if declared.source == name)}
    registered = (register.source(one) for one in names) if register else ()
    return [one for one in (copies.get(name), *registered) if one is not None]


def declarations(register: Register | None, label: str) -> tuple[SameAs, ...]:
    """Return what the coordinator declared about the own sources of one assessor."""
    return tuple(one for one in register.same_as if one.of == label) if register else ()


def seen_by(
    assessment: Assessment, reader: Reader, labels: Sequence[str], register: Register | None = None
) -> Assessment:
    """Return `assessment` as `reader` may see it (FORMATS, settled point 7).

    Sources that the reader may not know of are gone with their extracts and links, and the reasons that the ledger
    ticks are those of what is left. Where a link is gone the words written on that question go too, because they may
    name the source: a note, a reason for exceeding a cap, something to find out, a field. Something to find out in
    general goes as soon as anything is gone. Who was told of a level that cannot wait stays.
    """
    known = known_sources(assessment, reader, labels, register)
    gone = frozenset(extract.id for extract in assessment.evidence if extract.source not in known)
    # What nobody cited cannot be missed in a rating, but its entry would still give it away.
    sources = tuple(source for source in assessment.sources if source.id in known)
    if not gone:
        return assessment.model_copy(update={"sources": sources})
    seen = assessment.model_copy(
        update={
            "sources": sources,
            "evidence": tuple(extract for extract in assessment.evidence if extract.id not in gone),
            "ratings": tuple(_without(rating, gone) for rating in assessment.ratings),
            # What is asked in general, and what came of it, may speak of any source.
            "asks": tuple(ask for ask in assessment.asks if _stays(assessment, ask.question, gone)),
        }
    )
    ratings = tuple(
        _ticked_again(seen, rating, register) if _rests_on(assessment, rating.question, gone) else rating
        for rating in seen.ratings
    )
    return seen.model_copy(update={"ratings": ratings})


def _stays(assessment: Assessment, about: str | None, gone: frozenset[str]) -> bool:
    """Tell whether something to find out stays: it is about a question that is shown, and rests on nothing gone."""
    return about is not None and about not in assessment.hidden and not _rests_on(assessment, about, gone)


def silenced(whole: Assessment, seen: Assessment) -> frozenset[str]:
    """Return the questions of which an extract is left out: what was recorded on them may speak of its source."""
    gone = {extract.id for extract in whole.evidence} - {extract.id for extract in seen.evidence}
    return frozenset(rating.question for rating in whole.ratings if any(link.id in gone for link in rating.evidence))


def numbered_anew(*seen: Assessment) -> tuple[Assessment, ...]:
    """Return states of one assessment with extracts and asks numbered without gaps, alike in all of them.

    Gaps would show that something was left out.
    """
    extracts = _new_names("E", (extract.id for one in seen for extract in one.evidence))
    asks = _new_names("Q", (ask.id for one in seen for ask in one.asks))
    if all(name == new for names in (extracts, asks) for name, new in names.items()):
        return seen
    return tuple(_renamed(one, extracts, asks) for one in seen)


def _new_names(prefix: str, names: Iterable[str]) -> dict[str, str]:
    ordered = sorted(set(names), key=lambda name: int(name[1:]))
    return {name: f"{prefix}{number}" for number, name in enumerate(ordered, 1)}


def _renamed(seen: Assessment, extracts: Mapping[str, str], asks: Mapping[str, str]) -> Assessment:
    update = {
        "evidence": tuple(one.model_copy(update={"id": extracts[one.id]}) for one in seen.evidence),
        "asks": tuple(one.model_copy(update={"id": asks[one.id]}) for one in seen.asks),
        "ratings": tuple(_linked_anew(rating, extracts) for rating in seen.ratings),
    }
    return seen.model_copy(update=update)


def _linked_anew(rating: Rating, names: Mapping[str, str]) -> Rating:
    links = tuple(link.model_copy(update={"id": names.get(link.id, link.id)}) for link in rating.evidence)
    return rating.model_copy(update={"evidence": links})


def _rests_on(assessment: Assessment, question: str | None, gone: frozenset[str]) -> bool:
    return question is not None and any(link.id in gone for link in assessment.rating(question).evidence)


def _without(rating: Rating, gone: frozenset[str]) -> Rating:
    """Return a rating without its links to extracts that are gone, and then without its words."""
    links = tuple(link for link in rating.evidence if link.id not in gone)
    if len(links) == len(rating.evidence):
        return rating
    facets = {name: facet.model_copy(update={"over_cap": None}) for name, facet in rating.facets.items()}
    fields = {name: text for name, text in rating.fields.items() if name.startswith(TOLD)}
    return rating.model_copy(update={"evidence": links, "facets": facets, "note": None, "fields": fields})


def _ticked_again(seen: Assessment, rating: Rating, register: Register | None) -> Rating:
    """Return the rating with the ledger's reasons computed from what is left."""
    question = seen.codebook.question(rating.question) if seen.codebook else None
    codes = _reasons(seen, question, rating.question, register)
    facets = {name: _with_reasons(facet, codes) for name, facet in rating.facets.items()}
    return rating.model_copy(update={"facets": facets})


def _reasons(seen: Assessment, question: CodedQuestion | None, name: str, register: Register | None) -> tuple[str, ...]:
    if seen.codebook is None or question is None:
        return ()
    rules = {code: reason.ledger for code, reason in seen.codebook.reasons.items()}
    ground = ground_of(seen, name, register.sources if register else ())
    return ticked_reasons(rules, ground, question.days, static=is_static(question))


def _with_reasons(facet: FacetRating, codes: Sequence[str]) -> FacetRating:
    if facet.certainty is None:
        return facet
    given = tuple(why for why in facet.why if why.by == "assessor")
    ledger = tuple(
        Why.model_construct(code=code, by="ledger") for code in codes if code not in {why.code for why in given}
    )
    return facet.model_copy(update={"why": (*given, *ledger)})
