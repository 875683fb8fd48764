"""A table of units by raters: what is read, and what is refused at which place."""

import pytest

from assess.logic.agreement.levels import Levels
from assess.logic.table.faults import MOST_FAULTS, Fault, TableRefused
from assess.logic.table.parse import Reading, Table, parse_table

LEVELS = Levels(["0", "1", "2"])


def parsed(text: str, *wanted: str, missing: tuple[str, ...] = (), levels: Levels = LEVELS) -> Table:
    return parse_table(text, Reading(levels, missing), wanted)


def faults(text: str, *wanted: str) -> tuple[Fault, ...]:
    with pytest.raises(TableRefused) as refused:
        parsed(text, *wanted)
    return refused.value.faults


def test_a_line_is_a_unit_and_an_empty_cell_is_missing() -> None:
    table = parsed("A1,A2\n0,1\n0,1\n,2\n")
    assert table.raters == ("A1", "A2")
    assert table.rows == {(0, 1): 2, (None, 2): 1}
    assert table.units == 3


def test_a_unit_that_nobody_rated_is_counted_as_a_unit() -> None:
    assert parsed("A1\tA2\n\t\n1\t2\n").units == 2


def test_blank_lines_are_no_units() -> None:
    assert parsed("A1,A2\n\n0,1\n   \n1,1\n\n\n").units == 2


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_the_first_line_says_how_cells_are_divided(divider: str) -> None:
    assert parsed(f"A1{divider}A2\n2{divider}1\n").rows == {(2, 1): 1}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_way_to_end_a_line_will_do(end: str) -> None:
    assert parsed(f"A1,A2{end}0,1{end}2,2{end}").rows == {(0, 1): 1, (2, 2): 1}


def test_cells_and_labels_may_stand_in_quotes() -> None:
    table = parsed('"Smith, J";"said ""one"""\n"1";2\n')
    assert table.raters == ("Smith, J", 'said "one"')
    assert table.rows == {(1, 2): 1}


def test_numbers_are_the_same_however_they_are_written() -> None:
    assert parsed("A1,A2\n1.0, 2\n1,2.00\n").rows == {(1, 2): 2}


def test_letters_are_compared_exactly() -> None:
    letters = Levels(["N", "P", "Y"])
    assert parsed("A1,A2\nN,Y\n", levels=letters).rows == {(0, 2): 1}
    with pytest.raises(TableRefused):
        parsed("A1,A2\nn,Y\n", levels=letters)


def test_only_the_named_columns_are_read() -> None:
    table = parsed("case,A1,remark,A2\nC-1,0,none,1\n", "A1", "A2")
    assert (table.raters, table.rows) == (("A1", "A2"), {(0, 1): 1})


def test_another_sign_for_missing_is_declared() -> None:
    assert parsed("A1,A2\nNA,1\n.,2\n", missing=("NA", ".")).rows == {(None, 1): 1, (None, 2): 1}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ("table-empty", 1, None)),
        ("A1\n0\n", ("one-column", 1, None)),
        (",".join(f"A{at}" for at in range(1001)), ("too-many-raters", 1, None)),
        ("A1,\n0,1\n", ("label-missing", 1, 2)),
        ("A1,a1\n0,1\n", ("label-twice", 1, 1)),
        ("\uff21\uff11,a1\n0,1\n", ("label-twice", 1, 1)),
        ("e\u0301,\u00e9\n0,1\n", ("label-twice", 1, 1)),
        ("A 1,A  1\n0,1\n", ("label-twice", 1, 1)),
        ("A1,A2\n0,1\n0\n", ("cells-differ", 3, None)),
        ("A1,A2\n0,1,2\n", ("cells-differ", 2, None)),
        ("A1,A2\n0,1\n\n0,3\n", ("level-not-declared", 4, 2)),
        ("A1,A2\nNA,1\n", ("level-not-declared", 2, 1)),
        ('A1,A2\n0,1\n"0,1\n', ("quote-open", 3, None)),
        ('A1,A2\n"0"x,1\n', ("quote-open", 2, None)),
        ('"A1,A2\n0,1\n', ("one-column", 1, None)),
        ('A1,"A2\n0,1\n', ("quote-open", 1, None)),
        ("A1,A2\n0,\x001\n", ("binary", 1, None)),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(text: str, fault: Fault) -> None:
    assert faults(text)[0] == fault


def test_a_column_that_is_not_there_is_named() -> None:
    assert faults("A1,A2\n0,1\n", "A1", "A3") == (("no-such-column", 1, None),)


def test_one_named_column_is_not_two_raters() -> None:
    assert faults("A1,A2\n0,1\n", "A1") == (("one-rater", 1, None),)


def test_only_the_first_faults_are_named() -> None:
    assert len(faults("A1,A2\n" + "9,9\n" * 50)) == MOST_FAULTS


def test_words_of_a_refusal_repeat_nothing_from_the_table() -> None:
    with pytest.raises(TableRefused) as refused:
        parsed("A1,A2\nsecret,1\n")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("blank", ["\x0c", "\u00a0", " \u3000 ", "\t"])
def test_a_line_of_any_white_space_is_no_unit(blank: str) -> None:
    assert parsed(f"A1,A2\n0,1\n{blank}\n").units == 1
    assert faults(f"A1,A2\n{blank}\n0,9\n") == (("level-not-declared", 3, 2),)


def test_labels_and_columns_have_a_most() -> None:
    assert faults("A" * 201 + ",B\n0,1\n") == (("label-too-long", 1, 1),)
    assert faults("," * 16_384 + "\n") == (("too-many-columns", 1, None),)


def test_a_long_cell_is_no_open_quote() -> None:
    assert faults("A,B\n" + "0" * 200_000 + ",1\n") == (("level-not-declared", 2, 1),)


def test_lines_behind_a_cell_with_a_line_end_are_counted_on() -> None:
    text = 'A,B\n0,1\n"0",2\n"\n1",1\n0,9\n'
    assert faults(text) == (("level-not-declared", 6, 2),)
    assert parsed(text[:-4]).rows == {(0, 1): 1, (0, 2): 1, (1, 1): 1}


def test_what_is_missing_is_no_level() -> None:
    for codes, missing in ((["0", "", "1"], ()), (["0", "1"], ("1.0",)), (["N", "P"], ("P",))):
        with pytest.raises(ValueError, match=r"missing"):
            Reading(Levels(codes), missing)
