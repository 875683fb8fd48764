"""Rules about scales, their levels, and what questions say about them."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from assess.logic.lint.finding import Draft, Finding, facets_of, quoted
from assess.logic.shape import Location, did_you_mean
from assess.model.instrument import Question


def scale_or_facets(draft: Draft) -> Iterator[Finding]:
    """A question has a scale or facets, one of the two."""
    for place, one in draft.questions:
        if (one.scale is None) == (not one.facets):
            which = "neither a scale nor facets" if one.scale is None else "a scale and facets"
            hint = "name a scale" if one.scale is None else "keep the facets, take out the scale"
            yield Finding("scale-or-facets", place, f"{one.code} has {which}", hint)


def watersheds(draft: Draft) -> Iterator[Finding]:
    """A watershed lies between two neighbouring levels of an ordered scale."""
    for name, scale in draft.instrument.scales.items():
        codes = draft.levels(name)
        neighbours = [f"{low}|{high}" for low, high in pairwise(codes)]
        location = ("scales", name, "watershed")
        if scale.watershed and scale.unordered:
            yield Finding("watershed", location, "a scale without order has no watershed", "take it out")
        elif scale.watershed and neighbours and scale.watershed not in neighbours:
            message = f"{quoted(scale.watershed)} is not two neighbouring levels"
            yield Finding("watershed", location, message, f"one of {', '.join(neighbours)}")


def anchors(draft: Draft) -> Iterator[Finding]:
    """Anchors speak of levels and facets that exist."""
    for place, one in draft.questions:
        here = (*place, "anchors")
        if one.facets:
            yield from _anchors_of_facets(draft, here, one)
        elif one.scale is not None:
            yield from _anchors_of_levels(draft, here, one.anchors, one.scale)


def _anchors_of_levels(draft: Draft, here: Location, given: Mapping[str, object], scale: str) -> Iterator[Finding]:
    codes = draft.levels(scale)
    for code, text in given.items() if codes else ():
        if code not in codes:
            message = f"the scale {quoted(scale)} has no level {quoted(code)}"
            yield Finding("anchor-unknown", (*here, code), message, f"its levels are {', '.join(codes)}")
        elif not isinstance(text, str):
            yield Finding("anchor-unknown", (*here, code), f"the anchor of {quoted(code)} is one text", "write a text")


def _anchors_of_facets(draft: Draft, here: Location, one: Question) -> Iterator[Finding]:
    scales = {facet.id: facet.scale for facet in one.facets}
    for name, given in one.anchors.items():
        if name not in scales:
            message = f"{one.code} has no facet {quoted(name)}"
            hint = did_you_mean(name, scales, f"write the anchors under one of {', '.join(scales)}")
            yield Finding("anchor-unknown", (*here, name), message, hint)
        elif not isinstance(given, Mapping):
            yield Finding("anchor-unknown", (*here, name), "a facet has an anchor for each level", "write a table")
        else:
            yield from _anchors_of_levels(draft, (*here, name), given, scales[name])


def act_now(draft: Draft) -> Iterator[Finding]:
    """What cannot wait is a level of the question: `LEVEL`, or `FACET.LEVEL` where it has facets."""
    for place, one in draft.questions:
        if not all(draft.levels(facet.scale) for _, facet in facets_of(place, one)):
            continue
        known = [
            f"{facet.id}.{code}" if one.facets else code for facet in one.asked for code in draft.levels(facet.scale)
        ]
        for at, name in enumerate(one.act_now):
            if name not in known:
                hint = did_you_mean(name, known, f"one of {', '.join(known)}")
                message = f"{one.code} has no level {quoted(name)}"
                yield Finding("act-now-unknown", (*place, "act_now", at), message, hint)


def choices(draft: Draft) -> Iterator[Finding]:
    """A field of type choice has choices, no other has."""
    for place, one in draft.questions:
        for at, field in enumerate(one.fields):
            if (field.type == "choice") != bool(field.choices):
                wrong = "has no choices" if field.type == "choice" else "has choices and is no choice"
                hint = 'add choices = ["...", "..."]' if field.type == "choice" else 'write type = "choice"'
                yield Finding("choices", (*place, "fields", at), f"the field {quoted(field.id)} {wrong}", hint)


def digits(draft: Draft) -> Iterator[Finding]:
    """A level's code is no number."""
    for name, scale in draft.instrument.scales.items():
        numbers = [at for at, level in enumerate(scale.levels) if level.code.isdecimal()]
        if numbers:
            location = ("scales", name, "levels", numbers[0], "code")
            yield Finding(
                "level-digit",
                location,
                "a level's code is a number; it will be added up",
                "use the label's first letter",
            )


def unused(draft: Draft) -> Iterator[Finding]:
    """Every scale is used; nothing is said while a question names a scale that does not exist, as it may mean this."""
    own = draft.instrument.own_items
    used = {facet.scale for _, one in draft.questions for facet in one.asked} | ({own.scale} if own else set())
    for name in draft.instrument.scales if used <= set(draft.scales()) else ():
        if name not in used:
            yield Finding("scale-unused", ("scales", name), f"no question uses the scale {quoted(name)}", "take it out")


RULES = (scale_or_facets, watersheds, anchors, act_now, choices, digits, unused)
