"""What documents point at: the instrument, the panel and register revision, the assessor."""

from assess.model.base import Digest, Label, Part, Revision, Slug


class PinnedInstrument(Part):
    """An instrument, exactly: a change of one letter is another digest."""

    id: Slug
    version: str
    digest: Digest


class PinnedPanel(Part):
    """The panel an assessment was made under."""

    revision: Revision


class PinnedRegister(Part):
    """The register an assessor worked with: its revision and the digest of their own copy."""

    revision: Revision
    digest: Digest | None = None


class Assessor(Part):
    """Somebody who rates independently: a random key, a label for this case, the capacity in which they do it."""

    key: str
    label: Label
    role: Slug
