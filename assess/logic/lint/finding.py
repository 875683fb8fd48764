"""What a rule looks at and what it gives: a draft of an instrument, and findings placed in its data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from assess.logic.shape import Location
from assess.model.instrument import Dimension, Facet, Instrument, Item, Judgement, Question, Scale


class Finding(NamedTuple):
    """One mistake of meaning: its code, where it stands, what is wrong and what to do."""

    code: str
    location: Location
    message: str
    hint: str | None = None


class Placed(NamedTuple):
    """A question and where its table stands."""

    location: Location
    question: Item | Dimension | Judgement


@dataclass(frozen=True)
class Draft:
    """An instrument as far as its shape is sound, the same as plain data, and `raw` for all names that stand there."""

    instrument: Instrument
    plain: Mapping[str, Any]
    raw: Mapping[str, Any]

    @cached_property
    def questions(self) -> tuple[Placed, ...]:
        """Every question with its place."""
        sorts: Mapping[str, tuple[Item | Dimension | Judgement, ...]] = {
            "items": self.instrument.items,
            "dimensions": self.instrument.dimensions,
            "judgements": self.instrument.judgements,
        }
        return tuple(Placed((sort, at), one) for sort, many in sorts.items() for at, one in enumerate(many))

    @cached_property
    def items(self) -> tuple[tuple[Location, Item], ...]:
        """Every item with its place."""
        return tuple((("items", at), item) for at, item in enumerate(self.instrument.items))

    def names(self, table: str, key: str = "id") -> tuple[str, ...]:
        """Return the ids of all entries of `table`, of those too whose shape is not sound."""
        return names_in(self.raw.get(table), key)

    def scales(self) -> tuple[str, ...]:
        """Return the names of all scales."""
        found = self.raw.get("scales")
        return tuple(found) if isinstance(found, Mapping) else ()

    def levels(self, scale: str) -> tuple[str, ...]:
        """Return the codes of a scale's levels; none where they cannot all be told, so that nothing follows from it."""
        found = self.raw.get("scales")
        table = found.get(scale) if isinstance(found, Mapping) else None
        entries = table.get("levels") if isinstance(table, Mapping) else None
        codes = names_in(entries, "code")
        return codes if isinstance(entries, list) and len(codes) == len(entries) else ()

    def certainty(self) -> tuple[str, ...]:
        """Return the codes of the levels of certainty."""
        found = self.raw.get("certainty")
        return names_in(found.get("levels"), "code") if isinstance(found, Mapping) else ()

    def question_names(self) -> tuple[str, ...]:
        """Return the ids of all questions."""
        return tuple(name for sort in ("items", "dimensions", "judgements") for name in self.names(sort))

    def scale_of(self, facet: Facet) -> Scale | None:
        """Return the scale of a facet, or None where it is unknown or not sound."""
        return self.instrument.scales.get(facet.scale)


def names_in(entries: object, key: str = "id") -> tuple[str, ...]:
    """Return the texts under `key` of a list of tables, whatever else is in it."""
    if not isinstance(entries, list):
        return ()
    found = (entry.get(key) for entry in entries if isinstance(entry, Mapping))
    return tuple(name for name in found if isinstance(name, str))


def facets_of(place: Location, question: Question) -> Iterator[tuple[Location, Facet]]:
    """Give each facet that is asked, with the place that names its scale."""
    if question.facets:
        yield from (((*place, "facets", at), facet) for at, facet in enumerate(question.facets))
    else:
        yield from ((place, facet) for facet in question.asked)


def quoted(word: str) -> str:
    """Return a word of the file for a message, shortened."""
    return f'"{word}"' if len(word) <= _SHORT else f'"{word[:_SHORT]}..."'


_SHORT = 60
Rule = Callable[[Draft], Iterator[Finding]]
