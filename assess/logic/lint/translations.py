"""Rules about `[text.LANG.ID]`: translations of what exists."""

from collections.abc import Iterator, Mapping

from assess.logic.lint.finding import Draft, Finding, quoted
from assess.logic.shape import Location, did_you_mean

_TRANSLATED = (
    *("label", "ask", "prompts", "anchors", "look_for", "not_evidence", "period", "theme", "indicators", "flags"),
    *(
        "fields",
        "facets",
        "about",
        "from",
        "to",
        "setting",
        "meaning",
        "levels",
        "title",
        "texts",
        "purpose",
        "not_for",
    ),
)


def translations(draft: Draft) -> Iterator[Finding]:
    """What is translated exists: ids, keys, levels."""
    known = _ids(draft)
    for language, entries in draft.instrument.text.items():
        for name, entry in entries.items():
            place: Location = ("text", language, name)
            if name not in known:
                hint = did_you_mean(name, known, "use the id of a question")
                yield Finding("text-unknown", place, f"there is nothing with the id {quoted(name)}", hint)
            elif isinstance(entry, Mapping):
                yield from _entry(draft, place, name, entry)


def _ids(draft: Draft) -> tuple[str, ...]:
    tables = ("sections", "scenarios", "interventions", "plan_areas", "checks")
    ids = [name for table in tables for name in draft.names(table)]
    formulation, conclusion = draft.instrument.formulation.prompts, draft.instrument.conclusion.texts
    prompts = [prompt.id for prompt in (*formulation, *conclusion)]
    reasons = [reason.code for reason in draft.instrument.certainty.reasons]
    rest = ("instrument", "certainty", "own_items")
    return (*draft.question_names(), *ids, *prompts, *reasons, *draft.names("missing", "code"), *draft.scales(), *rest)


def _entry(draft: Draft, place: Location, name: str, entry: Mapping[object, object]) -> Iterator[Finding]:
    for key in entry:
        if key not in _TRANSLATED:
            hint = did_you_mean(str(key), _TRANSLATED, "take it out")
            yield Finding("text-unknown", (*place, str(key)), f"{quoted(str(key))} is not translated", hint)
    one = draft.instrument.question(name)
    given = entry.get("anchors")
    if one and isinstance(given, Mapping):
        for facet in one.asked:
            texts = given.get(facet.id, {}) if one.facets else given
            here = (*place, "anchors", facet.id) if one.facets else (*place, "anchors")
            for code in texts if isinstance(texts, Mapping) else ():
                if draft.levels(facet.scale) and code not in draft.levels(facet.scale):
                    message = f"{one.code} has no level {quoted(str(code))}"
                    yield Finding("text-unknown", (*here, str(code)), message, "use the codes of its scale")


RULES = (translations,)
