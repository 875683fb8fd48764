"""Rules about what an instrument should have and has not; every one of them only warns."""

from collections.abc import Iterator, Sequence

from assess.logic.lint.finding import Draft, Finding
from assess.logic.shape import Location
from assess.model.instrument import Facet, Question


def anchors(draft: Draft) -> Iterator[Finding]:
    """Every level of a question has an anchor; of a further facet and of a judgement at least the scale's meaning."""
    for place, one in draft.questions:
        for facet in one.asked:
            missing = _without_anchor(draft, one, facet)
            if missing:
                which = f" of {facet.id}" if one.facets else ""
                message = f"{one.code} has no anchor{which} for {', '.join(missing)}"
                here: Location = (*place, "anchors", facet.id) if one.facets else (*place, "anchors")
                yield Finding("anchor-missing", here, message, "say what this level looks like")


def _without_anchor(draft: Draft, one: Question, facet: Facet) -> Sequence[str]:
    scale = draft.scale_of(facet)
    if scale is None:
        return ()
    missing = [level for level in scale.levels if not one.anchor(facet.id, level.code)]
    meaning_will_do = one.facets or one.sort == "judgement"
    if len(missing) == len(scale.levels) and meaning_will_do:
        missing = [level for level in missing if not level.meaning]
    return [level.code for level in missing]


def guidance(draft: Draft) -> Iterator[Finding]:
    """Items say what to ask, which period they look at, and what is no evidence."""
    for place, item in draft.items:
        if not item.prompts:
            yield Finding("prompts-missing", place, f"{item.code} has no question to ask", "add prompts = [...]")
        if item.predictor == "dynamic" and not item.period:
            yield Finding("period-missing", place, f"{item.code} looks at no period", 'add period = "last 6 months"')
        if item.effect == "risk" and not item.not_evidence:
            message = f"{item.code} does not say what is no evidence"
            yield Finding("not-evidence-missing", place, message, "add not_evidence = [...]")


def basis(draft: Draft) -> Iterator[Finding]:
    """Items say what they rest on, and where that is found."""
    for place, item in draft.items:
        if not item.basis:
            message = f"{item.code} says nothing about what it rests on"
            yield Finding("basis-missing", place, message, "add basis = [{ reference, lines, claim, strength }]")
        elif not any(rest.lines or rest.strength == "practitioner" for rest in item.basis):
            message = f"no basis of {item.code} says where in its reference it stands"
            yield Finding("basis-thin", (*place, "basis"), message, 'add lines = "12-14"')


def need_scales(draft: Draft) -> Iterator[Finding]:
    """A need is not rated on a scale that risks are rated on."""
    risk = {facet.scale for _, item in draft.items if item.effect == "risk" for facet in item.asked}
    for place, item in draft.items:
        if item.effect == "need" and any(facet.scale in risk for facet in item.asked):
            message = f"{item.code} is a need and is rated on a scale of risk"
            yield Finding(
                "need-scale", (*place, "scale"), message, "give needs a scale of their own: met ... blocks the plan"
            )


def balance(draft: Draft) -> Iterator[Finding]:
    """Risk does not stand alone: strengths are rated, and one scenario is that the person stays away."""
    effects = {item.effect for _, item in draft.items}
    if "risk" in effects and "protective" not in effects:
        yield Finding("no-protective", ("items",), "risks are rated and strengths are not", "add protective items")
    kinds = draft.names("scenarios")
    if kinds and "stay-away" not in kinds:
        hint = 'add [[scenarios]] id = "stay-away"'
        yield Finding("no-stay-away", ("scenarios",), "in no scenario does the person stay away", hint)


def missing_classes(draft: Draft) -> Iterator[Finding]:
    """One can say that nobody asked, and that nothing was found."""
    given = {reason.class_ for reason in draft.instrument.missing}
    for wanted in ("not-asked", "unknown"):
        if wanted not in given:
            message = f"no missing reason is of the class {wanted}"
            yield Finding("no-missing-class", ("missing",), message, f'add one with class = "{wanted}"')


def use(draft: Draft) -> Iterator[Finding]:
    """More than one assess, and it is said what for not."""
    if draft.instrument.use.assessors < _PAIR:
        yield Finding(
            "one-assessor", ("use", "assessors"), "meant for one assessor", "two who work independently see more"
        )
    if not draft.instrument.instrument.not_for:
        message = "nothing says what the instrument must not be used for"
        yield Finding("not-for-missing", ("instrument",), message, "add not_for = [...]")


_PAIR = 2
RULES = (anchors, guidance, basis, need_scales, balance, missing_classes, use)
