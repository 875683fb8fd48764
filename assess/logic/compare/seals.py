"""What each assessor sealed first and since, and what a reader may see of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assess.logic.compare.questions import Later, Side
from assess.logic.handling import IN_THE_MEETING, numbered_anew, seen_by, silenced
from assess.model.assessment import Amendment, Assessment
from assess.model.comparison import Reader
from assess.model.second_look import SecondLook, Since
from assess.model.source import Register

# What an amendment may change beside ratings; the amendment's own report shows it.
_PARTS = ("formulation", "scenarios", "measures", "conclusion", "own")


class Sealed(Protocol):
    """A sealed assessment and the digest that it was sealed under."""

    @property
    def assessment(self) -> Assessment:
        """What was sealed."""

    @property
    def commitment(self) -> str:
        """SHA-256 of the sealed bytes."""


@dataclass(frozen=True, slots=True)
class Held:
    """What one assessor sealed first, and what they sealed since, where they did.

    `silent` are the questions of which a reader may see no word that changed: an extract of theirs is left out.
    """

    first: Assessment
    later: Assessment | None = None
    silent: frozenset[str] = frozenset()

    def side_since(self, cleared: Register | None) -> Later:
        """Return the side of somebody who sealed an amendment."""
        return Later(Side(self.later or self.first, cleared), self.silent)


def hold(firsts: Sequence[Sealed], later: Sequence[Sealed]) -> dict[str, Held]:
    """Return what everybody holds, by label; `later` are amendments of some of `firsts`."""
    held = {one.assessment.assessor.label: Held(one.assessment) for one in firsts}
    for amended in later:
        label = amended.assessment.assessor.label
        held[label] = replace(held[label], later=amended.assessment)
    return held


def held_for(one: Held, reader: Reader, labels: Sequence[str], register: Register | None) -> Held:
    """Return what a reader may see of an assessor's seals; extracts are numbered anew for all but the coordinator."""
    whole = [state for state in (one.first, one.later) if state]
    states = [seen_by(state, reader, labels, register) for state in whole]
    silent = frozenset[str]().union(*(silenced(*pair) for pair in zip(whole, states, strict=True)))
    shown = states if reader == "coordinator" else numbered_anew(*states)
    return Held(shown[0], shown[1] if one.later else None, silent)


def second_looks(held: Mapping[str, Held], later: Sequence[Sealed]) -> tuple[SecondLook, ...]:
    """Return what followed the first seals, in the order of keys."""
    found = {one.assessment.assessor.label: one for one in later}
    return tuple(
        SecondLook.model_construct(
            of=label,
            sealed=found[label].commitment,
            amendments=tuple(_since(one) for one in found[label].assessment.amendments),
            parts=tuple(name for name in _PARTS if getattr(one.first, name) != getattr(found[label].assessment, name)),
        )
        for label, one in held.items()
        if label in found
    )


def _since(amended: Amendment) -> Since:
    return Since.model_construct(at=amended.at, stage=amended.stage, reason=amended.reason, of=amended.of)


def second_look_for(look: SecondLook, seen: Held, reader: Reader) -> SecondLook:
    """Return a second look as a reader may see it, with the extracts that were added since the first seal.

    Why somebody amended after it speaks of what others used: only the meeting and the coordinator read that, whatever
    was used, so that nothing is told by its absence.
    """
    before = {extract.id for extract in seen.first.evidence}
    added = tuple(extract for extract in (seen.later or seen.first).evidence if extract.id not in before)
    since = look.amendments if reader in IN_THE_MEETING else tuple(_without_sources(one) for one in look.amendments)
    return look.model_copy(update={"evidence": added, "amendments": since})


def _without_sources(one: Since) -> Since:
    return one.model_copy(update={"reason": None}) if one.stage == "second-look" else one
