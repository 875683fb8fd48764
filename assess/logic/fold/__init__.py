"""The fold: a log of events becomes an assessment; what was undone stays in the log and out of the fold."""

from collections.abc import Callable, Mapping
from typing import Any

from assess.logic.fold.checkpoints import Checkpoint, Checkpoints, checkpointed, gone_on, unaffected
from assess.logic.fold.evidence import EVIDENCE
from assess.logic.fold.parts import changed
from assess.logic.fold.rating import RATING
from assess.logic.fold.sitting import SITTING, sittings_in
from assess.logic.fold.standing import Log, next_number, numbered, standing, to_redo, to_undo, transaction
from assess.logic.fold.writing import WRITING
from assess.model.assessment import Assessment, LogHead
from assess.model.event import Event, Opened

__all__ = [
    "Checkpoints",
    "Log",
    "apply",
    "checkpointed",
    "fold",
    "fold_again",
    "fold_with_checkpoints",
    "next_number",
    "numbered",
    "sittings_in",
    "standing",
    "to_redo",
    "to_undo",
    "transaction",
    "with_head",
]

_STEPS: Mapping[type, Callable[[Assessment, Any], Assessment]] = {**RATING, **EVIDENCE, **WRITING, **SITTING}


def fold(log: Log) -> Assessment:
    """Return the assessment that a log amounts to; its first event must be `opened`."""
    return fold_with_checkpoints(log)[0]


def fold_with_checkpoints(log: Log) -> tuple[Assessment, Checkpoints]:
    """Return the assessment that a log amounts to, and checkpoints from which `fold_again` can go on."""
    first = log[0]
    if not isinstance(first, Opened):
        message = "a log begins with `opened`"
        raise TypeError(message)
    return gone_on(log, (Checkpoint(1, _begin(first)),), apply)


def fold_again(before: Log, after: Log, checkpoints: Checkpoints) -> tuple[Assessment, Checkpoints]:
    """Return what `after` amounts to; it is `before` with more events, perhaps such that change which ones stand."""
    return gone_on(after, unaffected(checkpoints, before, after), apply)


def _begin(opened: Opened) -> Assessment:
    shared = {name: getattr(opened, name) for name in Opened.model_fields if name in Assessment.model_fields}
    return Assessment.model_construct(**shared)


def apply(assessment: Assessment, event: Event) -> Assessment:
    """Return the assessment after one more event."""
    return _STEPS[type(event)](assessment, event)


def with_head(assessment: Assessment, head: LogHead) -> Assessment:
    """Return the assessment with how far its log went."""
    return changed(assessment, log=head)
