"""What is refused, each with its own code."""

import pytest

from assess.errors import DoesNotFit
from assess.logic.compare import check_fit, compare
from assess.model.assessment import Amendment, Assessment
from assess.model.pinned import Assessor, PinnedInstrument, PinnedPanel, PinnedRegister
from tests.builders import QUESTIONS, assessment, codebook, sealed
from tests.worked_example import PANEL, REGISTER, example


def codes(*assessments: Assessment) -> list[str]:
    return [problem.code for problem in check_fit(assessments)]


def someone(label: str, key: str | None = None) -> Assessment:
    one = assessment(label, {})
    return one.model_copy(update={"assessor": Assessor(key=key or f"key-{label}", label=label, role="psychologist")})


def changed(one: Assessment, **fields: object) -> Assessment:
    return one.model_copy(update=fields)


def test_the_example_fits_with_panel_and_register() -> None:
    assert check_fit(example(), PANEL, REGISTER) == ()


@pytest.mark.parametrize(
    ("number", "found"), [(0, ["too-few"]), (1, ["too-few"]), (2, []), (12, []), (13, ["too-many"])]
)
def test_two_to_twelve_assessors(number: int, found: list[str]) -> None:
    assert codes(*(someone(f"A{place}") for place in range(number))) == found


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"case": "DEMO-02"}, "case-differs"),
        ({"occasion": "2026-09"}, "occasion-differs"),
        ({"fictional": False}, "fictional-differs"),
        ({"instrument": PinnedInstrument(id="other", version="0.1.0", digest="0" * 64)}, "instrument-differs"),
        ({"instrument": PinnedInstrument(id="mini", version="0.2.0", digest="0" * 64)}, "instrument-differs"),
    ],
)
def test_one_case_one_occasion_one_instrument(fields: dict[str, object], code: str) -> None:
    assert codes(someone("A1"), changed(someone("A2"), **fields)) == [code]


def test_another_digest_names_the_questions_that_differ() -> None:
    other = [one if one.code not in ("D1", "X2") else one.model_copy(update={"digest": "f" * 64}) for one in QUESTIONS]
    instrument = PinnedInstrument(id="mini", version="0.1.0", digest="f" * 64)
    found = check_fit([someone("A1"), changed(someone("A2"), instrument=instrument, codebook=codebook(other))])
    assert [problem.code for problem in found] == ["digest-differs"]
    assert found[0].message.endswith("D1, X2")


def test_another_digest_with_the_same_questions_says_so() -> None:
    instrument = PinnedInstrument(id="mini", version="0.1.0", digest="f" * 64)
    found = check_fit([someone("A1"), changed(someone("A2"), instrument=instrument)])
    assert "no question differs" in found[0].message


def test_codebooks_that_ask_other_things_under_one_digest_are_refused() -> None:
    assert codes(someone("A1"), changed(someone("A2"), codebook=codebook(QUESTIONS[:3]))) == ["codebook-differs"]


def test_one_assessor_twice_is_told_once() -> None:
    assert codes(someone("A1"), someone("A1")) == ["key-twice"]


def amended(one: Assessment, times: int = 1) -> Assessment:
    amendment = Amendment(at="2026-03-02T11:00:00+01:00", stage="second-look", reason="A letter.", of="0" * 64)
    return changed(one, amendments=(amendment,) * times)


def test_an_amendment_never_stands_for_its_first_seal() -> None:
    (problem,) = check_fit([amended(someone("A1")), someone("A2")])
    assert (problem.code, problem.path) == ("amended-seal", "A1")
    assert "mini.A1.sealed" in str(problem.hint)


@pytest.mark.parametrize("label", ["a1", "A1", "\uff211"])
def test_labels_that_read_the_same_are_the_same(label: str) -> None:
    other = someone("A2").model_copy(update={"assessor": Assessor.model_construct(key="x", label=label, role="r")})
    assert codes(someone("A1"), other) == ["label-twice"]


def test_the_panel_says_who_may_be_here() -> None:
    one, two, _ = example()
    stranger = changed(someone("B1"), instrument=one.instrument)
    assert [problem.code for problem in check_fit([one, two, stranger], PANEL)] == ["not-on-panel"]
    renamed = changed(two, assessor=Assessor(key=two.assessor.key, label="B2", role="r"))
    assert [problem.code for problem in check_fit([one, renamed], PANEL)] == ["panel-differs"]
    elsewhere = PANEL.model_copy(update={"occasion": "2027-01"})
    assert {problem.code for problem in check_fit([one, two], elsewhere)} == {"panel-differs"}


def test_revisions_of_one_lineage_are_accepted_newer_ones_than_ours_are_not() -> None:
    one, two, _ = example()
    older = changed(one, panel=PinnedPanel(revision=1), register_=PinnedRegister(revision=1))
    assert check_fit([older, two], PANEL, REGISTER) == ()
    newer = changed(one, panel=PinnedPanel(revision=7), register_=PinnedRegister(revision=7))
    found = [problem.code for problem in check_fit([newer, two], PANEL, REGISTER)]
    assert found == ["panel-older", "register-older"]
    elsewhere = REGISTER.model_copy(update={"case": "DEMO-02"})
    assert {problem.code for problem in check_fit([one, two], None, elsewhere)} == {"register-differs"}


def test_everything_that_is_wrong_is_told_at_once() -> None:
    other = changed(someone("A1"), case="DEMO-02", occasion="2026-09")
    with pytest.raises(DoesNotFit) as refused:
        compare(sealed(someone("A1"), other))
    assert {problem.code for problem in refused.value.problems} == {"key-twice", "case-differs", "occasion-differs"}
    assert "DEMO" not in str(refused.value.problems)
