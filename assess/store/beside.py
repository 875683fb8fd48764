"""Sealed files beside their journal: the check that each says what its part of the log says."""

from pathlib import Path
from typing import Any

from assess.errors import IntegrityBroken
from assess.logic.fold import sittings_in
from assess.model.assessment import Assessment
from assess.model.event import Amended, Withdrawn
from assess.model.event import Sealed as SealedEvent
from assess.store.envelope import Sealed
from assess.store.journal import assessment_in, read_whole_journal
from assess.store.lines import JournalContent
from assess.store.naming import journal_beside, sealed_path, withdrawn_path

# What the fold of a journal says by itself; sealing adds the rest from instrument, register and log.
ADDED_BY_SEALING = {"sources", "hidden", "codebook", "sittings", "log"}


def verify_beside(sealed: Sealed) -> Amended | Withdrawn | None:
    """Compare a sealed file with the journal beside it, where there is one; raise IntegrityBroken `altered`.

    The seal says how far the log went that it closed: that part must be there line by line, and fold to what the file
    says, rating by rating. The log may have grown since: what opened this seal again is returned, and it names the
    exact bytes that it opened.
    """
    journal = journal_beside(sealed.path)
    if journal is None:
        return None
    content = read_whole_journal(journal)
    following = _following(content, sealed)
    named = following is None or following.of == sealed.commitment
    if not (named and _same(content, sealed) and _well_named(sealed, journal, following)):
        message = f"{sealed.path} does not say what {journal.name} beside it says"
        last = sealed.assessment.log == content.head
        hint = "run `assess seal` again" if last else "put back a copy of the file as it was sealed"
        raise IntegrityBroken("altered", message, f"take the file away and {hint}")
    return following


def _following(content: JournalContent, sealed: Sealed) -> Amended | Withdrawn | None:
    """Return the event that opened this seal again; read_line lets nothing else follow one."""
    log = sealed.assessment.log
    event = content.events[log.events] if log and 0 < log.events < len(content.events) else None
    return event if isinstance(event, Amended | Withdrawn) else None


def _same(content: JournalContent, sealed: Sealed) -> bool:
    """Tell whether the log up to this seal says what the file says."""
    log, one = sealed.assessment.log, sealed.assessment
    if log is None or not content.goes_through(log) or not isinstance(content.events[log.events - 1], SealedEvent):
        return False
    folded = assessment_in(content, log.events)
    own = one.sources[len(one.sources) - len(folded.sources) :]
    return (
        own == folded.sources
        and _recorded(folded) == _recorded(one)
        and sittings_in(content.events[: log.events]) == one.sittings
    )


def _well_named(sealed: Sealed, journal: Path, following: Amended | Withdrawn | None) -> bool:
    """Tell whether a file has the name of its seal; one that is withdrawn has the old name until it is renamed."""
    names = [sealed_path(journal, sealed.assessment)]
    if isinstance(following, Withdrawn):
        names.append(withdrawn_path(journal, sealed.assessment))
    return sealed.path.stem.casefold() in [path.stem.casefold() for path in names]


def _recorded(assessment: Assessment) -> dict[str, Any]:
    """Return what an assessor recorded: everything that sealing did not add."""
    found = assessment.model_dump(mode="json", exclude=ADDED_BY_SEALING)
    for rating in found["ratings"]:
        for facet in rating["facets"].values():
            facet["why"] = [why for why in facet["why"] if why["by"] == "assessor"]
    return found
