"""Events about the log itself: who began it, sittings, drafts, what was undone, sealing and what follows it."""

from typing import Annotated, Literal

from pydantic import Field

from assess.model.assessment import Stage
from assess.model.base import CaseId, Date, Digest, Occasion, Slug, SourceId, Text
from assess.model.event.recorded import Number, Recorded
from assess.model.pinned import Assessor, PinnedInstrument, PinnedPanel, PinnedRegister


class Opened(Recorded):
    """An assessor began: who, which case, which instrument, from which date ages count."""

    event: Literal["opened"] = "opened"
    fictional: bool = False
    case: CaseId
    occasion: Occasion
    assessor: Assessor
    panel: PinnedPanel | None = None
    register_: PinnedRegister | None = Field(default=None, alias="register")
    instrument: PinnedInstrument
    as_of: Date
    phase: Slug | None = None
    setting: Slug | None = None
    last_move: Date | None = None


class SittingBegan(Recorded):
    """Somebody sat down; `machine` tells one computer from another, and nothing else about it."""

    event: Literal["began"] = "began"
    machine: Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")] | None = None


class SittingEnded(Recorded):
    """Somebody left in order."""

    event: Literal["ended"] = "ended"


class Revised(Recorded):
    """From here on the assessor works with a later revision of panel or register."""

    event: Literal["revised"] = "revised"
    panel: PinnedPanel | None = None
    register_: PinnedRegister | None = Field(default=None, alias="register")


class Drafted(Recorded):
    """A line of a text that is not finished: which text (the line that began it), where, and one more of its lines.

    `closed` says that the draft is no more: its text was recorded in the same line of input, or it was dropped.
    """

    event: Literal["drafted"] = "drafted"
    id: Annotated[str, Field(pattern=r"^T[1-9]\d{0,3}$")]
    begun: Text | None = None
    question: Slug | None = None
    source: SourceId | None = None
    line: str | None = None
    closed: bool = False


class Undone(Recorded):
    """The line of input that began with event `n` was taken back."""

    event: Literal["undone"] = "undone"
    n: Number


class Sealed(Recorded):
    """The last event of what is sealed; only an amendment or a withdrawal can follow it."""

    event: Literal["sealed"] = "sealed"
    nonce: Digest
    incomplete: Text | None = None


class Amended(Recorded):
    """The log goes on after a seal: why, at which stage, and the digest of the sealed bytes, which stay as they are."""

    event: Literal["amended"] = "amended"
    stage: Stage
    reason: Text
    of: Digest


class Withdrawn(Recorded):
    """A seal made in error no longer stands: why, and the digest of the sealed bytes."""

    event: Literal["withdrawn"] = "withdrawn"
    reason: Text
    of: Digest
