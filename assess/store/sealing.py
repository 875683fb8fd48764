"""Sealing: in an order that survives a kill at any moment, and the check of a sealed file against its journal."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from assess.errors import AlreadyThere, DoesNotFit, FileInvalid, Incomplete, IntegrityBroken, StorageFailed
from assess.logic.completeness import lacking
from assess.logic.digest import digest_instrument
from assess.logic.documents import dump_document, read_document
from assess.logic.fold import with_head
from assess.logic.sealing import ready_to_seal
from assess.model.assessment import Assessment, LogHead, Seal
from assess.model.event import Sealed as SealedEvent
from assess.model.instrument import Instrument
from assess.model.pinned import PinnedInstrument
from assess.model.problem import Problem
from assess.model.source import Register
from assess.store.envelope import Sealed, dump_sealed, load_sealed
from assess.store.files import write_new
from assess.store.journal import Journal, assessment_in, read_whole_journal

Clock = Callable[[], datetime]
NONCE_BYTES = 32
# What the fold of a journal says by itself; sealing adds the rest from instrument and register.
ADDED_BY_SEALING = {"sources", "hidden", "codebook", "log"}


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
    Raises DoesNotFit (`instrument-differs`, `register-differs`), Incomplete, AlreadyThere (`sealed`), StorageFailed.
    """
    path = journal.path.with_suffix(".sealed")
    sources = register.sources if register else ()
    assessment = assessment_in(journal.content)
    check_same_instrument(assessment.instrument, raw)
    check_same_register(assessment, register)
    if not journal.content.sealed:
        event = _seal_event(lacking(instrument, assessment, sources), assessment, now, incomplete_reason)
        if path.exists():
            raise AlreadyThere("already-there", f"{path} is there, but its journal is not sealed", "move the file away")
        # A trial: whatever cannot be sealed shows before the journal is closed for ever.
        trial = Seal(at=event.at, nonce=event.nonce, incomplete=event.incomplete)
        head = LogHead(events=journal.head.events + 1, head=journal.head.head)
        _document(instrument, raw, assessment.model_copy(update={"sealed": trial}), register, head)
        journal.append([event])
    document = _document(instrument, raw, assessment_in(journal.content), register, journal.head)
    _write_once(path, document)
    return path


def _seal_event(missing: Sequence[Problem], assessment: Assessment, now: Clock, reason: str | None) -> SealedEvent:
    if missing and not reason:
        message = f"{len(missing)} things are missing; it is sealed incomplete only with a reason"
        raise Incomplete("incomplete", message, f"assess check {assessment.case}")
    at = now().isoformat(timespec="seconds")
    return SealedEvent(at=at, nonce=token_hex(NONCE_BYTES), incomplete=reason if missing else None)


def _document(
    instrument: Instrument, raw: Mapping[str, Any], assessment: Assessment, register: Register | None, head: LogHead
) -> Assessment:
    """Return the assessment as it is sealed, read back once: what is written can be read."""
    ready = ready_to_seal(instrument, raw, assessment, register.sources if register else ())
    found = read_document(Assessment, dump_document(with_head(ready, head)))
    if isinstance(found, tuple):
        raise FileInvalid("cannot-be-sealed", "the assessment is not whole and was not sealed", problems=found)
    return found


def _write_once(path: Path, document: Assessment) -> None:
    """Write the sealed file; raise AlreadyThere `sealed` where it is there, IntegrityBroken for another one."""
    if path.exists():
        verify_beside(load_sealed(path))
        raise AlreadyThere("sealed", f"it is sealed already: {path}", f"assess merge {path.name} FILE")
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


def verify_beside(sealed: Sealed) -> None:
    """Compare a sealed file with the journal beside it, where there is one; raise IntegrityBroken `altered`.

    The seal says which log it closed; and what the log folds to must be what the file says, rating by rating.
    """
    journal = sealed.path.with_suffix(".journal")
    if not journal.exists():
        return
    content = read_whole_journal(journal)
    folded = assessment_in(content)
    own = sealed.assessment.sources[len(sealed.assessment.sources) - len(folded.sources) :]
    same = content.head == sealed.assessment.log and own == folded.sources
    if not same or _recorded(folded) != _recorded(sealed.assessment):
        message = f"{sealed.path} does not say what {journal.name} beside it says"
        raise IntegrityBroken("altered", message, "take the file away and run `assess seal` again")


def _recorded(assessment: Assessment) -> dict[str, Any]:
    """Return what an assessor recorded: everything that sealing did not add."""
    found = assessment.model_dump(mode="json", exclude=ADDED_BY_SEALING)
    for rating in found["ratings"]:
        for facet in rating["facets"].values():
            facet["why"] = [why for why in facet["why"] if why["by"] == "assessor"]
    return found
