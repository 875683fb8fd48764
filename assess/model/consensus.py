"""A consensus: what the meeting settled or left open, question by question; what was sealed stays beside it."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from assess.model.assessment import LogHead
from assess.model.base import CaseId, Code, Date, Digest, Label, Moment, Occasion, Part, Slug, Text
from assess.model.pinned import PinnedInstrument

FORMAT = "assess.consensus/0"

Cause = Literal["evidence", "reading", "anchor", "time-frame", "slip"]
"""Why levels differed, as people named it: other evidence, read otherwise, the anchor, the time frame, a slip."""
After = Literal["new-fact", "argument"]
State = Literal["settled", "open"]
As = Literal["rated", "otherwise"]


class Meeting(Part):
    """When the meeting was, who was there, and in which order the assessors spoke."""

    date: Date
    present: Annotated[tuple[Label, ...], Field(min_length=1, max_length=40)]
    order: tuple[Label, ...] = ()


class Moved(Part):
    """Who no longer holds what they sealed, after a new fact or an argument, and which."""

    who: tuple[Label, ...]
    after: After
    text: Text


class FindOut(Part):
    """What is to be found out, who does it, and by when."""

    text: Text
    who: Label | None = None
    by: Date | None = None


class Dissent(Part):
    """What one assessor holds against what was settled, in their own words."""

    of: Label
    level: Code | None = None
    missing: Slug | None = None
    certainty: Code | None = None
    text: Text


class Outcome(Part):
    """One facet of a question: settled as somebody rated it or otherwise, or left open.

    What is settled has a level or a missing reason, exactly one; what is open has neither. `kept` are those who hold
    otherwise, were asked, and neither moved nor dissent.
    """

    question: Slug
    facet: Slug
    state: State
    as_: As | None = Field(default=None, alias="as")
    level: Code | None = None
    missing: Slug | None = None
    certainty: Code | None = None
    reason: Text | None = None
    cause: Cause | None = None
    moved: tuple[Moved, ...] = ()
    find_out: tuple[FindOut, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    kept: tuple[Label, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> "Outcome":
        if (self.level is None) == (self.missing is None) and self.state == "settled":
            message = "what is settled has a level or a missing reason, exactly one"
            raise ValueError(message)
        if self.state == "open" and (self.level or self.missing or self.as_):
            message = "what is open has no level"
            raise ValueError(message)
        return self


class Consensus(Part):
    """What a meeting recorded about one comparison, which it names by the digest of the coordinator's document.

    `unreached` are the questions of the agenda that the meeting did not come to, or not to every facet of; `incomplete`
    says why.
    """

    format: Literal["assess.consensus/0"] = "assess.consensus/0"
    fictional: bool = False
    case: CaseId
    occasion: Occasion
    instrument: PinnedInstrument
    comparison: Digest
    meeting: Meeting
    questions: tuple[Outcome, ...] = ()
    unreached: tuple[Slug, ...] = ()
    closed: Moment | None = None
    incomplete: Text | None = None
    log: LogHead | None = None

    def outcomes(self, question: str) -> tuple[Outcome, ...]:
        """Return what was recorded about a question, facet by facet."""
        return tuple(one for one in self.questions if one.question == question)
