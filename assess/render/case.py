"""A case in lines: its panel, its register as far as the reader may know it, how far each assessment has come."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assess.model.panel import Panel
from assess.model.preparation import CONTEXT
from assess.model.source import KINDS, Named, Register, SameAs, Source
from assess.render.lines import shown, wrap

_NOTHING = "not said"


def render_row(row: Mapping[str, Any]) -> str:
    """Return one case of a list: pseudonym, occasions, who one is, revisions, each assessment."""
    who = f"joined as {row['joined_as']}" if row["joined_as"] else "not joined"
    revisions = f"panel {row['panel_revision'] or 'none'}, register {row['register_revision'] or 'none'}"
    head = ", ".join([shown(row["case"]), *(["fictional"] if row["fictional"] else []), who, revisions])
    lines = [f"  {line}" for line in map(render_progress, row["assessments"])]
    if not lines:
        lines = [f"  {', '.join([*row['occasions'], 'nothing begun'])}"]
    return "\n".join([head, *lines])


def render_progress(one: Mapping[str, Any]) -> str:
    """Return how far one assessment has come."""
    count = one["answered"]
    words = "cannot be read" if count is None else f"{count} question{'' if count == 1 else 's'} answered"
    return f"{one['occasion']} {one['instrument']} {one['label']}: {'sealed' if one['sealed'] else 'begun'}, {words}"


def render_case(record: Mapping[str, Any], panel: Panel | None, register: Register | None, width: int) -> str:
    """Return everything that this reader may know of a case, in lines of a width."""
    who = f"joined as {record['joined_as']}" if record["joined_as"] else "not joined: everything that is here"
    lines = [f"{shown(record['case'])}{', fictional' if record['fictional'] else ''}; {who}"]
    lines += _panel_lines(panel, width) if panel else ["No panel."]
    lines += _register_lines(register, width) if register else ["No register."]
    lines += [*_earlier(record["earlier_revisions"])]
    lines += ["Assessments:", *(f"  {render_progress(one)}" for one in record["assessments"])]
    return "\n".join(lines if record["assessments"] else [*lines[:-1], "Assessments: none begun."])


def _panel_lines(panel: Panel, width: int) -> Iterator[str]:
    about = f"{panel.instrument.id} {panel.instrument.version}"
    yield f"Panel, revision {panel.revision}: occasion {panel.occasion}, {shown(about)}"
    for member in panel.assessors:
        seniority = f", seniority {member.seniority}" if member.seniority else ""
        yield from wrap(f"{member.label}: {member.role}{seniority}", width, "  ", "    ")
    if panel.coordinator:
        yield f"  {panel.coordinator.label}: coordinator"


def _register_lines(register: Register, width: int) -> Iterator[str]:
    yield f"Register, revision {register.revision}:"
    told = f"{register.told.date}, by {register.told.by}: {register.told.text}" if register.told else None
    facts = {
        "Referral": register.referral,
        "Commissioner": register.commissioner,
        "Told": told,
        "Phase": register.phase,
        "Last move": register.last_move,
    }
    for name, text in facts.items():
        yield from wrap(f"{name}: {text or _NOTHING}", width, "  ", "    ")
    for name, answer in register.context.items():
        yield from wrap(f"{CONTEXT.get(name, name)}: {answer}", width, "  ", "    ")
    yield from _source_lines(register.sources, register.same_as, width)


def _source_lines(sources: Sequence[Source], same: Sequence[SameAs], width: int) -> Iterator[str]:
    yield "Sources:" if sources else "Sources: none."
    for source in sources:
        yield from wrap(_source(source), width, "  ", "    ")
    for one in same:
        yield from wrap(f"{one.source} of {one.of} is {one.same_as}: {one.because}", width, "  ", "    ")


def _source(source: Source) -> str:
    who = f", present: {', '.join(source.present)}" if source.present else ""
    marks = "".join(f", {word}" for word in ("joint", "interpreter") if getattr(source, word))
    about = f"{KINDS[source.kind].label}, {source.date}, {source.setting}{who}{marks}, origin {source.origin}"
    return f"{source.id}: {about}, {_handling(source)}"


def _handling(source: Source) -> str:
    if isinstance(source.handling, Named):
        return f"for {' '.join(source.handling.named) or 'nobody'} alone"
    return "for every reader" if source.handling == "share" else "for assessors"


def _earlier(kept: Mapping[str, Sequence[int]]) -> Iterator[str]:
    for name, numbers in kept.items():
        if numbers:
            yield f"Earlier revisions kept: {name} {', '.join(map(str, numbers))}"
