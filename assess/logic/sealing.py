"""What sealing fixes: the reasons that the ledger showed, what was hidden, the sources cited, the codebook."""

from collections.abc import Mapping, Sequence
from typing import Any

from assess.logic.answers import hidden_questions
from assess.logic.certainty import ground_of, ledger_reasons
from assess.logic.codebook import make_codebook
from assess.model.assessment import Assessment, FacetRating, Rating, Why
from assess.model.instrument import Instrument
from assess.model.source import Source


def ready_to_seal(
    instrument: Instrument, raw: Mapping[str, Any], assessment: Assessment, register: Sequence[Source] = ()
) -> Assessment:
    """Return the assessment as it is sealed: readable and comparable without instrument and register."""
    return assessment.model_copy(
        update={
            "sources": _cited_sources(assessment, register),
            "ratings": tuple(_ticked(instrument, assessment, rating, register) for rating in assessment.ratings),
            "hidden": hidden_questions(instrument, assessment),
            "codebook": make_codebook(instrument, raw),
        }
    )


def _cited_sources(assessment: Assessment, register: Sequence[Source]) -> tuple[Source, ...]:
    """Return the assessor's own sources and those of the register that an extract comes from."""
    used = {extract.source for extract in assessment.evidence}
    registered = (source for source in register if source.id in used)
    return (*registered, *(source for source in assessment.sources))


def _ticked(instrument: Instrument, assessment: Assessment, rating: Rating, register: Sequence[Source]) -> Rating:
    """Return the rating with the ledger's reasons beside the assessor's on every facet that has a certainty."""
    question = instrument.question(rating.question)
    if question is None:
        return rating
    codes = ledger_reasons(instrument, question, ground_of(assessment, rating.question, register))
    facets = {name: _with_reasons(facet, codes) for name, facet in rating.facets.items()}
    return rating.model_copy(update={"facets": facets})


def _with_reasons(facet: FacetRating, codes: Sequence[str]) -> FacetRating:
    if facet.certainty is None:
        return facet
    given = {why.code for why in facet.why}
    ledger = tuple(Why(code=code, by="ledger") for code in codes if code not in given)
    return facet.model_copy(update={"why": (*facet.why, *ledger)})
