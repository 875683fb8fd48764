"""The panel: who assesses which case with which instrument; public. And who one is oneself in a case."""

from typing import Annotated, Final, Literal

from pydantic import Field

from assess.model.base import CaseId, Label, Occasion, Part, Revision, Slug
from assess.model.pinned import PinnedInstrument

FORMAT: Final = "assess.panel/0"
JOINED_FORMAT: Final = "assess.joined/0"


class Member(Part):
    """An assessor of the panel; seniority 1 is the most senior, the largest number speaks first."""

    key: str
    label: Label
    role: Slug
    seniority: Annotated[int, Field(ge=1)] | None = None


class Coordinator(Part):
    """Who brings the sealed assessments together."""

    key: str
    label: Label


class Panel(Part):
    """Who assesses a case on one occasion, with which instrument."""

    format: Literal["assess.panel/0"]
    fictional: bool = False
    case: CaseId
    occasion: Occasion
    instrument: PinnedInstrument
    revision: Revision
    assessors: Annotated[tuple[Member, ...], Field(min_length=1, max_length=12)]
    coordinator: Coordinator | None = None
    admiralty: bool = False

    def member(self, label: str) -> Member | None:
        """Return the assessor with that label."""
        return next((member for member in self.assessors if member.label == label), None)


class Joined(Part):
    """Who somebody is in one case: remembered in their workspace, sent to nobody."""

    format: Literal["assess.joined/0"]
    case: CaseId
    label: Label
    key: str
