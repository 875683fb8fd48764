"""What holds for every table: permutations, relabelling, adding files, named reasons, finite figures."""

from itertools import combinations_with_replacement, product
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic.agreement.coefficient import REASONS
from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import Ratings, of_units
from tests.logic.agreement.tables import KNOW_RATERS, TWO_WAY, Case, assert_same, cases, found, of_ratings, parts


@given(cases(), st.data())
def test_it_does_not_matter_who_stands_in_which_column(case: Case, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(case.table[0]))))
    turned = [[unit[rater] for rater in order] for unit in case.table]
    assert_same(found(case.codes, case.table), found(case.codes, turned))


@given(cases(), st.data())
def test_the_order_of_the_units_does_not_matter(case: Case, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(case.table))
    assert_same(found(case.codes, case.table), found(case.codes, shuffled))


@given(cases(), st.data())
def test_nominal_levels_may_change_their_names(case: Case, data: st.DataObject) -> None:
    names = data.draw(st.permutations(range(len(case.codes))))
    renamed = [[None if level is None else names[level] for level in unit] for unit in case.table]
    assert_same(found(case.codes, case.table, ordered=False), found(case.codes, renamed, ordered=False))


@given(cases())
def test_a_scale_may_be_declared_from_its_other_end(case: Case) -> None:
    last = len(case.codes) - 1
    backwards = [[None if level is None else last - level for level in unit] for unit in case.table]
    assert_same(found(case.codes, case.table), found(case.codes[::-1], backwards))


@given(cases(codes=("0", "1", "2", "5", "10")))
def test_levels_may_be_mirrored_but_for_ratios(case: Case) -> None:
    mirrored = [[None if level is None else 4 - level for level in unit] for unit in case.table]
    one, other = found(case.codes, case.table), found(("0", "5", "8", "9", "10"), mirrored)
    del one["krippendorff-alpha", "ratio"], other["krippendorff-alpha", "ratio"]
    assert_same(one, other)


@pytest.mark.parametrize("scaled", [("0", "10", "20"), ("0", "0.5", "1.0"), ("0.0", "1.50", "3")])
@given(case=cases(codes=("0", "1", "2")))
def test_the_unit_of_measurement_does_not_matter(scaled: tuple[str, ...], case: Case) -> None:
    assert_same(found(case.codes, case.table), found(scaled, case.table))


@given(cases(codes=("0", "1", "2")))
def test_where_the_scale_begins_matters_for_ratios_only(case: Case) -> None:
    one, other = found(case.codes, case.table), found(("5", "6", "7"), case.table)
    del one["krippendorff-alpha", "ratio"], other["krippendorff-alpha", "ratio"]
    assert_same(one, other)


@given(cases(), st.data())
def test_two_files_add_up_to_the_bit(case: Case, data: st.DataObject) -> None:
    cut, size = data.draw(st.integers(1, len(case.table) - 1)), len(case.codes)
    first, second = of_units(case.table[:cut], size), of_units(case.table[cut:], size)
    levels = Levels(case.codes)
    whole, added = of_ratings(of_units(case.table, size), levels), of_ratings(first + second, levels)
    assert [parts(one) for one in whole.values()] == [parts(one) for one in added.values()]


@given(cases())
def test_profiles_alone_are_enough_where_nobody_asks_who(case: Case) -> None:
    ratings, levels = of_units(case.table, len(case.codes)), Levels(case.codes)
    by_rows, alone = of_ratings(ratings, levels), of_ratings(Ratings(ratings.profiles), levels)
    for (name, weighting), one in alone.items():
        if name in KNOW_RATERS or weighting in TWO_WAY:
            assert one.undefined in {"raters-unknown", "no-pairs"}
        else:
            assert parts(one) == parts(by_rows[name, weighting])


@given(cases())
def test_every_figure_is_finite_and_what_is_missing_has_a_name(case: Case) -> None:
    for one in found(case.codes, case.table).values():
        figures = [one.value, one.se, one.low, one.high]
        assert all(isfinite(figure) for figure in figures if figure is not None)
        if one.undefined is None:
            assert one.value is not None
        else:
            assert one.undefined in REASONS
            assert figures == [None] * 4


@given(cases())
def test_limits_enclose_the_value_and_have_a_width(case: Case) -> None:
    for one in found(case.codes, case.table).values():
        assert (one.low is None) == (one.high is None)
        if one.low is not None and one.high is not None and one.value is not None:
            assert one.low <= one.value <= one.high
            assert one.high - one.low > 1e-9, (one.name, one.weights)


@pytest.mark.parametrize("units", [2, 3, 4])
def test_limits_of_every_small_table_enclose_the_value(units: int) -> None:
    """Tables on which the approximations behind the limits of ICC(A,1) and ICC(A,k) break down are among these."""
    levels = ("7", "4", "2")
    for rows in combinations_with_replacement(product(range(3), repeat=2), units):
        for one in found(levels, [list(row) for row in rows]).values():
            if one.low is not None and one.high is not None and one.value is not None:
                assert one.low <= one.value <= one.high, (rows, one.name, one.weights)


@given(cases())
def test_nothing_is_more_than_full_agreement(case: Case) -> None:
    for (name, form), one in found(case.codes, case.table).items():
        if one.value is not None:
            assert one.value <= 1 + 1e-12, (name, form)
