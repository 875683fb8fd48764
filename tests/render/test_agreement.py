"""Agreement as text: what stands where, to the letter."""

from assess.cli.agreeing import Agreement, Choices
from tests.cli.agreement_tables import HOLES, THIRTY

TWO_RATERS = """\
Agreement of 2 raters over 30 units: 60 ratings
raters: A1, A2
levels: numbers, as far apart as they say
For training sets and studies, never for one case and not for appraising
assessors.

level   ratings   share
0            16    27 %
1            25    42 %
2            19    32 %

"""


def text(table: str, *, every: bool = False) -> str:
    return Agreement(table, ["0", "1", "2"], Choices()).text(every=every)


def test_two_raters_get_cohens_kappa() -> None:
    assert text(THIRTY).startswith(TWO_RATERS)
    assert "\nCohen's kappa         linear " in text(THIRTY)


def test_three_raters_do_not() -> None:
    assert "Cohen" not in text(HOLES)
    assert "Cohen's kappa         linear     undefined: it takes exactly two raters\n" in text(HOLES, every=True)


def test_a_reason_stands_where_figures_would() -> None:
    assert "ICC(A,1)              -          undefined: not every rater rated every unit\n" in text(HOLES)


def test_what_limits_take_is_said_only_where_some_are_lacking() -> None:
    assert "Limits take 15 units" in text(HOLES)
    assert "Limits take" not in text(THIRTY)


def test_no_line_is_wider_than_a_terminal() -> None:
    wide = THIRTY.replace("A1", "A" * 200)
    assert max(len(line) for line in text(wide, every=True).splitlines() if "AAA" not in line) <= 80


def test_units_that_nobody_rated_are_told_apart() -> None:
    assert text("A1,A2\n0,1\n,\n,\n1,1\n").startswith("Agreement of 2 raters over 4 units, 2 of them rated by nobody: ")


def test_how_many_units_are_complete_is_said_of_all() -> None:
    shown = Agreement(HOLES, ["0", "1", "2"], Choices(only_complete=True)).text(every=False)
    assert shown.startswith("Agreement of 3 raters over the 3 of 6 units that every rater rated: 9 ratings\n")


def test_one_unit_is_not_called_units() -> None:
    assert text("A1,A2\n0,1\n").startswith("Agreement of 2 raters over 1 unit: 2 ratings\n")
