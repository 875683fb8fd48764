"""What events about the log itself make of an assessment, and what they say of the work: sittings, open drafts."""

from collections.abc import Callable, Mapping
from typing import Any

from assess.logic.fold.parts import changed, copied
from assess.logic.fold.standing import SEALING, Log
from assess.model.assessment import Amendment, Assessment, Seal, Sitting, Withdrawal
from assess.model.event import (
    Amended,
    Drafted,
    Revised,
    Sealed,
    SittingBegan,
    SittingEnded,
    Undone,
    Withdrawn,
)


def _unchanged(assessment: Assessment, _event: object) -> Assessment:
    return assessment


def _revised(assessment: Assessment, event: Revised) -> Assessment:
    newer = {"panel": event.panel, "register_": event.register_}
    return changed(assessment, **{name: value for name, value in newer.items() if value is not None})


def _amended(assessment: Assessment, event: Amended) -> Assessment:
    amendments = (*assessment.amendments, copied(event, Amendment))
    return changed(assessment, sealed=None, amendments=amendments)


def _withdrawn(assessment: Assessment, event: Withdrawn) -> Assessment:
    withdrawals = (*assessment.withdrawals, copied(event, Withdrawal))
    return changed(assessment, sealed=None, withdrawals=withdrawals)


SITTING: Mapping[type, Callable[[Assessment, Any], Assessment]] = {
    SittingBegan: _unchanged,
    SittingEnded: _unchanged,
    Drafted: _unchanged,
    Undone: _unchanged,
    Revised: _revised,
    Sealed: lambda assessment, event: changed(assessment, sealed=copied(event, Seal)),
    Amended: _amended,
    Withdrawn: _withdrawn,
}
"""The step of each event."""


def sittings_in(log: Log) -> tuple[Sitting, ...]:
    """Return the sittings of a log; one that was cut off ended with its last entry."""
    found: list[Sitting] = []
    for event in log:
        if isinstance(event, SittingBegan):
            found.append(Sitting(began=event.at, ended=event.at))
        elif found and not isinstance(event, SEALING):
            found[-1] = changed(found[-1], ended=event.at)
    return tuple(found)
