"""Events about sources, extracts and what they bear on."""

from typing import Literal

from pydantic import Field

from assess.model.assessment import EvidenceId, Form, Nature, Relation, Resolution
from assess.model.base import Slug, SourceId, Text, Word
from assess.model.event.recorded import Recorded
from assess.model.source import Source


class SourceAdded(Recorded):
    """The assessor added a source of their own."""

    event: Literal["source"] = "source"
    source: Source


class EvidenceAdded(Recorded):
    """An extract was written down, or one thing about it was said later; absent fields stay as they were."""

    event: Literal["evidence"] = "evidence"
    id: EvidenceId
    source: SourceId | None = None
    page: Word | None = None
    is_: Nature | None = Field(default=None, alias="is")
    form: Form | None = None
    text: Text | None = None


class Linked(Recorded):
    """An extract was linked to a question."""

    event: Literal["linked"] = "linked"
    id: EvidenceId
    question: Slug
    relation: Relation


class Unlinked(Recorded):
    """A link was taken back."""

    event: Literal["unlinked"] = "unlinked"
    id: EvidenceId
    question: Slug


class Resolved(Recorded):
    """Counter-evidence was resolved, or left open in so many words."""

    event: Literal["resolved"] = "resolved"
    id: EvidenceId
    question: Slug
    how: Resolution
