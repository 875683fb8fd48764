"""What has to be said when a sitting goes on: copies of the journal, another computer, a register that was revised."""

from typing import TYPE_CHECKING, Any

from assess.cli.changes import panel_lines, register_lines
from assess.cli.output import say, say_hint
from assess.errors import AssessError
from assess.logic.revisions import cleared_for, panel_changes, what_changed
from assess.model.event import Revised, SittingBegan
from assess.model.panel import Panel
from assess.model.pinned import PinnedPanel
from assess.model.source import Register
from assess.store.case import Place
from assess.store.copies import copy_problem, find_copies
from assess.store.journal import assessment_in
from assess.store.keeping import find_revision
from assess.store.machine import machine_of

if TYPE_CHECKING:
    from assess.model.assessment import Assessment
    from assess.store.journal import Journal
    from assess.store.workspace import Workspace


def say_copies(place: Place) -> None:
    """Name every copy of a journal, what it holds that the journal does not, and what to do."""
    for copy in find_copies(place):
        problem = copy_problem(place, copy)
        say(problem.message)
        say_hint(problem.hint)


def say_other_machine(journal: "Journal") -> None:
    """Say it where the last sitting was held on another computer."""
    last = next((event for event in reversed(journal.log) if isinstance(event, SittingBegan)), None)
    if last and last.machine and last.machine != machine_of(journal.path):
        say("the last sitting was held on another computer; this is its journal, or a copy of it")
        say_hint("if it goes on there too, the two part and are never merged: go on in one place only")


def taken_over(workspace: "Workspace", journal: "Journal", now: str) -> Register | None:
    """Return the register that a sitting goes on with; a later revision is said aloud and recorded in the journal.

    Raises DoesNotFit `register-differs` where the register is older or another than the journal stands at.
    """
    assessment = assessment_in(journal.content)
    register = workspace.register_for(assessment)
    panel = _panel_of(workspace, assessment)
    revised: dict[str, Any] = {}
    if register and _is_later(register, assessment):
        revised["register"] = workspace.pin_register(assessment.case)
        _say_register(workspace, assessment, register)
    if panel and (assessment.panel is None or panel.revision > assessment.panel.revision):
        revised["panel"] = PinnedPanel(revision=panel.revision)
        _say_panel(workspace, assessment, panel)
    if revised:
        journal.append([Revised(at=now, **revised)])
    return register


def _is_later(register: Register, assessment: "Assessment") -> bool:
    return assessment.register_ is None or register.revision > assessment.register_.revision


def _panel_of(workspace: "Workspace", assessment: "Assessment") -> Panel | None:
    """Return the panel of an assessment: of its occasion and instrument, with its assessor on it."""
    try:
        panel = workspace.load_panel(assessment.case)
    except AssessError as error:  # the work goes on without it; merge refuses
        say(f"the panel cannot be used: {error.message}")
        return None
    if panel is None or (panel.occasion, panel.instrument) != (assessment.occasion, assessment.instrument):
        return None
    member = panel.member(assessment.assessor.label)
    if member is None or member.key != assessment.assessor.key:
        say(f"{assessment.assessor.label} of this journal is not on the panel that is here (another label or key)")
        say_hint("tell the coordinator before you go on: the two cannot be brought together later")
        return None
    return panel


def _say_register(workspace: "Workspace", assessment: "Assessment", register: Register) -> None:
    pinned, label = assessment.register_, assessment.assessor.label
    old = find_revision(Register, workspace, assessment.case, "register", pinned.revision) if pinned else None
    stood = f"; this assessment stood at revision {pinned.revision}" if pinned else ""
    say(f"the register is revision {register.revision} now{stood}")
    if pinned and old is None:
        say(f"revision {pinned.revision} is not here any more: what is new in it cannot be said")
        return
    changes = what_changed(cleared_for(old, label) if old else None, cleared_for(register, label))
    for line in register_lines(changes):
        say(line)
    say_gone(assessment, changes.gone)


def say_gone(assessment: "Assessment", gone: tuple[str, ...]) -> None:
    """Say which extracts come from a source that is not in the register any more: nothing is lost."""
    for name in gone:
        extracts = [extract.id for extract in assessment.evidence if extract.source == name]
        if extracts:
            say(f"{', '.join(extracts)} came from {name}: nothing is lost, what you wrote down stays")


def _say_panel(workspace: "Workspace", assessment: "Assessment", panel: Panel) -> None:
    pinned = assessment.panel
    old = find_revision(Panel, workspace, assessment.case, "panel", pinned.revision) if pinned else None
    say(f"the panel is revision {panel.revision} now")
    for line in panel_lines(panel_changes(old, panel)) if old else ():
        say(line)
