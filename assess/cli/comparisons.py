"""From a comparison document, or the record of a meeting about one, to what one reader may see of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli.output import say
from assess.errors import DoesNotFit

if TYPE_CHECKING:
    from assess.model.comparison import Comparison, Reader


def comparison_for(path: Path, consensus: Path | None, reader: "Reader | None") -> "Comparison":
    """Return the comparison of a file for one reader, with the consensus that lies beside it or is named.

    A comparison that was made for one reader is shown to that reader; of the coordinator's the board is the reader
    unless somebody else is named. Raises whatever reading it does, DoesNotFit (`other-reader`, `other-comparison`).
    """
    from assess.logic.compare.narrow import narrow

    found = _with_consensus(path, consensus)
    chosen = reader or ("board" if found.reader == "coordinator" else found.reader)
    say(f"{path.name} is not encrypted")
    if chosen != "coordinator" and words_may_tell(found):
        say("words may give away a source that is not for these readers: read it before you pass it on")
    return narrow(found, chosen)


def words_may_tell(comparison: "Comparison") -> bool:
    """Tell whether a source is cited that not every reader may know of: words that people wrote may speak of it."""
    copies = (source for many in comparison.copies.values() for source in many)
    return any(one.handling != "share" for one in (*comparison.sources, *comparison.own_sources, *copies))
