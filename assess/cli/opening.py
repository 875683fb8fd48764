"""How a sitting is opened: the journal it goes on with, or everything a new one has to be told first."""

from typing import TYPE_CHECKING, NamedTuple

from assess.cli.beginning import Beginning, Opening, Told
from assess.cli.chosen import Which
from assess.cli.going_on import say_copies, say_other_machine, taken_over
from assess.cli.instruments import say_outside
from assess.cli.output import say
from assess.errors import AlreadyThere, UsageRefused
from assess.logic.fold import fold
from assess.model.event import Opened
from assess.store.case import Place, check_place
from assess.store.journal import create_journal, open_journal
from assess.store.library import LoadedInstrument, load_instrument
from assess.store.pinned import load_pinned
from assess.store.sealing import check_same_instrument

if TYPE_CHECKING:
    from assess.model.assessment import Assessment
    from assess.store.journal import Journal
    from assess.store.workspace import Workspace


def open_sitting(workspace: "Workspace", case: str, which: Which, told: Told, now: str, *, asks: bool) -> Opening:
    """Return the sitting that is meant: the one assessment that matches, or a new one; `now` is this moment here."""
    file = which.instrument if which.instrument and _is_file(which.instrument) else None
    loaded = load_instrument(file, workspace.folder) if file else None
    joined = None if which.label else workspace.load_joined(case)
    known = which._replace(
        instrument=loaded.instrument.instrument.id if loaded else which.instrument,
        label=joined.label if joined else which.label,
    )
    if workspace.journals(case, *known):
        return _GoingOn(workspace, told, now).opening(workspace.require_one(case, *known), loaded)
    return Beginning(workspace, case, known, told, now, asks).opening(loaded)


def journal_of(workspace: "Workspace", opening: Opening) -> "Journal":
    """Return the open journal of a sitting, made now if it is a new one."""
    if opening.journal:
        return opening.journal
    first = opening.log[0]
    assert isinstance(first, Opened)  # noqa: S101 - for the type checker: a log begins with it
    return create_journal(workspace.prepare(opening.place).journal, first)


def _is_file(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith(".toml")


class _GoingOn(NamedTuple):
    """An assessment that is there already, and what was said of it."""

    workspace: "Workspace"
    told: Told
    now: str

    def opening(self, place: Place, loaded: LoadedInstrument | None) -> Opening:
        """Return the opening with its open journal, having said what was not so when the last sitting ended."""
        journal = open_journal(place.journal)
        try:
            for notice in journal.notices:
                say(notice)
            opened = journal.content.opened
            check_place(place, opened)
            _refuse_sealed(place, journal)
            _refuse_other(fold(journal.log), self.told)
            if loaded:
                check_same_instrument(opened.instrument, loaded.raw)
            found = loaded or load_pinned(opened.instrument, self.workspace.folder)
            say_copies(place)
            say_other_machine(journal)
            register = taken_over(self.workspace, journal, self.now)
            return Opening(place, found, register, tuple(journal.log), journal)
        except BaseException:
            journal.close()
            raise


def _refuse_sealed(place: Place, journal: "Journal") -> None:
    if journal.content.sealed:
        hint = f"assess amend {place.case} goes on with a reason; --occasion NAME begins a later one"
        raise AlreadyThere("sealed", f"{place.case} is sealed by {place.label}; nothing can be added", hint)


def _refuse_other(assessment: "Assessment", told: Told) -> None:
    """Refuse to say something else of an assessment than what stands in it."""
    stands = {"role": assessment.assessor.role} | {name: getattr(assessment, name) for name in Told._fields[1:-1]}
    for name, before in stands.items():
        said = getattr(told, name)
        if said is not None and said != before:
            option = name.replace("_", "-")
            message = f"this assessment has --{option} {before or '(none)'}"
            corrects = "begin another with --occasion" if name == "role" else f"prepare {option} corrects it inside"
            raise UsageRefused("begun-otherwise", message, f"leave --{option} away, or {corrects}")


def say_where(opening: Opening, workspace: "Workspace") -> None:
    """Say it where later commands would not find the instrument."""
    say_outside(opening.loaded, workspace.folder)
