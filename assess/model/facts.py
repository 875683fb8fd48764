"""The facts of a case as a coordinator writes them into a TOML file; panel and register are made of them."""

from assess.model.base import Date, Part, Slug, SourceId, Text, Word
from assess.model.preparation import Answer
from assess.model.source import Handling, Kind, SameAs, Told


class SourceFacts(Part):
    """A source to be registered; or one that is registered, by its `id`, with another handling."""

    id: SourceId | None = None
    kind: Kind | None = None
    date: Date | None = None
    setting: Slug | None = None
    present: tuple[Word, ...] = ()
    joint: bool = False
    interpreter: bool = False
    origin: Slug | None = None
    handling: Handling | None = None


class CaseFacts(Part):
    """Everything about a case that is text and therefore never an argument; what is absent stays as it is."""

    referral: Text | None = None
    commissioner: Text | None = None
    told: Told | None = None
    phase: Slug | None = None
    last_move: Date | None = None
    context: dict[Slug, Answer] = {}
    sources: tuple[SourceFacts, ...] = ()
    same_as: tuple[SameAs, ...] = ()
