"""First seals and what was sealed since: each amendment beside the first seal that its chain begins with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from assess.errors import DoesNotFit
from assess.logic.compare.fit import check_fit, check_same
from assess.logic.compare.seals import Sealed
from assess.model.panel import Panel
from assess.model.problem import Problem
from assess.model.source import Register


class Paired(NamedTuple):
    """First seals, which agreement counts, and the last amendment of everybody who sealed one."""

    first: tuple[Sealed, ...]
    later: tuple[Sealed, ...]


def pair(sealed: Sequence[Sealed], panel: Panel | None = None, register: Register | None = None) -> Paired:
    """Tell first seals and amendments apart; of several amendments of one seal the last one counts.

    Raises DoesNotFit with every reason why they do not belong together: those of `check_fit`, and of amendments
    `amended-seal` (without its first seal), `amendment-of-another` (of a seal that is not here, though its assessor's
    first seal is, or by somebody else), `amendments-part` (two that do not go on from one another), or whatever part
    of an amendment is about something else than its first seal. The order of the files changes nothing.
    """
    firsts = {one.commitment: one for one in sealed if not one.assessment.amendments}
    chains = _chains(one for one in sealed if one.assessment.amendments)
    owners = {one.assessment.assessor.key for one in firsts.values()}
    alone = [many[-1] for begins, many in chains.items() if begins not in firsts]
    orphans = {one.assessment.assessor.key: one for one in alone if one.assessment.assessor.key not in owners}
    counted = [one.assessment for one in sealed if not one.assessment.amendments]
    problems = (
        *check_fit([*counted, *(one.assessment for one in orphans.values())], panel, register),
        *(_of_another(one) for one in alone if one.assessment.assessor.key in owners),
        *(found for begins, many in chains.items() if begins in firsts for found in _wrong(firsts[begins], many)),
        *(found for many in chains.values() for found in _parted(many)),
    )
    if problems:
        raise DoesNotFit("does-not-fit", "these assessments do not belong together", problems=problems)
    return Paired(tuple(firsts.values()), tuple(many[-1] for many in chains.values()))


def _chains(amendments: Iterable[Sealed]) -> Mapping[str, list[Sealed]]:
    """Return amendments by the first seal that they name, in an order of their own; the same file twice is one."""
    ordered = sorted({one.commitment: one for one in amendments}.values(), key=_place)
    chains: dict[str, list[Sealed]] = {}
    for one in ordered:
        chains.setdefault(one.assessment.amendments[0].of, []).append(one)
    return chains


def _place(sealed: Sealed) -> tuple[str, str, int, str]:
    one = sealed.assessment
    return one.assessor.label, one.assessor.key, len(one.amendments), sealed.commitment


def _of_another(amendment: Sealed) -> Problem:
    label = amendment.assessment.assessor.label
    message = f"{label} amended another seal than the first seal of {label} that is here"
    hint = "name the seal that it was made from, or ask its assessor which of the two stands"
    return Problem("amendment-of-another", label, message, hint)


def _wrong(first: Sealed, amendments: Sequence[Sealed]) -> Iterator[Problem]:
    """Give what is about something else than the first seal: assessor, case, occasion or instrument."""
    owner = first.assessment.assessor
    for amended in amendments:
        one = amended.assessment
        if (one.assessor.key, one.assessor.label) != (owner.key, owner.label):
            message = f"an amendment by {one.assessor.label} names the first seal of {owner.label}"
            yield Problem("amendment-of-another", one.assessor.label, message, "ask its assessor for the file again")
        yield from check_same(first.assessment, one)


def _parted(amendments: Sequence[Sealed]) -> Iterator[Problem]:
    """Give every amendment that does not go on from the one before it, as far as both are here."""
    for before, after in pairwise(amendments):
        one, other = before.assessment, after.assessment
        made = len(one.amendments)
        goes_on = len(other.amendments) > made and other.amendments[:made] == one.amendments
        if not goes_on or other.amendments[made].of != before.commitment:
            label = one.assessor.label
            message = f"two amendments by {label} do not go on from one another"
            hint = "name the one that stands; its assessor can tell"
            yield Problem("amendments-part", label, message, hint)
