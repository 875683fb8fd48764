"""A second look: which sources were used for which question, and by whom; nothing about how anything was rated."""

from typing import Literal

from pydantic import Field

from assess.model.base import CaseId, Code, Digest, Label, Occasion, Part, Slug, Sort, SourceId, Word
from assess.model.pinned import PinnedInstrument
from assess.model.source import Source

FORMAT = "assess.look/0"


class Looker(Part):
    """An assessor whose sources are shown."""

    label: Label
    role: Slug


class SourceUsed(Source):
    """A source that somebody used; `of` names the assessor who added it, null for one of the register."""

    of: Label | None = None


class UsedFor(Part):
    """One question and the ids of the sources that each assessor used for it, in one order for all of them."""

    question: Slug
    code: Code
    sort: Sort
    label: Word
    used: dict[Label, tuple[SourceId, ...]]


class Look(Part):
    """The coordinator's document for a second look: made from one comparison, for one assessor or for all together.

    It says neither whether a source speaks for or against anything nor what was made of it: no level, no certainty,
    no relevance, no extract, no note. `sources` are those that stand under some question.
    """

    format: Literal["assess.look/0"] = "assess.look/0"
    fictional: bool = False
    case: CaseId
    occasion: Occasion
    instrument: PinnedInstrument
    comparison: Digest
    for_: Label | None = Field(default=None, alias="for")
    assessors: tuple[Looker, ...]
    sources: tuple[SourceUsed, ...] = ()
    questions: tuple[UsedFor, ...] = ()
