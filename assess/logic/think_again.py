"""The instrument's checks: questions to think again about, asked when an expression holds or a rule applies."""

from collections.abc import Callable, Iterator, Mapping

from assess.logic.answers import applies, lookup_in
from assess.logic.certainty import cited
from assess.logic.completeness import TOLD
from assess.logic.conditions import parse_condition
from assess.model.assessment import Assessment
from assess.model.base import MAIN
from assess.model.instrument import Check, CheckRule, Instrument, Item
from assess.model.problem import Problem
from assess.model.source import KINDS, Named, Source

HANDLING_ASK = (
    "You cite a source that only some may know of. Formulation, scenarios, measures, conclusions and the grounds of"
    " judgements reach every reader: do their words give it away?"
)


def checks_that_fire(
    instrument: Instrument, assessment: Assessment, register: tuple[Source, ...] = ()
) -> tuple[Problem, ...]:
    """Return the checks that ask something of this assessment; the path names the questions that made them."""
    found = []
    for check in instrument.checks:
        concerned = _concerned(check, instrument, assessment, register)
        if concerned is not None:
            found.append(Problem(f"check-{check.id}", ", ".join(concerned), check.ask, warning=True))
    return (*found, *_words_about_hidden_sources(instrument, assessment, register))


def _words_about_hidden_sources(
    instrument: Instrument, assessment: Assessment, register: tuple[Source, ...]
) -> tuple[Problem, ...]:
    """Ask about words that no reader is spared: handling hides extracts and notes, not what a formulation says."""
    sources = {source.id: source for source in (*register, *assessment.sources)}
    hidden = {extract.id for extract in assessment.evidence if _for_some(sources.get(extract.source))}
    names = tuple(rating.question for rating in assessment.ratings if hidden & {link.id for link in rating.evidence})
    if not names:
        return ()
    return (Problem("check-handling", ", ".join(_codes(instrument, names)), HANDLING_ASK, warning=True),)


def _for_some(source: Source | None) -> bool:
    return source is not None and isinstance(source.handling, Named)


def _concerned(
    check: Check, instrument: Instrument, assessment: Assessment, register: tuple[Source, ...]
) -> tuple[str, ...] | None:
    """Return the questions that make the check ask, or None where it has nothing to ask."""
    if check.when is not None:
        condition = parse_condition(check.when)
        asked = tuple(dict.fromkeys(name.partition(".")[0] for name, _ in condition.compared))
        return _codes(instrument, asked) if condition.holds(lookup_in(assessment)) else None
    if check.rule is None:
        return None
    view = _View(instrument, assessment, register)
    names = RULES[check.rule](view)
    return None if names is None else _codes(instrument, names)


