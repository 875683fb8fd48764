"""The cases of a workspace, looked at: who assesses, how far each has come, which revisions and copies there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assess.errors import AssessError
from assess.logic.revisions import cleared_for
from assess.model.panel import Joined, Panel
from assess.model.problem import Problem
from assess.model.source import Register
from assess.store.case import Place, check_place
from assess.store.copies import copy_problem, find_copies, lost_places
from assess.store.journal import assessment_in, read_journal
from assess.store.keeping import kept_revisions

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.model.assessment import Assessment
    from assess.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one assessment has come; `answered` counts questions, None where the journal cannot be read."""

    place: Place
    answered: int | None
    sealed: bool

    def record(self) -> dict[str, Any]:
        """Return it as it stands in an envelope."""
        names = {name: getattr(self.place, name) for name in ("occasion", "instrument", "label")}
        return {**names, "answered": self.answered, "sealed": self.sealed}


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as somebody may see it: the register is what is cleared for whoever joined here."""

    case: str
    joined: Joined | None
    panel: Panel | None
    register: Register | None
    earlier: dict[str, tuple[int, ...]]
    assessments: tuple[Progress, ...]
    problems: tuple[Problem, ...]

    def row(self) -> dict[str, Any]:
        """Return what a list of cases says of it."""
        occasions = {one.place.occasion for one in self.assessments} | ({self.panel.occasion} if self.panel else set())
        return {
            "case": self.case,
            "fictional": any(one.fictional for one in (self.panel, self.register) if one),
            "occasions": sorted(occasions),
            "joined_as": self.joined.label if self.joined else None,
            "panel_revision": self.panel.revision if self.panel else None,
            "register_revision": self.register.revision if self.register else None,
            "assessments": [one.record() for one in self.assessments],
        }

    def record(self) -> dict[str, Any]:
        """Return everything, as it stands in an envelope."""
        return {
            **self.row(),
            "panel": self.panel.model_dump(mode="json") if self.panel else None,
            "register": self.register.model_dump(mode="json") if self.register else None,
            "earlier_revisions": {name: list(numbers) for name, numbers in self.earlier.items()},
        }


def view_of(workspace: "Workspace", case: str) -> CaseView:
    """Return a case as far as its files can be read; what cannot be read is among the problems."""
    folder = workspace.case_folder(case)
    problems: list[Problem] = []
    joined = _read(lambda: workspace.load_joined(case), "joined.json", problems)
    panel = _read(lambda: workspace.load_panel(case), "panel.json", problems)
    register = _read(lambda: workspace.load_register(case), "register.json", problems)
    places: tuple[Place, ...] = _read(lambda: workspace.journals(case), case, problems) or ()
    return CaseView(
        case,
        joined,
        panel,
        cleared_for(register, joined.label) if register and joined else register,
        _read(lambda: {name: kept_revisions(folder, name) for name in ("panel", "register")}, case, []) or {},
        tuple(_progress(place, problems) for place in places),
        (*problems, *_copies(workspace, case, places)),
    )


def _read(load: "Callable[[], Any]", name: str, problems: list[Problem]) -> Any:
    try:
        return load()
    except AssessError as error:
        problems.append(Problem(error.code, name, error.message, error.hint))
        return None


def _progress(place: Place, problems: list[Problem]) -> Progress:
    found = _read(lambda: _assessment(place), place.journal.name, problems)
    return Progress(place, _answered(found) if found else None, found is not None and found.sealed is not None)


def _assessment(place: Place) -> "Assessment":
    content = read_journal(place.journal)
    check_place(place, content.opened)
    return assessment_in(content)


def _answered(assessment: "Assessment") -> int:
    """Count the questions with a level or a reason for none; how many there are is the instrument's to say."""
    return sum(bool(rating.facets) for rating in assessment.ratings)


def _copies(workspace: "Workspace", case: str, places: tuple[Place, ...]) -> Iterator[Problem]:
    for place in places:
        try:
            yield from (copy_problem(place, copy) for copy in find_copies(place))
        except AssessError as error:
            yield Problem(error.code, place.journal.name, error.message, error.hint)
    # What cannot be looked into was told when the assessments were looked for.
    for place, hint in _read(lambda: tuple(lost_places(case, workspace.case_folder(case))), case, []) or ():
        yield Problem("conflict-copy", place.journal.name, f"{place.journal.name} is gone, its copy is there", hint)
