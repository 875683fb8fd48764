"""The second look: what an assessor sealed after the first seal, as a comparison holds it beside that."""

from assess.model.assessment import Evidence, Stage
from assess.model.base import Digest, Label, Moment, Part, Slug, Text


class Since(Part):
    """An amendment; its reason is null for readers who do not learn which sources a second look was about."""

    at: Moment
    stage: Stage
    reason: Text | None = None
    of: Digest


class SecondLook(Part):
    """What one assessor sealed after the first seal: its digest, when, at which stage and why, and extracts since.

    `parts` names what else is different, beside ratings; it stands in the assessor's own report.
    """

    of: Label
    sealed: Digest
    amendments: tuple[Since, ...]
    evidence: tuple[Evidence, ...] = ()
    parts: tuple[Slug, ...] = ()
