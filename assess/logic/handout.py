"""Handouts: how one is made for an assessor, and what makes one senseless although its shape is sound."""

from collections.abc import Iterator
from typing import Any

from assess.logic.revisions import check_panel, check_register, cleared_for
from assess.model.handout import FORMAT, Handout
from assess.model.panel import Panel
from assess.model.problem import Problem
from assess.model.source import Register


def make_handout(panel: Panel, register: Register | None, label: str) -> Handout:
    """Return what `label` is given: the panel, and of the register what is cleared for them."""
    parts: dict[str, Any] = {
        "format": FORMAT,
        "fictional": panel.fictional,
        "case": panel.case,
        "for": label,
        "panel": panel,
        "register": cleared_for(register, label) if register else None,
    }
    return Handout(**parts)


def check_handout(handout: Handout) -> tuple[Problem, ...]:
    """Return what does not fit together in a handout."""
    return tuple(_wrong(handout))


def _wrong(handout: Handout) -> Iterator[Problem]:
    parts: dict[str, Panel | Register | None] = {"panel": handout.panel, "register": handout.register_}
    for name, part in parts.items():
        if part is None:
            continue
        if part.case != handout.case:
            yield Problem("case-differs", f"{name}.case", f"the {name} is of another case", "ask the coordinator")
        if part.fictional != handout.fictional:
            message = f"the {name} is of another sort of case (fictional, real)"
            yield Problem("fictional-differs", f"{name}.fictional", message, "ask the coordinator")
    if handout.for_ and handout.panel.member(handout.for_) is None:
        yield Problem("not-on-panel", "for", "it is for somebody who is not on its panel", "ask the coordinator")
    yield from check_panel(handout.panel)
    yield from check_register(handout.register_) if handout.register_ else ()
