"""An instrument as text: what it is for, what it asks, and one question with everything that guides its rating."""

from collections.abc import Iterable, Iterator

from assess.model.base import MAIN
from assess.model.instrument import Facet, Instrument, Item, Missing, Question
from assess.render.lines import shown, wrap

WIDTH = 80


def counts(instrument: Instrument) -> str:
    """Return how many questions of each sort there are, in words."""
    numbers = (("item", instrument.items), ("dimension", instrument.dimensions), ("judgement", instrument.judgements))
    return ", ".join(f"{len(many)} {name}{'' if len(many) == 1 else 's'}" for name, many in numbers)


def render_row(instrument: Instrument, where: str) -> str:
    """Return an instrument as two lines of a list."""
    about = instrument.instrument
    name = f"{about.id} {about.version}  ({shown(where)})"
    return "\n".join([name, *wrap(about.title, WIDTH, "  ", "  "), f"  {shown(about.status)}; {counts(instrument)}"])


def render_instrument(instrument: Instrument) -> str:
    """Return what an instrument is and every question it asks, one a line."""
    about, use = instrument.instrument, instrument.use
    lines = [
        *wrap(f"{about.title} ({about.id} {about.version})", WIDTH),
        shown(about.status),
        *_list("For", [*about.purpose, use.population]),
        *_list("Not for", about.not_for),
        *_list("Extra care", [f"{care.group}: {care.note}" for care in use.needs_extra_care]),
        *_list("Assessed by", [", ".join(use.roles), f"at least {use.assessors}, independently"]),
        *_list("In a supporting role", [", ".join(use.supporting_roles)] if use.supporting_roles else []),
        *_list("Never by", [", ".join(use.barred_roles), use.barred_reason or ""] if use.barred_roles else []),
    ]
    for section in instrument.sections:
        lines += _overview(section.label, (item for item in instrument.items if item.section == section.id))
    lines += _overview("Exit outcomes", instrument.dimensions)
    lines += _overview("The assessor's own conclusions", instrument.judgements)
    return "\n".join(lines)


def _overview(heading: str, questions: Iterable[Question]) -> list[str]:
    rows = [line for one in questions for line in wrap(one.label, WIDTH, f"  {one.code:<5}", " " * 7)]
    return ["", *wrap(heading, WIDTH), *rows] if rows else []


def render_question(instrument: Instrument, question: Question) -> str:
    """Return everything that a rater sees of one question."""
    lines = [*wrap(f"{question.code}. {question.label}", WIDTH), *wrap(_nature(instrument, question), WIDTH)]
    if question.period:
        lines += wrap(f"Period: {question.period}", WIDTH)
    for facet in question.asked:
        lines += ["", *_levels(instrument, question, facet)]
    lines += [
        *_list("Ask", question.prompts),
        *_list("Look for", question.look_for),
        *_list("Indicators", [mark.label for mark in question.indicators]),
        *_list("What is not evidence", question.not_evidence),
        *_list("Asked besides", [field.label for field in question.fields]),
        *_list("No level, because", [reason.label for reason in _reasons(instrument, question)]),
        *_list("Put only to", [", ".join(question.roles)] if question.roles else []),
        *_list("Asked only when", [question.applies_when] if question.applies_when else []),
        *_list("Rests on", _basis(question)),
    ]
    return "\n".join(lines)


def _nature(instrument: Instrument, question: Question) -> str:
    if not isinstance(question, Item):
        return question.sort.capitalize() + "."
    section = next((section.label for section in instrument.sections if section.id == question.section), "")
    return f"{question.predictor.capitalize()}, {question.effect}. {section}."


def _levels(instrument: Instrument, question: Question, facet: Facet) -> Iterator[str]:
    """Give the levels in words, numbered as they are typed; a code beside the number would be read as a score."""
    if facet.id != MAIN or question.facets:
        yield from wrap(f"{facet.label}:", WIDTH)
    for number, level in enumerate(instrument.scales[facet.scale].levels, 1):
        looks_like = question.anchor(facet.id, level.code) or level.meaning or ""
        urgent = " Cannot wait: asks at once who was told." if question.cannot_wait(facet.id, level.code) else ""
        yield from wrap(f"{level.label}: {looks_like}{urgent}", WIDTH, f"  {number} ", "    ")


def _reasons(instrument: Instrument, question: Question) -> list[Missing]:
    """Return the missing reasons that the question offers; one that names none offers all."""
    return [reason for reason in instrument.missing if not question.missing or reason.code in question.missing]


def _basis(question: Question) -> list[str]:
    return [
        f"{rest.claim} ({rest.reference}{f', lines {rest.lines}' if rest.lines else ''}; {rest.strength})"
        for rest in question.basis
    ]


def _list(heading: str, entries: Iterable[str]) -> list[str]:
    rows = [line for entry in entries if entry for line in wrap(entry, WIDTH, "  - ", "    ")]
    return ["", f"{heading}:", *rows] if rows else []
