"""The instrument that an assessment was begun with, letter by letter, or a refusal."""

from pathlib import Path

from assess.model.pinned import PinnedInstrument
from assess.store.library import LoadedInstrument, load_instrument
from assess.store.sealing import check_same_instrument


def load_pinned(pinned: PinnedInstrument, workspace_folder: Path | None) -> LoadedInstrument:
    """Return the pinned instrument; raise NotFound, FileInvalid, or DoesNotFit `instrument-differs`."""
    loaded = load_instrument(pinned.id, workspace_folder)
    check_same_instrument(pinned, loaded.raw)
    return loaded
