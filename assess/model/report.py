"""A report of one assessment: copies of what one reader may see of it, and of what was added after its seal."""

from typing import Literal

from assess.model.addendum import Addendum
from assess.model.assessment import Assessment
from assess.model.base import Code, Date, Digest, Label, Moment, Part, Slug, Text
from assess.model.comparison import Reader

FORMAT = "assess.report/0"


class SealedAs(Part):
    """The seal: the SHA-256 of the sealed payload, when, and why it was sealed incomplete."""

    digest: Digest
    at: Moment
    incomplete: Text | None = None


class OpenCheck(Part):
    """A check that asks something of a draft, and of which questions (by code); nobody answered it yet."""

    check: Slug
    questions: tuple[Code, ...] = ()
    ask: Text


class AssessmentReport(Part):
    """One assessment as one reader may see it: copies, nothing worked out; `sealed` is null for a draft.

    The assessment inside is a copy for reading: it carries neither its seal nor the end of its log. For everybody but
    the coordinator its extracts and asks are numbered anew, because gaps would show that something was left out.
    """

    format: Literal["assess.report/0"] = "assess.report/0"
    fictional: bool = False
    reader: Reader
    sealed: SealedAs | None = None
    amended_since: Moment | None = None
    referral: Text | None = None
    commissioner: Text | None = None
    told: Text | None = None
    told_by: Label | None = None
    told_on: Date | None = None
    formulation_missing: tuple[Slug, ...] = ()
    scenarios_missing: tuple[Slug, ...] = ()
    open_checks: tuple[OpenCheck, ...] = ()
    addenda: tuple[Addendum, ...] = ()
    assessment: Assessment
