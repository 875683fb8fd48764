"""Sealing: in an order that survives a kill at any moment; an assessment that was opened again is sealed anew."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from assess.errors import AlreadyThere, DoesNotFit, FileInvalid, Incomplete, StorageFailed
from assess.logic.coherence.sealed import check_sealed
from assess.logic.completeness import lacking
from assess.logic.digest import digest_instrument
from assess.logic.documents import dump_document, read_document
from assess.logic.fold import sittings_in, with_head
from assess.logic.sealing import ready_to_seal
from assess.model.assessment import Assessment, LogHead, Seal
from assess.model.event import Amended
from assess.model.event import Sealed as SealedEvent
from assess.model.instrument import Instrument
from assess.model.pinned import PinnedInstrument
from assess.model.problem import Problem
from assess.model.source import Register
from assess.store.beside import verify_beside
from assess.store.envelope import dump_sealed, load_sealed
from assess.store.files import write_new
from assess.store.journal import Journal, assessment_in
from assess.store.lines import JournalContent
from assess.store.log import recorded
from assess.store.naming import sealed_path
from assess.store.reopening import finish_withdrawal

Clock = Callable[[], datetime]
NONCE_BYTES = 32
# What an amendment always changes, whatever the assessor does.
_OF_THE_LOG = {"amendments": (), "withdrawals": (), "sealed": None}


def seal(
    journal: Journal,
    instrument: Instrument,
    raw: Mapping[str, Any],
    register: Register | None,
    now: Clock,
    incomplete_reason: str | None = None,
) -> Path:
    """Seal the assessment of an open journal and return where the sealed file lies, beside the journal.

    Everything is computed first; then the journal gets its last event, which holds time and nonce; then the file is
    written. After a kill in between, sealing again writes the same file from the journal.
    Raises DoesNotFit (`instrument-differs`, `register-differs`), Incomplete, FileInvalid (`no-reason` for a reason that
    cannot be kept, `cannot-be-sealed`), AlreadyThere (`sealed`), StorageFailed.
    """
    finish_withdrawal(journal)
    assessment = _assessment(journal.content)
    path = sealed_path(journal.path, assessment)
    check_same_instrument(assessment.instrument, raw)
    check_same_register(assessment, register)
    if not journal.content.sealed:
        check_amended(journal.content)
        sources = register.sources if register else ()
        event = _seal_event(lacking(instrument, assessment, sources), assessment, now, incomplete_reason)
        if path.exists():
            raise AlreadyThere("already-there", f"{path} is there, but its journal is not sealed", "move the file away")
        # A trial: whatever cannot be sealed shows before the journal is closed for ever.
        trial = Seal(at=event.at, nonce=event.nonce, incomplete=event.incomplete)
        head = LogHead(events=journal.head.events + 1, head=journal.head.head)
        _document(instrument, raw, assessment.model_copy(update={"sealed": trial}), register, head)
        journal.append([event])
    document = _document(instrument, raw, _assessment(journal.content), register, journal.head)
    _write_once(path, document)
    return path


def check_amended(content: JournalContent) -> None:
    """Raise Incomplete `nothing-amended` where an amendment was begun and leaves everything as it was sealed.

    A withdrawn seal is another matter: the same may be sealed again, the trace of the withdrawal stays.
    """
    begun = [place for place, event in enumerate(content.events) if isinstance(event, Amended)]
    if not begun:
        return
    before, after = (
        assessment_in(content, events).model_copy(update=_OF_THE_LOG) for events in (begun[-1], len(content.events))
    )
    if before == after:
        message = "nothing was changed since the seal was opened for an amendment, so there is nothing to seal"
        hint = f"the seal before it stands as it is; to change something: assess interview {before.case}"
        raise Incomplete("nothing-amended", message, hint)


def _assessment(content: JournalContent) -> Assessment:
    """Return what a log says, with the sittings in it."""
    return assessment_in(content).model_copy(update={"sittings": sittings_in(content.events)})


def _seal_event(missing: Sequence[Problem], assessment: Assessment, now: Clock, reason: str | None) -> SealedEvent:
    if missing and not reason:
        message = f"{len(missing)} things are missing; it is sealed incomplete only with a reason"
        raise Incomplete("incomplete", message, f"assess check {assessment.case}")
    at = now().isoformat(timespec="seconds")
    said = {"at": at, "nonce": token_hex(NONCE_BYTES), "incomplete": reason if missing else None}
    return recorded(SealedEvent, said)


def _document(
    instrument: Instrument, raw: Mapping[str, Any], assessment: Assessment, register: Register | None, head: LogHead
) -> Assessment:
    """Return the assessment as it is sealed, read back once: what is written can be read."""
    ready = ready_to_seal(instrument, raw, assessment, register.sources if register else ())
    found = read_document(Assessment, dump_document(with_head(ready, head)))
    problems = found if isinstance(found, tuple) else check_sealed(found)
    if isinstance(found, tuple) or problems:
        raise FileInvalid("cannot-be-sealed", "the assessment is not whole and was not sealed", problems=problems)
    return found


def _write_once(path: Path, document: Assessment) -> None:
    """Write the sealed file; raise AlreadyThere `sealed` where it is there, IntegrityBroken for another one."""
    if path.exists():
        verify_beside(load_sealed(path))
        hint = f"assess amend {document.case}" if document.amendments else f"assess merge {path.name} FILE"
        raise AlreadyThere("sealed", f"it is sealed already: {path}", hint)
    try:
        write_new(path, dump_sealed(document))
    except StorageFailed as error:
        message = f"the journal is sealed, but {error.message}"
        raise StorageFailed("sealed-file-missing", message, "make room, then run `assess seal` again") from None


def check_same_instrument(pinned: PinnedInstrument, raw: Mapping[str, Any]) -> None:
    """Raise DoesNotFit `instrument-differs` where an instrument is not, letter by letter, the one that was pinned."""
    if digest_instrument(raw) != pinned.digest:
        message = (
            f"the instrument {pinned.id} found here is not the {pinned.version} that this assessment was begun with"
        )
        hint = f"put back version {pinned.version} with the digest {pinned.digest[:12]}..."
        raise DoesNotFit("instrument-differs", message, hint)


def check_same_register(assessment: Assessment, register: Register | None) -> None:
    """Raise DoesNotFit `register-differs` where the register is older than the pinned one, or gone."""
    pinned = assessment.register_
    if pinned and (register is None or register.revision < pinned.revision):
        message = (
            f"the register is not revision {pinned.revision}, which this assessment was begun with, or a later one"
        )
        raise DoesNotFit("register-differs", message, "put back register.json as the coordinator sent it")