def _codes(instrument: Instrument, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(question.code for name in names if (question := instrument.question(name)))


class _View:
    """The items of one assessment with their levels, as the rules below look at them."""

    def __init__(self, instrument: Instrument, assessment: Assessment, register: tuple[Source, ...]) -> None:
        self.instrument = instrument
        self.assessment = assessment
        self.sources = {source.id: source for source in (*register, *assessment.sources)}
        self.items = tuple(item for item in instrument.items if applies(item, assessment))

    def level(self, item: Item) -> str | None:
        """Return the level of the facet that speaks of the present: the last one asked."""
        facets = self.assessment.rating(item.id).facets
        given = facets.get(item.asked[-1].id) or facets.get(MAIN)
        return given.level if given else None

    def is_high(self, item: Item) -> bool:
        """Tell whether the level lies beyond the watershed of its scale, or at its end where there is none."""
        level, scale = self.level(item), self.instrument.scales[item.asked[-1].scale]
        if level is None or level not in scale.codes:
            return False
        beyond = scale.watershed.partition("|")[2] if scale.watershed else scale.codes[-1]
        return scale.codes.index(level) >= scale.codes.index(beyond)

    def is_first(self, item: Item) -> bool:
        """Tell whether the level is the first of its scale."""
        return self.level(item) == self.instrument.scales[item.asked[-1].scale].codes[0]

    def critical(self) -> Iterator[Item]:
        """Go through the risk items and needs that are beyond the watershed and of high relevance."""
        for item in self.items:
            if (
                item.effect != "protective"
                and self.assessment.rating(item.id).relevance == "high"
                and self.is_high(item)
            ):
                yield item

    def pairs(self) -> Iterator[tuple[Item, Item]]:
        """Go through the mirrored items, each pair once."""
        for item in self.items:
            other = self.instrument.question(item.mirrors) if item.mirrors else None
            if isinstance(other, Item) and item.id < other.id:
                yield item, other

    def cited(self, name: str) -> tuple[Source, ...]:
        """Return the sources that the rating of a question cites."""
        links = cited(self.assessment.rating(name).evidence)
        extracts = [extract for link in links if (extract := self.assessment.extract(link.id))]
        return tuple(self.sources[extract.source] for extract in extracts if extract.source in self.sources)


def _some(names: Iterator[str]) -> tuple[str, ...] | None:
    return tuple(names) or None


def _need_without_measure(view: _View) -> tuple[str, ...] | None:
    if view.assessment.measures:
        return None
    return _some(item.id for item in view.items if item.effect == "need" and view.is_high(item))


def _measure_without_need(view: _View) -> tuple[str, ...] | None:
    rated = [item for item in view.items if item.effect != "protective" and view.level(item)]
    nothing_beyond = not any(view.is_high(item) for item in rated)
    return () if view.assessment.measures and rated and nothing_beyond else None


def _critical_but_uncertain(view: _View) -> tuple[str, ...] | None:
    lowest = view.instrument.certainty.codes[0]
    return _some(
        item.id
        for item in view.critical()
        if any(given.certainty == lowest for given in view.assessment.rating(item.id).facets.values())
    )


def _static_only(view: _View) -> tuple[str, ...] | None:
    critical = tuple(view.critical())
    if critical and all(item.predictor == "static" for item in critical):
        return tuple(item.id for item in critical)
    return None


def _one_setting(view: _View) -> tuple[str, ...] | None:
    settings = {source.setting for item in view.items for source in view.cited(item.id)}
    return () if len(settings) == 1 and view.instrument.use.settings > 1 else None


def _no_strength_rated(view: _View) -> tuple[str, ...] | None:
    strengths = [item for item in view.items if item.effect == "protective"]
    rated = any(view.level(item) for item in view.items)
    return () if strengths and rated and not any(view.level(item) for item in strengths) else None


def _mirrors_both_high(view: _View) -> tuple[str, ...] | None:
    return _some(item.id for pair in view.pairs() if all(map(view.is_high, pair)) for item in pair)


def _mirrors_both_empty(view: _View) -> tuple[str, ...] | None:
    return _some(item.id for pair in view.pairs() if all(map(view.is_first, pair)) for item in pair)


def _act_now_untold(view: _View) -> tuple[str, ...] | None:
    def waits(item: Item) -> bool:
        rating = view.assessment.rating(item.id)
        urgent = any(given.level and item.cannot_wait(facet, given.level) for facet, given in rating.facets.items())
        return urgent and not all(name in rating.fields for name in TOLD)

    return _some(item.id for item in view.items if waits(item))


def _self_report_only(view: _View) -> tuple[str, ...] | None:
    def rests_on_words(item: Item) -> bool:
        sources = view.cited(item.id)
        return bool(sources) and all(KINDS[source.kind].self_report for source in sources)

    first = (item for item in view.items if item.predictor == "dynamic" and view.is_first(item))
    return _some(item.id for item in first if item.effect == "risk" and rests_on_words(item))


RULES: Mapping[CheckRule, Callable[[_View], tuple[str, ...] | None]] = {
    "need-without-measure": _need_without_measure,
    "measure-without-need": _measure_without_need,
    "critical-but-uncertain": _critical_but_uncertain,
    "static-only": _static_only,
    "one-setting": _one_setting,
    "no-strength-rated": _no_strength_rated,
    "mirrors-both-high": _mirrors_both_high,
    "mirrors-both-empty": _mirrors_both_empty,
    "act-now-untold": _act_now_untold,
    "self-report-only": _self_report_only,
}
