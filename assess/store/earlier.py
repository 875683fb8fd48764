"""The same assessor's assessment of the last earlier occasion; one that cannot be read is left out and named."""

from collections.abc import Callable

from assess.errors import AssessError
from assess.logic.fold import Log, fold
from assess.model.assessment import Assessment
from assess.store.case import Place, check_place
from assess.store.journal import assessment_in, read_whole_journal
from assess.store.workspace import Workspace


def find_earlier(workspace: Workspace, place: Place, log: Log, tell: Callable[[str], object]) -> Assessment | None:
    """Return the latest assessment by the assessor of `log`, with the same instrument and from an earlier date.

    An assessment of another occasion that is damaged or unreadable stops nobody: `tell` is given a notice instead.
    """
    now = fold(log)
    others = workspace.journals(place.case, instrument=place.instrument, label=place.label)
    found = (_read(other, tell) for other in others if other.occasion != place.occasion)
    before = (
        one for one in found if one is not None and one.assessor.key == now.assessor.key and one.as_of < now.as_of
    )
    return max(before, key=lambda one: (one.as_of, one.occasion), default=None)


def _read(place: Place, tell: Callable[[str], object]) -> Assessment | None:
    try:
        content = read_whole_journal(place.journal)
        check_place(place, content.opened)
        return assessment_in(content)
    except AssessError as error:
        tell(f"the assessment of {place.occasion} cannot be shown beside this one: {error.message}")
        return None
