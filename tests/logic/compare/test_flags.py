"""What a facet asks attention for: heads counted, levels compared, under the thresholds of the instrument."""

from typing import Any

import pytest

from assess.logic.compare import compare
from assess.logic.compare.flags import without_majority
from assess.model.assessment import Scenario
from assess.model.codebook import ComparisonRules
from assess.model.comparison import ComparedFacet, Comparison
from tests.builders import assessment, codebook, question, sealed

BOOK = codebook(
    [
        question("ties", "D1", "Ties", "concern", predictor="dynamic", effect="risk", act_now=("D",)),
        question("by", "D2", "Through whom", "by", predictor="dynamic", effect="risk"),
        question("harm", "J1", "How serious", "harm", sort="judgement", act_now=("X",)),
    ]
)


def with_rules(**rules: Any) -> Any:
    return BOOK.model_copy(update={"comparison": ComparisonRules(**rules)})


def compared(code: str, *given: str, kinds: str = "", **rules: Any) -> Comparison:
    rated = [
        assessment(
            f"A{place}",
            {code: one},
            codebook=with_rules(**rules),
            scenario={code: "SC1"} if kinds else {},
            scenarios=(
                Scenario(
                    id="SC1", kind={"r": "return", "s": "stay-away"}[kinds[place]], title="A course", text="It may."
                ),
            )
            if kinds
            else (),
        )
        for place, one in enumerate(given)
    ]
    return compare(sealed(*rated))


def facet(code: str, *given: str, **more: Any) -> ComparedFacet:
    return next(one.facets[0] for one in compared(code, *given, **more).questions if one.code == code)


@pytest.mark.parametrize(
    ("levels", "without"),
    [
        ("", False),
        ("N", False),
        ("NS", False),
        ("NSC", True),
        ("NNS", False),
        ("NNSS", True),
        ("NNSSC", True),
        ("NNNSC", False),
    ],
)
def test_a_majority_is_more_than_half_of_three_or_more(levels: str, without: bool) -> None:
    assert without_majority(levels) is without


def test_who_gave_no_level_has_no_head_to_count() -> None:
    assert "no-majority" in facet("D1", "N L", "S L", "C L", "declined").flags
    assert "no-majority" not in facet("D1", "N L", "N L", "S L", "declined").flags
    assert "no-majority" not in facet("D1", "N L", "S L", "declined").flags


def test_levels_without_an_order_have_majorities_too() -> None:
    assert "no-majority" in facet("D2", "O L", "M L", "P L").flags


def test_a_majority_of_judgements_is_one_of_those_that_are_compared() -> None:
    assert "no-majority" in facet("J1", "L M", "S M", "X M", kinds="rrr").flags
    assert "no-majority" not in facet("J1", "L M", "S M", "X M", kinds="rrs").flags


def test_no_majority_can_be_switched_off() -> None:
    assert "no-majority" not in facet("D1", "N L", "S L", "C L", no_majority=False).flags


def test_a_level_that_cannot_wait_is_on_one_side_where_another_can_wait() -> None:
    assert {"act-now", "act-now-one-side"} <= {*facet("D1", "N L", "D L").flags}
    assert "act-now-one-side" not in facet("D1", "D L", "D L").flags
    assert "act-now-one-side" not in facet("D1", "D L", "declined").flags
    assert facet("D1", "N L", "N L").flags == ()


def test_switching_off_one_side_leaves_what_cannot_wait() -> None:
    assert [one for one in facet("D1", "N L", "D L", act_now=False).flags if one.startswith("act-now")] == ["act-now"]


def test_who_speaks_of_another_scenario_is_on_no_other_side() -> None:
    assert "act-now-one-side" in facet("J1", "L M", "X M", kinds="rr").flags
    assert [one for one in facet("J1", "L M", "X M", kinds="rs").flags if one.startswith("act-now")] == ["act-now"]


def test_judgements_differ_at_spreads_of_their_own() -> None:
    assert facet("J1", "L M", "S M").flags == ("spread",)
    assert facet("J1", "L M", "S M", judgements=("apart",)).flags == ()
    assert facet("D1", "N M", "S M").flags == ()
    assert facet("D1", "N M", "S M", spreads=("one-step",)).flags == ("spread",)


def test_flags_stand_in_the_order_of_the_format() -> None:
    assert facet("D1", "N H", "S L", "D H").flags == (
        "act-now",
        "act-now-one-side",
        "firm-and-apart",
        "no-majority",
        "spread",
        "watershed",
    )


def test_levels_without_a_majority_are_discussed_last() -> None:
    rated = [
        assessment(
            f"A{place}",
            {"H1": history, "H2": other},
            codebook=codebook(comparison=ComparisonRules(spreads=(), watershed=False)),
        )
        for place, (history, other) in enumerate([("N L", "N H"), ("P L", "N H"), ("Y L", "Y H")])
    ]
    found = compare(sealed(*rated))
    assert [(entry.questions, entry.because) for entry in found.agenda] == [
        (("other-offending-history",), ("firm-and-apart",)),
        (("length-of-involvement",), ("no-majority",)),
    ]
