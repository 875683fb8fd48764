"""Identities between coefficients that the literature proves, and what counting raters or units twice does."""

from collections.abc import Callable, Iterator
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assess.logic.agreement.krippendorff import krippendorff_alpha
from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import of_units
from assess.logic.agreement.weights import Weights, linear, quadratic
from tests.logic.agreement.second.scale import ordered_pairs, ratings_of
from tests.logic.agreement.tables import EVERY_WEIGHTING, Case, cases, found, near, parts


@given(cases())
def test_raters_who_are_counted_twice_agree_more(case: Case) -> None:
    """a' = (2 (r - 1) a + 1) / (2 r - 1) >= a with r > 1 ratings; units with one rating come in with 1."""
    once, twice = found(case.codes, case.table), found(case.codes, [unit + unit for unit in case.table])
    for weighting in EVERY_WEIGHTING:
        one, two = (every["percent-agreement", weighting].value for every in (once, twice))
        if one is not None:
            assert two is not None
            assert two >= one - 1e-12


@given(cases(holes=False))
def test_complete_raters_counted_twice_move_agreement_by_a_known_step(case: Case) -> None:
    raters = len(case.table[0])
    one = found(case.codes, case.table)["percent-agreement", "identity"].value
    two = found(case.codes, [unit + unit for unit in case.table])["percent-agreement", "identity"].value
    assert one is not None
    assert two == pytest.approx((2 * (raters - 1) * one + 1) / (2 * raters - 1))


@given(cases())
def test_a_table_twice_over_leaves_values_and_shrinks_the_error(case: Case) -> None:
    once, twice = found(case.codes, case.table), found(case.codes, case.table * 2)
    for key in once:
        if once[key].value is None or key[0] in {"icc", "kendall-w", "krippendorff-alpha"}:
            continue
        assert twice[key].value == pytest.approx(once[key].value, abs=1e-12), key
        assert (twice[key].se or 0) <= (once[key].se or 0) + 1e-12, key


@given(cases())
def test_alpha_of_a_table_twice_over_falls_by_its_small_sample_step(case: Case) -> None:
    """1 - (N - 1) D / E, with N pairable ratings, becomes 1 - (2 N - 1) 2 D / (4 E)."""
    pairable = sum(len(ratings_of(unit)) for unit in case.table if len(ratings_of(unit)) > 1)
    once, twice = found(case.codes, case.table), found(case.codes, case.table * 2)
    for name in ("nominal", "ordinal", "interval"):
        alpha = once["krippendorff-alpha", name].value
        if alpha is not None:
            expected = 1 - (1 - alpha) * (2 * pairable - 1) / (2 * pairable - 2)
            assert twice["krippendorff-alpha", name].value == pytest.approx(expected, abs=1e-9)


@given(cases(holes=False))
def test_alpha_of_complete_data_is_fleiss_kappa_with_a_correction(case: Case) -> None:
    """Alpha = kappa + (1 - kappa) / (n r) (Krippendorff 2004), nominal as identity, interval as quadratic."""
    every = found(case.codes, case.table)
    ratings = len(case.table) * len(case.table[0])
    for difference, weighting in (("nominal", "identity"), ("interval", "quadratic")):
        kappa, alpha = every["fleiss-kappa", weighting].value, every["krippendorff-alpha", difference].value
        assert (kappa is None) == (alpha is None)
        if kappa is not None:
            assert alpha == pytest.approx(kappa + (1 - kappa) / ratings, abs=1e-9)


@given(cases(holes=False, raters=2))
def test_fleiss_kappa_of_two_raters_is_scotts_pi(case: Case) -> None:
    both = [level for unit in case.table for level in ratings_of(unit)]
    chance = sum((both.count(level) / len(both)) ** 2 for level in set(both))
    observed = sum(one == other for one, other in case.table) / len(case.table)
    kappa = found(case.codes, case.table)["fleiss-kappa", "identity"].value
    assert kappa == (None if chance == 1 else pytest.approx((observed - chance) / (1 - chance), abs=1e-9))


