"""Rules about references inside the file: everything that is named is there."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from assess.logic.lint.finding import Draft, Finding, facets_of, quoted
from assess.logic.shape import Location, did_you_mean
from assess.model.instrument import Item, Judgement


def unknown(what: str, named: Iterable[tuple[Location, str | None]], known: Collection[str]) -> Iterator[Finding]:
    """Give a finding for each place that names a `what` that is not among the known."""
    for location, name in named:
        if name is not None and name not in known:
            otherwise = f"one of {', '.join(sorted(known)[:12])}" if known else f"there is no {what} yet"
            yield Finding(
                f"{what}-unknown", location, f"there is no {what} {quoted(name)}", did_you_mean(name, known, otherwise)
            )


def _each(place: Location, key: str, names: Iterable[str]) -> Iterator[tuple[Location, str]]:
    return (((*place, key, at), name) for at, name in enumerate(names))


def sections(draft: Draft) -> Iterator[Finding]:
    """Items and sections name sections that exist."""
    known = draft.names("sections")
    yield from unknown("section", (((*place, "section"), item.section) for place, item in draft.items), known)
    parents = ((("sections", at, "parent"), section.parent) for at, section in enumerate(draft.instrument.sections))
    yield from unknown("section", parents, known)


def section_circles(draft: Draft) -> Iterator[Finding]:
    """No section lies inside itself."""
    parents = {section.id: section.parent for section in draft.instrument.sections}
    for at, section in enumerate(draft.instrument.sections):
        if _comes_back(section.id, parents):
            message = f"the section {quoted(section.id)} lies inside itself"
            yield Finding("section-circle", ("sections", at, "parent"), message, "take out one `parent` of the circle")


def _comes_back(start: str, parents: Mapping[str, str | None]) -> bool:
    here = parents.get(start)
    for _ in parents:
        if here is None or here == start:
            break
        here = parents.get(here)
    return here == start


def dimensions(draft: Draft) -> Iterator[Finding]:
    """Items and judgements name dimensions that exist."""
    named = (
        ((*place, "dimension"), one.dimension) for place, one in draft.questions if isinstance(one, Item | Judgement)
    )
    yield from unknown("dimension", named, draft.names("dimensions"))


def scales(draft: Draft) -> Iterator[Finding]:
    """Questions, facets and own items name scales that exist."""
    for place, one in draft.questions:
        named = (((*where, "scale"), facet.scale) for where, facet in facets_of(place, one))
        yield from unknown("scale", named, draft.scales())
    if draft.instrument.own_items:
        yield from unknown("scale", [(("own_items", "scale"), draft.instrument.own_items.scale)], draft.scales())


def basis(draft: Draft) -> Iterator[Finding]:
    """What a question rests on is among the references."""
    for place, one in draft.questions:
        named = (((*place, "basis", at, "reference"), rest.reference) for at, rest in enumerate(one.basis))
        yield from unknown("reference", named, draft.names("references"))


def needs(draft: Draft) -> Iterator[Finding]:
    """What an item calls for is among the interventions."""
    for place, item in draft.items:
        yield from unknown("intervention", _each(place, "needs", item.needs), draft.names("interventions"))


def scenarios(draft: Draft) -> Iterator[Finding]:
    """Judgements name kinds of scenario that exist."""
    for place, one in draft.questions:
        if isinstance(one, Judgement):
            yield from unknown("scenario", [((*place, "scenario"), one.scenario)], draft.names("scenarios"))


def missing(draft: Draft) -> Iterator[Finding]:
    """Questions offer missing reasons that exist."""
    for place, one in draft.questions:
        yield from unknown("missing", _each(place, "missing", one.missing), draft.names("missing", "code"))


def roles(draft: Draft) -> Iterator[Finding]:
    """Questions are put to roles that may assess, and those that support are among these."""
    use = draft.raw.get("use")
    known = use.get("roles") if isinstance(use, Mapping) else None
    if isinstance(known, list):
        names = [name for name in known if isinstance(name, str)]
        supporting = draft.instrument.use.supporting_roles
        yield from unknown("role", _each(("use",), "supporting_roles", supporting), names)
        for place, one in draft.questions:
            yield from unknown("role", _each(place, "roles", one.roles), names)


def barred_roles(draft: Draft) -> Iterator[Finding]:
    """No role both may and may not assess."""
    for at, role in enumerate(draft.instrument.use.barred_roles):
        if role in draft.instrument.use.roles:
            message = f"the role {quoted(role)} both may and may not assess"
            yield Finding("role-barred", ("use", "barred_roles", at), message, "take it out of one of the two lists")


def mirrors(draft: Draft) -> Iterator[Finding]:
    """Mirrored items name each other."""
    known = draft.names("items")
    pairs = {item.id: item.mirrors for _, item in draft.items}
    for place, item in draft.items:
        location = (*place, "mirrors")
        yield from unknown("mirror", [(location, item.mirrors)], known)
        if item.mirrors in pairs and (pairs[item.mirrors] != item.id or item.mirrors == item.id):
            message = f"{quoted(item.mirrors)} does not mirror {quoted(item.id)}"
            yield Finding("mirror-one-sided", location, message, f'write mirrors = "{item.id}" there')


def caps(draft: Draft) -> Iterator[Finding]:
    """Caps are narrowed to questions that exist."""
    for at, cap in enumerate(draft.instrument.certainty.caps):
        yield from unknown("question", _each(("certainty", "caps", at), "items", cap.items), draft.question_names())


RULES = (
    sections,
    section_circles,
    dimensions,
    scales,
    basis,
    needs,
    scenarios,
    missing,
    roles,
    barred_roles,
    mirrors,
    caps,
)
