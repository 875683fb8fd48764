"""Which sealed files a study rests on: the first seals, by case."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from assess.logic.text import same_words
from assess.model.assessment import Assessment


class Filed(Protocol):
    """A sealed assessment, the digest it was sealed under, and where it was read from, for problems."""

    @property
    def assessment(self) -> Assessment:
        """What was sealed."""

    @property
    def commitment(self) -> str:
        """SHA-256 of the sealed bytes."""

    @property
    def path(self) -> object:
        """The place of the file."""


Cases = Mapping[str, Sequence[Filed]]
"""First seals by case."""


def in_order(sealed: Iterable[Filed]) -> list[Filed]:
    """Return files in an order of their own, so that the order on the command line changes nothing."""
    return sorted(sealed, key=_place)


def _place(filed: Filed) -> tuple[str, str, str, str, str, str]:
    one = filed.assessment
    return one.case, one.occasion, one.assessor.label, one.assessor.key, filed.commitment, str(filed.path)


def first_seals(ordered: Iterable[Filed]) -> tuple[Filed, ...]:
    """Return the seals that agreement counts."""
    return tuple(filed for filed in ordered if not filed.assessment.amendments)


def by_case(firsts: Iterable[Filed]) -> Cases:
    """Return seals by case; names that one folder could not tell apart on every system are one case."""
    found: dict[str, list[Filed]] = {}
    for filed in firsts:
        found.setdefault(same_words(filed.assessment.case), []).append(filed)
    return found
