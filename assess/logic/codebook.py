"""The codebook of an instrument: what travels with a sealed assessment so that it can be read alone."""

from collections.abc import Mapping, Sequence

from assess.logic.certainty import stale_after
from assess.logic.digest import digest_table
from assess.model.codebook import Codebook, CodedFacet, CodedMissing, CodedQuestion, CodedReason, CodedScale
from assess.model.instrument import Instrument, Item, Judgement, Question, Scale


def make_codebook(instrument: Instrument, raw: Mapping[str, Sequence[Mapping[str, object]]]) -> Codebook:
    """Return the codebook of an instrument; `raw` is its TOML table, from which the questions' digests come."""
    tables = {table["id"]: table for sort in ("items", "dimensions", "judgements") for table in raw.get(sort, ())}
    return Codebook(
        title=instrument.instrument.title,
        status=instrument.instrument.status,
        not_for=instrument.instrument.not_for,
        scales={name: _scale(scale) for name, scale in instrument.scales.items()},
        missing={reason.code: CodedMissing(label=reason.label, class_=reason.class_) for reason in instrument.missing},
        certainty={level.code: level.label for level in instrument.certainty.levels},
        reasons={
            reason.code: CodedReason(label=reason.label, effect=reason.effect, ledger=reason.ledger)
            for reason in instrument.certainty.reasons
        },
        questions=tuple(
            _question(question, digest_table(tables[question.id]), stale_after(instrument, question))
            for question in instrument.questions
        ),
        scenarios={kind.id: kind.label for kind in instrument.scenarios},
        formulation={prompt.id: prompt.ask for prompt in instrument.formulation.prompts},
        conclusion={prompt.id: prompt.ask for prompt in instrument.conclusion.texts},
        required=tuple(prompt.id for prompt in instrument.formulation.prompts if prompt.required),
        checks={check.id: check.ask for check in instrument.checks},
        areas={area.id: area.label for area in instrument.plan_areas},
        own_scale=instrument.own_items.scale if instrument.own_items else None,
        comparison=instrument.comparison,
    )


def _scale(scale: Scale) -> CodedScale:
    levels = {level.code: level.label for level in scale.levels}
    return CodedScale(ordered=not scale.unordered, levels=levels, watershed=scale.watershed)


def _question(question: Question, digest: str, days: int | None) -> CodedQuestion:
    item = question if isinstance(question, Item) else None
    return CodedQuestion(
        id=question.id,
        code=question.code,
        sort=question.sort,
        label=question.label,
        facets={facet.id: CodedFacet(label=facet.label, scale=facet.scale) for facet in question.asked},
        digest=digest,
        predictor=item.predictor if item else None,
        effect=item.effect if item else None,
        mirrors=item.mirrors if item else None,
        scenario=question.scenario if isinstance(question, Judgement) else None,
        act_now=question.act_now,
        days=days,
        roles=question.roles,
        indicators={mark.key: mark.label for mark in question.indicators},
        flags={mark.key: mark.label for mark in question.flags},
        fields={field.id: field.label for field in question.fields},
    )
