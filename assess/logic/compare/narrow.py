"""A coordinator's comparison for another reader: as it would be had it been made for that reader from the start."""

from collections.abc import Iterator, Mapping
from typing import Any

from assess.errors import DoesNotFit
from assess.logic.compare.comparison import lay_side_by_side
from assess.logic.compare.seals import Held
from assess.model.assessment import Assessment, FacetRating, Rating, Why
from assess.model.base import MAIN
from assess.model.comparison import ComparedAssessor, ComparedQuestion, ComparedRating, Comparison, LookedAgain, Reader
from assess.model.pinned import Assessor
from assess.model.second_look import SecondLook
from assess.model.source import REGISTER_FORMAT, Register, Source

# What a comparison is about and who took part; none of it depends on the reader.
_HEADING = (
    "fictional",
    "case",
    "occasion",
    "instrument",
    "panel",
    "register_",
    "referral",
    "commissioner",
    "assessors",
    "missing_assessors",
    "second_looks",
    "addenda",
    "consensus",
)


def narrow(comparison: Comparison, reader: Reader) -> Comparison:
    """Return a comparison as `reader` may see it.

    Raises DoesNotFit `other-reader` where it was made for another reader than the coordinator: what was left out then
    cannot be brought back, and what is left cannot tell what a third reader may know.
    """
    if comparison.reader == reader:
        return comparison
    if comparison.reader != "coordinator":
        message = f"this comparison was made for {comparison.reader}, not for {reader}"
        hint = "name the coordinator's document, or merge the sealed files again"
        raise DoesNotFit("other-reader", message, hint)
    heading = {name: getattr(comparison, name) for name in _HEADING} | {"reader": reader}
    held = {one.label: _held(comparison, one) for one in comparison.assessors}
    return lay_side_by_side(held, _register(comparison), heading)


def _register(comparison: Comparison) -> Register | None:
    """Return the register as far as the comparison rests on it."""
    if comparison.register_ is None:
        return None
    return Register.model_construct(
        format=REGISTER_FORMAT,
        case=comparison.case,
        revision=comparison.register_.revision,
        sources=comparison.sources,
        same_as=comparison.same_as,
    )


def _held(comparison: Comparison, one: ComparedAssessor) -> Held:
    """Return what an assessor sealed, as far as the comparison holds it."""
    first = _assessment(comparison, one)
    look = next((look for look in comparison.second_looks if look.of == one.label), None)
    return Held(first, _amended(comparison, first, look) if look else None)


def _assessment(comparison: Comparison, one: ComparedAssessor) -> Assessment:
    label = one.label
    return Assessment.model_construct(
        fictional=comparison.fictional,
        case=comparison.case,
        occasion=comparison.occasion,
        instrument=comparison.instrument,
        assessor=Assessor.model_construct(key=one.key, label=label, role=one.role),
        as_of=one.as_of,
        setting=one.setting,
        last_move=one.last_move,
        hidden=one.hidden,
        sources=_sources(comparison, label),
        evidence=comparison.evidence.get(label, ()),
        ratings=(*(_rating(question, label) for question in comparison.questions), *_own_ratings(comparison, label)),
        codebook=comparison.codebook,
        **_texts(comparison, label),
    )


def _texts(comparison: Comparison, label: str) -> dict[str, Any]:
    """Return what an assessor wrote beside ratings."""
    return {
        "own": tuple(item for item in comparison.own if item.of == label),
        "formulation": comparison.formulation.get(label, {}),
        "scenarios": comparison.scenarios.get(label, ()),
        "measures": comparison.measures.get(label, ()),
        "conclusion": comparison.conclusion.get(label, {}),
        "asks": comparison.asks.get(label, ()),
    }


def _sources(comparison: Comparison, label: str) -> tuple[Source, ...]:
    """Return the sources of an assessor: copies of registered ones, where one differs their own, and those added."""
    copies = {source.id: source for source in (*comparison.sources, *comparison.copies.get(label, ()))}
    extracts = [*comparison.evidence.get(label, ())]
    extracts += [one for look in comparison.second_looks if look.of == label for one in look.evidence]
    cited = {extract.source for extract in extracts}
    added = (Source.model_construct(**_without_owner(one)) for one in comparison.own_sources if one.of == label)
    return (*(source for name, source in copies.items() if name in cited), *added)


def _without_owner(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in Source.model_fields}


def _rating(question: ComparedQuestion, label: str) -> Rating:
    relevance = question.relevance.given.get(label) if question.relevance else None
    scenario = (question.scenarios or {}).get(label)
    return Rating.model_construct(
        question=question.question,
        facets=_facets({facet.facet: facet.ratings[label] for facet in question.facets}),
        relevance=relevance,
        evidence=question.links.get(label, ()),
        note=question.notes.get(label),
        fields=question.fields.get(label, {}),
        scenario=scenario.id if scenario else None,
    )


def _own_ratings(comparison: Comparison, label: str) -> Iterator[Rating]:
    for item in comparison.own:
        if item.of == label:
            yield Rating.model_construct(
                question=item.id, facets=_facets({MAIN: item.rating}), evidence=item.links, note=item.note
            )


def _facets(given: Mapping[str, ComparedRating | None]) -> dict[str, FacetRating]:
    """Return the ratings that were recorded; a question that was not shown, or not asked, has none."""
    return {name: _facet(rating) for name, rating in given.items() if rating and not rating.hidden}


def _facet(rating: ComparedRating) -> FacetRating:
    own = (Why.model_construct(code=code, by="assessor") for code in rating.why)
    ticked = (Why.model_construct(code=code, by="ledger") for code in rating.ticked)
    return FacetRating.model_construct(
        level=rating.level,
        missing=rating.missing,
        certainty=rating.certainty,
        why=(*own, *ticked),
        over_cap=rating.over_cap,
        change=rating.change,
    )


def _amended(comparison: Comparison, first: Assessment, look: SecondLook) -> Assessment:
    """Return what an assessor sealed last: the first seal with every question that has changed since."""
    since = {one.question: one.second_look[look.of] for one in comparison.questions if look.of in one.second_look}
    ratings = tuple(
        _changed(rating, since[rating.question]) if rating.question in since else rating for rating in first.ratings
    )
    return first.model_copy(update={"ratings": ratings, "evidence": (*first.evidence, *look.evidence)})


def _changed(rating: Rating, now: LookedAgain) -> Rating:
    return rating.model_copy(
        update={
            "facets": _facets(now.facets),
            "relevance": now.relevance,
            "evidence": now.links,
            "note": now.note,
            "fields": now.fields,
        }
    )
