"""The events of a log: each sets one field to a new value; the assessment is their fold.

`tx` is the number of the first event that the same line of input left behind; an event without it stands alone.
`undone` names such a line by that number; undoing an `undone` redoes it.
"""

from typing import Annotated

from pydantic import Field

from assess.model.event.evidence import (
    EvidenceAdded,
    Linked,
    Resolved,
    SourceAdded,
    Unlinked,
)
from assess.model.event.rating import (
    CarriedForward,
    Certain,
    Changed,
    FieldSet,
    Flagged,
    Indicated,
    Judged,
    KeyedTwice,
    Noted,
    OwnAdded,
    Rated,
    Related,
    Unrated,
)
from assess.model.event.recorded import Recorded
from assess.model.event.sitting import (
    Amended,
    Drafted,
    Opened,
    Revised,
    Sealed,
    SittingBegan,
    SittingEnded,
    Undone,
    Withdrawn,
)
from assess.model.event.writing import (
    Answered,
    Asked,
    CheckWeighed,
    Concluded,
    Dropped,
    Formulated,
    MeasurePlanned,
    Prepared,
    ScenarioPartWritten,
    ScenarioWritten,
)

__all__ = [
    "Amended",
    "Answered",
    "Asked",
    "CarriedForward",
    "Certain",
    "Changed",
    "CheckWeighed",
    "Concluded",
    "Drafted",
    "Dropped",
    "Event",
    "EvidenceAdded",
    "FieldSet",
    "Flagged",
    "Formulated",
    "Indicated",
    "Judged",
    "KeyedTwice",
    "Linked",
    "MeasurePlanned",
    "Noted",
    "Opened",
    "OwnAdded",
    "Prepared",
    "Rated",
    "Recorded",
    "Related",
    "Resolved",
    "Revised",
    "ScenarioPartWritten",
    "ScenarioWritten",
    "Sealed",
    "SittingBegan",
    "SittingEnded",
    "SourceAdded",
    "Undone",
    "Unlinked",
    "Unrated",
    "Withdrawn",
]

Event = Annotated[
    Opened
    | SourceAdded
    | EvidenceAdded
    | Linked
    | Unlinked
    | Resolved
    | Rated
    | Unrated
    | Certain
    | Related
    | Changed
    | Noted
    | FieldSet
    | Flagged
    | Indicated
    | OwnAdded
    | Asked
    | Answered
    | Formulated
    | ScenarioWritten
    | ScenarioPartWritten
    | MeasurePlanned
    | Judged
    | Concluded
    | Dropped
    | Prepared
    | CheckWeighed
    | CarriedForward
    | KeyedTwice
    | Drafted
    | SittingBegan
    | SittingEnded
    | Revised
    | Undone
    | Sealed
    | Amended
    | Withdrawn,
    Field(discriminator="event"),
]
