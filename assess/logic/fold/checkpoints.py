"""Folding again from where nothing changed: taking back one line of a long log costs no more than a short one."""

from collections.abc import Callable
from dataclasses import dataclass

from assess.logic.fold.standing import Log, standing
from assess.model.assessment import Assessment
from assess.model.event import Event

EVERY = 100
"""How many events lie between two checkpoints."""

Apply = Callable[[Assessment, Event], Assessment]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the first `n` events of a log amount to, as long as the same ones of them stand."""

    n: int
    assessment: Assessment


Checkpoints = tuple[Checkpoint, ...]


def checkpointed(checkpoints: Checkpoints, n: int, assessment: Assessment) -> Checkpoints:
    """Return the checkpoints with one more, where the last one is far enough back."""
    due = not checkpoints or n - checkpoints[-1].n >= EVERY
    return (*checkpoints, Checkpoint(n, assessment)) if due else checkpoints


def unaffected(checkpoints: Checkpoints, before: Log, after: Log) -> Checkpoints:
    """Return the checkpoints that still hold: up to them the same events stand in both logs."""
    stood, stands = standing(before), standing(after)
    first = next((n for n, (old, new) in enumerate(zip(stood, stands, strict=False)) if old is not new), len(before))
    return tuple(one for one in checkpoints if one.n <= first)


def gone_on(log: Log, checkpoints: Checkpoints, apply: Apply) -> tuple[Assessment, Checkpoints]:
    """Return what a log amounts to from its last checkpoint on, and the checkpoints on the way."""
    stands, found, assessment = standing(log), checkpoints, checkpoints[-1].assessment
    for n in range(checkpoints[-1].n, len(log)):
        found = checkpointed(found, n, assessment)
        assessment = apply(assessment, log[n]) if stands[n] else assessment
    return assessment, found
