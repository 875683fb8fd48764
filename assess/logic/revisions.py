"""Revisions of panel and register: what a later one may change, what it did change, and what is cleared for whom."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assess.logic.text import same_words
from assess.model.panel import Member, Panel
from assess.model.problem import Problem
from assess.model.source import Handling, Named, Register, Source

FACTS = ("referral", "commissioner", "told", "phase", "last_move", "context")
"""What a register says about the case besides its sources."""


class Changes(NamedTuple):
    """What one revision of a register has that another has not; `gone` are ids, `facts` names of what is said anew."""

    added: tuple[Source, ...] = ()
    handling: tuple[tuple[Source, Source], ...] = ()
    gone: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return any(self[:])


class PanelChanges(NamedTuple):
    """Who is new on a panel, and what else it says anew."""

    added: tuple[Member, ...] = ()
    facts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return any(self[:])


def is_cleared(handling: Handling, label: str) -> bool:
    """Tell whether the assessor `label` may know of a source with that handling."""
    return not isinstance(handling, Named) or label in handling.named


def cleared_for(register: Register, label: str) -> Register:
    """Return the register as the assessor `label` may have it; nothing in it tells what was left out.

    What was declared about the own sources of others goes too: nobody else need know that those exist.
    """
    sources = tuple(source for source in register.sources if is_cleared(source.handling, label))
    names = {source.id for source in sources}
    same = tuple(one for one in register.same_as if one.of == label and one.same_as in names)
    return register.model_copy(update={"sources": sources, "same_as": same})


def check_panel(panel: Panel) -> tuple[Problem, ...]:
    """Return what makes a panel senseless by itself: an assessor or a key that stands twice."""
    labels = _twice(same_words(member.label) for member in panel.assessors)
    keys = _twice(member.key for member in panel.assessors)
    return (
        *(
            Problem("label-twice", f"assessors[{at}].label", "two assessors have the same label", "give one another")
            for at, member in enumerate(panel.assessors)
            if same_words(member.label) in labels
        ),
        *(
            Problem("key-twice", f"assessors[{at}].key", "two assessors have the same key", "take one of them out")
            for at, member in enumerate(panel.assessors)
            if member.key in keys
        ),
    )


def check_register(register: Register) -> tuple[Problem, ...]:
    """Return what makes a register senseless by itself: an id that stands twice."""
    twice = _twice(source.id for source in register.sources)
    return tuple(
        Problem("source-twice", f"sources[{at}].id", "two sources have the same id", "take one of them out")
        for at, source in enumerate(register.sources)
        if source.id in twice
    )


def _twice(names: Iterable[str]) -> set[str]:
    return {name for name, count in Counter(names).items() if count > 1}


def check_revision(old: Panel | Register, new: Panel | Register) -> tuple[Problem, ...]:
    """Return every reason why `new` does not go on from `old`: two panels, or two registers, of one lineage.

    A later revision may add; of what was there it may change handling and facts, never who or what something is.
    """
    if isinstance(old, Panel) and isinstance(new, Panel):
        return (*_number(old, new), *_about(old, new), *_assessors(old, new))
    if isinstance(old, Register) and isinstance(new, Register):
        return (*_number(old, new), *_about(old, new), *_sources(old, new), *_declared(old, new))
    message = "a panel and a register are no revisions of each other"
    raise TypeError(message)


def _number(old: Panel | Register, new: Panel | Register) -> Iterator[Problem]:
    kind = "panel" if isinstance(old, Panel) else "register"
    if new.revision < old.revision:
        message = f"this is revision {new.revision} of the {kind}, and revision {old.revision} is here already"
        yield Problem(f"{kind}-older", "revision", message, "ask the coordinator for the newest")
    elif new.revision == old.revision and new != old:
        message = f"two different {kind}s call themselves revision {new.revision}"
        yield Problem("revision-twice", "revision", message, "ask the coordinator which one holds")


def _about(old: Panel | Register, new: Panel | Register) -> Iterator[Problem]:
    """Give what the two are about, where that differs."""
    names = ("case", "fictional", *(("occasion", "instrument") if isinstance(old, Panel) else ()))
    for name in names:
        if getattr(old, name) != getattr(new, name):
            hint = "only a later revision of the same one can take its place"
            yield Problem(f"{name}-differs", name, f"it has another {name} than the one that is here", hint)


def _assessors(old: Panel, new: Panel) -> Iterator[Problem]:
    keys = {member.key: member.label for member in new.assessors}
    for before in old.assessors:
        after = new.member(before.label)
        if after is None and before.key not in keys:
            yield Problem("assessor-gone", "assessors", f"{before.label} is not on it any more", "ask the coordinator")
        elif after is None or after.key != before.key or after.role != before.role:
            message = f"{before.label} has another key, label or role on it"
            yield Problem("assessor-differs", "assessors", message, "ask the coordinator: it may be of another case")


def _sources(old: Register, new: Register) -> Iterator[Problem]:
    for before in old.sources:
        after = new.source(before.id)
        if after and before != after.model_copy(update={"handling": before.handling}):
            names = (name for name in Source.model_fields if name != "handling")
            other = ", ".join(name for name in names if getattr(before, name) != getattr(after, name))
            hint = "only the handling of a registered source may change; another source is another id"
            yield Problem("source-differs", before.id, f"{before.id} has another {other} than before", hint)


def _declared(old: Register, new: Register) -> Iterator[Problem]:
    said = {(one.of, one.source): one.same_as for one in new.same_as}
    for before in old.same_as:
        if said.get((before.of, before.source), before.same_as) != before.same_as:
            message = f"{before.source} of {before.of} was declared to be {before.same_as}, and now another"
            yield Problem("declared-otherwise", before.source, message, "a declaration stands; ask the coordinator")


def what_changed(old: Register | None, new: Register) -> Changes:
    """Return what `new` says that `old` did not; without an `old` everything is new."""
    before = {source.id: source for source in old.sources} if old else {}
    after = {source.id for source in new.sources}
    declared = {(one.of, one.source) for one in old.same_as} if old else set()
    return Changes(
        tuple(source for source in new.sources if source.id not in before),
        tuple(
            (before[source.id], source)
            for source in new.sources
            if source.id in before and before[source.id].handling != source.handling
        ),
        tuple(name for name in before if name not in after),
        tuple(name for name in FACTS if getattr(new, name) != (getattr(old, name) if old else _empty(name))),
        tuple(one.source for one in new.same_as if (one.of, one.source) not in declared),
    )


def _empty(name: str) -> object:
    return {} if name == "context" else None


def panel_changes(old: Panel | None, new: Panel) -> PanelChanges:
    """Return what `new` says that `old` did not."""
    names = {member.label for member in old.assessors} if old else set()
    facts = ("coordinator", "admiralty") if old else ()
    return PanelChanges(
        tuple(member for member in new.assessors if member.label not in names),
        tuple(name for name in facts if getattr(old, name) != getattr(new, name)),
    )
