"""From a comparison document, or the record of a meeting about one, to what one reader may see of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli.output import say
from assess.errors import NotFound
from assess.logic.compare.narrow import narrow
from assess.logic.meeting import consensus_of
from assess.store.documents import (
    LoadedComparison,
    find_consensus,
    load_comparison,
    load_consensus,
    require_coordinators,
)
from assess.store.meeting import verify_meeting
from assess.store.naming import comparison_beside

if TYPE_CHECKING:
    from assess.model.comparison import Comparison, Reader


def comparison_for(path: Path, kind: str, consensus: Path | None, reader: "Reader | None") -> "Comparison":
    """Return the comparison that a file of that kind is, or is about, for one reader, with what a meeting recorded.

    The record is the one that is named, or lies beside. A comparison made for one reader is shown to that reader, the
    coordinator's to the board unless somebody else is named. Raises whatever reading does, NotFound, DoesNotFit.
    """
    say(f"{path.name} is not encrypted")
    record = path if kind == "consensus" else consensus
    loaded = load_comparison(_about(path) if kind == "consensus" else path)
    found = _with_consensus(loaded, record)
    chosen = reader or ("board" if found.reader == "coordinator" else found.reader)
    if chosen != "coordinator" and words_may_tell(found):
        say("words may give away a source that is not for these readers: read it before you pass it on")
    return narrow(found, chosen)


def _about(record: Path) -> Path:
    """Return the comparison beside the record of a meeting."""
    beside = comparison_beside(record)
    if beside is None or not beside.exists():
        hint = "name the comparison, and the record with --consensus FILE"
        raise NotFound("no-comparison", f"the comparison that {record.name} is about does not lie beside it", hint)
    return beside


def _with_consensus(loaded: LoadedComparison, record: Path | None) -> "Comparison":
    """Return a comparison with the record that is named or lies beside; a record is about the coordinator's alone.

    Raises IntegrityBroken where it does not say what the log of its meeting, if that lies beside it, says.
    """
    if record is None:
        found = find_consensus(loaded) if loaded.comparison.reader == "coordinator" else None
    else:
        require_coordinators(loaded)
        found = load_consensus(record)
    if found:
        verify_meeting(found, loaded, consensus_of)
    return loaded.comparison.model_copy(update={"consensus": found.consensus}) if found else loaded.comparison


def words_may_tell(comparison: "Comparison") -> bool:
    """Tell whether a source is cited that not every reader may know of: words that people wrote may speak of it."""
    copies = (source for many in comparison.copies.values() for source in many)
    return any(one.handling != "share" for one in (*comparison.sources, *comparison.own_sources, *copies))
