"""How an assessor joins a case: panel and register come into their workspace, and who they are is remembered."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assess.cli.changes import panel_lines, register_lines
from assess.cli.chosen import workspace_here
from assess.cli.going_on import say_gone
from assess.cli.output import say, say_hint, show_fact
from assess.errors import AssessError, DoesNotFit
from assess.logic.revisions import check_revision, cleared_for, panel_changes, what_changed
from assess.model.panel import JOINED_FORMAT, Joined, Panel
from assess.model.source import Register
from assess.store.case import check_name, told_by
from assess.store.handout import Handed, load_handed
from assess.store.journal import assessment_in, read_journal
from assess.store.keeping import save_joined, save_revision
from assess.store.pinned import load_pinned

if TYPE_CHECKING:
    from assess.model.problem import Problem
    from assess.store.workspace import Workspace

_ASK = "ask the coordinator for your own handout"


def join(file: Path, label: str) -> None:
    """Put what was handed over into the workspace; where anything does not fit, nothing is changed."""
    check_name("an assessor", label)
    handed = load_handed(file)
    label = _as_written(handed, label)
    workspace = workspace_here()
    joining = _Joining(workspace, handed.case, label)
    new = joining.checked(handed)
    joining.save(new)
    show_fact(f"joined: {handed.case} as {label}")
    for line in joining.instrument_lines(new.panel):
        say(line)
    say_hint(f"assess interview {handed.case}")


def _as_written(handed: Handed, label: str) -> str:
    """Return the label as the panel writes it: capitals are easily missed."""
    known = [member.label for member in handed.panel.assessors] if handed.panel else []
    return next((one for one in known if one.casefold() == label.casefold()), label)


class _New(NamedTuple):
    """What is written: documents that go on from those that are here, None where nothing is new."""

    panel: Panel | None
    register: Register | None
    joined: Joined


class _Joining(NamedTuple):
    """A case of this workspace, and who joins it."""

    workspace: "Workspace"
    case: str
    label: str

    def checked(self, handed: Handed) -> _New:
        """Return what is new in it; raise DoesNotFit where it is for another, of another lineage, or older."""
        workspace, case, label = self
        before = workspace.load_joined(case)
        if handed.for_ not in (None, label):
            raise DoesNotFit("for-another", f"this handout was made for {handed.for_}, not for {label}", _ASK)
        if before and before.label != label:
            hint = "each assessor keeps a workspace of their own: assess init DIR"
            raise DoesNotFit("joined-as-another", f"this workspace joined {case} as {before.label}", hint)
        old_panel, old_register = workspace.load_panel(case), workspace.load_register(case)
        register = cleared_for(handed.register, label) if handed.register else None
        if before is None and _is_coordinators(old_register, register, label):
            hint = f"assess interview {case} --label {label}"
            raise DoesNotFit("coordinators", f"{case} was made here: there is nothing to join", hint)
        _refuse(case, _lineage(old_panel, handed.panel), _lineage(old_register, register))
        panel = handed.panel or old_panel
        if panel and register and panel.fictional != register.fictional:
            raise DoesNotFit("fictional-differs", "panel and register are not both of a fictional case", _ASK)
        joined = Joined(format=JOINED_FORMAT, case=case, label=label, key=self._key(panel, before))
        return _New(
            handed.panel if handed.panel != old_panel else None,
            register if register != old_register else None,
            joined,
        )

    def _key(self, panel: Panel | None, before: Joined | None) -> str:
        """Return one's key; raise DoesNotFit where the panel has no such assessor, or journals here another key."""
        workspace, case, label = self
        if panel is None:
            return workspace.assessor_key(case, label)
        member = panel.member(label)
        if member is None:
            known = ", ".join(one.label for one in panel.assessors)
            raise DoesNotFit("not-on-panel", f"{label} is not on the panel of {case}", f"on it are {known}")
        journals = workspace.journals(case, panel.occasion, panel.instrument.id, label)
        keys = [read_journal(place.journal).opened.assessor.key for place in journals if told_by(place.journal)]
        if any(key != member.key for key in (*keys, *((before.key,) if before else ()))):
            message = f"{label} began {case} here with another key than the panel has"
            hint = "the two cannot be brought together: merge without the panel, or begin a later --occasion"
            raise DoesNotFit("other-key", message, hint)
        return member.key

    def save(self, new: _New) -> None:
        """Write what is new, and say what that is."""
        workspace, case, label = self
        folder = workspace.case_folder(case)
        old_panel, old_register = workspace.load_panel(case), workspace.load_register(case)
        if new.panel:
            save_revision(folder, "panel", new.panel)
            say(f"panel revision {new.panel.revision}: {', '.join(one.label for one in new.panel.assessors)}")
            for line in panel_lines(panel_changes(old_panel, new.panel)) if old_panel else ():
                say(line)
        if new.register:
            save_revision(folder, "register", new.register)
            count = len(new.register.sources)
            sources = f"{count} source{'' if count == 1 else 's'}"
            say(f"register revision {new.register.revision}, as it is cleared for {label}: {sources}")
            changes = what_changed(cleared_for(old_register, label) if old_register else None, new.register)
            for line in register_lines(changes) if old_register else ():
                say(line)
            self._say_cited(changes.gone)
        if not new.panel and not new.register:
            say("panel and register are the ones that are here already")
        save_joined(folder, new.joined)

    def _say_cited(self, gone: tuple[str, ...]) -> None:
        """Say which extracts in one's journals come from a source that is gone; a journal that is damaged says so."""
        for place in self.workspace.journals(self.case, label=self.label) if gone else ():
            try:
                say_gone(assessment_in(read_journal(place.journal)), gone)
            except AssessError as error:
                say(error.message)

    def instrument_lines(self, panel: Panel | None) -> tuple[str, ...]:
        """Return what has to be said where the instrument of the panel is not here, letter by letter."""
        panel = panel or self.workspace.load_panel(self.case)
        if panel is None:
            return ()
        try:
            load_pinned(panel.instrument, self.workspace.folder)
        except AssessError:
            pinned = panel.instrument
            return (
                f"the instrument {pinned.id} {pinned.version} of the panel is not here as the coordinator has it",
                "put its file into the folder instruments of this workspace before you begin",
            )
        return ()


def _is_coordinators(old: Register | None, new: Register | None, label: str) -> bool:
    """Tell whether the register that is here holds more than this assessor may have of the same revision."""
    return bool(old and new and old.revision == new.revision and old != new and cleared_for(old, label) == new)


def _lineage(old: Panel | Register | None, new: Panel | Register | None) -> "tuple[Problem, ...]":
    return check_revision(old, new) if old and new else ()


def _refuse(case: str, *found: "tuple[Problem, ...]") -> None:
    problems = tuple(problem for many in found for problem in many)
    if problems:
        message = f"this does not go on from the panel and register of {case} that are here; nothing was changed"
        hint = f"ask the coordinator for the newest handout of {case}"
        raise DoesNotFit("other-lineage", message, hint, problems)
