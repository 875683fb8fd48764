"""The rules that a check may name; each returns what makes it ask (by id), or None where it has nothing to ask."""

from collections.abc import Callable, Iterable, Mapping

from assess.logic.completeness import TOLD
from assess.logic.think_again.view import View
from assess.model.assessment import ScenarioPart
from assess.model.instrument import CheckRule, Item
from assess.model.scenario import parts_of
from assess.model.source import KINDS

Names = tuple[str, ...] | None
"""Ids of questions, scenarios or measures; empty where a rule asks about the whole."""

_LOOKED_FOR: frozenset[ScenarioPart] = frozenset(["likelihood", "signs", "prevention"])
_FEWEST_SOURCES = 2


def _some(names: Iterable[str]) -> Names:
    return tuple(dict.fromkeys(names)) or None


def _need_without_measure(view: View) -> Names:
    named = {need for measure in view.assessment.measures for need in measure.needs}
    return _some(item.id for item in view.needs() if item.id not in named)


def _measure_without_need(view: View) -> Names:
    return _some(one.id for one in view.assessment.measures if not any(map(view.calls, one.needs)))


def _critical_but_uncertain(view: View) -> Names:
    lowest = view.instrument.certainty.codes[0]
    return _some(
        item.id
        for item in view.critical()
        if any(given.certainty == lowest for given in view.assessment.rating(item.id).facets.values())
    )


def _urgent_but_thin(view: View) -> Names:
    return _some((*_urgent_items(view), *_urgent_judgements(view)))


def _urgent_items(view: View) -> Iterable[str]:
    """Give the items with a level that cannot wait, held with the lowest certainty or resting on few sources."""
    lowest = view.instrument.certainty.codes[0]
    for item in view.items:
        given = view.assessment.rating(item.id).facets.items()
        urgent = [one for facet, one in given if one.level and item.cannot_wait(facet, one.level)]
        few = len({source.id for source in view.cited(item.id)}) < _FEWEST_SOURCES
        if urgent and (few or any(one.certainty == lowest for one in urgent)):
            yield item.id


def _urgent_judgements(view: View) -> Iterable[str]:
    """Give the required judgements at the end of their scale with the lowest certainty; the end of a strength is good.

    A judgement rests on the whole, so its own sources are not counted.
    """
    lowest = view.instrument.certainty.codes[0]
    good = {facet.scale for item in view.items if item.effect == "protective" for facet in item.asked}
    for question in view.instrument.judgements:
        for facet in question.asked if question.required else ():
            scale = view.instrument.scales[facet.scale]
            given = view.assessment.rating(question.id).facets.get(facet.id)
            at_the_end = given is not None and given.level == scale.codes[-1]
            if given and at_the_end and given.certainty == lowest and not scale.unordered and facet.scale not in good:
                yield question.id


def _scenario_parts_empty(view: View) -> Names:
    def lacks(kind: str, parts: Iterable[str]) -> bool:
        return not _LOOKED_FOR.intersection(parts_of(kind)) <= set(parts)

    return _some(one.id for one in view.assessment.scenarios if lacks(one.kind, one.parts))


def _expectation_missing(view: View) -> Names:
    rated = any(rating.facets for rating in view.assessment.ratings)
    written = "expectation" in view.assessment.preparation
    return () if rated and not (written and view.assessment.expected_first) else None


def _static_only(view: View) -> Names:
    critical = tuple(view.critical())
    if critical and all(item.predictor == "static" for item in critical):
        return tuple(item.id for item in critical)
    return None


def _one_setting(view: View) -> Names:
    settings = {source.setting for item in view.items for source in view.cited(item.id)}
    return () if len(settings) == 1 and view.instrument.use.settings > 1 else None


def _no_strength_rated(view: View) -> Names:
    strengths = [item for item in view.items if item.effect == "protective"]
    rated = any(view.level(item) for item in view.items)
    return () if strengths and rated and not any(view.level(item) for item in strengths) else None


def _mirrors_both_high(view: View) -> Names:
    return _some(item.id for pair in view.pairs() if all(map(view.is_high, pair)) for item in pair)


def _mirrors_both_empty(view: View) -> Names:
    return _some(item.id for pair in view.pairs() if all(map(view.is_first, pair)) for item in pair)


def _act_now_untold(view: View) -> Names:
    def waits(item: Item) -> bool:
        rating = view.assessment.rating(item.id)
        urgent = any(given.level and item.cannot_wait(facet, given.level) for facet, given in rating.facets.items())
        return urgent and not all(name in rating.fields for name in TOLD)

    return _some(item.id for item in view.items if waits(item))


def _self_report_only(view: View) -> Names:
    def rests_on_words(item: Item) -> bool:
        sources = view.cited(item.id)
        return bool(sources) and all(KINDS[source.kind].self_report for source in sources)

    first = (item for item in view.items if item.predictor == "dynamic" and view.is_first(item))
    return _some(item.id for item in first if item.effect == "risk" and rests_on_words(item))


RULES: Mapping[CheckRule, Callable[[View], Names]] = {
    "need-without-measure": _need_without_measure,
    "measure-without-need": _measure_without_need,
    "critical-but-uncertain": _critical_but_uncertain,
    "urgent-but-thin": _urgent_but_thin,
    "scenario-parts-empty": _scenario_parts_empty,
    "expectation-missing": _expectation_missing,
    "static-only": _static_only,
    "one-setting": _one_setting,
    "no-strength-rated": _no_strength_rated,
    "mirrors-both-high": _mirrors_both_high,
    "mirrors-both-empty": _mirrors_both_empty,
    "act-now-untold": _act_now_untold,
    "self-report-only": _self_report_only,
}
