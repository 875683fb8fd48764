"""An addendum: what is added to a sealed assessment afterwards, such as the person's own view; the seal stays."""

from typing import Literal

from assess.model.base import CaseId, Digest, Label, Moment, Part, Slug, Text

FORMAT = "assess.addendum/0"

AddendumKind = Literal["person-view", "countersignature"]


class Addendum(Part):
    """Words that follow a seal: `of` is the SHA-256 of the sealed payload, `by` the role of whoever added them."""

    format: Literal["assess.addendum/0"] = "assess.addendum/0"
    fictional: bool = False
    case: CaseId
    of: Digest
    label: Label
    kind: AddendumKind
    at: Moment
    by: Slug
    text: Text
