"""One assessment as the rules look at it: the items that apply with their levels, the sources behind them."""

from collections.abc import Iterator

from assess.logic.answers import applies, own_question
from assess.logic.certainty import cited
from assess.logic.watershed import is_beyond
from assess.model.assessment import Assessment
from assess.model.base import MAIN
from assess.model.instrument import Instrument, Item
from assess.model.source import Source


class View:
    """The items of one assessment with their levels, as the rules look at them."""

    def __init__(self, instrument: Instrument, assessment: Assessment, register: tuple[Source, ...]) -> None:
        """Keep the assessment and the items that apply."""
        self.instrument = instrument
        self.assessment = assessment
        self.sources = {source.id: source for source in (*register, *assessment.sources)}
        self.items = tuple(item for item in instrument.items if applies(item, assessment))
        self.own = tuple(own_question(instrument, one) for one in assessment.own)

    def level(self, item: Item) -> str | None:
        """Return the level of the facet that speaks of the present: the last one asked."""
        facets = self.assessment.rating(item.id).facets
        given = facets.get(item.asked[-1].id) or facets.get(MAIN)
        return given.level if given else None

    def is_high(self, item: Item) -> bool:
        """Tell whether the level lies beyond the watershed of its scale, or at its end where there is none."""
        level, scale = self.level(item), self.instrument.scales[item.asked[-1].scale]
        # A scale without order has neither a watershed nor an end.
        return level in scale.codes and not scale.unordered and is_beyond(scale.codes, scale.watershed, level)

    def is_first(self, item: Item) -> bool:
        """Tell whether the level is the first of its scale."""
        return self.level(item) == self.instrument.scales[item.asked[-1].scale].codes[0]

    def needs(self) -> Iterator[Item]:
        """Go through the needs that are rated beyond the watershed, the assessor's own items included."""
        return (item for item in (*self.items, *self.own) if item.effect == "need" and self.is_high(item))

    def calls(self, name: str) -> bool:
        """Tell whether an item calls for a measure: a strength with any level, another item beyond its first one."""
        item = next((one for one in (*self.items, *self.own) if one.id == name), None)
        if item is None or self.level(item) is None:
            return False
        return item.effect == "protective" or not self.is_first(item)

    def critical(self) -> Iterator[Item]:
        """Go through the risk items and needs that are beyond the watershed and of high relevance."""
        for item in self.items:
            if (
                item.effect != "protective"
                and self.assessment.rating(item.id).relevance == "high"
                and self.is_high(item)
            ):
                yield item

    def pairs(self) -> Iterator[tuple[Item, Item]]:
        """Go through the mirrored items, each pair once."""
        for item in self.items:
            other = self.instrument.question(item.mirrors) if item.mirrors else None
            if isinstance(other, Item) and item.id < other.id:
                yield item, other

    def cited(self, name: str) -> tuple[Source, ...]:
        """Return the sources that the rating of a question cites."""
        links = cited(self.assessment.rating(name).evidence)
        extracts = [extract for link in links if (extract := self.assessment.extract(link.id))]
        return tuple(self.sources[extract.source] for extract in extracts if extract.source in self.sources)
