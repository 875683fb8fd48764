"""Ratings as counts of rows and of profiles, and their sum."""

from assess.logic.agreement.ratings import Ratings, complete, of_units, prevalence
from tests.logic.agreement.second.scale import Table

TABLE: Table = [[0, 1, None], [1, 0, None], [2, 2, 2], [None, None, None], [None, 1, None]]


def test_equal_rows_and_equal_profiles_are_counted() -> None:
    ratings = of_units([*TABLE, [2, 2, 2]], 3)
    assert ratings.rows == {(0, 1, None): 1, (1, 0, None): 1, (2, 2, 2): 2, (None, 1, None): 1}
    assert ratings.profiles == {(1, 1, 0): 2, (0, 0, 3): 2, (0, 1, 0): 1}


def test_units_without_a_rating_do_not_count() -> None:
    ratings = of_units(TABLE, 3)
    assert (ratings.units, ratings.paired, ratings.raters) == (4, 3, 3)


def test_complete_units_are_those_that_every_rater_rated() -> None:
    ratings = of_units(TABLE, 3)
    assert not ratings.is_complete
    assert complete(ratings).rows == {(2, 2, 2): 1}
    assert complete(ratings).is_complete


def test_of_raters_who_are_not_known_no_unit_can_be_told_to_be_complete() -> None:
    ratings = Ratings({(1, 1): 3})
    assert not ratings.is_complete
    assert complete(ratings) is ratings


def test_prevalence_counts_ratings() -> None:
    assert prevalence(of_units(TABLE, 3), 3) == (2, 3, 3)


def test_files_add_up() -> None:
    whole, parts = of_units(TABLE, 3), of_units(TABLE[:2], 3) + of_units(TABLE[2:], 3)
    assert (parts.rows, parts.profiles, parts.raters) == (whole.rows, whole.profiles, whole.raters)


def test_other_raters_leave_profiles_only() -> None:
    added = of_units([[0, 1]], 2) + of_units([[0, 1, 1]], 2)
    assert (added.rows, added.raters) == (None, None)
    assert added.profiles == {(1, 1): 1, (1, 2): 1}
