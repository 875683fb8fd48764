"""First seals and amendments among the same files: which stand beside which, and what is refused."""

import itertools

import pytest

from assess.errors import DoesNotFit
from assess.logic.compare.second_look import pair
from assess.model.assessment import Amendment, Assessment
from assess.model.pinned import Assessor
from tests.builders import Sealed, assessment

ONE = Sealed(assessment("A1", {"D1": "N L"}), "1" * 64)
TWO = Sealed(assessment("A2", {"D1": "S L"}), "2" * 64)


def amended(before: Sealed, digest: str, **changes: object) -> Sealed:
    """Return an amendment of a seal, as `assess seal` would write it."""
    made = Amendment(at="2026-03-10T09:00:00+01:00", stage="second-look", reason="The log.", of=before.commitment)
    one = before.assessment
    return Sealed(one.model_copy(update={"amendments": (*one.amendments, made), **changes}), digest * 64)


def codes(*sealed: Sealed) -> list[str]:
    """Return why these are refused; the order of the files changes nothing."""
    found = []
    for order in itertools.permutations(sealed):
        with pytest.raises(DoesNotFit) as refused:
            pair(order)
        found.append([problem.code for problem in refused.value.problems])
    assert all(one == found[0] for one in found)
    return found[0]


ONCE = amended(ONE, "3")
TWICE = amended(ONCE, "4")


@pytest.mark.parametrize(
    ("files", "later"),
    [([], []), ([ONCE], [ONCE]), ([ONCE, TWICE], [TWICE]), ([TWICE], [TWICE]), ([ONCE, ONCE], [ONCE])],
)
def test_the_last_of_a_chain_stands_beside_its_first_seal(files: list[Sealed], later: list[Sealed]) -> None:
    for order in itertools.permutations([ONE, TWO, *files]):
        paired = pair(order)
        assert {one.commitment for one in paired.first} == {"1" * 64, "2" * 64}
        assert [one.commitment for one in paired.later] == [one.commitment for one in later]


def test_an_amendment_without_its_first_seal_is_told_once_with_the_name_of_the_file() -> None:
    assert codes(ONCE, TWO) == codes(ONCE, TWICE, TWO) == ["amended-seal"]
    with pytest.raises(DoesNotFit) as refused:
        pair([ONCE, TWO])
    assert "mini.A1.sealed" in str(refused.value.problems[0].hint)


def test_an_amendment_of_a_seal_that_is_not_here_is_not_taken_for_one_of_that_which_is() -> None:
    other = Sealed(ONE.assessment, "5" * 64)
    assert codes(other, TWO, ONCE) == ["amendment-of-another"]


def somebody(one: Assessment, label: str, key: str) -> Assessor:
    return Assessor(key=key, label=label, role=one.assessor.role)


@pytest.mark.parametrize(("label", "key"), [("A3", "key-A3"), ("B1", ONE.assessment.assessor.key), ("A1", "other")])
def test_an_amendment_by_somebody_else(label: str, key: str) -> None:
    assert codes(ONE, TWO, amended(ONE, "3", assessor=somebody(ONE.assessment, label, key))) == ["amendment-of-another"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"case": "DEMO-02"}, "case-differs"),
        ({"occasion": "2027-01"}, "occasion-differs"),
        ({"fictional": False}, "fictional-differs"),
        (
            {"instrument": ONE.assessment.instrument.model_copy(update={"version": "0.2.0"})},
            "instrument-differs",
        ),
    ],
)
def test_an_amendment_about_something_else(changes: dict[str, object], code: str) -> None:
    assert codes(ONE, TWO, amended(ONE, "3", **changes)) == [code]


def test_amendments_that_part() -> None:
    assert codes(ONE, TWO, ONCE, amended(ONE, "6")) == ["amendments-part"]
    assert codes(ONE, TWO, amended(ONE, "6"), TWICE) == ["amendments-part"]


def test_a_first_seal_twice_and_a_stranger_are_refused_as_ever() -> None:
    assert codes(ONE, ONE, TWO, ONCE) == ["key-twice"]
    assert codes(ONE, ONCE) == ["too-few"]
