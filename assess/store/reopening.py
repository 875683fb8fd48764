"""Opening a sealed log again: for an amendment, which leaves the seal as it is, or because the seal was an error."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from assess.errors import AlreadyThere, Incomplete, IntegrityBroken, NotFound, StorageFailed
from assess.logic.fold.standing import SEALING
from assess.model.assessment import Stage
from assess.model.event import Amended, Withdrawn
from assess.store.beside import verify_beside
from assess.store.envelope import Sealed, load_sealed
from assess.store.files import rename_new
from assess.store.journal import Journal, assessment_in
from assess.store.log import recorded
from assess.store.naming import sealed_path, withdrawn_path

Clock = Callable[[], datetime]


def amend(journal: Journal, stage: Stage, reason: str, now: Clock) -> Path:
    """Let the log of a sealed assessment go on, and return where the seal that stays as it is lies.

    Raises as `require_standing` does, FileInvalid (`no-reason`) for a reason that cannot be kept.
    """
    sealed = require_standing(journal)
    said = {"at": _moment(now), "stage": stage, "reason": reason, "of": sealed.commitment}
    journal.append([recorded(Amended, said)])
    return sealed.path


def withdraw(journal: Journal, reason: str, now: Clock) -> Path:
    """Withdraw the last seal and return where its file lies from now on.

    The journal says so first, then the file is renamed: after a kill in between, `finish_withdrawal` completes it.
    Raises as `amend` does, AlreadyThere where another file has the new name.
    """
    sealed = require_standing(journal)
    journal.append([recorded(Withdrawn, {"at": _moment(now), "reason": reason, "of": sealed.commitment})])
    return _kept_aside(sealed.path, withdrawn_path(journal.path, sealed.assessment))


def finish_withdrawal(journal: Journal) -> Path | None:
    """Rename the file of a seal that the journal says is withdrawn, where that was cut short; return its new path.

    Raises IntegrityBroken where the file that has the old name is not the one that was withdrawn, AlreadyThere,
    StorageFailed.
    """
    log = journal.log
    place = next((place for place in range(len(log) - 1, 0, -1) if isinstance(log[place], SEALING)), 0)
    last = log[place]
    if not isinstance(last, Withdrawn):
        return None
    before = assessment_in(journal.content, place)
    path, target = sealed_path(journal.path, before), withdrawn_path(journal.path, before)
    if not path.exists():
        return None
    if load_sealed(path).commitment != last.of:
        message = f"{path} is not the seal that was withdrawn, and its journal is not sealed"
        raise IntegrityBroken("altered", message, "move the file away, then run it again")
    return _kept_aside(path, target)


def _kept_aside(path: Path, target: Path) -> Path:
    """Rename the file of a withdrawn seal; whatever refuses, the journal has it already."""
    try:
        rename_new(path, target)
    except (StorageFailed, AlreadyThere) as error:
        message = f"the seal is withdrawn, as its journal says, but {error.message}"
        hint = "move the other file away or let go of this one, then run `assess withdraw` again"
        raise type(error)(error.code, message, hint) from None
    return target


def require_standing(journal: Journal) -> Sealed:
    """Return the last seal, from its file, compared with the journal.

    Raises Incomplete (`unsealed`), NotFound (`sealed-file-missing`), IntegrityBroken, FileInvalid, StorageFailed.
    """
    assessment = assessment_in(journal.content)
    if not journal.content.sealed:
        what = f"{assessment.assessor.label} {assessment.case}"
        since = f"the amendment of {what}" if assessment.amendments else what
        message = f"{since} is not sealed: it can be changed as it is"
        raise Incomplete("unsealed", message, f"assess interview {assessment.case}")
    path = sealed_path(journal.path, assessment)
    if not path.exists():
        hint = f"assess seal {assessment.case} writes it again from the journal"
        raise NotFound("sealed-file-missing", f"the sealed file {path} is not there", hint)
    sealed = load_sealed(path)
    verify_beside(sealed)
    return sealed


def _moment(now: Clock) -> str:
    return now().isoformat(timespec="seconds")
