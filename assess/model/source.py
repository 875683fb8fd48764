"""Sources of a case and the register that holds them; a source that nobody may know of is a source still."""

from dataclasses import dataclass
from typing import Final, Literal

from assess.model.base import CaseId, Date, Label, Part, Revision, Slug, SourceId, Text, Word
from assess.model.preparation import Answer

REGISTER_FORMAT: Final = "assess.register/0"

Kind = Literal[
    "interview",
    "self-report",
    "staff-observation",
    "family",
    "community",
    "health-professional",
    "psychometric",
    "court-record",
    "criminal-record",
    "file-report",
    "partner-agency",
    "security-summary",
    "online-open",
]


@dataclass(frozen=True, slots=True)
class KindTraits:
    """What the ledger needs to know of a kind of source."""

    label: str
    direct: bool = False
    self_report: bool = False
    record: bool = False


KINDS: dict[Kind, KindTraits] = {
    "interview": KindTraits("Interview with the person", direct=True, self_report=True),
    "self-report": KindTraits("Form filled in by the person", direct=True, self_report=True),
    "staff-observation": KindTraits("Seen by staff", direct=True),
    "family": KindTraits("Family or partner", direct=True),
    "community": KindTraits("Somebody in the community", direct=True),
    "health-professional": KindTraits("Health professional", direct=True),
    "psychometric": KindTraits("Psychometric measure", direct=True),
    "court-record": KindTraits("Court record", record=True),
    "criminal-record": KindTraits("Criminal record", record=True),
    "file-report": KindTraits("Report in the file"),
    "partner-agency": KindTraits("Another agency"),
    "security-summary": KindTraits("Summary by a security service"),
    "online-open": KindTraits("Open online material"),
}


class Named(Part):
    """Handling: only the assessors named here may know that the source exists."""

    named: tuple[Label, ...]


Handling = Literal["share", "assessors"] | Named


class Source(Part):
    """Where an extract comes from. `origin` tells circular reporting apart; `own` marks an assessor's addition."""

    id: SourceId
    own: bool = False
    kind: Kind
    date: Date
    setting: Slug
    present: tuple[Word, ...] = ()
    joint: bool = False
    interpreter: bool = False
    origin: Slug
    handling: Handling = "assessors"


class SameAs(Part):
    """The coordinator's declaration that an assessor's own source is another one, with the reason."""

    source: SourceId
    of: Label
    same_as: SourceId
    because: Text


class Told(Part):
    """What the person was told, by whom and when."""

    text: Text
    by: Label
    date: Date


class Register(Part):
    """The sources of a case and why it was referred; each assessor holds what is cleared for them.

    `context` answers the questions of `assess.model.preparation.CONTEXT`.
    """

    format: Literal["assess.register/0"]
    fictional: bool = False
    case: CaseId
    revision: Revision
    referral: Text | None = None
    commissioner: Text | None = None
    told: Told | None = None
    phase: Slug | None = None
    last_move: Date | None = None
    context: dict[Slug, Answer] = {}
    sources: tuple[Source, ...] = ()
    same_as: tuple[SameAs, ...] = ()

    def source(self, name: str) -> Source | None:
        """Return the source with that id."""
        return next((source for source in self.sources if source.id == name), None)