@given(cases(holes=False, raters=2))
def test_congers_kappa_of_two_raters_is_cohens(case: Case) -> None:
    every = found(case.codes, case.table)
    n = len(case.table)
    for weighting in EVERY_WEIGHTING:
        conger, cohen = every["conger-kappa", weighting], every["cohen-kappa", weighting]
        assert (conger.value, conger.undefined) == (near(cohen)[0], cohen.undefined)
        # both linearise the same kappa; Gwet divides by n - 1, Fleiss, Cohen & Everitt by n
        if conger.se is not None and cohen.se is not None:
            assert conger.se * ((n - 1) / n) ** 0.5 == pytest.approx(cohen.se, abs=1e-9)


@given(cases(codes=("0", "1")))
def test_two_levels_leave_nothing_to_weigh(case: Case) -> None:
    every = found(case.codes, case.table)
    for name in ("percent-agreement", "cohen-kappa", "fleiss-kappa", "conger-kappa", "brennan-prediger", "gwet-ac"):
        for weighting in EVERY_WEIGHTING:
            assert parts(every[name, weighting])[:5] == near(every[name, "identity"]), (name, weighting)
    for difference in ("ordinal", "interval", "ratio"):
        one = every["krippendorff-alpha", difference]
        assert parts(one)[:5] == near(every["krippendorff-alpha", "nominal"]), difference


@given(cases(holes=False))
def test_the_consistency_of_a_mean_is_cronbachs_alpha(case: Case) -> None:
    """k / (k - 1) (1 - sum of the raters' variances / variance of the units' sums)."""
    scale, k = Levels(case.codes).scores, len(case.table[0])
    scores = [[scale[level] for level in ratings_of(unit)] for unit in case.table]
    sums = _squares([sum(unit) for unit in scores])
    alpha = found(case.codes, case.table)["icc", "C,k"].value
    apart = sum(_squares(list(column)) for column in zip(*scores, strict=True))
    assert alpha == (pytest.approx(k / (k - 1) * (1 - apart / sums), abs=1e-9) if sums else None)


def _squares(values: list[int]) -> float:
    return (len(values) * sum(value * value for value in values) - sum(values) ** 2) / len(values)


@given(cases())
def test_interval_alpha_compares_squared_differences_of_pairs(case: Case) -> None:
    """Observed: within units, each pair 1 / (r - 1); expected: between all pairable ratings."""
    scores = Levels(case.codes).scores
    units = [unit for unit in case.table if len(ratings_of(unit)) > 1]
    inside = sum(sum(_apart(scores, unit)) / (len(ratings_of(unit)) - 1) for unit in units)
    every = [level for unit in units for level in ratings_of(unit)]
    between = sum((scores[one] - scores[other]) ** 2 for one, other in permutations(every, 2))
    alpha = found(case.codes, case.table)["krippendorff-alpha", "interval"].value
    assert alpha == (pytest.approx(1 - (len(every) - 1) * inside / between, abs=1e-9) if between else None)


def _apart(scores: tuple[int, ...], unit: list[int | None]) -> Iterator[int]:
    return ((scores[one] - scores[other]) ** 2 for one, other in ordered_pairs(unit))


@given(cases(), st.sampled_from([linear, quadratic]))
def test_alpha_takes_any_matrix_whatever_its_unit(case: Case, weighting: Callable[[Levels], Weights]) -> None:
    apart = weighting(Levels(case.codes)).apart
    ratings = of_units(case.table, len(case.codes))
    assume(found(case.codes, case.table)["krippendorff-alpha", "interval"].value is not None)
    tenfold = tuple(tuple(10 * cell for cell in row) for row in apart)
    one, other = krippendorff_alpha(ratings, "one", apart), krippendorff_alpha(ratings, "ten", tenfold)
    assert parts(other)[:5] == near(one)
